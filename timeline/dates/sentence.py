"""The sentence around a date, told by its tokens: how far it reaches, and whether a date opens it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from timeline.dates.lexing import Tokens
from timeline.dates.patterns import compile_pattern, kinds_of

SENTENCE_ENDS = kinds_of("stop/gap")
_END = compile_pattern("stop/gap")
_GAP = kinds_of("gap")
_BEFORE_YEAR = kinds_of("in/part/the/and/from")
_LEAD = 3
"""How many words stand at most in front of a date that opens its sentence: "But by early 2019"."""

LONGEST = 120
"""A sentence of more tokens is not looked at."""

MOST_CHARACTERS = 1500
"""A longer sentence is not searched: no text can make this slow."""

SHORTEST = 4
"""A line of fewer words is no sentence."""

_ABBREVIATED = 4
"""A capitalised word of so few letters in front of a full stop may be an abbreviation: "Corp." """


def opens_sentence(tokens: Tokens, token: int) -> bool:
    """Whether nothing but prepositions stands between the start of a sentence and a token."""
    start = token
    while start and token - start < _LEAD and tokens.kinds[start - 1] in _BEFORE_YEAR:
        start -= 1
    return not start or tokens.kinds[start - 1] in SENTENCE_ENDS


def find_ends(tokens: Tokens) -> list[int]:
    """The tokens that end a sentence, in order; a full stop that may be an abbreviation's is none."""
    return [match.start() for match in _END.finditer(tokens.kinds) if _ends(tokens, match.start())]


def sentence_around(tokens: Tokens, ends: Sequence[int], token: int) -> tuple[int, int] | None:
    """The first token and the full stop of the sentence that a token stands in.

    None if it is a headline, a caption or too long to be looked at. `ends`: as `find_ends` finds them.
    """
    place = bisect_left(ends, token)
    if place == len(ends):
        return None
    first, stop = (ends[place - 1] + 1 if place else 0), ends[place]
    if tokens.kinds[stop] in _GAP or not SHORTEST <= stop - first <= LONGEST:
        return None
    return (first, stop) if tokens.starts[stop] - tokens.starts[first] <= MOST_CHARACTERS else None


def _ends(tokens: Tokens, at: int) -> bool:
    """Whether a stop or an empty line ends a sentence."""
    if tokens.kinds[at] in _GAP:
        return True
    if tokens[at] in ":;":
        return False
    if tokens[at] != "." or not at:
        return True
    return not (tokens[at - 1][:1].isupper() and len(tokens[at - 1]) <= _ABBREVIATED)
