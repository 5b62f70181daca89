"""The address a site is published at, as an editor writes it: `site.url`, or `--url` of the embed command."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from dateline.tables import Table

_EXAMPLE = "write the address of its folder: https://example.org/explainer/"
_HOST = r"[^\s/?#@\\<>\"'`{}|^\x00-\x1f\x7f]+"
_PATH = r"[^\s?#\\<>\"'`{}|^\x00-\x1f\x7f]*"


def read_address(site: Table) -> str | None:
    """The value of `site.url`; None if absent, or wrong, which the table then notes."""
    given = site.text("url")
    if given is None:
        return None
    trouble = find_trouble(given)
    if trouble:
        site.complain("url", f'{trouble}: "{given[:60]}"; {_EXAMPLE}')
        return None
    return end_with_slash(given)


def find_trouble(address: str) -> str | None:
    """What keeps a text from being the address of a folder on the web; None if nothing does."""
    if not re.match(r"https?://", address, re.IGNORECASE):
        return "must start with https:// or http://"
    if not re.fullmatch(rf"https?://{_HOST}(/{_PATH})?", address, re.IGNORECASE):
        return "no address of a folder"
    try:
        parts = urlsplit(address)
        known = parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        known = None
    if not known:
        return "no address of a folder"
    return "names a file" if re.search(r"\.html?$", parts.path, re.IGNORECASE) else None


def end_with_slash(address: str) -> str:
    """The address of a folder as others are joined to it."""
    return address.rstrip("/") + "/"
