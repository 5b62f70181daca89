"""What stands in front of a date and tells a part of it: "early", "the end of", "the last week of"."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.dates.expressions import Calendar, Expression, Shift
from timeline.dates.kinds import KIND
from timeline.dates.lexing import Tokens
from timeline.dates.patterns import compile_pattern

LONGEST_GAP = 3
"""How many tokens may stand between two that belong together."""

_UNIT_OF = re.compile(compile_pattern("the? unit=unit of").pattern + "$")
_NTH_OF = re.compile(compile_pattern("the? nth=ORDINAL/last unit=unit of").pattern + "$")
_PART = compile_pattern("part=part dash? the?")
_EARLIER = {KIND["earlier"]: "early", KIND["later"]: "late"}


def with_prefix(expression: Expression, tokens: Tokens, from_token: int) -> Expression:
    """The expression with what stands in front of it, looking back no farther than `from_token`."""
    whole = _with_nth(_with_week(expression, tokens, from_token), tokens, from_token)
    return whole if whole.part else _with_part(whole, tokens, from_token)


def _with_week(expression: Expression, tokens: Tokens, from_token: int) -> Expression:
    """ "The week of March 3": the week that a day lies in."""
    start = max(from_token, expression.first - LONGEST_GAP)
    match = _UNIT_OF.search(tokens.kinds[start : expression.first])
    meaning = expression.meaning
    if not match or not isinstance(meaning, Calendar) or not meaning.day:
        return expression
    if tokens.values[start + match.start("unit")] != "week":
        return expression
    return replace(expression, first=start + match.start(), meaning=replace(meaning, is_week=True))


def _with_nth(expression: Expression, tokens: Tokens, from_token: int) -> Expression:
    """ "The first week of March", "the last day of May 2010"."""
    meaning = expression.meaning
    if not isinstance(meaning, Calendar) or not meaning.month or meaning.day:
        return expression
    start = max(from_token, expression.first - LONGEST_GAP - 1)
    match = _NTH_OF.search(tokens.kinds[start : expression.first])
    if not match or tokens.values[start + match.start("unit")] not in ("day", "week"):
        return expression
    unit, nth = (tokens.values[start + match.start(label)] for label in ("unit", "nth"))
    return replace(expression, first=start + match.start(), part=f"{unit} {nth}")


def _with_part(expression: Expression, tokens: Tokens, from_token: int) -> Expression:
    """The expression with "early", "the end of" or "earlier" in front of it."""
    start = max(from_token, expression.first - LONGEST_GAP)
    before = tokens.kinds[start : expression.first]
    for offset in range(len(before)):
        if match := _PART.fullmatch(before, offset):
            index = start + match.start("part")
            return replace(expression, first=index, part=str(tokens.values[index]))
    part = _EARLIER.get(before[-1:])
    if part and isinstance(expression.meaning, Shift | Calendar):
        return replace(expression, first=expression.first - 1, part=part)
    return expression
