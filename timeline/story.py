"""What a whole story is called when nobody gave it a title."""

from __future__ import annotations

from collections import Counter

from timeline.model import Timeline


def name_story(timeline: Timeline) -> str | None:
    """The title of the event most others are part of, else of the most important one; None without events."""
    parts = Counter(event.part_of for event in timeline.events if event.part_of)
    ranked = sorted(timeline.events, key=lambda event: (-parts[event.id], -event.importance))
    return ranked[0].title if ranked else None
