"""The names of all articles placed, and where their publishers are at home learnt from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from geo.gazetteer import Gazetteer
from geo.model import PlacedMention
from geo.placing.homes import Home, learn_home
from geo.placing.mentions import place_mentions
from timeline.model import Mention, Reading, SourceDocument


@dataclass(frozen=True, slots=True)
class Placeable:
    """A document, its mentions, and where its publisher is at home, if that is known."""

    document: SourceDocument
    mentions: tuple[Mention, ...]
    home: Home | None


Placed = tuple[PlacedMention, ...]
PlaceAll = Callable[[Sequence[Placeable]], Sequence[Placed]]
"""Places the mentions of many documents."""


def place_readings(
    readings: Sequence[Reading],
    gazetteer: Gazetteer,
    homes: Mapping[str, Home] | None = None,
    place_all: PlaceAll | None = None,
) -> dict[str, Placed]:
    """The place mentions of every document, by its id.

    `homes` says by publisher where it is at home ("" for those not named); where nobody says it, it is learnt
    from what its articles name. A document is placed again when its home is learnt. `place_all` does the
    work; without it the gazetteer alone is asked, document by document.
    """
    given = homes or {}
    place_all = place_all or partial(_place_here, gazetteer)
    told = [_with_home(reading, given.get(_publisher(reading), given.get(""))) for reading in readings]
    placed = {each.document.id: found for each, found in zip(told, place_all(told), strict=True)}
    open_: dict[str, list[Reading]] = defaultdict(list)
    for reading, each in zip(readings, told, strict=True):
        if each.home is None and _publisher(reading):
            open_[_publisher(reading)].append(reading)
    again = []
    for publisher in sorted(open_):
        own = open_[publisher]
        home = learn_home([placed[reading.document.id] for reading in own], gazetteer)
        again += [_with_home(reading, home) for reading in own if home]
    found_again = zip(again, place_all(again), strict=True)
    return placed | {each.document.id: found for each, found in found_again}


def _place_here(gazetteer: Gazetteer, placeables: Sequence[Placeable]) -> list[Placed]:
    return [place_mentions(each.document, each.mentions, gazetteer, home=each.home) for each in placeables]


def _publisher(reading: Reading) -> str:
    return reading.document.publisher or ""


def _with_home(reading: Reading, home: Home | None) -> Placeable:
    return Placeable(reading.document, reading.mentions, home)
