"""JSON Lines: an article a line, `{"id", "title", "text", "published", "publisher", "url"}`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.decoding import read_object
from dateline.errors import SourceError
from dateline.lengths import LONGEST_LINE
from dateline.sources.records import BAD_ENOUGH, read_record
from output.model import Skipped
from timeline.model import SourceDocument

SUFFIXES = (".jsonl", ".ndjson")


def read(path: Path) -> Iterator[SourceDocument | Skipped]:
    """The articles of a file, one line after the other; a bad line is skipped, never the others."""
    with path.open("rb") as lines:
        number, good = 0, 0
        while line := lines.readline(LONGEST_LINE + 1):
            number += 1
            source = f"{path}:{number}"
            if len(line) > LONGEST_LINE:
                yield Skipped(source, f"longer than {LONGEST_LINE // 1_000_000} MB")
                while line and not line.endswith(b"\n"):
                    line = lines.readline(LONGEST_LINE)
                continue
            if line.strip() and line.strip() != b"\xef\xbb\xbf":
                for item in _read_line(line, source):
                    good += isinstance(item, SourceDocument)
                    yield item
            if number >= BAD_ENOUGH and not good:
                raise SourceError(f"none of the first {number} lines is an article; the rest was not read")


def _read_line(line: bytes, source: str) -> Iterator[SourceDocument | Skipped]:
    try:
        record = read_object(line)
    except SourceError as error:
        yield Skipped(source, str(error))
        return
    yield from read_record(record, source)
