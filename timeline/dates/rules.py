"""What a rule of the grammar is: a name, a pattern over kinds, and a reader of what it hit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from timeline.dates.expressions import Meaning
from timeline.dates.lexing import Tokens
from timeline.dates.patterns import compile_pattern, first_kinds
from timeline.dates.vocabulary import Value


@dataclass(frozen=True, slots=True)
class Hit:
    """The tokens that a pattern matched, by label."""

    tokens: Tokens
    match: re.Match[str]

    def has(self, label: str) -> bool:
        """Whether a labelled token is there."""
        return label in self.match.re.groupindex and self.match.start(label) >= 0

    def value(self, label: str) -> Value:
        """The value of a labelled token."""
        return self.tokens.values.get(self.match.start(label), 0)

    def number(self, label: str) -> int | None:
        """The value of a labelled token as a whole number; None if the token is not there."""
        value = self.value(label) if self.has(label) else None
        return value if isinstance(value, int) else None

    def word(self, label: str) -> str:
        """The value of a labelled token as a word; empty if the token is not there."""
        return str(self.value(label)) if self.has(label) else ""

    def kind(self, label: str) -> str:
        """The kind (its character) of a labelled token; empty if it is not there."""
        return (self.match[label] or "") if self.has(label) else ""

    def written(self, label: str) -> str:
        """A labelled token as it stands in the text."""
        return self.tokens[self.match.start(label)]

    def before(self) -> str:
        """The kind (its character) in front of the hit; empty at the start of the text."""
        return self.tokens.kinds[self.match.start() - 1 : self.match.start()]

    def value_before(self) -> Value | None:
        """The value of the token in front of the hit; None if it has none."""
        return self.tokens.values.get(self.match.start() - 1)

    def before_last(self) -> str:
        """The kind (its character) of the second token in front of the hit; empty if there is none."""
        start = self.match.start()
        return self.tokens.kinds[max(0, start - 2) : max(0, start - 1)]

    def after(self) -> str:
        """The kind (its character) behind the hit; empty at the end of the text."""
        return self.tokens.kinds[self.match.end() : self.match.end() + 1]


Piece = tuple[Meaning, int, int]
"""A meaning with its first token and one past its last."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Several meanings in one hit: the two ends of a range, or a list."""

    pieces: tuple[Piece, ...]
    is_range: bool = False


def two_pieces(hit: Hit, first: Meaning, second: Meaning, is_range: bool) -> Pieces:
    """The first meaning up to its label `a`, the second from its label `b` on."""
    start, end = hit.match.span()
    return Pieces(((first, start, hit.match.end("a")), (second, hit.match.start("b"), end)), is_range)


NO_DATE = Pieces(())
"""What a rule reads in words that only look like a date ("a six-year-old"); no other rule then reads them."""

Read = Callable[[Hit], Meaning | Pieces | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it reads in a hit is a meaning, several, or None if the hit is no date after all."""

    name: str
    pattern: re.Pattern[str]
    begins: frozenset[str]
    """The kinds (characters) that a hit can begin with."""
    read: Read


def rule(name: str, pattern: str, read: Read) -> Rule:
    """A rule with its pattern compiled."""
    return Rule(name, compile_pattern(pattern), first_kinds(pattern), read)
