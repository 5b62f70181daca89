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
from timeline.columns import Joined, Keyed, column, exchange, pick
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
) -> Mapping[str, Placed]:
    """The place mentions of every document, by its id.

    `homes` says by publisher where it is at home ("" for those not named); where nobody says it, it is learnt
    from what its articles name. A document is placed again when its home is learnt. `place_all` does the
    work; without it the gazetteer alone is asked, document by document.
    """
    given = homes or {}
    place_all = place_all or partial(_place_here, gazetteer)
    documents: Sequence[SourceDocument] = column(readings, "document")
    names, publishers = [each.id for each in documents], [each.publisher or "" for each in documents]
    told = [given.get(publisher, given.get("")) for publisher in publishers]
    mentions = column(readings, "mentions")
    placed = place_all(Joined(Placeable, document=documents, mentions=mentions, home=told))
    open_: dict[str, list[int]] = defaultdict(list)
    for at, (publisher, home) in enumerate(zip(publishers, told, strict=True)):
        if home is None and publisher:
            open_[publisher].append(at)
    learnt = {publisher: learn_home(pick(placed, open_[publisher]), gazetteer) for publisher in sorted(open_)}
    again = [(at, home) for publisher, home in learnt.items() if home for at in open_[publisher]]
    at_home = [at for at, _ in again]
    placed_again = place_all(
        Joined(
            Placeable,
            document=pick(documents, at_home),
            mentions=pick(mentions, at_home),
            home=[home for _, home in again],
        )
    )
    return Keyed(names, exchange(placed, at_home, placed_again))


def _place_here(gazetteer: Gazetteer, placeables: Sequence[Placeable]) -> list[Placed]:
    return [place_mentions(each.document, each.mentions, gazetteer, home=each.home) for each in placeables]
