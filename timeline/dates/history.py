"""What kind of text it is, told by its written dates: news or history, day first or month first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from timeline.dates.expressions import Calendar, Era, Expression, Meaning, Numeric, Shift, Timed
from timeline.dates.lexing import Tokens

FAR_YEARS = 2
"""A year farther than this before publication is of the past."""
ENTRIES = 3
"""So many lines that open with a day make a chronology."""

ENOUGH = 4
"""So many years long past make a history by themselves."""
PARTIAL = 3
"""So many days and months without a year hang on the years of a short one."""


def _years(expressions: Iterable[Expression]) -> list[int]:
    meanings = (_told(one.meaning) for one in expressions)
    told = (
        m.year if isinstance(m, Calendar) else -1 if isinstance(m, Era) and m.before_christ else None
        for m in meanings
    )
    return [year for year in told if year is not None]


def reads_as_history(expressions: Sequence[Expression], published: date | None) -> bool:
    """Whether dates count from one another: many explicit years long past, few words of news."""
    years = _years(expressions)
    news, weekdays = sum(map(_is_of_writing, expressions)), sum(map(_is_weekday, expressions))
    far = [year for year in years if published is None or published.year - year > FAR_YEARS]
    if len(far) * 10 < len(years) * (7 if news or weekdays else 5):
        return False
    if len(far) >= ENOUGH and len(far) > 4 * (news + weekdays):
        return True
    return not news and len(far) == len(years) and _hang_together(expressions, weekdays)


def _is_of_writing(expression: Expression) -> bool:
    """Whether a date counts from the day of writing: "today", "last September", "4 March this year"."""
    meaning = _told(expression.meaning)
    if isinstance(meaning, Calendar):
        return _counts_from_writing(meaning.of) or (meaning.toward is not None and not meaning.spoken)
    return _counts_from_writing(meaning)


def _counts_from_writing(meaning: Meaning | None) -> bool:
    return isinstance(meaning, Shift) and meaning.anchor in ("today", "publication")


def _is_weekday(expression: Expression) -> bool:
    meaning = expression.meaning
    return (
        isinstance(meaning, Calendar) and meaning.weekday is not None and not (meaning.year or meaning.month)
    )


def _hang_together(expressions: Sequence[Expression], weekdays: int) -> bool:
    """Whether a day or month with its year is told and, behind it, several that lack theirs.

    News has more weekdays than such dates.
    """
    dates = [told for one in expressions if isinstance(told := _told(one.meaning), Calendar) and told.month]
    first = next((index for index, one in enumerate(dates) if one.year), len(dates))
    partial = sum(not one.year for one in dates[first:])
    return partial >= PARTIAL + weekdays and partial > 2 * weekdays


def _told(meaning: Meaning) -> Meaning | None:
    return meaning.day if isinstance(meaning, Timed) else meaning


def reads_as_chronology(expressions: Iterable[Expression], tokens: Tokens) -> bool:
    """Whether days stand at the head of several lines, each with what happened on it, some without a year."""
    entries = [one for one in expressions if _is_day(one) and opens_line(tokens, one.first)]
    return len(entries) >= ENTRIES and any(map(_lacks_year, entries))


def opens_line(tokens: Tokens, token: int) -> bool:
    """Whether a token is the first of its line, but for a bullet."""
    start = tokens.starts[token]
    return not tokens.text[max(0, start - 4) : start].rpartition("\n")[2].strip(" \t*•-–")


def _is_day(expression: Expression) -> bool:
    meaning = expression.meaning
    return isinstance(meaning, Calendar) and bool(meaning.month and meaning.day)


def _lacks_year(expression: Expression) -> bool:
    return isinstance(expression.meaning, Calendar) and not expression.meaning.year


def find_order(meanings: Iterable[Meaning], default: str) -> str:
    """How numeric dates are read: as the first that can be read only one way, else by default."""
    for meaning in meanings:
        told = _told(meaning)
        if isinstance(told, Numeric):
            first, second, _ = told.numbers
            if first > 12 >= second:
                return "DMY"
            if second > 12 >= first:
                return "MDY"
    return default
