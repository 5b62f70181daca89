"""The stops of the map: each place once, with the events that happened there."""

from __future__ import annotations

from dataclasses import dataclass

from geo.model import Place
from output.outline import EventLine

NEAR_DEGREES = 0.02
"""Two places of one name this close are one place that two sources located a little differently."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place of the map. Events are numbers of the outline, in order of time."""

    place: Place
    events: tuple[int, ...]
    inferred: frozenset[int]
    """The events that are here because the article is, not because the passage says so."""


def list_stops(events: tuple[EventLine, ...]) -> tuple[Stop, ...]:
    """The places where events happened, the likeliest one of each event, by first event."""
    places: dict[tuple[str, int, int], Place] = {}
    numbers: dict[tuple[str, int, int], list[int]] = {}
    inferred: dict[tuple[str, int, int], set[int]] = {}
    for line in events:
        for placement in line.placements[:1]:
            place = placement.place
            key = (
                place.name,
                round(place.latitude / NEAR_DEGREES),
                round(place.longitude / NEAR_DEGREES),
            )
            places.setdefault(key, place)
            numbers.setdefault(key, []).append(line.number)
            if placement.basis == "document":
                inferred.setdefault(key, set()).add(line.number)
    return tuple(Stop(places[key], tuple(numbers[key]), frozenset(inferred.get(key, ()))) for key in places)
