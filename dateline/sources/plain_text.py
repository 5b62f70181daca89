"""Plain text: the file is the article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.decoding import decode_text
from dateline.sources.paragraphs import unwrap_text
from output.model import Skipped
from timeline.model import SourceDocument

SUFFIXES = (".txt", ".text")

_MOST_WORDS = 24


def read(path: Path) -> Iterator[SourceDocument | Skipped]:
    """The one article of a text file."""
    text = unwrap_text(decode_text(path.read_bytes()).replace("\r\n", "\n"))
    yield SourceDocument("", text, str(path), title=find_headline(text))


def find_headline(text: str) -> str | None:
    """The first line, if it stands alone and is no sentence.

    >>> find_headline("Harbour reopens after the storm\\n\\nIt was ...")
    'Harbour reopens after the storm'
    """
    first, _, rest = text.lstrip().partition("\n")
    first = " ".join(first.split())
    alone = not rest.split("\n", 1)[0].strip() and rest.strip()
    if not alone or not 3 <= len(first.split()) <= _MOST_WORDS or first.endswith((".", ":", ",", ";")):
        return None
    return first if first[0].isupper() or first[0].isdigit() else None
