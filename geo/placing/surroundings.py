"""What a document names, taken together: how much of it lies in each country, state, county, degree square.

Every name counts once, shared among its namesakes by how likely each is; so a name that could be anywhere
says little, and the names that belong together find one another.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from geo.gazetteer import Gazetteer, kind_of
from geo.model import Place

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
            kind = kind_of(gazetteer, entry)
            if kind == "country":
                country[gazetteer.country[entry]] += share
                continue
            inside_country[gazetteer.country[entry]] += share
            if kind in ("admin1", "admin2"):
                unit[entry] += share
            for above in (gazetteer.admin1[entry], gazetteer.admin2[entry]):
                if above:
                    inside_unit[above - 1] += share
            if kind != "admin1":
                square[square_of(gazetteer, entry)] += share
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
