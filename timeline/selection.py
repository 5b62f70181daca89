"""Which events of a timeline are shown."""

from __future__ import annotations

from datetime import date

from timeline.model import Timeline


def select_events(
    timeline: Timeline, limit: int, first: date | None = None, last: date | None = None
) -> frozenset[str]:
    """The ids of the `limit` most important events that touch the days from `first` to `last`.

    Events of equal importance are taken in the order of the timeline.
    """
    within = [
        event
        for event in timeline.events
        if (first is None or event.when.interval.last >= first)
        and (last is None or event.when.interval.first <= last)
    ]
    within.sort(key=lambda event: -event.importance)
    return frozenset(event.id for event in within[: max(limit, 0)])
