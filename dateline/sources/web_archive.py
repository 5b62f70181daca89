"""Web archives (WARC, ISO 28500): each page that was fetched is an article, read like any web page."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from email.message import Message
from io import StringIO
from pathlib import Path
from typing import Any

from dateline.errors import SourceError
from dateline.sources.damage import DAMAGE
from dateline.sources.slugs import slug_of_address
from dateline.sources.web_page import read_page
from output.model import Skipped
from timeline.model import SourceDocument

SUFFIXES = (".warc", ".warc.gz")

_START = 1024
_GZIP = b"\x1f\x8b"
_FIRST_WORDS = (b"WARC/", b"filedesc:")
"""The latter of ARC, which came before WARC."""
_PAGES = ("text/html", "application/xhtml+xml")
_LARGEST_PAGE = 20_000_000
_LARGEST = 1_000_000_000
_EXPANSION = 100
"""Bytes of all records, and times the size of the file: beyond both it was made to fill a disk."""

_Record = Any  # warcio has no types


def read(path: Path, passed: int = 0) -> Iterator[SourceDocument | Skipped]:
    """The articles of an archive, in its order; what is no page (pictures, scripts) is left out, and the
    first few pages if they need not be read again."""
    try:
        from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # an extra
        from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
    except ImportError:
        raise SourceError("needs `pip install 'dateline[warc]'`") from None

    if not _starts_like_one(path):
        raise SourceError("not a web archive (WARC)")
    unpacked, most = 0, max(_LARGEST, _EXPANSION * path.stat().st_size)
    with path.open("rb") as file:
        records = ArchiveIterator(file)
        while True:
            try:
                with redirect_stderr(StringIO()):  # warcio prints what it stumbles over
                    record = next(records, None)
                    unpacked += max(0, record.length or 0) if record else 0
                    fetched = _page_of(record) if record and unpacked <= most else None
            except (ArchiveLoadFailed, *DAMAGE):
                raise SourceError("damaged from here on; what stands before was read") from None
            if record is None:
                return
            if unpacked > most:
                raise SourceError(f"unpacks to more than {most // 1_000_000:,} MB; the rest was not read")
            if fetched and passed:
                passed -= 1
            elif fetched:
                yield _read_page(str(path), *fetched)


def _starts_like_one(path: Path) -> bool:
    """Whether a file, packed or not, starts with the words that a record starts with; warcio looks through
    gigabytes for them."""
    with path.open("rb") as file:
        start = file.read(_START)
    if start.startswith(_GZIP):
        try:
            start = zlib.decompressobj(31).decompress(start, _START)
        except zlib.error:
            return False
    return start.lstrip().startswith(_FIRST_WORDS)


def _page_of(record: _Record) -> tuple[str, bytes, str | None] | None:
    """The address, the content and the charset of a page that was found where it was looked for."""
    if record.rec_type != "response" or not record.http_headers:
        return None
    header = Message()
    header["Content-Type"] = record.http_headers.get_header("Content-Type") or ""
    if not record.http_headers.get_statuscode().startswith("2") or header.get_content_type() not in _PAGES:
        return None
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    content = record.content_stream().read(_LARGEST_PAGE + 1)
    return address.strip("<>"), content, header.get_content_charset()


def _read_page(path: str, address: str, content: bytes, charset: str | None) -> SourceDocument | Skipped:
    slug = slug_of_address(address)
    source = f"{path}#{slug}"
    if len(content) > _LARGEST_PAGE:
        return Skipped(source, f"larger than {_LARGEST_PAGE // 1_000_000} MB")
    try:
        return replace(read_page(content, source, charset, address), id=slug)
    except SourceError as error:
        return Skipped(source, str(error))
