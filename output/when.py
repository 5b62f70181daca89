"""A date in words, as finely as it is known and no finer."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from babel.dates import format_skeleton

from output.wording import Wording, say, write_day, write_span, write_year
from timeline.model import When

SEASONS = ("winter", "winter", "spring", "spring", "spring", "summer", "summer", "summer", "autumn", "autumn")


def write_when(when: When, wording: Wording) -> str:
    """ "10–11 Feb 2025", "January 2025", "Spring 2024", "2019"."""
    first, last = when.interval.first, when.interval.last
    if when.precision == "day":
        return write_day(first, wording) if first == last else write_span(first, last, wording)
    if when.precision == "week" and (last - first).days <= 6:
        return say(wording, "when.week", date=write_day(first, wording))
    if when.precision == "season" and (last - first).days < 120:
        return write_season(first, last, wording)
    return write_whole(first, last, wording)


def write_whole(first: date, last: date, wording: Wording) -> str:
    """Decades, years, halves, quarters and months where the days fill them; else the days themselves."""
    starts, ends = first.day == 1, last.day == monthrange(last.year, last.month)[1]
    if not (starts and ends):
        return write_span(first, last, wording)
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.month == 1 and last.month == 12:
        if length == 120 and first.year % 10 == 0:
            return say(wording, "when.decade", first=first.year, last=last.year)
        return write_year(first, wording) if length == 12 else write_span(first, last, wording, "y")
    if length == 6 and first.month in (1, 7):
        return say(wording, "when.half-1" if first.month == 1 else "when.half-2", year=first.year)
    if length == 3 and first.month % 3 == 1:
        return str(format_skeleton("yQQQQ", first, locale=wording.locale))
    if length == 1:
        return str(format_skeleton("yMMMM", first, locale=wording.locale))
    return write_span(first, last, wording, "yMMMM")


def write_season(first: date, last: date, wording: Wording) -> str:
    """The season in which the middle of the interval lies, by the northern calendar."""
    middle = first + (last - first) / 2
    season = (*SEASONS, "autumn", "winter")[middle.month - 1]
    year = str(first.year)
    if first.year != last.year:
        short = f"{last.year % 100:02}"
        year = say(wording, "when.across", first=first.year, last=last.year, short=short)
    return say(wording, f"when.{season}", year=year)


def write_datetime(when: When) -> str:
    """The value of <time datetime>: "2025-02-11", "2025-01", "2024"; the first day of a range."""
    first, last = when.interval.first, when.interval.last
    if when.precision == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04}-{first.month:02}"
    if when.precision == "year" and first.year == last.year:
        return f"{first.year:04}"
    return first.isoformat()
