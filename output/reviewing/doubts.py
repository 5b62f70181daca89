"""How doubtful an event is: the reasons why it may be wrong, each with a weight (doubts.toml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo.model import Placement
from output.assets import load_table
from timeline.model import Event, SourceDocument

_TABLE = "reviewing/doubts.toml"
_SURE_BASES = ("metadata", "config", None)
"""How a day of publication is known that is given with the source; None: nothing was counted from it."""
_WIDE = ("country", "continent", "bloc")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason why an event may be wrong."""

    name: str
    weight: int
    words: str


def find_doubts(
    event: Event, placements: Sequence[Placement], documents: Mapping[str, SourceDocument]
) -> tuple[Doubt, ...]:
    """The doubts about an event, the weightiest first; () where all is written out by two sources or more.
    `documents` are those of its evidence, by id."""
    reasons = load_table(_TABLE)["reasons"]
    found = [
        Doubt(name, **reasons[name]) for name in dict.fromkeys(_name_doubts(event, placements, documents))
    ]
    return tuple(sorted(found, key=lambda doubt: -doubt.weight))


def weigh(doubts: Sequence[Doubt]) -> int:
    """How doubtful an event is: the sum of the weights, 0 for one that there is no doubt about."""
    return sum(doubt.weight for doubt in doubts)


def is_doubtful(doubts: Sequence[Doubt]) -> bool:
    """Whether somebody had better look at it."""
    least: int = load_table(_TABLE)["least"]
    return weigh(doubts) >= least


def _name_doubts(
    event: Event, placements: Sequence[Placement], documents: Mapping[str, SourceDocument]
) -> Iterator[str]:
    for dispute in event.disputes:
        yield f"disputed-{dispute.about}"
    yield from _doubt_days(event, documents)
    if not placements:
        yield "unplaced"
    elif placements[0].basis == "document":
        yield "inferred-place"
    elif placements[0].place.kind in _WIDE:
        yield "wide-place"
    if event.status == "announced":
        yield "announced"
    if len({span.document for span in event.evidence}) == 1:
        yield "one-source"


def _doubt_days(event: Event, documents: Mapping[str, SourceDocument]) -> Iterator[str]:
    if event.when.precision != "day":
        yield event.when.precision
    if event.when.basis == "explicit":
        return
    yield event.when.basis
    if documents[event.evidence[0].document].published_basis not in _SURE_BASES:
        yield "unsure-publication"
