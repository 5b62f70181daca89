"""Who may ask the review for anything: its own page on this machine, and nobody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import compare_digest

from output.reviewing.page import POLICY

TOKEN_HEADER = "X-Dateline-Token"  # noqa: S105  (the name of a header, not a token)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What every answer carries, refusals too."""


@dataclass(frozen=True, slots=True)
class Asker:
    """What a request says of where it comes from."""

    method: str
    token: str
    """From the address."""
    host: str
    headers: Mapping[str, str]
    """Their names in lower case."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not answered."""

    status: int
    why: str


def refuse(asker: Asker, token: str, port: int) -> Refusal | None:
    """Why a request is refused; None for one of our own page.

    A name that leads here from elsewhere shows by `Host` (DNS rebinding), a page of somebody else by `Origin`
    and `Sec-Fetch-Site`; none of them knows the token.
    """
    if asker.host not in (f"127.0.0.1:{port}", f"localhost:{port}"):
        return Refusal(403, "this review answers to 127.0.0.1 only")
    if not _is_same(asker.token, token):
        return Refusal(403, "the address is not the one that `dateline review` printed")
    if asker.method in ("GET", "HEAD"):
        return None
    if asker.method != "POST":
        return Refusal(405, "only GET and POST")
    if not _is_same(asker.headers.get(TOKEN_HEADER.lower(), ""), token):
        return Refusal(403, "without the token nothing is written")
    if asker.headers.get("origin") != f"http://{asker.host}":
        return Refusal(403, "nothing is written for another page")
    if asker.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return Refusal(403, "nothing is written for another page")
    if asker.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return Refusal(415, "must be application/json")
    return None


def _is_same(given: str, token: str) -> bool:
    """Compared in a time that tells nothing."""
    return compare_digest(given.encode("utf-8", "replace"), token.encode())
