"""Resolving one meaning to its TIMEX value and its days, in a context."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from timeline.dates.almanac import (
    DAYS_OF,
    Stretch,
    a_day,
    add_days,
    part_of,
    some_years,
)
from timeline.dates.anchors import resolve_shift
from timeline.dates.calendars import resolve_calendar, resolve_numeric, stretch_in_year
from timeline.dates.comparing import resolve_comparison
from timeline.dates.context import Context
from timeline.dates.cues import Tense
from timeline.dates.eras import ONE_STORY, move_before_christ
from timeline.dates.expressions import (
    Ago,
    Calendar,
    Era,
    Expression,
    Length,
    Meaning,
    Numeric,
    Repeat,
    Shift,
    Timed,
    Vague,
)  # fmt: skip
from timeline.dates.hours import SHORT_TIMES
from timeline.model import DateBasis, TimexType


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression comes to: TIMEX type and value, and its stretch of the calendar if it has one."""

    type: TimexType
    value: str
    stretch: Stretch | None = None
    basis: DateBasis | None = None


_LETTERS = {
    "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "hour": "H",
    "minute": "M", "second": "S",
}  # fmt: skip
HALF = 0.5
_MULTIPLES = {
    "fortnight": (2, "week"),
    "half": (6, "month"),
    "decade": (10, "year"),
    "century": (100, "year"),
    "millennium": (1000, "year"),
}
_UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
}


def _dated(stretch: Stretch | None, basis: DateBasis) -> Resolved | None:
    return Resolved("DATE", stretch.value, stretch, basis) if stretch else None


@singledispatch
def resolve(meaning: Meaning, context: Context) -> Resolved | None:
    """What a meaning comes to; None if it is no date (30 February)."""
    raise TypeError(f"no way to resolve {meaning!r}")


def _tense(meaning: Calendar, context: Context) -> Tense:
    """What its clause says of a date; if nothing, what the verbs in front and its sentence say."""
    phrasing, now = context.phrasing, context.now
    tense = phrasing.tense(now)
    if tense == "future" and meaning.weekday and phrasing.owns(now):
        tense = "open"
    if not meaning.day and phrasing.says_until(now) and (until := _until(meaning, tense, context)):
        return until
    if tense == "open" and (meaning.day or meaning.month) and phrasing.looks_back(now):
        return "gone"
    is_day = meaning.day or meaning.weekday
    return "ahead" if tense == "open" and is_day and phrasing.is_ahead(now) else tense


def _until(meaning: Calendar, tense: Tense, context: Context) -> Tense | None:
    """What "until" says of a month, a quarter or a season; None if nothing. Much is put off to quarters."""
    if meaning.month and tense == "past":
        return "planned"
    is_ahead = meaning.season and tense != "past" and not context.phrasing.looks_back(context.now)
    return "future" if meaning.quarter or is_ahead else None


@resolve.register
def _(meaning: Calendar, context: Context) -> Resolved | None:
    tense = "open" if meaning.year else _tense(meaning, context)
    found = resolve_calendar(meaning, context, tense)
    return Resolved("DATE", found.value, found.stretch, found.basis) if found else None


@resolve.register
def _(meaning: Numeric, context: Context) -> Resolved | None:
    return _dated(resolve_numeric(meaning, context.order), "explicit")


@resolve.register
def _(meaning: Era, context: Context) -> Resolved | None:
    digits, early = meaning.digits, len(meaning.digits) == 4 and not meaning.before_christ
    if early and abs(int(digits) - (context.before_christ or 10_000)) > ONE_STORY:
        return None
    if "-" in digits:
        return _dated(Stretch(f"BC{digits}", None, "day" if digits.count("-") > 1 else "month"), "explicit")
    if early or (meaning.before_christ and len(digits) == 4):
        return _dated(some_years(digits, before_christ=True), "explicit")
    return _dated(some_years(digits, meaning.before_christ), "explicit")


@resolve.register
def _(meaning: Shift, context: Context) -> Resolved | None:
    if context.before_christ and not meaning.vague:
        return _before_christ(meaning, context)
    if meaning.vague:
        return Resolved("DATE", "PAST_REF" if meaning.count < 0 or meaning.count == 0 else "FUTURE_REF")
    stretch, basis = resolve_shift(meaning, context)
    if stretch is None:
        return Resolved("DATE", _UNKNOWN.get(meaning.unit, "XXXX"))
    return _dated(stretch, basis)


def _before_christ(shift: Shift, context: Context) -> Resolved | None:
    """A relative date in a story of years before Christ, which count down."""
    year = context.before_christ or 1
    days = round(shift.count * DAYS_OF.get(shift.unit, 0))
    if days and (value := move_before_christ(context.day_before_christ, days)):
        return _dated(Stretch(value, None, "day"), "relative")
    if shift.unit == "year" and shift.count == round(shift.count) and year - shift.count > 0:
        return Resolved("DATE", f"BC{year - int(shift.count):04d}")
    return Resolved("DATE", f"BC{_UNKNOWN.get(shift.unit, 'XXXX')}")


@resolve.register
def _(meaning: Ago, context: Context) -> Resolved | None:
    stretch, basis = resolve_comparison(meaning, context)
    return _dated(stretch, basis) if stretch else Resolved("DATE", "XXXX")


def _figures(count: float) -> str:
    """A count as TIMEX writes it, however large.

    >>> _figures(1_500_000), _figures(2.5)
    ('1500000', '2.5')
    """
    return str(int(count)) if count == int(count) else f"{count:g}"


@resolve.register
def _(meaning: Length, context: Context) -> Resolved | None:
    times, unit = _MULTIPLES.get(meaning.unit, (1, meaning.unit))
    letter = _LETTERS.get(unit)
    if letter is None:
        return None
    if meaning.count is not None and unit == "hour" and meaning.count % 1 == HALF:
        return Resolved("DURATION", "PT" + f"{meaning.count // 1:g}H" * (meaning.count > 1) + "30M")
    count = "X" if meaning.count is None else _figures(meaning.count * times)
    value = f"P{'T' if unit in SHORT_TIMES else ''}{count}{letter}"
    for more, finer in meaning.rest:
        value += f"{_figures(more)}{_LETTERS[finer]}"
    return Resolved("DURATION", value)


@resolve.register
def _(meaning: Repeat, context: Context) -> Resolved | None:
    return Resolved("SET", meaning.value)


@resolve.register
def _(meaning: Vague, context: Context) -> Resolved | None:
    if beside := context.day_beside(meaning.value):
        return _dated(beside, "inherited")
    return Resolved("DATE", meaning.value)


def _is_elsewhere(context: Context) -> bool:
    """Whether the day told last is not the day of what is told now."""
    if context.is_told_ahead():
        return True
    return not context.is_history and (context.distant_day() is not None or context.has_moved_on())


@resolve.register
def _(meaning: Timed, context: Context) -> Resolved | None:
    day: Resolved | None
    if meaning.day is not None:
        day = resolve(meaning.day, context)
    elif context.last and context.just_told() and not _is_elsewhere(context):
        day = Resolved("DATE", context.last.value, context.last, "inherited")
    else:
        day = resolve(Shift(0, "day", "publication"), context)
    if day is None:
        return None
    zone = meaning.zone if ":" in meaning.clock else ""
    return Resolved("TIME", f"{day.value}T{meaning.clock}{zone}", day.stretch, day.basis)


def _behind_start(expression: Expression, resolved: Resolved, context: Context) -> Resolved:
    """The end of a range as the first behind its start: "April 4 to Jan. 2", "Friday to Monday"."""
    meaning, stretch = expression.meaning, resolved.stretch
    if expression.group is None or stretch is None or stretch.interval is None:
        return resolved
    start = context.range_starts.setdefault(expression.group, stretch.interval.first)
    if start == stretch.interval.first or not isinstance(meaning, Calendar):
        return resolved
    end: Stretch | None = None
    if meaning == Calendar(weekday=meaning.weekday) and stretch.interval.last < start:
        day = add_days(stretch.interval.first, 7)
        end = a_day(day) if day else None
    elif resolved.basis == "year-inferred" and not meaning.weekday:
        years = (stretch_in_year(meaning, start.year + later) for later in (0, 1))
        end = next((one for one in years if one and one.interval and one.interval.last >= start), None)
    return Resolved("DATE", end.value, end, resolved.basis) if end else resolved


def resolve_expression(expression: Expression, context: Context) -> Resolved | None:
    """What an expression comes to, and the context told of it."""
    context.move_to(expression.first)
    resolved = resolve(expression.meaning, context)
    if resolved is None or resolved.stretch is None:
        return resolved
    resolved = _behind_start(expression, resolved, context)
    if resolved.stretch is None:
        return resolved
    context.anchor(resolved.stretch, resolved.basis)
    if resolved.stretch.precision == "quarter" and isinstance(expression.meaning, Calendar):
        context.report(resolved.stretch, is_told=expression.meaning.year is not None)
    meaning = expression.meaning
    if isinstance(meaning, Shift) and meaning.count and meaning.anchor in ("either", "spoken"):
        context.beside, context.beside_token = resolved.stretch, expression.end
    start = resolved.stretch.interval.first if resolved.stretch.interval else date.min
    back = isinstance(meaning, Shift) and meaning.count < 0 and meaning.anchor in ("either", "spoken")
    today = meaning == Shift(0, "day", "today")
    if expression.rule != "reference" and not today and not back:
        closes = context.range_starts.get(expression.group or -1, start) < start
        context.tell(
            resolved.stretch,
            expression.end,
            goes_on=isinstance(meaning, Shift) and meaning.count > 0,
            of_writing=expression.rule == "day-word",
            closes=closes,
        )
    part = part_of(resolved.stretch, expression.part)
    return Resolved(resolved.type, part.value, part, resolved.basis) if resolved.type == "DATE" else resolved
