"""A page as Chromium saves it in one file (MHTML, RFC 2557): its HTML, read like any web page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.errors import SourceError
from dateline.sources.messages import header_of, parse_message, parts_of
from dateline.sources.web_page import read_page
from output.model import Skipped
from timeline.model import SourceDocument

SUFFIXES = (".mhtml", ".mht")


def read(path: Path) -> Iterator[SourceDocument | Skipped]:
    """The one article of a page. The day it was saved is no day of publication."""
    message = parse_message(path.read_bytes())
    content, charset = next(parts_of(message, "text/html"), (b"", None))
    if not content.strip():
        raise SourceError("no web page in it")
    address = header_of(message, "Snapshot-Content-Location") or header_of(message, "Content-Location")
    yield read_page(content, str(path), charset, address)
