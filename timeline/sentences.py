"""Where sentences begin and end."""

from __future__ import annotations

import re

from nupunkt import sent_spans

_LINE = re.compile(r"[^\n]+")
_LONG_LINE = 20_000
# nupunkt takes "... in New York. New rules ..." and the like for one name.
_MISSED = re.compile(r"(?<=[A-Za-z][a-z]{3})\.\s+(?=[A-Z][a-z]+\s)")
_SHORTENED = re.compile(
    r"\b(?:Prof|Sept|Capt|Corp|Cmdr|Assn|Dept|Const|Supt|Messrs|Bros|Univ|Brig|Insp|Blvd|Pres|Supp|approx|incl)$"
)


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence, without surrounding blanks. A line end always ends a sentence."""
    spans = []
    for line in _LINE.finditer(text):
        for first in range(line.start(), line.end(), _LONG_LINE):
            piece = text[first : min(first + _LONG_LINE, line.end())]
            for start, end in sent_spans(piece):
                parts = _parted(text, first + start, first + end)
                spans += [_trimmed(text, opened, closed) for opened, closed in parts]
    return tuple((start, end) for start, end in spans if start < end)


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentence, or the sentences that a full stop after a whole word makes of it."""
    cuts = [
        stop.end()
        for stop in _MISSED.finditer(text, start, end)
        if not _SHORTENED.search(text, max(start, stop.start() - 10), stop.start())
    ]
    return list(zip([start, *cuts], [*cuts, end], strict=True))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
