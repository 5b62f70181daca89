"""The namesakes weighed: size and rank first, then what else the document names."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.gazetteer import Gazetteer, is_capital, kind_of
from geo.placing.distance import roughly_km
from geo.placing.senses import Sense

RANK: Mapping[str, float] = {
    "country": 4.0, "continent": 4.0, "admin1": 2.0, "bloc": 2.0, "sea": 2.0, "region": 2.0, "landmark": 2.0,
    "city": 0.0, "admin2": -0.5,
}  # fmt: skip
CAPITAL = 2.0
STATE_NAMED, COUNTRY_NAMED, COUNTY_NAMED = 1.5, 1.0, 2.0
NEAR, NEAR_KM, NEAR_MOST = 1.0, 150.0, 3.0


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry chosen for a sense, and why."""

    entry: int
    reason: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a document names: countries, states and counties by entry number, and points with their weight."""

    countries: Mapping[int, float]
    units: Mapping[int, float]
    points: Mapping[str, tuple[float, float, float, str]]


def weigh_senses(
    senses: Sequence[Sense], containers: Mapping[int, tuple[int, int]], gazetteer: Gazetteer
) -> list[Choice | None]:
    """A choice for every sense; None where the gazetteer does not know the name."""
    told: dict[str, tuple[int, int]] = {}
    for number in sorted(containers):
        told.setdefault(senses[number].key, containers[number])
    by_key = {sense.key: sense.entries for sense in senses if sense.entries}
    best = {key: _first_choice(key, entries, told, gazetteer) for key, entries in by_key.items()}
    for _ in range(2):
        around = _survey(senses, best, told, gazetteer)
        best = {key: _choose(key, entries, told, around, gazetteer) for key, entries in by_key.items()}
    return [_for_sense(number, sense, containers, best, gazetteer) for number, sense in enumerate(senses)]


def _for_sense(
    number: int,
    sense: Sense,
    containers: Mapping[int, tuple[int, int]],
    best: Mapping[str, Choice],
    gazetteer: Gazetteer,
) -> Choice | None:
    if number in containers:
        entry, container = containers[number]
        if entry != container:
            return Choice(entry, f"followed by {gazetteer.spellings[gazetteer.name[container]]}")
        return Choice(entry, "contains the place before it")
    return best.get(sense.key)


def _first_choice(
    key: str, entries: Sequence[int], told: Mapping[str, tuple[int, int]], gazetteer: Gazetteer
) -> Choice:
    if key in told:
        return Choice(told[key][0], "as said elsewhere in the article")
    return Choice(max(entries, key=lambda entry: (prior(gazetteer, entry), -entry)), "")


def prior(gazetteer: Gazetteer, entry: int) -> float:
    """How likely a place is meant when nothing else is known."""
    points = math.log10(gazetteer.population[entry] + 10) + RANK[kind_of(gazetteer, entry)]
    return points + (CAPITAL if is_capital(gazetteer, entry) else 0.0)


def _survey(
    senses: Sequence[Sense],
    best: Mapping[str, Choice],
    told: Mapping[str, tuple[int, int]],
    gazetteer: Gazetteer,
) -> Surroundings:
    """What the document names, each name once."""
    countries: Counter[int] = Counter()
    units: Counter[int] = Counter()
    points: dict[str, tuple[float, float, float, str]] = {}
    counts = Counter(sense.key for sense in senses)
    for key, choice in best.items():
        entry = choice.entry
        kind = kind_of(gazetteer, entry)
        if kind == "country":
            countries[gazetteer.country[entry]] += counts[key]
        elif kind in ("admin1", "admin2"):
            units[entry] += counts[key]
        if kind in ("city", "admin2", "landmark"):
            rivals = sum(1 for sense in senses if sense.key == key for _ in sense.entries[:9]) / counts[key]
            weight = 1.0 if key in told or rivals <= 1 else 0.5
            name = gazetteer.spellings[gazetteer.name[entry]]
            points[key] = (gazetteer.latitude[entry] / 1e4, gazetteer.longitude[entry] / 1e4, weight, name)
    for entry, container in told.values():
        if entry != container and kind_of(gazetteer, container) != "country":
            units[container] += 1
    return Surroundings(countries, units, points)


def _choose(
    key: str,
    entries: Sequence[int],
    told: Mapping[str, tuple[int, int]],
    around: Surroundings,
    gazetteer: Gazetteer,
) -> Choice:
    if key in told:
        return Choice(told[key][0], "as said elsewhere in the article")
    if len(entries) == 1:
        return Choice(entries[0], "the only place of that name")
    weighed = [(*_weigh(key, entry, around, gazetteer), entry) for entry in entries]
    _points, reason, entry = max(weighed, key=lambda item: (item[0], -item[2]))
    if is_capital(gazetteer, entry) or kind_of(gazetteer, entry) == "country" or not reason:
        reason = _rank_reason(gazetteer, entry)
    return Choice(entry, reason)


def _rank_reason(gazetteer: Gazetteer, entry: int) -> str:
    if is_capital(gazetteer, entry):
        return "capital"
    kind = kind_of(gazetteer, entry)
    return "largest place of that name" if kind == "city" else kind


def _weigh(key: str, entry: int, around: Surroundings, gazetteer: Gazetteer) -> tuple[float, str]:
    """Points of one namesake, and the strongest local reason for it."""
    points, reason = prior(gazetteer, entry), ""
    if kind_of(gazetteer, entry) == "country":
        return points, reason
    if gazetteer.country[entry] in around.countries:
        points += COUNTRY_NAMED
        reason = "in a country of the article"
    for unit, gain in ((gazetteer.admin1[entry], STATE_NAMED), (gazetteer.admin2[entry], COUNTY_NAMED)):
        if unit and unit - 1 in around.units:
            points += gain
            reason = f"in {gazetteer.spellings[gazetteer.name[unit - 1]]}, named in the article"
    near, name = _nearness(key, entry, around, gazetteer)
    if near:
        points += NEAR * min(NEAR_MOST, near)
        reason = f"near {name} in the same article"
    return points, reason


def _nearness(key: str, entry: int, around: Surroundings, gazetteer: Gazetteer) -> tuple[float, str]:
    """How much of the rest of the document lies close by, and the closest name."""
    latitude, longitude = gazetteer.latitude[entry] / 1e4, gazetteer.longitude[entry] / 1e4
    total, closest, name = 0.0, NEAR_KM, ""
    for other, (other_latitude, other_longitude, weight, label) in around.points.items():
        if other == key or abs(other_latitude - latitude) > 1.5:
            continue
        away = roughly_km(latitude, longitude, other_latitude, other_longitude)
        if away < NEAR_KM:
            total += weight * (1 - away / NEAR_KM)
        if away < closest:
            closest, name = away, label
    return total, name
