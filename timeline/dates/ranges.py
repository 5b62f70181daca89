"""Ranges: which neighbours are the two ends of one, and what they tell of each other."""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.expressions import Calendar, Era, Expression, Numeric, Shift, Timed
from timeline.dates.lexing import Tokens
from timeline.dates.patterns import compile_pattern, kinds_of
from timeline.dates.prefixes import LONGEST_GAP

_RANGE_LINK = compile_pattern("(?: dash | to ) the?")
_SHARED_LINK = compile_pattern("comma? (?: dash | to | and ) the?")
_ASIDE = compile_pattern("comma? (?: open | slash )? | to | dash | and")
_AND = compile_pattern("and the?")
_BETWEEN = kinds_of("between")


def lacks_year(expression: Expression) -> bool:
    """Whether a date of the calendar is told, but no year in any way."""
    meaning = expression.meaning
    if isinstance(meaning, Timed):
        meaning = meaning.day or meaning
    return (
        isinstance(meaning, Calendar)
        and meaning.year is None
        and meaning.of is None
        and meaning.toward is None
        and meaning.weekday is None
        and meaning != Calendar(day=meaning.day)
    )


def _share_year(first: Expression, second: Expression) -> Expression:
    """ "31 May to 1 June 1916": both are of 1916; "December to May 1916" begins the year before."""
    early, late = first.meaning, second.meaning
    if not (isinstance(early, Calendar) and isinstance(late, Calendar)) or not lacks_year(first):
        return first
    if late.year is None or early.month is None or late.month is None or (early.day and not late.day):
        return first
    return replace(first, meaning=replace(early, year=late.year - (early.month > late.month)))


def _share_era(first: Expression, second: Expression) -> Expression | None:
    """ "Between 415 and 413 BC": both are before Christ."""
    early, late = first.meaning, second.meaning
    if not isinstance(early, Era) or not isinstance(late, Era) or len(early.digits) != len(late.digits):
        return None
    if early.before_christ or not late.before_christ or early.digits <= late.digits:
        return None
    return replace(first, meaning=replace(early, before_christ=True))


def _share_day(first: Expression, second: Expression, gap: str) -> Expression | None:
    """ "10:35 a.m. (0735 GMT) Friday": both times are Friday's."""
    early, late = first.meaning, second.meaning
    if isinstance(early, Timed) and isinstance(late, Timed) and not early.day and _ASIDE.fullmatch(gap):
        return replace(first, meaning=replace(early, day=late.day))
    return None


def link_ends(first: Expression, second: Expression, tokens: Tokens) -> Expression | None:
    """The first as one end of a range, or with the year of the second; None if they stand apart."""
    gap = tokens.kinds[first.end : second.first]
    if both := _share_day(first, second, gap):
        return both
    if len(gap) > LONGEST_GAP or not _SHARED_LINK.fullmatch(gap):
        return None
    between = tokens.kinds[max(0, first.first - 2) : first.first]
    is_range = bool(_RANGE_LINK.fullmatch(gap)) or (
        bool(_AND.fullmatch(gap)) and any(kind in _BETWEEN for kind in between)
    )
    shared = _share_era(first, second) or _share_year(first, second)
    if is_range and first.group is None and isinstance(first.meaning, Calendar | Shift | Numeric | Era):
        return replace(shared, group=first.first)
    return shared
