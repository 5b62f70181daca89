"""The grammar: every rule in its order, and the scan that finds expressions with them.

At each place the first rule that reads something wins, so the more particular stand before the more general.
"""

from __future__ import annotations

import re

from timeline.dates.expressions import Expression
from timeline.dates.lexing import Tokens
from timeline.dates.relative import RELATIVE_RULES
from timeline.dates.rules import Hit, Pieces, Rule
from timeline.dates.timing import TIMING_RULES
from timeline.dates.written import WRITTEN_RULES

RULES: tuple[Rule, ...] = (*WRITTEN_RULES, *RELATIVE_RULES, *TIMING_RULES)

_LABEL = re.compile(r"\?P<\w+>")
_ANY = re.compile("|".join(_LABEL.sub("?:", rule.pattern.pattern) for rule in RULES))


def _read_at(tokens: Tokens, position: int) -> tuple[Expression, ...]:
    """What the first rule that fits reads at a token; empty if none does."""
    for rule in RULES:
        match = rule.pattern.match(tokens.kinds, position)
        if match is None:
            continue
        read = rule.read(Hit(tokens, match))
        if isinstance(read, Pieces):
            group = position if read.is_range else None
            return tuple(
                Expression(meaning, first, end, rule.name, group=group) for meaning, first, end in read.pieces
            )
        if read is not None:
            return (Expression(read, *match.span(), rule.name),)
    return ()


def find_expressions(tokens: Tokens) -> list[Expression]:
    """The expressions of a text in order; none overlaps another."""
    found: list[Expression] = []
    position = 0
    while match := _ANY.search(tokens.kinds, position):
        expressions = _read_at(tokens, match.start())
        found.extend(expressions)
        position = expressions[-1].end if expressions else match.start() + 1
    return found
