"""Which of many events a page carries itself; output/beside/parts.py has the others."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from timeline.model import Event


def choose_carried(events: Sequence[Event], pinned: Collection[str], most: int) -> tuple[Event, ...]:
    """The most important events in their order, those that an editor pinned before all; all when they are no
    more than `most`."""
    if len(events) <= most:
        return tuple(events)
    ranked = sorted(range(len(events)), key=lambda at: (events[at].id not in pinned, -events[at].importance))
    return tuple(events[at] for at in sorted(ranked[:most]))
