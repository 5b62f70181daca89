"""The dates of a text that tell their year: the others go by them when no day of publication is known."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from timeline.dates.almanac import find_day
from timeline.dates.expressions import Calendar, Expression, Meaning, Numeric, Timed
from timeline.dates.lexing import Tokens
from timeline.dates.patterns import kinds_of

PARAGRAPH = 60
"""How many tokens behind "In 2004 ..." a date is still of that year."""

_IN = kinds_of("in")
_SENTENCE_ENDS = kinds_of("stop/gap")


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Where the days and months with a year stand, and the years that open a sentence, by token; in order."""

    tokens: Sequence[int] = ()
    days: Sequence[date] = ()
    year_tokens: Sequence[int] = ()
    years: Sequence[date] = ()
    year_of: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """Month and day -> the year that the text gives that day; a day it gives two years is not here."""


def find_landmarks(expressions: Sequence[Expression], tokens: Tokens, order: str) -> Landmarks:
    """The landmarks of a text. A year in passing ("founded in 1950") is none."""
    days = [(one.first, day) for one in expressions if (day := _first_day(one.meaning, order))]
    years = [
        (one.first, day)
        for one in expressions
        if isinstance(one.meaning, Calendar)
        and one.meaning == Calendar(year=one.meaning.year)
        and _opens_sentence(tokens, one.first)
        and (day := find_day(one.meaning.year or 0, 1, 1))
    ]
    return Landmarks(
        tuple(token for token, _ in days),
        tuple(day for _, day in days),
        tuple(token for token, _ in years),
        tuple(day for _, day in years),
        _years_of_days(expressions, order),
    )


def _years_of_days(expressions: Iterable[Expression], order: str) -> dict[tuple[int, int], int]:
    full = {day for one in expressions if _is_day(one.meaning) and (day := _first_day(one.meaning, order))}
    told: dict[tuple[int, int], set[int]] = {}
    for day in full:
        told.setdefault((day.month, day.day), set()).add(day.year)
    return {day: min(years) for day, years in sorted(told.items()) if len(years) == 1}


def _is_day(meaning: Meaning) -> bool:
    if isinstance(meaning, Timed):
        return meaning.day is not None and _is_day(meaning.day)
    return isinstance(meaning, Numeric) or (isinstance(meaning, Calendar) and bool(meaning.day))


def find_landmark(landmarks: Landmarks, token: int) -> tuple[date | None, bool]:
    """The landmark nearest to a token, and whether it is only a year; None if there is none."""
    here = bisect(landmarks.tokens, token)
    around = range(max(0, here - 1), min(here + 1, len(landmarks.tokens)))
    nearest = min(around, key=lambda index: abs(landmarks.tokens[index] - token), default=None)
    distance = abs(landmarks.tokens[nearest] - token) if nearest is not None else PARAGRAPH
    year = bisect(landmarks.year_tokens, token) - 1
    if year >= 0 and token - landmarks.year_tokens[year] < min(distance, PARAGRAPH):
        return landmarks.years[year], True
    return (landmarks.days[nearest] if nearest is not None else None), False


def _opens_sentence(tokens: Tokens, token: int) -> bool:
    """Whether a year stands behind the "In" that opens a sentence."""
    before = tokens.kinds[max(0, token - 2) : token]
    return before[-1:] in _IN and (len(before) == 1 or before[0] in _SENTENCE_ENDS)


def _first_day(meaning: Meaning, order: str) -> date | None:
    """The first day of a day or a month told with its year."""
    if isinstance(meaning, Timed):
        return _first_day(meaning.day, order) if meaning.day else None
    if isinstance(meaning, Numeric):
        first, second, year = meaning.numbers
        month, day = (first, second) if order == "MDY" else (second, first)
        return find_day(year, month, day) or find_day(year, day, month)
    if isinstance(meaning, Calendar) and meaning.year and meaning.month:
        return find_day(meaning.year, meaning.month, meaning.day or 1)
    return None
