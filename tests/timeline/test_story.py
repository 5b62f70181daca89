"""What a story is called that nobody gave a title."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from timeline.model import DateInterval, Event, Span, Timeline, When
from timeline.story import name_story


def make_event(name: str, importance: float = 0.0, part_of: str | None = None) -> Event:
    day = date(2025, 2, 11)
    when = When(DateInterval(day, day), "day", "explicit")
    event = Event(name, name.title(), "", when, (), (), (Span("a", 0, 1),), importance=importance)
    return replace(event, part_of=part_of)


def test_a_story_is_called_after_the_event_that_others_are_part_of() -> None:
    events = (
        make_event("refusal", 1.0, "summit"),
        make_event("speech", 0.4, "summit"),
        make_event("summit", 0.5),
    )
    assert name_story(Timeline(events)) == "Summit"


def test_a_story_without_parts_is_called_after_its_most_important_event() -> None:
    assert name_story(Timeline((make_event("talks", 0.2), make_event("quake", 0.9)))) == "Quake"


def test_a_story_without_events_has_no_name() -> None:
    assert name_story(Timeline(())) is None
