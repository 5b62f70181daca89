"""Choosing the year of a date that does not tell it: the nearest, the latest begun, the one to come."""

from __future__ import annotations

from datetime import date

from timeline.dates.almanac import Stretch
from timeline.dates.cues import Tense
from timeline.dates.expressions import Calendar

FUTURE = 1.05
"""News looks back: a day to come counts as so much farther away than one gone by."""

JUST_GONE = 21
"""A day so many days gone is meant all the same when it is told as to come ("was to open on September 2")."""

TOLD = {"ahead": 0.5, "gone": 3.0, "past": 20.0}
"""... and when its sentence has no verb of the past, or has one, or a sure one, so much nearer or farther."""

MONTHS_AHEAD = {"open": 2, "planned": 2}
"""A month to come counts as so much farther away than one gone by when no word says which is meant."""

HISTORY_FUTURE = 0.75
"""A history goes on: a day behind the last one counts as so much nearer than one before it."""


FRESH = 100
"""Of a quarter so many days gone the results are still to come ("expects to report a third-quarter loss")."""


def _nearest(stretches: list[Stretch], here: date, future: float = FUTURE) -> Stretch | None:
    def distance(stretch: Stretch) -> float:
        days = (stretch.interval.first - here).days if stretch.interval else 0
        return days * future if days > 0 else -days

    return min(stretches, key=distance, default=None)


def nearest_told(meaning: Calendar, stretches: list[Stretch], here: date, tense: Tense) -> Stretch | None:
    """The day of the year nearest to publication, or to come or gone by when it is told so."""
    if tense == "entry":
        return begun(stretches, here, None)
    if tense == "future" and not meaning.weekday:
        ahead = [s for s in stretches if s.interval and (s.interval.last - here).days >= -JUST_GONE]
        return _nearest(ahead or stretches, here)
    return _nearest(stretches, here, TOLD.get(tense, FUTURE))


def begun(stretches: list[Stretch], here: date, toward: int | None) -> Stretch | None:
    """The latest that has begun; the latest that is over for "last", the first to come for "next"."""
    if toward is not None and toward > 0:
        return next((s for s in stretches if s.interval and s.interval.first > here), None)
    if toward is not None and toward < 0:
        return next((s for s in reversed(stretches) if s.interval and s.interval.last < here), None)
    return next((s for s in reversed(stretches) if s.interval and s.interval.first <= here), None)


def latest_or_next(stretches: list[Stretch], here: date, tense: Tense) -> Stretch | None:
    """A bare month, season or quarter of news: the latest that has begun, or the one to come.

    A month told in no tense is the nearer: one begun eleven months ago would be called "last".
    """
    latest, coming = begun(stretches, here, None), begun(stretches, here, 1)
    if latest is None or latest.interval is None or coming is None or coming.interval is None:
        return latest or coming
    gone = (here - latest.interval.last).days
    if tense == "future":
        is_meant = gone <= 0 or (latest.precision == "quarter" and gone < FRESH)
        return latest if is_meant else coming
    ahead = MONTHS_AHEAD.get(tense) if latest.precision == "month" else None
    return coming if ahead and (coming.interval.first - here).days * ahead < gone else latest


def in_history(stretches: list[Stretch], here: date, is_year: bool) -> Stretch | None:
    """The date in the year told last, or the nearest to the day or month told last."""
    if is_year:
        return next((s for s in stretches if s.interval and s.interval.first.year == here.year), None)
    return _nearest(stretches, here, HISTORY_FUTURE)
