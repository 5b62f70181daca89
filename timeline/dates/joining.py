"""Joining: neighbours that are one date ("9 a.m." + "Tuesday", "January" + "last year") become one.

The joins stand in order in `JOINS`; each looks at two neighbours and the kinds between them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from timeline.dates.eras import carry_era
from timeline.dates.expressions import Ago, Calendar, Era, Expression, Length, Meaning, Numeric, Shift, Timed
from timeline.dates.hours import AFTERNOON, after_noon
from timeline.dates.kinds import KIND
from timeline.dates.lexing import Tokens
from timeline.dates.patterns import compile_pattern
from timeline.dates.prefixes import LONGEST_GAP, with_prefix
from timeline.dates.ranges import lacks_year, link_ends

FINER = {"year": "month", "hour": "minute", "minute": "second"}
"""Unit -> the next finer one that a length is told with: "an hour and 40 minutes"."""

Join = Callable[[Expression, Expression, str], Expression | None]

_BEFORE_DAY = compile_pattern("(?: comma | close )? (?: of | in )? the?")
_AND_MORE = compile_pattern("comma? and?")
_IN_PART = compile_pattern("in?")
_BEFORE_WEEK = compile_pattern("of? the?")
_BEFORE_TIME = compile_pattern("(?: comma? in? | to ) the?")
_COIN = KIND["coin"]
SUMS = 3
"""A text with so many sums of money is about business."""

_BEFORE_YEAR = compile_pattern("(?: comma | of | in | dash )? the?")
_OF_YEAR = compile_pattern("possessive?")
_NAMELY = compile_pattern("comma | open")


def _tells_day(expression: Expression) -> bool:
    meaning = expression.meaning
    if isinstance(meaning, Calendar):
        return bool(meaning.day or meaning.weekday or meaning.holiday)
    return isinstance(meaning, Numeric) or (isinstance(meaning, Shift) and meaning.unit == "day")


def _tells_year(expression: Expression) -> bool:
    meaning = expression.meaning
    if isinstance(meaning, Shift):
        return meaning.unit == "year" and not meaning.vague and expression.rule != "the-unit"
    if isinstance(meaning, Ago):
        return meaning.unit is None
    if isinstance(meaning, Era):
        return meaning.before_christ and len(meaning.digits) == 4
    return meaning == Calendar(year=meaning.year) if isinstance(meaning, Calendar) else False


def _names_part(meaning: Meaning) -> bool:
    """Whether a month or a season is told, and no day."""
    return isinstance(meaning, Calendar) and bool(meaning.month or meaning.season) and not meaning.day


def _with_year(date: Expression, year: Expression, first: int, end: int) -> Expression | None:
    meaning, told = date.meaning, year.meaning
    if isinstance(meaning, Timed) and meaning.day and isinstance(told, Calendar | Shift):
        day = _with_year(replace(date, meaning=meaning.day), year, first, end)
        timed = replace(meaning, day=day.meaning) if day and isinstance(day.meaning, Calendar) else meaning
        return replace(date, meaning=timed, first=first, end=end)
    if not isinstance(meaning, Calendar):
        return None
    if isinstance(told, Era):
        part = f"{meaning.month:02d}" if meaning.month else meaning.season
        return replace(date, meaning=replace(told, digits=f"{told.digits}-{part}"), first=first, end=end)
    if isinstance(told, Calendar):
        meaning = replace(meaning, year=told.year)
    elif isinstance(told, Shift):
        meaning = replace(meaning, of=told)
    elif isinstance(told, Ago):
        meaning = replace(meaning, of=Shift(-1, "year", "publication"))
    return replace(date, meaning=meaning, first=first, end=end)


def _time_of_day(first: Expression, second: Expression, gap: str) -> Expression | None:
    """ "9 a.m. EST Tuesday", "the night of 13 February", "Friday morning", "Tuesday at noon"."""
    time, day = (first, second) if isinstance(first.meaning, Timed) else (second, first)
    fits = _BEFORE_DAY if time is first else _BEFORE_TIME
    told = day.meaning
    if not isinstance(time.meaning, Timed) or time.meaning.day or not fits.fullmatch(gap):
        return None
    if not isinstance(told, Calendar | Numeric | Shift) or not _tells_day(day):
        return None
    meaning = replace(time.meaning, day=told)
    return replace(time, meaning=meaning, first=first.first, end=second.end, rule="time-of-day", part=None)


def _longer(first: Expression, second: Expression, gap: str) -> Expression | None:
    """ "Two minutes and 15 seconds", "2 hours, 22 minutes, 38 seconds", "two years and three months"."""
    long, short = first.meaning, second.meaning
    if not isinstance(long, Length) or not isinstance(short, Length) or not _AND_MORE.fullmatch(gap):
        return None
    last = long.rest[-1][1] if long.rest else long.unit
    if long.count is None or short.count is None or FINER.get(last) != short.unit:
        return None
    rest = (*long.rest, (short.count, short.unit))
    return replace(first, meaning=replace(long, rest=rest), end=second.end)


def _hour_of_part(first: Expression, second: Expression, gap: str) -> Expression | None:
    """ "9.30 this morning", "two o'clock Friday" + "afternoon": the part tells which nine or two it is."""
    hour, part = first.meaning, second.meaning
    if not _IN_PART.fullmatch(gap) or not isinstance(hour, Timed) or not isinstance(part, Timed):
        return None
    if ":" not in hour.clock or ":" in part.clock or (hour.day and part.day):
        return None
    clock = after_noon(hour.clock) if part.clock in AFTERNOON else hour.clock
    meaning = replace(hour, clock=clock, day=hour.day or part.day)
    return replace(first, meaning=meaning, end=second.end, rule="time-of-day")


def _year_behind(first: Expression, second: Expression, gap: str) -> Expression | None:
    """ "January of last year", "the third quarter of 1990"."""
    if isinstance(second.meaning, Era) and not _names_part(first.meaning):
        return None
    if lacks_year(first) and _tells_year(second) and _BEFORE_YEAR.fullmatch(gap):
        return _with_year(first, second, first.first, second.end)
    return None


def _year_in_front(first: Expression, second: Expression, gap: str) -> Expression | None:
    """ "This year's third quarter", "the 1988 second quarter"."""
    meaning = second.meaning
    if not isinstance(meaning, Calendar) or meaning.month:
        return None
    is_part = meaning.quarter or meaning.half or meaning.season or meaning.holiday
    if is_part and lacks_year(second) and _tells_year(first) and _OF_YEAR.fullmatch(gap):
        return _with_year(second, first, first.first, second.end)
    return None


def _weekday_of_week(first: Expression, second: Expression, gap: str) -> Expression | None:
    """ "Monday of last week", "Tuesday next week"."""
    day, week = first.meaning, second.meaning
    if not isinstance(day, Calendar) or not isinstance(week, Shift) or not _BEFORE_WEEK.fullmatch(gap):
        return None
    if day != Calendar(weekday=day.weekday) or week.unit != "week" or week.vague or second.part:
        return None
    return replace(first, meaning=replace(day, of=week), end=second.end, rule="weekday-of-week")


def _weekday_namely(first: Expression, second: Expression, gap: str) -> Expression | None:
    """ "Last Tuesday, March 10", "Sunday night (March 29)": the day of the month tells which."""
    timed = first.meaning if isinstance(first.meaning, Timed) else None
    early, late = timed.day if timed else first.meaning, second.meaning
    if not isinstance(early, Calendar) or not isinstance(late, Calendar) or not _NAMELY.fullmatch(gap):
        return None
    if not early.weekday or early.day or late.weekday or not (late.month and late.day):
        return None
    day = replace(late, weekday=early.weekday)
    return replace(second, meaning=replace(timed, day=day) if timed else day, first=first.first)


JOINS: tuple[Join, ...] = (
    _longer,
    _weekday_namely,
    _weekday_of_week,
    _hour_of_part,
    _time_of_day,
    _year_behind,
    _year_in_front,
)


def _joined(first: Expression, second: Expression, tokens: Tokens) -> Expression | None:
    gap = tokens.kinds[first.end : second.first]
    if len(gap) > LONGEST_GAP or (first.group is not None and second.group == first.group):
        return None
    return next((joined for join in JOINS if (joined := join(first, second, gap))), None)


def _stands_alone(expression: Expression, in_money: bool) -> bool:
    """Whether an expression still says when after all joining: a lone "morning" does not.

    Nor does "the first half", but where sums of money are told (`in_money`): there it is not that of a match.
    """
    meaning = expression.meaning
    if isinstance(meaning, Timed) and meaning.day is None and ":" not in meaning.clock:
        return expression.rule == "that-part"
    if expression.rule != "half" or not isinstance(meaning, Calendar):
        return True
    return in_money or bool(meaning.year or meaning.of)


def join_expressions(found: list[Expression], tokens: Tokens) -> list[Expression]:
    """The expressions with neighbours joined, parts taken in and the ends of ranges marked."""
    joined: list[Expression] = []
    for expression in carry_era(found):
        taken = joined[-1].end if joined else 0
        current = with_prefix(expression, tokens, taken)
        while joined and (both := _joined(joined[-1], current, tokens)):
            joined.pop()
            current = both
        if joined and (linked := link_ends(joined[-1], current, tokens)):
            joined[-1] = linked
            if linked.group == linked.first and current.group is None:
                current = replace(current, group=linked.group)
        joined.append(current)
    in_money = tokens.kinds.count(_COIN) >= SUMS
    return [expression for expression in joined if _stands_alone(expression, in_money)]
