"""Ids made of names and addresses: letters and digits of any script, in lower case, and hyphens."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from pathlib import Path

_LONGEST = 120
_SCHEME = re.compile(r"(?:https?://(?:www\.)?|urn:(?:uuid:)?|tag:)", re.IGNORECASE)


def make_slug(stem: str) -> str:
    """A path within a source as an id.

    >>> make_slug("2025/Élysée: day 2.txt")
    '2025-élysée-day-2'
    """
    return _slug(shown(str(Path(stem).with_suffix(""))))[:_LONGEST] or f"document-{fingerprint(stem)}"


def slug_of_address(address: str) -> str:
    """The address or permanent id of an article on the web as an id; a long one ends in its fingerprint.

    >>> slug_of_address("https://www.quay.example/2025/harbour.html?p=7")
    'quay-example-2025-harbour-html-p-7'
    """
    slug = _slug(_SCHEME.sub("", address, count=1))
    if slug and len(slug) <= _LONGEST:
        return slug
    return f"{slug[: _LONGEST - 9] or 'document'}-{fingerprint(address)}"


def fingerprint(text: str) -> str:
    """Eight hexadecimal digits that another text is unlikely to have."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def shown(path: str) -> str:
    """A path as text; bytes of a file name that are not UTF-8 are replaced."""
    return os.fsencode(path).decode("utf-8", "replace").replace(os.sep, "/")


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).lower()
    return "-".join("".join(char if char.isalnum() else " " for char in plain).split())
