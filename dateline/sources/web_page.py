"""A saved web page: trafilatura finds the story, the page itself says what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from lxml import etree, html  # type: ignore[import-untyped]  # lxml has no types

from dateline.decoding import decode_text
from dateline.errors import SourceError
from dateline.sources.metadata import describe_document
from dateline.sources.page_metadata import find_metadata
from output.model import Skipped
from timeline.cleaning import clean_text
from timeline.dates import read_dates
from timeline.languages import load_language
from timeline.model import SourceDocument

SUFFIXES = (".html", ".htm", ".xhtml")

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})|<\?xml[^>]{0,100}?encoding=[\"']([A-Za-z0-9_.:-]{2,40})",
    re.IGNORECASE,
)
_UNREADABLE = "not a web page that can be read"
_DIGIT = re.compile(r"\d")
_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_SENTENCE, _LONGEST_DATE_LINE = 8, 14
"""Words."""
_NEAR = 12
"""Lines."""


def read(path: Path) -> Iterator[SourceDocument | Skipped]:
    """The one article of a page."""
    yield read_page(path.read_bytes(), str(path))


def read_page(
    content: bytes, source: str, charset: str | None = None, address: str | None = None
) -> SourceDocument:
    """The article of a page; `charset` and `address` are what it was sent with, where it says nothing better.

    Raises SourceError for a page that cannot be read.
    """
    declared = _CHARSET.search(content[:4096])
    named = (declared[1] or declared[2]).decode("ascii") if declared else None
    page = decode_text(content, charset or named)
    tree = _parse(page)
    try:
        story, told = _find_story(page, tree), find_metadata(tree)
    except etree.LxmlError:  # nested so deeply, or so long, that lxml gives up
        raise SourceError(_UNREADABLE) from None
    if not told["published"]:
        story = find_date_line(page, story) + story
    return describe_document(SourceDocument("", story, source), told | {"url": told["url"] or address})


def _parse(page: str) -> html.HtmlElement:
    # lxml refuses text that declares an encoding in an XML declaration.
    page = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", page).replace("\x00", "")
    try:
        tree = html.document_fromstring(page)
    except (etree.LxmlError, ValueError, AssertionError):
        raise SourceError(_UNREADABLE) from None
    return tree


def _find_story(page: str, tree: html.HtmlElement) -> str:
    """The text of the story; of the whole page when no story can be told from its surroundings."""
    import trafilatura  # 0.4 s that a build without web pages need not pay

    story = trafilatura.extract(
        page, output_format="txt", include_comments=False, include_tables=True, include_formatting=False
    )
    if story and (told := "\n".join(line for line in story.split("\n") if not _is_menu(line))).strip():
        return told
    for element in list(tree.iter("script", "style", "noscript", "template", "nav", "form", "footer")):
        element.drop_tree()
    blocks = (
        " ".join(block.text_content().split()) for block in tree.iter("p", "h1", "h2", "h3", "li", "td")
    )
    text = "\n".join(block for block in blocks if block) or " ".join(tree.text_content().split())
    if not text:
        raise SourceError("no text in the page")
    return text


def _is_menu(line: str) -> bool:
    """Whether this is a row of a table that holds links to other pages ("| HOME | REGION |")."""
    cells = line.strip("| ").replace("\\|", "|").split("|")
    return line.startswith("|") and all(len(cell.split()) <= 2 and not _DIGIT.search(cell) for cell in cells)


def find_date_line(page: str, story: str) -> str:
    """The line nearest above the story that gives a day ("Our correspondent, Wednesday 12 February"); "" if
    there is none. What takes a story out of its page often leaves that line behind."""
    opening = next((line for line in story.split("\n") if len(line.split()) >= _SENTENCE), story)
    opening = " ".join(opening.split())[:40]
    lines = [" ".join(line.split()) for line in unescape(clean_text(page)).split("\n")]
    above = next((number for number, line in enumerate(lines) if opening and opening in line), 0)
    near = [line for line in lines[:above] if line][-_NEAR:]
    for line in reversed(near):
        if len(line.split()) <= _LONGEST_DATE_LINE and line not in story and _gives_a_day(line):
            return f"{line}\n"
    return ""


def _gives_a_day(line: str) -> bool:
    dates = read_dates(SourceDocument("", line, ""), load_language("en"))
    return any(_DAY.match(found.value) for found in dates)
