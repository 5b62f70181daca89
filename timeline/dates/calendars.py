"""Resolving written dates: the year of "11 February", the day of "Tuesday", the order of 2/11/2025."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from timeline.dates.almanac import (
    Stretch,
    a_day,
    a_half,
    a_month,
    a_quarter,
    a_season,
    a_week,
    a_year,
    add_days,
    find_day,
    find_holiday,
    move,
)  # fmt: skip
from timeline.dates.choosing import begun, in_history, latest_or_next, nearest_told
from timeline.dates.context import ONE_STORY, Context
from timeline.dates.cues import Tense
from timeline.dates.expressions import Calendar, Numeric, Shift
from timeline.model import DateBasis


@dataclass(frozen=True, slots=True)
class Found:
    """A value, its stretch if it names days, and how its year is known."""

    value: str
    stretch: Stretch | None
    basis: DateBasis | None


def resolve_numeric(meaning: Numeric, order: str) -> Stretch | None:
    """The day of 2/11/2025; None if neither order makes a date."""
    first, second, year = meaning.numbers
    months_first = order == "MDY"
    for month, day in (
        ((first, second), (second, first)) if months_first else ((second, first), (first, second))
    ):
        if found := find_day(year, month, day):
            return a_day(found)
    return None


def stretch_in_year(meaning: Calendar, year: int) -> Stretch | None:
    """The stretch of a calendar date in a year; None if that year has no such date."""
    if meaning.holiday:
        day = find_holiday(meaning.holiday, year)
        return a_day(day) if day else None
    if meaning.day and meaning.month:
        day = find_day(year, meaning.month, meaning.day)
        if day is None:
            return None
        return a_week(day) if meaning.is_week else a_day(day)
    if meaning.month:
        return a_month(year, meaning.month)
    if meaning.season:
        return a_season(year, meaning.season)
    if meaning.quarter:
        return a_quarter(year, meaning.quarter)
    if meaning.half:
        return a_half(year, meaning.half)
    return a_year(year)


def _unknown(meaning: Calendar) -> str:
    """The TIMEX value with its unknown digits crossed."""
    if meaning.day and meaning.month:
        return f"XXXX-{meaning.month:02d}-{meaning.day:02d}"
    if meaning.month:
        return f"XXXX-{meaning.month:02d}"
    if meaning.weekday:
        return f"XXXX-WXX-{meaning.weekday}"
    if meaning.season:
        return f"XXXX-{meaning.season}"
    return f"XXXX-Q{meaning.quarter}" if meaning.quarter else "XXXX-XX-XX"


def _candidates(meaning: Calendar, here: date) -> list[Stretch]:
    """The date in the years around a day, in order; with a weekday only those that fall on it."""
    reach = range(-6, 7) if meaning.weekday else range(-8, 9) if meaning.day == 29 else range(-2, 3)
    found = [
        stretch
        for offset in reach
        if 1 <= here.year + offset <= 9999 and (stretch := stretch_in_year(meaning, here.year + offset))
    ]
    if meaning.weekday:
        fitting = [s for s in found if s.interval and s.interval.first.isoweekday() == meaning.weekday]
        return fitting or found
    return found


def _year_told(meaning: Calendar, context: Context) -> tuple[int | None, DateBasis]:
    """The year of a date that tells it relatively: "January of last year"."""
    if meaning.of is None or meaning.of.unit != "year":
        return None, "relative"
    anchor = context.here()
    if meaning.of.anchor != "publication":
        anchor = context.finest("year") or anchor
    day = move(anchor, meaning.of.count, "year") if anchor else None
    return (day.year if day else None), "relative"


def _of_week(meaning: Calendar, week: Shift, context: Context) -> Found:
    """ "Monday of last week", "Tuesday of that week"."""
    here = context.published if week.anchor == "publication" else context.finest("week")
    monday = move(here, week.count, "week") if here else None
    day = add_days(monday, (meaning.weekday or 1) - monday.isoweekday()) if monday else None
    return Found(day.isoformat(), a_day(day), "relative") if day else Found(_unknown(meaning), None, None)


def _weekday(meaning: Calendar, context: Context, tense: Tense) -> Found:
    in_story = context.is_history and context.just_told()
    here = context.published or context.here()
    if meaning.spoken or in_story:
        here = context.finest("day") or here
    if here is None or not meaning.weekday:
        return Found(_unknown(meaning), None, None)
    back = (here.isoweekday() - meaning.weekday) % 7
    if meaning.weeks:
        days = -back if meaning.weeks < 0 else -back % 7
    elif meaning.toward == -1:
        days = -(back or 7)
    elif (meaning.toward or 0) > 0:
        days = 7 - back
    elif (tense in ("future", "ahead", "planned") and meaning.toward is None) or in_story:
        days = -back % 7
    elif meaning.toward == 0 and not meaning.spoken:
        days = meaning.weekday - here.isoweekday()
    else:
        days = -back
    day = add_days(here, days + 7 * meaning.weeks)
    return Found(day.isoformat(), a_day(day), "relative") if day else Found(_unknown(meaning), None, None)


_HALF_YEAR = 6
_MONTHS_AROUND = (0, 1, -1, 2, -2, 3, -3)


def _in_month(meaning: Calendar, month: date) -> date | None:
    """The day of a month; "Monday the 14th" is of the nearest month in which that is a Monday, if one is."""
    if not meaning.weekday:
        return find_day(month.year, month.month, meaning.day or 0)
    around = (move(month.replace(day=1), count, "month") for count in _MONTHS_AROUND)
    days = [day for one in around if one and (day := find_day(one.year, one.month, meaning.day or 0))]
    return next((day for day in days if day.isoweekday() == meaning.weekday), days[0] if days else None)


def _day_of_month(meaning: Calendar, context: Context) -> Found | None:
    """ "The 20th": of the month told last, or the nearest to publication; if doubtful only the first."""
    if meaning.spoken and not context.month_told():
        return None
    shift = meaning.of or Shift(0, "month", "spoken")
    anchor = context.finest("month") if shift.anchor == "spoken" else None
    anchor = anchor or context.here()
    month = move(anchor, shift.count, "month") if anchor else None
    day = _in_month(meaning, month) if month else None
    if day is None:
        return None if month else Found(f"XXXX-XX-{meaning.day:02d}", None, None)
    return Found(day.isoformat(), a_day(day), "inherited" if shift.anchor == "spoken" else "relative")


def _next_year(meaning: Calendar, context: Context) -> int:
    """1 if a month before Christ is nearer in the year behind: "7 January" behind "1 December"."""
    told = context.day_before_christ
    is_last = bool(meaning.month) and told.startswith(f"BC{context.before_christ:04d}-")
    return int(is_last and int(told[7:9]) - (meaning.month or 0) > _HALF_YEAR)


def resolve_calendar(meaning: Calendar, context: Context, tense: Tense = "open") -> Found | None:
    """What a date of the calendar comes to; None if there is no such date.

    `tense`: what the words around it say.
    """
    if context.before_christ and meaning.year is None and (meaning.month or meaning.season):
        before_christ = max(context.before_christ - (meaning.toward or _next_year(meaning, context)), 1)
        value = f"BC{before_christ:04d}{_unknown(meaning)[4:]}"
        return Found(value, Stretch(value, None, "day" if meaning.day else "month"), None)
    if meaning.year is not None:
        stretch = stretch_in_year(meaning, meaning.year)
        return Found(stretch.value, stretch, "explicit") if stretch else None
    if meaning.of and meaning == Calendar(weekday=meaning.weekday, of=meaning.of):
        return _of_week(meaning, meaning.of, context)
    only = Calendar(
        weekday=meaning.weekday, toward=meaning.toward, spoken=meaning.spoken, weeks=meaning.weeks
    )
    if meaning == only:
        return _weekday(meaning, context, tense)
    of_month = Calendar(day=meaning.day, weekday=meaning.weekday, of=meaning.of, spoken=meaning.spoken)
    if meaning.day and meaning == of_month:
        return _day_of_month(meaning, context)
    year, basis = _year_told(meaning, context)
    if year is not None:
        stretch = stretch_in_year(meaning, year)
        return Found(stretch.value, stretch, basis) if stretch else None
    return _infer_year(meaning, context, tense)


def _infer_year(meaning: Calendar, context: Context, tense: Tense) -> Found | None:
    if meaning.day and meaning.month and find_day(2000, meaning.month, meaning.day) is None:
        return None
    if meaning.toward is None and (year := context.told_year(meaning) or context.framing_year()):
        stretch = stretch_in_year(meaning, year)
        return Found(stretch.value, stretch, "year-inferred") if stretch else None
    here = context.here()
    if meaning.spoken or (context.phrasing.is_chronology and tense not in ("entry", "future")):
        here = context.finest("month") or here
    if meaning.day and (beside := context.beside_day()):
        nearest = nearest_told(meaning, _candidates(meaning, beside), beside, "open")
        return Found(nearest.value, nearest, "year-inferred") if nearest else None
    if meaning.day and meaning.toward is None and tense != "future" and (told := context.distant_day()):
        near = nearest_told(meaning, _candidates(meaning, told), told, "open")
        if near and near.interval and abs((near.interval.first - told).days) <= ONE_STORY:
            return Found(near.value, near, "year-inferred")
    if here is None:
        return _by_landmark(meaning, context)
    stretches = _candidates(meaning, here)
    if context.is_history and meaning.toward is None:
        stretch = in_history(stretches, here, context.narrative.is_year or meaning.season is not None)
    elif meaning.toward:
        stretch = begun(stretches, here, meaning.toward)
    elif meaning.toward == 0:
        stretch = next((s for s in stretches if s.interval and s.interval.first.year == here.year), None)
    elif meaning.day or meaning.holiday:
        stretch = nearest_told(meaning, stretches, here, tense)
    else:
        stretch = latest_or_next(stretches, here, tense)
    if stretch is None:
        return Found(_unknown(meaning), None, None)
    return Found(stretch.value, stretch, "year-inferred" if meaning.toward is None else "relative")


def _by_landmark(meaning: Calendar, context: Context) -> Found:
    """The date nearest to a landmark of the text; "last March" counts from a day we do not know."""
    landmark, is_year = context.landmark()
    stretch = None
    if landmark and meaning.toward is None and meaning.of is None:
        stretch = in_history(_candidates(meaning, landmark), landmark, is_year)
    return Found(stretch.value, stretch, "year-inferred") if stretch else Found(_unknown(meaning), None, None)
