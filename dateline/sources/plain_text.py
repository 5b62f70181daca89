"""Plain text: the file is the article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.decoding import decode_text
from output.model import Skipped
from timeline.model import SourceDocument

SUFFIXES = (".txt", ".text")


def read(path: Path) -> Iterator[SourceDocument | Skipped]:
    """The one article of a text file."""
    yield SourceDocument("", decode_text(path.read_bytes()), str(path))
