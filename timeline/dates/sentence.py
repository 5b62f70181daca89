"""The sentence around a date, told by its tokens: how far it reaches, and whether a date opens it."""

from __future__ import annotations

from timeline.dates.lexing import Tokens
from timeline.dates.patterns import kinds_of

SENTENCE_ENDS = kinds_of("stop/gap")
_STOP, _GAP = kinds_of("stop"), kinds_of("gap")
_QUOTES = kinds_of("quote/close/apostrophe")
_BEFORE_YEAR = kinds_of("in/part/the/and/from")
_LEAD = 3
"""How many words stand at most in front of a date that opens its sentence: "But by early 2019"."""

LONGEST = 80
"""How many tokens before and behind a date its sentence is sought."""

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


def sentence_around(tokens: Tokens, token: int) -> str:
    """The sentence that a token stands in; empty if it is a headline, a caption or too long to be found.

    A full stop that may be an abbreviation's does not end it.
    """
    first = token
    while first and not _ends(tokens, first - 1):
        first -= 1
        if token - first > LONGEST:
            return ""
    last = token
    while last < len(tokens.kinds) and not _ends(tokens, last):
        last += 1
        if last - token > LONGEST:
            return ""
    if last == len(tokens.kinds) or tokens.kinds[last] not in _STOP or last - first < SHORTEST:
        return ""
    return tokens.text[tokens.starts[first] : tokens.starts[last]]


def _ends(tokens: Tokens, at: int) -> bool:
    """Whether a token ends a sentence."""
    kind = tokens.kinds[at]
    if kind in _GAP:
        return True
    if kind not in _STOP or tokens[at] in ":;":
        return False
    if tokens[at] != "." or not at:
        return True
    return not (tokens[at - 1][:1].isupper() and len(tokens[at - 1]) <= _ABBREVIATED)
