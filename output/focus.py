"""The stretch of time that a timeline opens on, and the ticks of its axis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import ceil

from babel.dates import format_skeleton

from output.wording import Wording, write_year
from timeline.model import DateInterval

DAY = timedelta(days=1)
CORE = 0.6
"""The share of the events that the main stretch holds at least."""
WORTHWHILE = 4
"""The main stretch is shown first when everything is this many times as long."""
STEPS_DAYS = (1, 2, 3, 7, 14)
STEPS_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000)


def whole_stretch(intervals: Sequence[DateInterval]) -> DateInterval:
    """From the first day of all to the last."""
    return DateInterval(min(when.first for when in intervals), max(when.last for when in intervals))


def main_stretch(intervals: Sequence[DateInterval]) -> DateInterval:
    """The shortest stretch that holds most events, widened to take in neighbours; or all when little is won.

    A background paragraph about 2019 must not squeeze the week that the story is about into one dot.
    """
    whole = whole_stretch(intervals)
    middles = sorted(when.first + (when.last - when.first) // 2 for when in intervals)
    size = ceil(len(middles) * CORE)
    windows = (DateInterval(*ends) for ends in zip(middles, middles[size - 1 :], strict=False))
    core = min(windows, key=lambda window: (days_of(window), window))
    if days_of(core) * WORTHWHILE > days_of(whole):
        return whole
    reach = max(3, days_of(core) // 2)
    start, end = core.first.toordinal() - reach, core.last.toordinal() + reach
    near = (when for when in intervals if start <= when.first.toordinal() and when.last.toordinal() <= end)
    return whole_stretch([core, *near])


def days_of(interval: DateInterval) -> int:
    """How many days an interval holds."""
    return (interval.last - interval.first).days + 1


def list_ticks(first: date, last: date, most: int, wording: Wording) -> Iterator[tuple[date, str]]:
    """About so many days at most between first and last, round ones of their kind, and their labels."""
    days = days_of(DateInterval(first, last))
    step = next((step for step in STEPS_DAYS if days / step <= most), None)
    if step is not None:
        yield from day_ticks(first, last, step, wording)
        return
    months = next((step for step in STEPS_MONTHS if days / 30.4 / step <= most), STEPS_MONTHS[-1])
    yield from month_ticks(first, last, months, wording)


def day_ticks(first: date, last: date, step: int, wording: Wording) -> Iterator[tuple[date, str]]:
    """Every so many days, the year said at the first one and when it changes."""
    seen = None
    for number in range(0, (last - first).days + 1, step):
        day = first + number * DAY
        skeleton = "MMMd" if seen == day.year else "yMMMd"
        seen = day.year
        yield day, str(format_skeleton(skeleton, day, locale=wording.locale))


def month_ticks(first: date, last: date, step: int, wording: Wording) -> Iterator[tuple[date, str]]:
    """Every so many months; whole years are written as years."""
    month = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // step) * step
    while month // 12 <= date.max.year and month <= last.year * 12 + last.month - 1:
        day = date(max(1, month // 12), month % 12 + 1, 1)
        yield (
            day,
            write_year(day, wording)
            if step >= 12
            else str(format_skeleton("yMMM", day, locale=wording.locale)),
        )
        month += step
