"""How well dates are read: precision and recall on texts that are marked by hand.

Usage: python scripts/score_dates.py [--errors] FILE...    e.g. tests/examples/dated/*.txt

In a marked text (`scripts/marking.py`) every date, time, duration and set stands as `[[words|TYPE|VALUE]]`,
as the TimeML guidelines have it. Scores are those of TempEval-3: a date is right when the spans
overlap, one to one, and its value is equal; "date" counts years, months and days alone.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts import marking
from scripts.marking import Score, pair_marks, quote, report
from timeline.dates import read_dates
from timeline.languages import load_language
from timeline.model import SourceDocument

_MARK = re.compile(r"\[\[(?P<text>[^\[\]|]+)\|(?P<type>DATE|TIME|DURATION|SET)\|(?P<value>[^\[\]|]+)\]\]")
_CALENDAR = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Marked:
    """A temporal expression: where it stands, its TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A document and what is marked in it, in order."""

    document: SourceDocument
    marks: tuple[Marked, ...]


def read_marked(path: Path) -> list[MarkedText]:
    """The marked texts of a file. Raises ValueError where a mark is malformed."""
    return [
        MarkedText(document, marks)
        for document, marks in marking.read_marked(
            path, _MARK, lambda start, end, found: Marked(start, end, found["type"], found["value"])
        )
    ]


def find_marks(document: SourceDocument) -> tuple[Marked, ...]:
    """The temporal expressions that dateline finds in a document."""
    return tuple(
        Marked(found.mention.span.start, found.mention.span.end, found.type, found.value)
        for found in read_dates(document, load_language(document.language))
    )


def _is_date(mark: Marked) -> bool:
    return mark.type == "DATE" and _CALENDAR.fullmatch(mark.value) is not None


def score_texts(texts: Iterable[MarkedText]) -> dict[str, Score]:
    """The scores of "value", of all marks, and "date", of years, months and days."""
    value = calendar = Score()
    for text in texts:
        found = find_marks(text.document)
        right = [there for there, other in pair_marks(text.marks, found) if there.value == other.value]
        value += Score(len(right), len(found), len(text.marks))
        calendar += Score(
            sum(map(_is_date, right)), sum(map(_is_date, found)), sum(map(_is_date, text.marks))
        )
    return {"value": value, "date": calendar}


def _print_errors(text: MarkedText) -> None:
    found = find_marks(text.document)
    pairs = pair_marks(text.marks, found)
    met = {mark for pair in pairs for mark in pair}
    wrong = [(there, other) for there, other in pairs if there.value != other.value]
    missed = [(there, None) for there in text.marks if there not in met]
    made_up = [(None, other) for other in found if other not in met]
    for there, other in [*wrong, *missed, *made_up]:
        mark = there or other
        if mark:
            said = [f"{one.type} {one.value}" if one else "nothing" for one in (there, other)]
            print(f"  {text.document.id}: {said[0]}, read {said[1]}: ...{quote(text.document, mark)}...")


def main(arguments: Sequence[str]) -> None:
    """Print a line for each file, and with `--errors` one for each mistake."""
    report(arguments, read_marked, score_texts, _print_errors)


if __name__ == "__main__":
    main(sys.argv[1:])
