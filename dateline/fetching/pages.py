"""What an address gave."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """The body of an answer, decompressed, and what the server told of it ("" where it told nothing)."""

    address: str
    """Where it was at last, after all redirects; in ASCII."""
    type: str
    """Its Content-Type."""
    body: bytes
    etag: str = ""
    modified: str = ""
    """Its Last-Modified."""
