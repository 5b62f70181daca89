"""The day of publication worked out: "Tuesday, February 11" fits few years, "the 2025 games" may tell one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from timeline.dates import WrittenDate
from timeline.dates.almanac import find_day
from timeline.dates.cues import find_tense
from timeline.dates.expressions import Calendar, Meaning
from timeline.dates.vocabulary import compile_vocabulary
from timeline.languages import Language

HORIZON = 2026
"""The last year an article can be of. There is no clock here, so it is the year of this release."""

CYCLE = 27
"""Within 28 years every day falls on every weekday."""

REACH = 7
"""How many days behind the last day with a weekday a day without one may still tell the publication."""


def work_out_day(
    text: str, dates: Sequence[WrittenDate], language: Language, horizon: int | None
) -> date | None:
    """The latest day the text looks back on, in the year that its weekdays or its talk of the year give.

    None when nothing in the text fixes the year, or all its days are still to come. Without a `horizon`, the
    last year to be thought of, only a year that the text names will do.
    """
    days = [(one, one.meaning) for one in dates if _lacks_year(one.meaning)]
    if not days:
        return None
    calendars = [meaning for _, meaning in days if isinstance(meaning, Calendar)]
    years = [one.meaning.year for one in dates if isinstance(one.meaning, Calendar) and one.meaning.year]
    year = _year_of_weekdays(calendars, years, horizon) or _year_by_cue(text, dates, language)
    if year is None:
        return None
    vocabulary = compile_vocabulary(language)
    past = [one.meaning for one, _ in days if find_tense(text, one.start, vocabulary) != "future"]
    anchors = [one for one in past if isinstance(one, Calendar) and one.weekday]
    told = [_in_year(one, year) for one in past]
    last = max((day for one in anchors or past if (day := _in_year(one, year))), default=None)
    return max((day for day in told if day and last and day <= last + timedelta(REACH)), default=None)


def depends_on_horizon(dates: Sequence[WrittenDate]) -> bool:
    """Whether another horizon may give another day: that of a day with its weekday and without a year."""
    return any(
        isinstance(one.meaning, Calendar) and one.meaning.weekday and _lacks_year(one.meaning)
        for one in dates
    )


def _lacks_year(meaning: Meaning) -> bool:
    return isinstance(meaning, Calendar) and bool(meaning.day and meaning.month) and not meaning.year


def _in_year(meaning: Meaning, year: int) -> date | None:
    if not isinstance(meaning, Calendar):
        return None
    return find_day(year, meaning.month or 0, meaning.day or 0)


def _year_of_weekdays(days: Sequence[Calendar], years: Sequence[int], horizon: int | None) -> int | None:
    """The year in which every day falls on its weekday: one the text names, else the latest that fits."""
    with_weekday = [one for one in days if one.weekday]
    if not with_weekday:
        return None
    last = horizon or HORIZON
    first = max((year for year in years if year <= last), default=last - CYCLE)
    fitting = [year for year in range(first, last + 1) if all(_fits(one, year) for one in with_weekday)]
    named = [year for year in fitting if year in years]
    return max(named or (fitting if horizon else []), default=None)


def _fits(one: Calendar, year: int) -> bool:
    day = find_day(year, one.month or 0, one.day or 0)
    return day is not None and day.isoweekday() == one.weekday


@lru_cache(maxsize=16)
def _cues(language: Language) -> re.Pattern[str]:
    words = "|".join(language.tables["dates"].get("published", {}).get("upcoming", ["(?!)"]))
    return re.compile(rf"\b(?:{words})\s+$", re.IGNORECASE)


def _year_by_cue(text: str, dates: Sequence[WrittenDate], language: Language) -> int | None:
    """The one year the text speaks of as under way ("the upcoming 2025 games"); None if there are two."""
    told = {
        one.meaning.year
        for one in dates
        if isinstance(one.meaning, Calendar)
        and one.meaning == Calendar(year=one.meaning.year)
        and _cues(language).search(text[max(0, one.start - 30) : one.start])
    }
    years = {year for year in told if year and year <= HORIZON + 1}
    return years.pop() if len(years) == 1 else None
