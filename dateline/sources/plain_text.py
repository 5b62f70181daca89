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
_FAR_ENOUGH = 1000


def read(path: Path) -> Iterator[SourceDocument | Skipped]:
    """The one article of a text file."""
    text = unwrap_text(decode_text(path.read_bytes()).replace("\r\n", "\n"))
    yield SourceDocument("", text, str(path), title=find_headline(text))


def find_headline(text: str) -> str | None:
    """The first line of more than two words, if it stands alone and is no sentence.

    >>> find_headline("OPINION\\n\\nHarbour reopens after the storm\\n\\nIt was ...")
    'Harbour reopens after the storm'
    """
    blocks = (block.strip() for block in text[:_FAR_ENOUGH].split("\n\n"))
    first = next((block for block in blocks if len(block.split()) > 2), "")
    headline = " ".join(first.split())
    if "\n" in first or len(first.split()) > _MOST_WORDS or headline.endswith((".", ":", ",", ";")):
        return None
    return headline if headline and (headline[0].isupper() or headline[0].isdigit()) else None
