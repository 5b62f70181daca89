"""Markdown: front matter between two lines of `---`, then the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dateline.decoding import decode_text
from dateline.sources.metadata import describe_document, read_header
from dateline.sources.paragraphs import unwrap_markdown
from output.model import Skipped
from timeline.model import SourceDocument

SUFFIXES = (".md", ".markdown")

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+([^\n]*)", re.MULTILINE)
_MARKS = (
    (re.compile(r"^(```|~~~)[^\n]*$", re.MULTILINE), ""),
    (re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\[\]\s]{0,2000}(?:[ \t]\"[^\"\n()]{0,500}\")?\)"), ""),
    (re.compile(r"\[([^\[\]\n]{0,500})\]\([^()\[\]\s]{0,2000}(?:[ \t]\"[^\"\n()]{0,500}\")?\)"), r"\1"),
    (re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,3}[-*+][ \t]+", re.MULTILINE), ""),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*]{1,2000})(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<!\w)(_{1,2})(?=\S)([^_]{1,2000})(?<=\S)\1(?!\w)"), r"\2"),
)


def read(path: Path) -> Iterator[SourceDocument | Skipped]:
    """The article of a Markdown file, as a reader sees it: without links' addresses and marks."""
    text = decode_text(path.read_bytes()).replace("\r\n", "\n")
    front = _FRONT_MATTER.match(text)
    body = text[front.end() :] if front else text
    title = _HEADING.search(body)
    document = SourceDocument(
        "",
        strip_marks(unwrap_markdown(body)),
        str(path),
        title=strip_marks(title[0]) or None if title else None,
    )
    if front:
        told, problems = read_header(front[1])
        document = describe_document(document, told)
        yield from (Skipped(f"{path}:{line + 1}", problem) for line, problem in problems)
    yield document


def strip_marks(markdown: str) -> str:
    """The text without the marks that make headings, lists, links and emphasis.

    >>> strip_marks("# A *fine* [day](https://example.org)")
    'A fine day'
    """
    markdown = _HEADING.sub(lambda heading: heading[1].strip().rstrip("#").rstrip(), markdown)
    for mark, replacement in _MARKS:
        markdown = mark.sub(replacement, markdown)
    return markdown
