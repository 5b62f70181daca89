"""timeline.ics as icalendar reads it (RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from output.data import timeline_ics
from output.model import Explainer, Theme
from tests.output.export_stories import PRECISIONS, make_empty, make_hostile, make_precise


def write(explainer: Explainer) -> bytes:
    return timeline_ics.render(explainer, Theme()).content


def read(explainer: Explainer) -> list[icalendar.Event]:
    """The entries of a calendar with nothing else in it, and nothing that the reader complains of."""
    calendar = icalendar.Calendar.from_ical(write(explainer))
    assert calendar.errors == []
    assert {part.name for part in calendar.walk()} <= {"VCALENDAR", "VEVENT"}
    assert all(entry.errors == [] for entry in calendar.events)
    assert len({str(entry["UID"]) for entry in calendar.events}) == len(calendar.events)
    return calendar.events


def test_the_end_of_an_entry_is_the_day_after_the_last() -> None:
    for entry, (first, last, _, _, _) in zip(read(make_precise()), PRECISIONS, strict=True):
        assert entry.start == date.fromisoformat(first)
        assert entry.end == date.fromisoformat(last) + timedelta(days=1)


def test_a_date_not_known_to_the_day_is_in_the_title() -> None:
    titles = [str(entry["SUMMARY"]) for entry in read(make_precise())]
    assert titles[:5] == [
        "Event 0", "Event 1", "Event 2", "Event 3 (Week of 3 Feb 2025)", "Event 4 (January 2025)",
    ]  # fmt: skip


def test_an_entry_speaks_the_language_of_the_page() -> None:
    entry = read(replace(make_precise(), language="de"))[4]
    assert str(entry["SUMMARY"]) == "Event 4 (Januar 2025)"
    assert str(entry["DESCRIPTION"]) == "„Norway signed the treaty.“\nThe Quay: Treaty"


def test_a_calendar_is_no_invitation(explainer: Explainer) -> None:
    calendar = icalendar.Calendar.from_ical(write(explainer))
    assert "METHOD" not in calendar
    assert len(calendar.events) == len(explainer.timeline.events)


def test_when_it_was_written_is_when_it_was_told(explainer: Explainer) -> None:
    assert {entry.DTSTAMP.date() for entry in read(explainer) if entry.DTSTAMP} <= {
        document.published for document in explainer.documents
    }


def test_nothing_in_an_article_is_a_line_of_the_calendar_or_an_address_that_runs() -> None:
    entries = read(make_hostile())
    assert len(entries) == len(make_hostile().timeline.events)
    for entry in entries:
        assert "BEGIN:VALARM" in str(entry["DESCRIPTION"])
        assert str(entry.get("URL", "https:")).startswith("https:")


@given(st.text(min_size=1))
def test_words_come_back_whatever_they_are(words: str) -> None:
    entry = read(make_hostile(words))[0]
    kept = "".join(words.split())
    shown = "".join(str(entry["SUMMARY"]).split())
    assert shown == "".join(char for char in kept if char.isprintable() or ord(char) > 0x9F)


@pytest.mark.parametrize("make", [make_precise, make_hostile, make_empty])
def test_every_line_is_at_most_75_octets_and_always_the_same(make: Callable[[], Explainer]) -> None:
    content = write(make())
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content == write(make())
