"""PDF: the text of its pages as one article, and what XMP and the document information say of it.

The day of publication is taken from XMP properties that mean it. /CreationDate is when the file was made,
years later where a page was printed or an archive exported: the text, the name of the file and the other
articles are better witnesses.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import SourceError
from dateline.sources.damage import DAMAGE
from dateline.sources.metadata import describe_document
from dateline.sources.page_lines import read_page
from dateline.sources.page_text import find_address, join_pages
from dateline.sources.plain_text import find_headline
from dateline.sources.xmp import read_xmp
from output.model import Skipped
from timeline.model import SourceDocument

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

SUFFIXES = (".pdf",)

_MOST_PAGES = 1000
_MOST_DRAWN = 2_000_000
"""Bytes of instructions for one page; what takes more is a map or a picture, and minutes to go through."""
_MOST_DRAWN_IN_ALL = 30_000_000
_FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|indd|qxd|odt|rtf|pages|html?)\b|^(?:untitled|microsoft word|ohne titel)", re.I
)
"""Titles that a program gave, not a person."""


def read(path: Path) -> Iterator[SourceDocument | Skipped]:
    """The one article of a file."""
    from pypdf import PdfReader  # 0.2 s that a build without PDF files need not pay
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells what it repaired
    try:
        with PdfReader(path) as reader:
            pages, told = _open(reader), _metadata(reader)
    except (PyPdfError, *DAMAGE):
        raise SourceError("a damaged PDF; open it and save it anew") from None
    text = join_pages(pages)
    if not any(char.isalnum() for char in text):
        raise SourceError("no text in it (a scan?); run OCR first")
    told["url"] = told.get("url") or find_address(pages)
    yield describe_document(
        SourceDocument("", text, str(path), title=find_headline(text.replace("\n", "\n\n"))), told
    )


def _open(reader: PdfReader) -> list[str]:
    """The text of each page."""
    from pypdf import PasswordType

    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise SourceError("protected by a password; save it without one")
    if len(reader.pages) > _MOST_PAGES:
        raise SourceError(f"longer than {_MOST_PAGES} pages; split it")
    drawn, pages = 0, []
    for page in reader.pages:
        length = _drawing_of(page)
        drawn += length
        if drawn > _MOST_DRAWN_IN_ALL:
            raise SourceError("too many drawings in it; print its text alone")
        pages.append(read_page(page) if length <= _MOST_DRAWN else "")
    return pages


def _drawing_of(page: PageObject) -> int:
    """How many bytes of instructions draw a page."""
    contents = page.get("/Contents")
    if contents is None:
        return 0
    given = contents.get_object()
    return sum(
        len(stream.get_object().get_data()) for stream in (given if isinstance(given, list) else [given])
    )


def _metadata(reader: PdfReader) -> dict[str, str | None]:
    """What the file says of the article; nothing where that part of it is broken."""
    from pypdf.errors import PyPdfError

    try:
        title = (reader.metadata and reader.metadata.title) or ""
        packet = reader.root_object.get("/Metadata")
        xmp = read_xmp(packet.get_object().get_data()) if packet else {}
        language = reader.root_object.get("/Lang")
    except (PyPdfError, *DAMAGE):
        return {}
    titles = (line for line in (xmp.get("title", ""), title) if line and not _FILE_NAME.search(line))
    return {"language": str(language or ""), **xmp, "title": next(titles, None)}
