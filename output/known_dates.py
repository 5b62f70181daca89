"""The days of an event as other formats write them: as finely as they are known, without words."""

from __future__ import annotations

from calendar import monthrange

from timeline.model import When

KnownDate = tuple[int, ...]
"""(2025,), (2025, 1) or (2025, 1, 31): a year, a month or a day."""

TO_THE_DAY = ("day", "week")
"""These precisions name days, even where the days happen to fill a month."""


def known_dates(when: When) -> tuple[KnownDate, KnownDate | None]:
    """The first and the last date; None instead of the last where one date says it all.

    Whole years and whole months are told as such, whatever they were called; what fills neither has its days.
    """
    first, last = when.interval.first, when.interval.last
    months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    years = months and first.month == 1 and last.month == 12
    size = 3 if when.precision in TO_THE_DAY else 1 if years else 2 if months else 3
    start = (first.year, first.month, first.day)[:size]
    end = (last.year, last.month, last.day)[:size]
    return start, None if start == end else end


def write_iso(known: KnownDate) -> str:
    """ISO 8601, as XML Schema has it too: "2025", "2025-01", "2025-01-31".

    >>> write_iso((2025, 1))
    '2025-01'
    """
    year, *rest = known
    return "-".join([f"{year:04}", *(f"{number:02}" for number in rest)])
