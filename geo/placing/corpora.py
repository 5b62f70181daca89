"""The names of all articles placed, and where their publishers are at home learnt from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from geo.gazetteer import Gazetteer
from geo.model import PlacedMention
from geo.placing.homes import Home, learn_home
from geo.placing.mentions import place_mentions
from geo.placing.unknown import PlaceFinder
from timeline.model import Reading


def place_readings(
    readings: Iterable[Reading],
    gazetteer: Gazetteer,
    geocoders: Sequence[PlaceFinder] = (),
    homes: Mapping[str, Home] | None = None,
) -> dict[str, tuple[PlacedMention, ...]]:
    """The place mentions of every document, by its id.

    `homes` says by publisher where it is at home ("" for those not named); where nobody says it, it is learnt
    from what its articles name. A document is placed again when its home is learnt.
    """
    given = homes or {}
    placed: dict[str, tuple[PlacedMention, ...]] = {}
    open_: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        publisher = reading.document.publisher or ""
        home = given.get(publisher, given.get(""))
        document = reading.document
        placed[document.id] = place_mentions(document, reading.mentions, gazetteer, geocoders, home)
        if home is None and publisher:
            open_[publisher].append(reading)
    for publisher in sorted(open_):
        own = open_[publisher]
        home = learn_home([placed[reading.document.id] for reading in own], gazetteer)
        for reading in own if home else ():
            document = reading.document
            placed[document.id] = place_mentions(document, reading.mentions, gazetteer, geocoders, home)
    return placed
