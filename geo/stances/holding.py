"""When the vote of a question was held, where the question says so: no other vote answers it."""

from __future__ import annotations

from datetime import date, timedelta

from geo.model import Question
from timeline.dates import read_dates
from timeline.languages import Language
from timeline.model import DateInterval, SourceDocument

_FINEST = ("day", "month")
"""A year alone may be that of the plan: "the 2035 law"."""
_SLACK = timedelta(days=1)
"""A session runs past midnight, and the day of New York is not that of Delhi."""


def find_voting_days(question: Question, language: Language) -> DateInterval | None:
    """The days that the words of a question about a vote name, as finely as they do; None when they name none
    in full, or when it is no vote: what is signed or imposed later still answers its question."""
    if question.kind != "vote":
        return None
    document = SourceDocument("", ". ".join((question.title, *question.about)), "")
    named = [each for each in read_dates(document, language) if each.interval and each.basis == "explicit"]
    for precision in _FINEST:
        intervals = [each.interval for each in named if each.precision == precision and each.interval]
        if intervals:
            return DateInterval(min(each.first for each in intervals), max(each.last for each in intervals))
    return None


def can_tell(published: date | None, held: DateInterval | None) -> bool:
    """Whether a document may tell of the vote: none does that was there before it."""
    return held is None or published is None or published >= held.first - _SLACK


def is_of(day: date | None, exact: bool, held: DateInterval | None) -> bool:
    """Whether a day that a sentence gives can be that of the vote; `exact` is a day, not a month."""
    if held is None or day is None:
        return True
    if not exact:
        return day >= held.first
    return held.first - _SLACK <= day <= held.last + _SLACK
