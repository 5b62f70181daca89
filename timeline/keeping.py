"""Ids that outlive a refresh: an event that is still told keeps its id, though it may be told otherwise."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from timeline.model import Event, SourceDocument, Timeline

_ALIKE = 0.6
"""The share of words that two wordings of one sentence have in common, of all in either."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Telling:
    """A passage that tells an event, by its words: they stay when a text around them changes."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class FormerEvent:
    """An event as an earlier build had it."""

    id: str
    title: str
    first: date
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A timeline in which events have the ids they had, and what became of the ids that none has now."""

    timeline: Timeline
    successors: Mapping[str, str | None]
    """The event that a former one has become a part of; None for one that is not told any more."""


def keep_ids(timeline: Timeline, documents: Iterable[SourceDocument], former: Sequence[FormerEvent]) -> Kept:
    """The timeline with the ids of `former` events, wherever an event is told by what told one of them.

    One that has been told apart since keeps the id where most of it is; of several that have become one the
    id of the likest stays and the others lead to it. An id is never given to another event.
    """
    if not former:
        return Kept(timeline, {})
    texts = {document.id: document.text for document in documents}
    events = timeline.events
    shared = _find_shared([_tellings(event, texts) for event in events], former)
    likeness = {(old, new): _liken(events[new], former[old], shared[old, new]) for old, new in shared}
    pairs = sorted(likeness, key=lambda pair: (*(-each for each in likeness[pair]), former[pair[0]].id, pair))
    heirs: dict[int, int] = {}
    named: dict[int, str] = {}
    for old, new in pairs:
        if old not in heirs and new not in named:
            heirs[old], named[new] = new, former[old].id
    names = _name_others(events, named, {each.id for each in former})
    likest = dict(reversed(pairs))
    successors = {
        each.id: names[likest[old]] if old in likest else None
        for old, each in enumerate(former)
        if old not in heirs
    }
    return Kept(_rename(timeline, names), successors)


def _tellings(event: Event, texts: Mapping[str, str]) -> tuple[Telling, ...]:
    return tuple(
        Telling(span.document, _plain(texts.get(span.document, "")[span.start : span.end]))
        for span in event.evidence
    )


def _plain(quote: str) -> str:
    return " ".join(quote.split())


def _find_shared(
    told: Sequence[tuple[Telling, ...]], former: Sequence[FormerEvent]
) -> dict[tuple[int, int], float]:
    """How many passages a former and a new event share, by their places; half a passage for two wordings of
    one sentence, where events share none."""
    homes: dict[str, list[int]] = defaultdict(list)
    for old, event in enumerate(former):
        for quote in dict.fromkeys(_plain(each.quote) for each in event.tellings):
            homes[quote].append(old)
    shared: Counter[tuple[int, int]] = Counter()
    for new, tellings in enumerate(told):
        for quote in dict.fromkeys(each.quote for each in tellings):
            shared.update((old, new) for old in homes.get(quote, ()))
    found = {pair: float(count) for pair, count in shared.items()}
    return found | _find_reworded(told, former, {old for old, _ in found}, {new for _, new in found})


def _find_reworded(
    told: Sequence[tuple[Telling, ...]], former: Sequence[FormerEvent], done: set[int], named: set[int]
) -> dict[tuple[int, int], float]:
    """Events of one document that is worded otherwise now."""
    left: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for old, event in enumerate(former):
        if old not in done:
            for each in event.tellings:
                left[each.document].append((old, _words(each.quote)))
    found: dict[tuple[int, int], float] = {}
    for new, tellings in enumerate(told):
        for each in tellings if new not in named else ():
            words = _words(each.quote)
            for old, before in left.get(each.document, ()):
                likeness = _overlap(words, before)
                if likeness >= _ALIKE:
                    found[old, new] = max(found.get((old, new), 0.0), likeness / 2)
    return found


def _liken(event: Event, former: FormerEvent, shared: float) -> tuple[float, ...]:
    """How much speaks for two events being one, the most telling first: one sentence may tell several."""
    return (
        shared,
        event.id == former.id,
        event.when.interval.first == former.first,
        _overlap(_words(event.title), _words(former.title)),
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _overlap(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / len(some | others) if some | others else 1.0


def _name_others(events: Sequence[Event], named: Mapping[int, str], taken: set[str]) -> tuple[str, ...]:
    """A name for each event; those without a former one never get the id of another."""
    names = []
    taken = set(taken)
    for place, event in enumerate(events):
        name, turn = named.get(place, event.id), 2
        while place not in named and name in taken:
            name, turn = f"{event.id}-{turn}", turn + 1
        taken.add(name)
        names.append(name)
    return tuple(names)


def _rename(timeline: Timeline, names: Sequence[str]) -> Timeline:
    now = {event.id: name for event, name in zip(timeline.events, names, strict=True)}
    events = (
        replace(event, id=now[event.id], part_of=now.get(event.part_of) if event.part_of else None)
        for event in timeline.events
    )
    return Timeline(tuple(sorted(events, key=lambda event: (event.when.interval.first, event.id))))
