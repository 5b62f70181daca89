"""What sources contradict one another about: a figure or a date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.events.words import EventWords
from timeline.merging.figures import Figure
from timeline.merging.tellings import Telling
from timeline.model import Dispute, Span, Variant, When

_ROUNDED = 0.34
_EXACT = 0.1
_MOST_TELLINGS = 40


@dataclass(frozen=True, slots=True)
class _Given:
    """A figure and who gives it."""

    figure: Figure
    evidence: Span
    sources: frozenset[str]


def find_disputes(tellings: Sequence[Telling], when: When, words: EventWords) -> tuple[Dispute, ...]:
    """The contradictions among the tellings of one event; rounded figures contradict little."""
    disputes = []
    if dates := _dates(tellings, when):
        disputes.append(Dispute("date", dates))
    figures: Mapping[str, list[_Given]] = defaultdict(list)
    for telling in tellings[:_MOST_TELLINGS]:
        for figure in telling.wording.traits.figures:
            figures[figure.counted].append(_Given(figure, telling.event.evidence[0], telling.sources))
    for _, given in sorted(figures.items()):
        if variants := _contradicting(given, words):
            disputes.append(Dispute("figure", variants))
    return tuple(disputes)


def _dates(tellings: Sequence[Telling], when: When) -> tuple[Variant, ...]:
    """The days that different sources give outright, where they have none in common."""
    told: dict[str, tuple[frozenset[str], Variant]] = {}
    for telling in tellings:
        day = telling.event.when
        if day.precision == "day" and day.basis != "inherited" and day.interval.first == day.interval.last:
            value = day.interval.first.isoformat()
            told.setdefault(value, (telling.sources, Variant(value, telling.event.evidence[0])))
    within = {
        value for value in told if when.interval.first.isoformat() <= value <= when.interval.last.isoformat()
    }
    sources = {source for several, _ in told.values() for source in several}
    if len(told) < 2 or len(sources) < 2 or (len(within) == len(told)):
        return ()
    return tuple(variant for _, (_, variant) in sorted(told.items()))


def _contradicting(given: Sequence[_Given], words: EventWords) -> tuple[Variant, ...]:
    """One variant for each reading, when two of different sources cannot both be true."""
    clash = any(
        one.sources.isdisjoint(other.sources) and _clash(one.figure, other.figure, words)
        for place, one in enumerate(given)
        for other in given[place + 1 :]
    )
    if not clash:
        return ()
    variants: dict[float, Variant] = {}
    for one in given:
        variants.setdefault(one.figure.number, Variant(one.figure.written, one.evidence))
    return tuple(variant for _, variant in sorted(variants.items()))


def _clash(one: Figure, other: Figure, words: EventWords) -> bool:
    low, high = sorted((one, other), key=lambda figure: figure.number)
    if low.bound == "least" or high.bound == "most":
        return False
    rounded = one.bound or other.bound
    if one.counted in words.tallied and not rounded:
        return high.number > low.number
    return high.number - low.number > (_ROUNDED if rounded else _EXACT) * max(high.number, 1.0)
