"""A sentence as words: where each stands, and whether it is quoted."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"[a-zA-Z]++(?=[ ,\n])|"  # most words, told from the rest at a glance
    r"[$€£¥]?\d+(?:[.,:/]\d+)*%?"  # 1,200  $5.5  12:30  40%
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[^\W\d_]{1,5}\.(?=\s[^\W_])"  # Gen. Smith: a full stop within a sentence shortens
    r"|[^\W_]+(?:[-’'&.][^\W_]+)*(?:[’'](?=\s))?"
    r"|\.\.\.|\S"
)
_STRAIGHT = '"'
_OPEN, _CLOSE = "“„«", "”»"


class Token(NamedTuple):
    """One word or mark. `start` and `end` are offsets into the document's text. There are a thousand for
    every article, and a tuple is made in a third of the time that a frozen dataclass takes."""

    text: str
    folded: str
    start: int
    end: int
    quoted: bool


def find_quotes(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each quotation, marks included. A line end closes what is open."""
    quotes: list[tuple[int, int]] = []
    opened = -1
    for mark in re.finditer(r'["“”„«»\n]', text):
        position = mark.start()
        if opened >= 0 and (mark[0] in _CLOSE or mark[0] in '"\n'):
            quotes.append((opened, mark.end()))
            opened = -1
        elif opened < 0 and (mark[0] in _OPEN or mark[0] == _STRAIGHT):
            opened = position
    if opened >= 0:
        quotes.append((opened, len(text)))
    return tuple(quotes)


def tokenise(text: str, start: int, end: int, quotes: tuple[tuple[int, int], ...]) -> tuple[Token, ...]:
    """The words and marks of `text[start:end]`. `quotes` are those of the passage, in order."""
    tokens = []
    turn, quoted = 0, False
    for match in _TOKEN.finditer(text, start, end):
        written = match[0]
        first, last = match.span()
        if quotes:
            while turn < len(quotes) and quotes[turn][1] <= first:
                turn += 1
            quoted = turn < len(quotes) and quotes[turn][0] <= first < quotes[turn][1]
        tokens.append(Token(written, written.lower().replace("’", "'"), first, last, quoted))
    return tuple(tokens)
