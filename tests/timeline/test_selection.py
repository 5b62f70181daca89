"""Which events are shown."""

from __future__ import annotations

from datetime import date

from timeline.model import DateInterval, Event, Span, Timeline, When
from timeline.selection import select_events


def event(name: str, first: date, importance: float, last: date | None = None) -> Event:
    when = When(DateInterval(first, last or first), "day", "explicit")
    return Event(name, name, name, when, (), (), (Span("a", 0, 1),), importance=importance)


TIMELINE = Timeline(
    (
        event("flood", date(2024, 5, 30), 0.9, date(2024, 6, 2)),
        event("vote", date(2024, 6, 3), 0.4),
        event("strike", date(2024, 6, 4), 0.4),
        event("launch", date(2024, 6, 9), 0.7),
    )
)


def test_the_most_important_are_shown() -> None:
    assert select_events(TIMELINE, 2) == {"flood", "launch"}


def test_of_equals_the_earlier_is_shown() -> None:
    assert select_events(TIMELINE, 3) == {"flood", "launch", "vote"}


def test_only_events_that_touch_the_days_are_shown() -> None:
    assert select_events(TIMELINE, 9, date(2024, 6, 1), date(2024, 6, 4)) == {"flood", "vote", "strike"}


def test_a_limit_of_nothing_shows_nothing() -> None:
    assert select_events(TIMELINE, 0) == frozenset()
    assert select_events(Timeline(()), 5) == frozenset()
