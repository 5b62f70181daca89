"""The namesakes weighed: size and rank first, then what else the document names."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from geo.gazetteer import Gazetteer, is_called, is_capital, is_seat, kind_of
from geo.placing.homes import Home, is_at_home
from geo.placing.surroundings import Surroundings, around_square, grown, lie_of, survey

WEIGHTS: Mapping[str, float] = {
    "size": 1.0,
    "country": 3.0,
    "admin1": 1.0,
    "admin1-size": 1.0,
    "admin2": -0.5,
    "own-table": 1.0,
    "capital": 2.0,
    "other-name": -1.2,
    "country-around": 1.0,
    "country-named": 0.5,
    "seat-named": 4.0,
    "inside-it": 1.0,
    "state-around": 2.3,
    "state-named": 1.2,
    "county-around": 2.4,
    "county-named": 0.3,
    "in-county": 2.0,
    "with-towns": 2.0,
    "near": 1.0,
    "at-home": 5.0,
}
_ROUNDS, _DECIDED = 2, 0.98
"""How often all are weighed by all others, and from which share on the first time was enough."""
_MOST = 25
"""Of a name with more namesakes only the most populous are weighed."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The namesakes of one name, how likely each is, and the cues that spoke for each."""

    entries: tuple[int, ...]
    shares: tuple[float, ...]
    cues: tuple[Mapping[str, float], ...]


def weigh_names(
    names: Mapping[str, Sequence[int]],
    fixed: Mapping[str, int],
    home: Mapping[int, float],
    gazetteer: Gazetteer,
    publisher: Home | None = None,
) -> dict[str, Weighed]:
    """Every name with its namesakes weighed against all others.

    `fixed` are those the text itself settles; `home` says by country how far the text sounds like it, and
    `publisher` where its publisher is at home.
    """
    usable = {key: _usable(key, entries, fixed) for key, entries in names.items()}
    matched = match_counties(usable, gazetteer)
    priors = {
        key: [
            (
                entry,
                {
                    **own_cues(key, entry, gazetteer),
                    **matched.get((key, entry), {}),
                    **({"at-home": 1.0} if is_at_home(gazetteer, entry, publisher) else {}),
                },
            )
            for entry in entries
        ]
        for key, entries in usable.items()
    }
    weighed = {key: _share(tuple(cues)) for key, cues in priors.items()}
    for round_ in range(_ROUNDS):
        around = survey([(each.entries, each.shares) for each in weighed.values()], gazetteer, home)
        weighed = {
            key: weighed[key]
            if len(cues) == 1 or (round_ and max(weighed[key].shares) > _DECIDED)
            else _reweigh(cues, weighed[key], around, gazetteer)
            for key, cues in priors.items()
        }
    return weighed


def match_counties(
    names: Mapping[str, Sequence[int]], gazetteer: Gazetteer
) -> dict[tuple[str, int], dict[str, float]]:
    """Counties and towns that are named together: Boone County and the Lebanon that lies in it.

    There are seven Boone Counties and twenty Lebanons; that a pair of them fits is no accident.
    """
    counties: dict[int, set[str]] = {}
    for key, entries in names.items():
        for entry in entries:
            if kind_of(gazetteer, entry) == "admin2":
                counties.setdefault(entry, set()).add(key)
    found: dict[tuple[str, int], dict[str, float]] = {}
    inside: dict[int, set[str]] = {}
    for key, entries in names.items():
        for entry in entries:
            county = gazetteer.admin2[entry] - 1
            called = counties.get(county, set()) - {key} if kind_of(gazetteer, entry) == "city" else set()
            if called:
                found[key, entry] = {"in-county": 1.0}
                inside.setdefault(county, set()).add(key)
    for county, towns in inside.items():
        for key in counties[county]:
            found[key, county] = {"with-towns": grown(len(towns))}
    return found


def _reweigh(
    cues: Sequence[tuple[int, Mapping[str, float]]], own: Weighed, around: Surroundings, gazetteer: Gazetteer
) -> Weighed:
    """The namesakes of one name weighed by the surroundings; its own shares are taken out of them."""
    mine = survey([(own.entries, own.shares)], gazetteer)
    return _share(
        tuple((entry, {**brought, **cues_around(entry, mine, around, gazetteer)}) for entry, brought in cues)
    )


def _usable(key: str, entries: Sequence[int], fixed: Mapping[str, int]) -> Sequence[int]:
    return (fixed[key],) if key in fixed else entries[:_MOST]


def _share(cues: Sequence[tuple[int, Mapping[str, float]]]) -> Weighed:
    """Points turned into shares of one."""
    points = [sum([WEIGHTS[name] * value for name, value in each.items()]) for _, each in cues]
    top = max(points)
    powers = [math.exp(point - top) for point in points]
    total = sum(powers)
    return Weighed(
        tuple(entry for entry, _ in cues),
        tuple(power / total for power in powers),
        tuple(each for _, each in cues),
    )


def prior_of(key: str, entry: int, gazetteer: Gazetteer) -> float:
    """The points of a place before anything else in the document is heard."""
    return sum(WEIGHTS[name] * value for name, value in own_cues(key, entry, gazetteer).items())


@lru_cache(maxsize=1 << 15)
def own_cues(key: str, entry: int, gazetteer: Gazetteer) -> Mapping[str, float]:
    """What a place brings along: its size, its rank, and whether this is its proper name."""
    kind = kind_of(gazetteer, entry)
    size = math.log10(gazetteer.population[entry] + 10) - 4
    cues = {"size": size}
    if kind in ("country", "admin1", "admin2"):
        cues[kind] = 1.0
    elif kind != "city":
        cues["own-table"] = 1.0
    if kind == "admin1":
        cues["admin1-size"] = size - 2
    if is_capital(gazetteer, entry):
        cues["capital"] = 1.0
    if kind in ("city", "admin2", "admin1") and not is_called(gazetteer, entry, key):
        cues["other-name"] = 2.0 if kind == "admin1" else 1.0
    return cues


def cues_around(
    entry: int, mine: Surroundings, around: Surroundings, gazetteer: Gazetteer
) -> dict[str, float]:
    """What the other names of the document say for a place; `mine` is what its own name put there."""
    kind, country, state, county, square = lie_of(gazetteer, entry)
    inside = _rest(around.inside_country, mine.inside_country, country)
    if kind == "country":
        return {"inside-it": grown(inside)}
    cues = {
        "country-around": grown(inside),
        "country-named": min(1.0, _rest(around.country, mine.country, country)),
    }
    if kind == "admin1":
        cues["state-around"] = grown(_rest(around.inside_unit, mine.inside_unit, entry))
        return cues
    if state >= 0:
        cues["state-around"] = grown(_rest(around.inside_unit, mine.inside_unit, state))
        cues["state-named"] = min(1.0, _rest(around.unit, mine.unit, state))
    if kind == "admin2":
        cues["county-around"] = grown(_rest(around.inside_unit, mine.inside_unit, entry))
    elif county >= 0:
        cues["county-around"] = grown(_rest(around.inside_unit, mine.inside_unit, county))
        cues["county-named"] = min(1.0, _rest(around.unit, mine.unit, county))
    if is_seat(gazetteer, entry) and not is_capital(gazetteer, entry):
        cues["seat-named"] = cues["country-named"]
    near = around_square(around, square) - around_square(mine, square)
    cues["near"] = grown(near)
    return cues


def _rest(all_shares: Mapping[int, float], own: Mapping[int, float], number: int) -> float:
    """What the other names put there."""
    whole = all_shares.get(number)
    return 0.0 if whole is None else max(0.0, whole - own.get(number, 0.0))
