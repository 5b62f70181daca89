"""What a text says itself of which place it means: by a container, or by the name in full."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from geo.gazetteer import Gazetteer, is_capital, kind_of
from geo.placing.senses import Sense

_HUGE = 1_000_000
_TAIL = re.compile(r" (?=\(|[^\W\d_A-Z]+ )")
"""What begins the second half of "Frankfurt (Oder)", "Frankfurt am Main"."""
_TWICE = 2
"""In the headline and the date line: what a name means is told there, or soon after."""


def find_told(
    senses: Sequence[Sense], containers: Mapping[int, tuple[int, int]], gazetteer: Gazetteer
) -> dict[str, int]:
    """By name, the place that it means wherever nothing else is told."""
    told: dict[str, int] = {}
    for number in sorted(containers):
        entry, container = containers[number]
        if _is_late(number, senses):
            continue
        if entry != container or not _is_city_too(senses[number], gazetteer):
            told.setdefault(senses[number].key, entry)
    for key, entry in _told_in_full(senses):
        told.setdefault(key, entry)
    return told


def _told_in_full(senses: Sequence[Sense]) -> Iterator[tuple[str, int]]:
    """ "Frankfurt (Oder)" tells which Frankfurt is meant where the name stands without the river."""
    named = {sense.key: sense.entries for sense in senses if sense.entries}
    for key, entries in named.items():
        short = _TAIL.split(key, maxsplit=1)[0]
        if short != key and short in named:
            yield short, entries[0]


def _is_late(number: int, senses: Sequence[Sense]) -> bool:
    """Whether a name stood in the text twice before, so that what contains it here tells another by it."""
    return sum(sense.key == senses[number].key for sense in senses[:number]) >= _TWICE


def _is_city_too(sense: Sense, gazetteer: Gazetteer) -> bool:
    """Whether the name of a state or a country is that of a city everybody knows: Washington, New York."""
    known = (entry for entry in sense.entries if kind_of(gazetteer, entry) == "city")
    return any(is_capital(gazetteer, entry) or gazetteer.population[entry] >= _HUGE for entry in known)
