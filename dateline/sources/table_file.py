"""Tables (CSV, TSV): an article a row, under a row of headings that says what each column holds."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from dateline.decoding import decode_text
from dateline.errors import SourceError
from dateline.sources.records import BAD_ENOUGH, read_record
from output.model import Skipped
from timeline.model import SourceDocument

SUFFIXES = (".csv", ".tsv", ".tab")

_NAMES: Mapping[str, Sequence[str]] = tomllib.loads(
    files("dateline.sources").joinpath("columns.toml").read_text(encoding="utf-8")
)
_DELIMITERS = ",;\t|"
_LONGEST_FIELD = 20_000_000
"""Characters."""
_LONGEST_HEADING = 100_000
_MOST_NAMED = 12
"""Headings that a message repeats."""
_NOT_OF_NAMES = re.compile(r"[\s_-]+")
_EXCEL_SAYS = re.compile(r"sep=(.)\r?\n")


def read(path: Path) -> Iterator[SourceDocument | Skipped]:
    """The articles of a table, one row after the other; a bad row is skipped, never the others."""
    text = decode_text(path.read_bytes())
    said = _EXCEL_SAYS.match(text)
    lines = io.StringIO(text[said.end() :] if said else text, newline="")
    delimiter, columns = _read_headings(lines.getvalue(), said[1] if said else _DELIMITERS)
    csv.field_size_limit(_LONGEST_FIELD)
    rows = csv.reader(lines, delimiter=delimiter)
    before, good, bad = 1 if said else 0, 0, 0
    try:
        next(rows)
        start = rows.line_num + before
        for row in rows:
            if any(cell.strip() for cell in row):
                record = {key: row[place].strip() for key, place in columns.items() if place < len(row)}
                for item in read_record(record, f"{path}:{start + 1}"):
                    good += isinstance(item, SourceDocument)
                    bad += isinstance(item, Skipped)
                    yield item
            start = rows.line_num + before
            if bad >= BAD_ENOUGH and not good:
                raise SourceError(f"none of the first {bad} rows is an article; the rest was not read")
    except (csv.Error, StopIteration) as error:
        raise SourceError(f"not a table from line {rows.line_num + before + 1} on: {error}") from None


def _read_headings(text: str, delimiters: str) -> tuple[str, dict[str, int]]:
    """What separates the columns, and at which place each of our keys stands."""
    found = [(delimiter, _headings(text, delimiter)) for delimiter in delimiters]
    delimiter, headings = max(found, key=lambda pair: (len(_places(pair[1])), len(pair[1])))
    places = _places(headings)
    if "text" not in places:
        named = ", ".join(heading[:40] for heading in headings[:_MOST_NAMED])
        more = ", ..." if len(headings) > _MOST_NAMED else ""
        raise SourceError(f'has no column "text"; found: {named}{more}')
    return delimiter, places


def _headings(text: str, delimiter: str) -> list[str]:
    try:
        first = next(csv.reader(io.StringIO(text[:_LONGEST_HEADING], newline=""), delimiter=delimiter), [])
    except csv.Error:
        return []
    return [" ".join(heading.split()) for heading in first]


def _places(headings: Sequence[str]) -> dict[str, int]:
    """The first column that has one of the names of a key, for each key that has one."""
    plain = [_NOT_OF_NAMES.sub("", heading).lower() for heading in headings]
    return {
        key: plain.index(next(name for name in names if name in plain))
        for key, names in _NAMES.items()
        if any(name in plain for name in names)
    }
