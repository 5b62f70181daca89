"""What a relative date counts from: publication, the day told last, the narrative of a history."""

from __future__ import annotations

from datetime import date

from timeline.dates.almanac import Stretch, add_days, move, stretch_around
from timeline.dates.context import Context
from timeline.dates.expressions import Shift
from timeline.model import DateBasis


def _weekend(context: Context) -> date | None:
    """A day of the weekend that "the weekend" means in news: the one under way, just over or to come."""
    if context.published is None:
        return None
    back = context.published.isoweekday() % 6
    phrasing, now = context.phrasing, context.now
    tense = phrasing.tense(now) if back > 1 else "past"
    is_ahead = tense == "future" or (tense == "open" and phrasing.is_ahead(now))
    return add_days(context.published, 7 - back if is_ahead else -back)


TUESDAY = 2
"""Up to that day "this weekend" may be the one just over."""


def _this_weekend(context: Context) -> date | None:
    """A day of the weekend to come or, early in the week and told as past, of the one just over."""
    here, phrasing, now = context.published, context.phrasing, context.now
    if here is None:
        return None
    tense = phrasing.tense(now) if here.isoweekday() <= TUESDAY else "future"
    is_over = tense == "past" or (tense == "open" and phrasing.looks_back(now))
    return add_days(here, -here.isoweekday()) if is_over else here


def _anchor(shift: Shift, context: Context) -> tuple[date | None, DateBasis]:
    """The day a relative date counts from, and on what basis."""
    if shift.anchor == "today":
        return context.published, "relative"
    if shift.anchor != "publication":
        if shift.unit == "quarter" and context.quarter and context.quarter.interval:
            return context.quarter.interval.first, "inherited"
        if shift.unit == "weekend" and not context.is_history:
            return _weekend(context), "relative"
        loose = shift.anchor == "either" and shift.count == 0 and not context.is_history
        loose = loose and not (shift.unit == "day" and context.just_told())
        spoken = None if loose else context.finest(shift.unit)
        if spoken and not _is_to_come(spoken, shift, context):
            return spoken, "inherited" if shift.anchor == "spoken" else "relative"
    if shift == Shift(0, "weekend", "publication") and not context.is_history:
        return _this_weekend(context), "relative"
    return context.here(), "relative"


def _is_to_come(spoken: date, shift: Shift, context: Context) -> bool:
    """Whether a day told last is so far ahead that what a past is told of cannot count from it: "put off to
    9 June. Two days earlier inspectors burned ..."."""
    here = context.published
    if here is None or shift.count >= 0 or spoken <= here:
        return False
    phrasing, now = context.phrasing, context.now
    if phrasing.tense(now) in ("future", "planned") or not phrasing.is_past(now):
        return False
    day = move(spoken, shift.count, shift.unit)
    return day is not None and day > here


def resolve_shift(shift: Shift, context: Context) -> tuple[Stretch | None, DateBasis]:
    """The stretch a relative date comes to and on what basis; None when there is nothing to count from."""
    anchor, basis = _anchor(shift, context)
    if anchor is None:
        return None, basis
    day = move(anchor, shift.count, shift.unit) if shift.count else anchor
    return (stretch_around(day, shift.grain or shift.unit) if day else None), basis
