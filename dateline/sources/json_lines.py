"""JSON Lines: an article a line, `{"id", "title", "text", "published", "publisher", "url"}`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.decoding import read_object, whole_characters
from dateline.errors import SourceError
from dateline.sources.metadata import KEYS, describe_document, read_day
from output.model import Skipped
from timeline.model import SourceDocument

SUFFIXES = (".jsonl", ".ndjson")

LONGEST_LINE = 20_000_000
"""Bytes."""

_BAD_ENOUGH = 20
"""Lines; a file that starts with so many bad ones is something else."""


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
            if number >= _BAD_ENOUGH and not good:
                raise SourceError(f"none of the first {number} lines is an article; the rest was not read")


def _read_line(line: bytes, source: str) -> Iterator[SourceDocument | Skipped]:
    try:
        record = read_object(line)
        document = SourceDocument(_id_of(record), _text_of(record), source)
    except SourceError as error:
        yield Skipped(source, str(error))
        return
    told = {key: str(value) if isinstance(value := record.get(key), str | int) else None for key in KEYS}
    if (written := told["published"]) and not read_day(written):
        yield Skipped(source, f'published: not a day: "{written[:60]}"; left out, the article itself is read')
    yield describe_document(document, told)


def _text_of(record: dict[str, Any]) -> str:
    text = record.get("text")
    if not isinstance(text, str):
        raise SourceError('has no "text"')
    if not text.strip():
        raise SourceError("empty")
    return whole_characters(text)


def _id_of(record: dict[str, Any]) -> str:
    given = record.get("id")
    return (
        whole_characters(str(given)) if isinstance(given, str | int) and not isinstance(given, bool) else ""
    )
