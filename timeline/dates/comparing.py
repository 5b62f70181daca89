"""What a report compares itself with: "a year earlier", "the same month last year", "the 1988 quarter"."""

from __future__ import annotations

from datetime import date

from timeline.dates.almanac import Stretch, a_quarter, a_year, move, stretch_around
from timeline.dates.context import Context
from timeline.dates.expressions import Ago
from timeline.model import DateBasis

ONE_COMPARISON = 40
"""How many tokens behind a month "the same period last year" is still that month's."""

_PERIODS = frozenset({"week", "month", "quarter"})


def resolve_comparison(meaning: Ago, context: Context) -> tuple[Stretch | None, DateBasis]:
    """The stretch a year before what is told of, or in the year that is told, and on what basis.

    None when there is nothing to count from.
    """
    if compared := _same_of_year(meaning, context):
        return compared, "inherited"
    quarter = context.quarter.interval if context.quarter else None
    if meaning.year is not None:
        if meaning.unit == "quarter" and quarter:
            return a_quarter(meaning.year, (quarter.first.month + 2) // 3), "inherited"
        return a_year(meaning.year), "explicit"
    if quarter:
        return _a_year_before(quarter.first, "quarter"), "inherited"
    here = context.here()
    return (_a_year_before(here, "year") if here else None), "relative"


def _a_year_before(day: date, unit: str) -> Stretch | None:
    before = move(day, -1, "year")
    return stretch_around(before, unit) if before else None


def _same_of_year(meaning: Ago, context: Context) -> Stretch | None:
    """The month or quarter just told, in another year; None if none was or no such comparison is made."""
    if meaning.unit is None or meaning.unit == "year" or context.now - context.last_token > ONE_COMPARISON:
        return None
    told = context.last
    if told is None or told.interval is None or meaning.unit not in ("period", told.precision):
        return None
    if meaning.unit == "period" and told.precision not in _PERIODS:
        return None
    years = meaning.year - told.interval.first.year if meaning.year else -1
    day = move(told.interval.first, years, "year")
    return stretch_around(day, told.precision) if day else None
