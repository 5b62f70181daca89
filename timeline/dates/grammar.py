"""The grammar: every rule in its order, and the scan that finds expressions with them.

At each place the first rule that reads something wins, so the more particular stand before the more general.
"""

from __future__ import annotations

import re
from functools import cache

from timeline.dates.clocks import CLOCK_RULES
from timeline.dates.days import DAY_RULES
from timeline.dates.expressions import Expression
from timeline.dates.lexing import Tokens
from timeline.dates.relative import RELATIVE_RULES, ROW_RULES
from timeline.dates.rules import Hit, Pieces, Rule
from timeline.dates.shifts import SHIFT_RULES
from timeline.dates.timing import TIMING_RULES
from timeline.dates.years import YEAR_RULES

RULES: tuple[Rule, ...] = (
    *DAY_RULES,
    *ROW_RULES,
    *YEAR_RULES,
    *SHIFT_RULES,
    *RELATIVE_RULES,
    *CLOCK_RULES,
    *TIMING_RULES,
)

_RULES_OF = {
    kind: tuple(rule for rule in RULES if kind in rule.begins)
    for kind in sorted(frozenset().union(*(rule.begins for rule in RULES)))
}
_LABEL = re.compile(r"\?P<\w+>")

_BEGINNING = re.compile(f"[{''.join(_RULES_OF)}]")


@cache
def _any_of(kind: str) -> re.Pattern[str]:
    """One pattern for all rules of a kind: nine places in ten where a rule could begin none fits."""
    return re.compile("|".join(_LABEL.sub("?:", rule.pattern.pattern) for rule in _RULES_OF[kind]))


def _read_at(tokens: Tokens, position: int) -> tuple[list[Expression], int]:
    """What the first rule that fits reads at a token, and the token to go on with."""
    for rule in _RULES_OF[tokens.kinds[position]]:
        match = rule.pattern.match(tokens.kinds, position)
        hit = Hit(tokens, match) if match else None
        read = rule.read(hit) if hit else None
        if match is None or hit is None or read is None:
            continue
        if not isinstance(read, Pieces):
            return [Expression(read, *match.span(), rule.name, hit.word("part") or None)], match.end()
        group = position if read.is_range else None
        return [Expression(*piece, rule.name, group=group) for piece in read.pieces], match.end()
    return [], position + 1


def find_expressions(tokens: Tokens) -> list[Expression]:
    """The expressions of a text in order; none overlaps another."""
    found: list[Expression] = []
    position = 0
    while match := _BEGINNING.search(tokens.kinds, position):
        position = match.start()
        if not _any_of(match[0]).match(tokens.kinds, position):
            position += 1
            continue
        expressions, position = _read_at(tokens, position)
        found.extend(expressions)
    return found
