"""Which longer event an event belongs to: the speeches and signings of a summit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from timeline.merging.tellings import Telling
from timeline.model import Event

_LONGEST_DAYS = 60


def find_wholes(events: Sequence[Event], clusters: Sequence[Sequence[Telling]]) -> Mapping[int, int]:
    """For the place of each part that of its whole: the shortest held event around it that it names."""
    wholes: dict[int, list[tuple[int, int, list[str]]]] = defaultdict(list)
    for place, cluster in enumerate(clusters):
        nouns = sorted(
            {telling.wording.traits.occasion for telling in cluster if telling.wording.traits.occasion}
        )
        days = _days(events[place])
        if nouns and days <= _LONGEST_DAYS:
            wholes[events[place].when.interval.first.toordinal()].append((days, place, nouns))
    parts = {}
    for place, event in enumerate(events):
        own = _occasions(clusters[place])
        begun = event.when.interval.first.toordinal()
        around = (each for day in range(begun - _LONGEST_DAYS, begun + 1) for each in wholes.get(day, ()))
        for days, whole, nouns in sorted(around):
            rival = not own.isdisjoint(nouns) and days <= _days(event)
            if whole != place and not rival and _holds(events[whole], event, clusters[place], nouns):
                parts[place] = whole
                break
    return parts


def _holds(whole: Event, part: Event, tellings: Sequence[Telling], nouns: Sequence[str]) -> bool:
    one, other = whole.when.interval, part.when.interval
    within = one.first <= other.first and other.last <= one.last
    told = {span.document for span in whole.evidence} & {span.document for span in part.evidence}
    named = any(noun in telling.wording.words.weights for telling in tellings for noun in nouns)
    return within and part.when.precision == "day" and (named or (bool(told) and _days(whole) > 0))


def _occasions(cluster: Sequence[Telling]) -> set[str | None]:
    return {telling.wording.traits.occasion for telling in cluster}


def _days(event: Event) -> int:
    return (event.when.interval.last - event.when.interval.first).days
