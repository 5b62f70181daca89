"""How much each event matters: who tells it, how often its day is spoken of, how near it is to the topic."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from timeline.events.words import EventWords
from timeline.merging.features import Telling, stems_of
from timeline.model import Event, Reading


def weigh_events(
    events: Sequence[Event],
    clusters: Sequence[Sequence[Telling]],
    readings: Sequence[Reading],
    about: tuple[str, ...],
    words: EventWords,
) -> list[float]:
    """The importance of each event, 0..1."""
    days = _day_weights(readings)
    topic = {stem for word in about for stem in stems_of(word, words)}
    raw = [
        _own_weight(event, cluster, topic, words) * (0.2 + days.get(event.when.interval.first, 0.0))
        for event, cluster in zip(events, clusters, strict=True)
    ]
    most = max(raw, default=1.0) or 1.0
    return [round(value / most, 4) for value in raw]


def _own_weight(event: Event, cluster: Sequence[Telling], topic: set[str], words: EventWords) -> float:
    sources = len({telling.source for telling in cluster})
    near = 1.0 if not topic or any(topic & telling.words.keys() for telling in cluster) else 0.5
    return (0.5 + event.importance) * (1 + math.log(sources)) * near


def _day_weights(readings: Sequence[Reading]) -> Mapping[date, float]:
    """How often each day is spoken of, above all by articles that come later; 1 for the most spoken of."""
    told: Counter[date] = Counter()
    for reading in readings:
        seen = set()
        for found in reading.dates:
            if found.interval and found.precision == "day":
                seen.add(found.interval.first)
        for day in seen:
            told[day] += 1
    most = max(told.values(), default=1)
    return {day: math.log(1 + times) / math.log(1 + most) for day, times in told.items()}
