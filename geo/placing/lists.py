"""Names that a text lists together, and so means as things of one kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.gazetteer import Gazetteer, kind_of
from geo.placing.containment import lies_in
from geo.placing.reasons import Choice
from geo.placing.senses import Sense

_LISTED_FROM = 200_000
"""Smaller states and countries are not preferred for standing in a list of their kind."""
_MOST_MATES = 6
"""So many names to each side of a list are looked at."""


def _mates(
    number: int,
    step: int,
    text: str,
    senses: Sequence[Sense],
    chosen: Sequence[Choice | None],
    joints: frozenset[str],
) -> Iterator[Choice]:
    """What is listed with a name, to one side of it."""
    for _ in range(_MOST_MATES):
        if not 0 <= number + step < len(senses):
            return
        first, second = sorted((number, number + step))
        choice = chosen[number + step]
        gap = text[senses[first].mention.span.end : senses[second].mention.span.start]
        if gap not in joints or choice is None:
            return
        yield choice
        number += step


def like_its_list(
    number: int,
    text: str,
    senses: Sequence[Sense],
    chosen: Sequence[Choice | None],
    joints: frozenset[str],
    gazetteer: Gazetteer,
) -> Choice | None:
    """A country, a state, a city among its like: "Oregon, Washington and Idaho"."""
    choice = chosen[number]
    mates = [each for step in (-1, 1) for each in _mates(number, step, text, senses, chosen, joints)]
    kinds = {kind_of(gazetteer, mate.entry) for mate in mates}
    if len(mates) < (2 if kinds == {"country"} else 1):
        return None
    if choice is None or len(kinds) != 1 or kind_of(gazetteer, choice.entry) in kinds:
        return None
    if not kinds & {"country", "admin1"} and kind_of(gazetteer, choice.entry) != "admin1":
        return None
    alike = (entry for entry in senses[number].entries if kind_of(gazetteer, entry) in kinds)
    if kinds == {"city"}:
        alike = (entry for entry in alike if lies_in(gazetteer, entry, choice.entry))
    same = next(alike, None)
    if same is None or gazetteer.population[same] < _LISTED_FROM:
        return None
    return Choice(same, "listed with its like")
