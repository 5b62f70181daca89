"""Many tellings to fewer events."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from timeline.model import Event, Reading, Timeline


def merge_events(readings: Iterable[Reading], about: tuple[str, ...] = ()) -> Timeline:
    """The events of all readings, each happening once. `about` are words of the topic."""
    events = sorted(
        (event for reading in readings for event in reading.events),
        key=lambda event: (event.when.interval, event.evidence),
    )
    named: dict[str, Event] = {}
    for event in events:
        words = re.findall(r"[a-z0-9]+", event.title.lower())[:6]
        stem = "-".join([event.when.interval.first.isoformat(), *words])
        name, turn = stem, 2
        while name in named:
            name, turn = f"{stem}-{turn}", turn + 1
        named[name] = replace(event, id=name, importance=0.5)
    return Timeline(tuple(named.values()))
