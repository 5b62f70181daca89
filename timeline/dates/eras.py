"""Years before Christ in a text that tells of some: "in the spring of 311" is one behind "317 BC"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from timeline.dates.almanac import add_days
from timeline.dates.expressions import Era, Expression
from timeline.dates.kinds import KIND
from timeline.dates.lexing import Tokens
from timeline.dates.patterns import compile_pattern

ONE_STORY = 60
"""How far from the year told last a bare "480" is still a year before Christ."""

_YEAR_DIGITS = 4
_COMMON_YEAR = 2001


EVIDENCE = 2
"""A text that writes so many months with a year of three digits tells of early years."""

_MONTH_YEAR = compile_pattern(
    "(?: MONTH | SEASON of ) y=three_digits (?=comma|stop|close|gap|in|word|pronoun)"
)
_YEAR = compile_pattern("in/to/from/between/part/before/after y=three_digits (?=END|in|pronoun|the|to)")
_ERA = KIND["era"]


def tell_early_years(tokens: Tokens) -> Tokens:
    """The tokens with years of three digits told as years, in a text that tells of such years."""
    written = [match.start("y") for match in _MONTH_YEAR.finditer(tokens.kinds)]
    if len(written) < EVIDENCE or _ERA in tokens.kinds:
        return tokens
    kinds = list(tokens.kinds)
    for at in (*written, *(match.start("y") for match in _YEAR.finditer(tokens.kinds))):
        kinds[at] = KIND["year"]
    return replace(tokens, kinds="".join(kinds))


def carry_era(expressions: Iterable[Expression]) -> list[Expression]:
    """The expressions with bare years close to the last year before Christ made such years too."""
    carried, last = [], None
    for expression in expressions:
        meaning = expression.meaning
        if isinstance(meaning, Era) and len(meaning.digits) >= _YEAR_DIGITS:
            year = int(meaning.digits[:_YEAR_DIGITS])
            is_near = last is not None and abs(year - last) <= ONE_STORY
            if meaning.before_christ or is_near:
                expression, last = replace(expression, meaning=replace(meaning, before_christ=True)), year
        carried.append(expression)
    return carried


def move_before_christ(value: str, days: int) -> str | None:
    """The TIMEX value of the day so many days on from a day before Christ; None if it names no day.

    Years count down, and leap days are left out: nobody dates so finely by them.
    """
    year, _, rest = value.removeprefix("BC").partition("-")
    if not (
        value.startswith("BC") and year.isdecimal() and rest.replace("-", "").isdecimal() and "-" in rest
    ):
        return None
    month, day = map(int, rest.split("-"))
    try:
        moved = add_days(date(_COMMON_YEAR, month, day), days)
    except ValueError:
        return None
    if moved is None or int(year) - (moved.year - _COMMON_YEAR) < 1:
        return None
    return f"BC{int(year) - (moved.year - _COMMON_YEAR):04d}-{moved.month:02d}-{moved.day:02d}"
