"""How well dates are read: precision and recall on texts that are marked by hand.

Usage: python scripts/score_dates.py [--errors] FILE...    e.g. tests/examples/dated/*.txt

A marked text begins with a line `=== id | day of publication`; in it every date, time, duration and set
stands as `[[words|TYPE|VALUE]]`, as the TimeML guidelines have it. The language is the file's name up to its
first dot, if there is such a language. Scores are those of TempEval-3: a date is right when the spans
overlap, one to one, and its value is equal; "date" counts years, months and days alone.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from timeline.dates import read_dates
from timeline.languages import DEFAULT, known_languages, load_language
from timeline.model import SourceDocument

_MARK = re.compile(r"\[\[(?P<text>[^\[\]|]+)\|(?P<type>DATE|TIME|DURATION|SET)\|(?P<value>[^\[\]|]+)\]\]")
_HEAD = re.compile(r"^=== (?P<id>\S+) \| (?P<published>\d{4}-\d\d-\d\d)$", re.MULTILINE)
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


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, how many were found and how many there are."""

    right: int = 0
    found: int = 0
    there: int = 0

    def __add__(self, other: Score) -> Score:
        """Both together."""
        return Score(self.right + other.right, self.found + other.found, self.there + other.there)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1; 1 when nothing was there and nothing found."""
        return 2 * self.right / (self.found + self.there) if self.found + self.there else 1.0


def language_of(path: Path) -> str:
    """The language that a file of marked texts is named after ("de.txt"), else English."""
    tag = path.name.partition(".")[0]
    return tag if tag in known_languages() else DEFAULT


def read_marked(path: Path) -> list[MarkedText]:
    """The marked texts of a file. Raises ValueError where a mark is malformed."""
    heads = list(_HEAD.finditer(text := path.read_text(encoding="utf-8")))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [
        _read_text(path, head["id"], head["published"], text[head.end() : end].strip("\n") + "\n")
        for head, end in zip(heads, ends, strict=True)
    ]


def _read_text(path: Path, name: str, published: str, body: str) -> MarkedText:
    plain, marks, taken, length = [], [], 0, 0
    for mark in _MARK.finditer(body):
        before = body[taken : mark.start()]
        start = length + len(before)
        length, taken = start + len(mark["text"]), mark.end()
        plain += [before, mark["text"]]
        marks.append(Marked(start, length, mark["type"], mark["value"]))
    text = "".join([*plain, body[taken:]])
    if "[[" in text or "]]" in text:
        raise ValueError(f"{path}: {name}: a malformed mark: {text[text.find('[[') :][:60]!r}")
    day = date.fromisoformat(published)
    return MarkedText(
        SourceDocument(name, text, str(path), language=language_of(path), published=day), tuple(marks)
    )


def find_marks(document: SourceDocument) -> tuple[Marked, ...]:
    """The temporal expressions that dateline finds in a document."""
    return tuple(
        Marked(found.mention.span.start, found.mention.span.end, found.type, found.value)
        for found in read_dates(document, load_language(document.language))
    )


def pair_marks(there: Sequence[Marked], found: Sequence[Marked]) -> list[tuple[Marked, Marked]]:
    """Overlapping marks one to one: equal spans first, then the largest overlap, then the earliest."""
    overlaps = sorted(
        ((one.start, one.end) != (other.start, other.end), -overlap, i, j)
        for i, one in enumerate(there)
        for j, other in enumerate(found)
        if (overlap := min(one.end, other.end) - max(one.start, other.start)) > 0
    )
    left, right, pairs = set[int](), set[int](), []
    for _, _, i, j in overlaps:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((there[i], found[j]))
    return pairs


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
            around = text.document.text[max(0, mark.start - 50) : mark.end + 40].replace("\n", " ")
            said = [f"{one.type} {one.value}" if one else "nothing" for one in (there, other)]
            print(f"  {text.document.id}: {said[0]}, read {said[1]}: ...{around}...")


def main(arguments: Sequence[str]) -> None:
    """Print a line for each file, and with `--errors` one for each mistake."""
    for path in map(Path, sorted(argument for argument in arguments if argument != "--errors")):
        texts = read_marked(path)
        scores = score_texts(texts)
        figures = "  ".join(f"{name} F1 {100 * score.f1:5.1f}" for name, score in scores.items())
        print(f"{path.stem:10s} {figures}  ({len(texts)} texts, {scores['value'].there} expressions)")
        if "--errors" in arguments:
            for text in texts:
                _print_errors(text)


if __name__ == "__main__":
    main(sys.argv[1:])
