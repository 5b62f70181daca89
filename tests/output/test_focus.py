"""The stretch of time that a timeline opens on."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from output.focus import days_of, list_ticks, main_stretch, whole_stretch
from output.wording import load_wording
from timeline.model import DateInterval

days = st.dates(date(1000, 1, 1), date(2999, 1, 1))
intervals = st.lists(
    st.builds(lambda day, length: DateInterval(day, day + timedelta(length)), days, st.integers(0, 400)),
    min_size=1,
    max_size=30,
)


def on(year: int, month: int, day: int) -> DateInterval:
    return DateInterval(date(year, month, day), date(year, month, day))


def test_one_event_long_ago_does_not_squeeze_the_week_of_the_story() -> None:
    week = [on(2025, 2, day) for day in range(7, 13)]
    assert main_stretch([on(2019, 5, 1), *week]) == DateInterval(date(2025, 2, 7), date(2025, 2, 12))


def test_events_spread_evenly_are_shown_at_once() -> None:
    year = [on(2024, month, 1) for month in range(1, 13)]
    assert main_stretch(year) == whole_stretch(year)


@given(intervals)
def test_the_main_stretch_lies_within_the_whole(several: list[DateInterval]) -> None:
    core, whole = main_stretch(several), whole_stretch(several)
    assert whole.first <= core.first <= core.last <= whole.last


@given(days, st.integers(0, 300_000), st.integers(3, 12))
def test_ticks_are_few_in_order_and_inside(first: date, length: int, most: int) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    ticks = [day for day, _ in list_ticks(first, last, most, load_wording("en"))]
    assert ticks == sorted(set(ticks))
    assert all(first <= day <= last for day in ticks)
    assert len(ticks) <= 2 * most + 2
    assert days_of(DateInterval(first, last)) > 40 or ticks
