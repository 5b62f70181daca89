"""How well places are found and put where they are: precision and recall on texts that are marked by hand.

Usage: python scripts/score_places.py [--errors] FILE...    e.g. tests/examples/placed/*.txt

In a marked text (`scripts/marking.py`) a place stands as `[[Lyon|45.76 4.84|FRA]]`, in degrees and with its
country if it has one, a people or its adjective as `[[French|demonym|FRA]]`, and what could be taken either
way as `[[NATO|?|]]`: it counts for nothing. A name is found when the spans overlap, one to one; a place is
right when it lies within 161 km (100 miles) as well (1,500 km for the middle of a country, a continent or a
sea), a people when its country is right.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.gazetteer import load_gazetteer
from geo.placing import place_mentions
from geo.placing.distance import distance_km
from scripts import marking
from scripts.marking import Score, pair_marks, quote, report
from timeline.languages import load_language
from timeline.mentions import find_names
from timeline.model import SourceDocument

_MARK = re.compile(
    r"\[\[(?P<text>[^\[\]|]+)\|(?P<what>demonym|\?|-?[\d.]+ -?[\d.]+)\|(?P<country>[A-Z]{3})?\]\]"
)
NEAR_KM, WIDE_KM = 161, 1500


@dataclass(frozen=True, slots=True)
class Marked:
    """A name: where it stands, its point if it is a place, its country; `open` when it counts for nothing."""

    start: int
    end: int
    point: tuple[float, float] | None
    country: str | None
    open: bool = False
    wide: bool = False
    """A country, a continent, a sea: it has no one middle."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A document and what is marked in it, in order."""

    document: SourceDocument
    marks: tuple[Marked, ...]


def read_marked(path: Path) -> list[MarkedText]:
    """The marked texts of a file. Raises ValueError where a mark is malformed."""
    return [MarkedText(document, marks) for document, marks in marking.read_marked(path, _MARK, _make_mark)]


def _make_mark(start: int, end: int, found: re.Match[str]) -> Marked:
    what, country = found["what"], found["country"] or None
    if what in ("demonym", "?"):
        return Marked(start, end, None, country, what == "?")
    latitude, longitude = map(float, what.split())
    return Marked(start, end, (latitude, longitude), country)


def find_marks(document: SourceDocument) -> tuple[Marked, ...]:
    """The places and peoples that dateline finds in a document."""
    gazetteer = load_gazetteer()
    mentions = find_names(document, gazetteer.names, load_language(document.language))
    return tuple(
        Marked(
            placed.mention.span.start,
            placed.mention.span.end,
            (placed.place.latitude, placed.place.longitude) if placed.mention.kind == "name" else None,
            placed.place.country,
            wide=placed.place.kind in ("country", "continent", "sea"),
            why=f"{placed.place.name}, {placed.place.country} ({placed.reason})",
        )
        for placed in place_mentions(document, mentions, gazetteer)
        if placed.place
    )


def is_right(there: Marked, found: Marked) -> bool:
    """Whether a name that was found means what is marked."""
    if there.point is None or found.point is None:
        return there.country == found.country
    near = WIDE_KM if found.wide and there.country == found.country else NEAR_KM
    return distance_km(*there.point, *found.point) <= near


def compare(text: MarkedText) -> tuple[list[tuple[Marked, Marked]], list[Marked], list[Marked]]:
    """The pairs of what is marked and what was found, what was missed, and what was made up."""
    found = find_marks(text.document)
    pairs = pair_marks(text.marks, found)
    met = {mark for pair in pairs for mark in pair}
    settled = [(there, other) for there, other in pairs if not there.open]
    missed = [there for there in text.marks if there not in met and not there.open]
    open_marks = [mark for mark in text.marks if mark.open]
    made_up = [
        other
        for other in found
        if other not in met
        and not any(mark.start < other.end and other.start < mark.end for mark in open_marks)
    ]
    return settled, missed, made_up


def score_texts(texts: Iterable[MarkedText]) -> dict[str, Score]:
    """The scores of "found", that the name is seen, and "placed", that it is put right as well; "country" has
    of what was seen the share whose country is right."""
    seen = placed = country = Score()
    for text in texts:
        pairs, missed, made_up = compare(text)
        total = (len(pairs) + len(made_up), len(pairs) + len(missed))
        seen += Score(len(pairs), *total)
        placed += Score(sum(is_right(*pair) for pair in pairs), *total)
        same = sum(there.country == other.country for there, other in pairs if there.country)
        known = sum(there.country is not None for there, _ in pairs)
        country += Score(same, known, known)
    return {"found": seen, "placed": placed, "country": country}


def _print_errors(text: MarkedText) -> None:
    pairs, missed, made_up = compare(text)
    wrong = [(there, f"WRONG as {other.why}") for there, other in pairs if not is_right(there, other)]
    rest = [(there, "MISSED") for there in missed] + [(other, f"MADE UP as {other.why}") for other in made_up]
    for mark, said in sorted(wrong + rest, key=lambda each: each[0].start):
        name = text.document.text[mark.start : mark.end]
        print(f"  {text.document.id}: {name!r} {said}: ...{quote(text.document, mark)}...")


def main(arguments: Sequence[str]) -> None:
    """Print a line for each file, and with `--errors` one for each mistake."""
    report(arguments, read_marked, score_texts, _print_errors)


if __name__ == "__main__":
    main(sys.argv[1:])
