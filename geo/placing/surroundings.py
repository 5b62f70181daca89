"""What a document names, taken together: how much of it lies in each country, state, county, degree square.

Every name counts once, shared among its namesakes by how likely each is; so a name that could be anywhere
says little, and the names that belong together find one another.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from geo.gazetteer import Gazetteer, kind_of
from geo.model import Place, PlaceKind

_LIKELY = 0.02
"""Namesakes less likely than that are left out of the surroundings."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Shares by country, by administrative unit (of what lies in it, and of itself), and by square."""

    inside_country: Mapping[int, float]
    country: Mapping[int, float]
    inside_unit: Mapping[int, float]
    unit: Mapping[int, float]
    square: Mapping[tuple[int, int], float]
    sums: dict[tuple[int, int], float] = field(default_factory=dict)
    """What `around_square` has summed up so far."""


class Lie(NamedTuple):
    """Where a place of the gazetteer lies, gathered from its columns: a text asks for hundreds, again and
    again."""

    kind: PlaceKind
    country: int
    state: int
    """The entry of its state; -1 for none."""
    county: int
    square: tuple[int, int]


@lru_cache(maxsize=1 << 15)
def lie_of(gazetteer: Gazetteer, entry: int) -> Lie:
    """Where a place lies."""
    return Lie(
        kind_of(gazetteer, entry),
        gazetteer.country[entry],
        gazetteer.admin1[entry] - 1,
        gazetteer.admin2[entry] - 1,
        square_of(gazetteer, entry),
    )


def square_of(gazetteer: Gazetteer, entry: int) -> tuple[int, int]:
    """The degree square of a place of the gazetteer."""
    return gazetteer.latitude[entry] // 10_000, gazetteer.longitude[entry] // 10_000


def square_at(place: Place) -> tuple[int, int]:
    """The degree square of a place, as the gazetteer has it."""
    return round(place.latitude * 1e4) // 10_000, round(place.longitude * 1e4) // 10_000


def survey(
    shares: Sequence[tuple[Sequence[int], Sequence[float]]],
    gazetteer: Gazetteer,
    home: Mapping[int, float] = MappingProxyType({}),
) -> Surroundings:
    """The surroundings that the namesakes of all names make up, each with its share; `home` goes on top."""
    inside_country: dict[int, float] = defaultdict(float, home)
    country: dict[int, float] = defaultdict(float)
    inside_unit: dict[int, float] = defaultdict(float)
    unit: dict[int, float] = defaultdict(float)
    square: dict[tuple[int, int], float] = defaultdict(float)
    for entries, likely in shares:
        for entry, share in zip(entries, likely, strict=True):
            if share < _LIKELY:
                continue
            kind, land, state, county, there = lie_of(gazetteer, entry)
            if kind == "country":
                country[land] += share
                continue
            inside_country[land] += share
            if kind in ("admin1", "admin2"):
                unit[entry] += share
            if state >= 0:
                inside_unit[state] += share
            if county >= 0:
                inside_unit[county] += share
            if kind != "admin1":
                square[there] += share
    return Surroundings(inside_country, country, inside_unit, unit, square)


_NEIGHBOURS = tuple((north, east) for north in (-1, 0, 1) for east in (-1, 0, 1))


def around_square(shares: Surroundings, square: tuple[int, int]) -> float:
    """What lies in a square and the eight about it."""
    total = shares.sums.get(square)
    if total is None:
        latitude, longitude = square
        known = shares.square
        near = [(latitude + north, longitude + east) for north, east in _NEIGHBOURS]
        total = shares.sums[square] = sum([known[there] for there in near if there in known])
    return total


def grown(share: float) -> float:
    """Evidence with diminishing returns."""
    return math.log1p(max(0.0, share))
