"""Places that an editor adds to the gazetteer; they come before all namesakes it knows."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.gazetteer import Gazetteer
from geo.names import Names, block_starts

_LANDMARK = 4
"""The number of that kind in the gazetteer."""


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A place as the editor gives it."""

    names: tuple[str, ...]
    """The first is the one the page shows."""
    latitude: float
    longitude: float
    country: str | None


def add_places(gazetteer: Gazetteer, places: Sequence[OwnPlace]) -> Gazetteer:
    """A gazetteer in which the names of these places mean them and nothing else."""
    if not places:
        return gazetteer
    meant: dict[str, list[int]] = {}
    for entry, place in enumerate(places, start=len(gazetteer.name)):
        for name in place.names:
            meant.setdefault(name, []).append(entry)
    numbers = {name: number for number, name in enumerate(meant, start=len(gazetteer.names.table.traits))}
    counts = _extend(gazetteer.counts, [len(found) for found in meant.values()])
    return replace(
        gazetteer,
        names=Names(gazetteer.names.table, tuple(numbers)),
        firsts=block_starts(counts),
        counts=counts,
        entries=_extend(gazetteer.entries, [entry for found in meant.values() for entry in found]),
        name=_extend(gazetteer.name, [numbers[place.names[0]] for place in places]),
        latitude=_extend(gazetteer.latitude, [round(place.latitude * 1e4) for place in places]),
        longitude=_extend(gazetteer.longitude, [round(place.longitude * 1e4) for place in places]),
        country=_extend(gazetteer.country, [_country_number(gazetteer, place.country) for place in places]),
        kind=_extend(gazetteer.kind, [_LANDMARK] * len(places)),
        geonameid=_extend(gazetteer.geonameid, [0] * len(places)),
        population=_extend(gazetteer.population, [0] * len(places)),
        admin1=_extend(gazetteer.admin1, [0] * len(places)),
        admin2=_extend(gazetteer.admin2, [0] * len(places)),
    )


def _country_number(gazetteer: Gazetteer, country: str | None) -> int:
    """Its number, or that of no country for a territory which has no place of its own in the gazetteer."""
    return gazetteer.countries.index(country if country in gazetteer.countries else "")


def _extend(column: Sequence[int], values: Sequence[int]) -> Sequence[int]:
    return array("q", [*column, *values])
