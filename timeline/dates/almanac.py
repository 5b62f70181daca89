"""The calendar: years, quarters, weeks and seasons as first and last day, with their TIMEX values."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.model import DateInterval, Precision

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""Season -> its first month. Meteorological and northern; a winter is named after the year it begins in."""

LEAP_YEAR = 2024
"""A year in which every day of a month is found that some year has."""

LAST_OF_MONTH = -1
"""The nth weekday of a month that means its last."""

_HALVES = {"first-half": 1, "second-half": 2}
_PARTS = {
    "early": (0, 1, 3), "start": (0, 1, 3), "mid": (1, 2, 3), "late": (2, 3, 3), "end": (2, 3, 3),
    "first-half": (0, 1, 2), "second-half": (1, 2, 2),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the calendar: its TIMEX value, its days (None before the year 1) and how fine it is."""

    value: str
    interval: DateInterval | None
    precision: Precision


def a_day(day: date) -> Stretch:
    """One day."""
    return Stretch(day.isoformat(), DateInterval(day, day), "day")


def find_day(year: int, month: int, day: int) -> date | None:
    """The day of a written date; None if the calendar has no such day (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _months(value: str, precision: Precision, year: int, month: int, count: int) -> Stretch | None:
    """So many months from the first of a month, which may be the thirteenth."""
    first_index = year * 12 + month - 1
    last_index = first_index + count - 1
    first_year, last_year = first_index // 12, last_index // 12
    if not (first_year >= 1 and last_year <= 9999):
        return None
    last_month = last_index % 12 + 1
    last = date(last_year, last_month, monthrange(last_year, last_month)[1])
    return Stretch(value, DateInterval(date(first_year, first_index % 12 + 1, 1), last), precision)


def a_month(year: int, month: int) -> Stretch | None:
    """A month; the thirteenth is the next January."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return _months(f"{year:04d}-{month:02d}", "month", year, month, 1)


def a_quarter(year: int, quarter: int) -> Stretch | None:
    """A quarter; the fifth is the first of the next year."""
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    return _months(f"{year:04d}-Q{quarter}", "quarter", year, quarter * 3 - 2, 3)


def a_half(year: int, half: int) -> Stretch | None:
    """Half a year, 1 or 2."""
    return _months(f"{year:04d}-H{half}", "half", year, half * 6 - 5, 6)


def a_season(year: int, season: str) -> Stretch | None:
    """A season by its TIMEX letters."""
    return _months(f"{year:04d}-{season}", "season", year, SEASONS[season], 3)


def a_year(year: int) -> Stretch | None:
    """A year."""
    return _months(f"{year:04d}", "year", year, 1, 12)


def some_years(digits: str, before_christ: bool = False) -> Stretch | None:
    """A decade or a century by its first digits ("198", "19"), or a year before Christ."""
    if before_christ:
        return Stretch(f"BC{digits}", None, "year")
    years = 10 ** (4 - len(digits))
    precision: Precision = "decade" if years == 10 else "century" if years == 100 else "year"
    if int(digits) == 0:
        return Stretch(digits, DateInterval(date(1, 1, 1), date(years - 1, 12, 31)), precision)
    return _months(digits, precision, int(digits) * years, 1, years * 12)


def a_week(day: date) -> Stretch | None:
    """The week, Monday to Sunday, that a day lies in."""
    year, week, weekday = day.isocalendar()
    first = add_days(day, 1 - weekday)
    last = add_days(day, 7 - weekday)
    if first is None or last is None:
        return None
    return Stretch(f"{year:04d}-W{week:02d}", DateInterval(first, last), "week")


def a_weekend(day: date) -> Stretch | None:
    """The Saturday and Sunday of the week that a day lies in."""
    week = a_week(day)
    if week is None or week.interval is None:
        return None
    saturday = week.interval.last - timedelta(1)
    return Stretch(f"{week.value}-WE", DateInterval(saturday, week.interval.last), "day")


def add_days(day: date, days: int) -> date | None:
    """The day so many days on; None beyond the calendar's ends."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def add_months(day: date, months: int) -> date | None:
    """The same day so many months on, or the last of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return date(year, month, min(day.day, monthrange(year, month)[1]))


_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
DAYS_OF = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
"""How many days a unit is long, where it is always as long."""


def move(day: date, count: float, unit: str) -> date | None:
    """The day so many units on; None beyond the calendar's ends or for hours and minutes."""
    if abs(count) > 1_000_000:
        return None
    if unit in DAYS_OF:
        return add_days(day, round(count * DAYS_OF[unit]))
    if unit in _MONTHS:
        return add_months(day, round(count * _MONTHS[unit]))
    return None


def stretch_around(day: date, unit: str) -> Stretch | None:
    """The unit (day, week, ... century) that a day lies in."""
    match unit:
        case "day":
            return a_day(day)
        case "week" | "fortnight":
            return a_week(day)
        case "weekend":
            return a_weekend(day)
        case "month":
            return a_month(day.year, day.month)
        case "quarter":
            return a_quarter(day.year, (day.month + 2) // 3)
        case "year":
            return a_year(day.year)
        case "decade":
            return some_years(f"{day.year // 10:03d}")
        case "century":
            return some_years(f"{day.year // 100:02d}")
    return None


def part_of(stretch: Stretch, part: str | None) -> Stretch:
    """The early, middle or late third of a stretch, whose value stays the whole's; or half of it."""
    if part and part[:4] in ("day ", "week"):
        return _nth_part(stretch, *part.split())
    if part not in _PARTS or stretch.interval is None or stretch.precision == "day":
        return stretch
    if stretch.precision == "year" and part in _HALVES:
        return a_half(stretch.interval.first.year, _HALVES[part]) or stretch
    begin, end, of = _PARTS[part]
    if stretch.precision == "year":
        months = 12 // of
        return (
            _months(stretch.value, "year", stretch.interval.first.year, begin * months + 1, months) or stretch
        )
    if stretch.precision in ("decade", "century"):
        years = stretch.interval.last.year - stretch.interval.first.year + 1
        since, until = (stretch.interval.first.year + years * bound // of for bound in (begin, end))
        return _months(stretch.value, stretch.precision, since, 1, (until - since) * 12) or stretch
    first, days = stretch.interval.first, (stretch.interval.last - stretch.interval.first).days + 1
    interval = DateInterval(
        first + timedelta(days * begin // of),
        first + timedelta(max(days * end // of - 1, days * begin // of)),
    )
    return replace(stretch, interval=interval)


def _nth_part(stretch: Stretch, unit: str, nth: str) -> Stretch:
    """The nth day or week of a month, or its last; the month itself if it has no such one."""
    if stretch.interval is None:
        return stretch
    length, number = (7 if unit == "week" else 1), int(nth)
    behind = stretch.interval.last - timedelta(length - 1)
    first = behind if number < 0 else stretch.interval.first + timedelta(length * (number - 1))
    if first > behind:
        return stretch
    if unit == "day":
        return a_day(first)
    return replace(stretch, interval=DateInterval(first, first + timedelta(6)), precision="week")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, skipped = century // 4, century % 4
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    day = (32 + 2 * skipped + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * day) // 451
    month, day_of_month = divmod(moon + day - 7 * shift + 114, 31)
    return date(year, month, day_of_month + 1)


def find_holiday(rule: str, year: int) -> date | None:
    """The day of a holiday by its rule.

    "12-25"; "1944-06-06", in any year; "11/4/4", the fourth Thursday of November; "5/1/-1", the last Monday
    of May; "easter-2". None if the year has no such day, or that month no fifth.
    """
    if rule.startswith("easter"):
        return add_days(easter(year), int(rule[6:])) if 1583 <= year <= 9999 else None
    if "/" not in rule and rule.count("-") > 1:
        return date.fromisoformat(rule)
    if "/" not in rule:
        month, day = rule.split("-")
        return find_day(year, int(month), int(day))
    month_number, weekday, nth = map(int, rule.split("/"))
    first = find_day(year, month_number, 1)
    if first is None:
        return None
    length, days = monthrange(year, month_number)[1], (weekday - first.isoweekday()) % 7
    days += 7 * ((length - 1 - days) // 7 if nth == LAST_OF_MONTH else nth - 1)
    return first + timedelta(days) if days < length else None
