"""Where sentences begin and end."""

from __future__ import annotations

import re

from nupunkt import sent_spans

_LINE = re.compile(r"[^\n]+")
_LONG_LINE = 20_000


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence, without surrounding blanks. A line end always ends a sentence."""
    spans = []
    for line in _LINE.finditer(text):
        for first in range(line.start(), line.end(), _LONG_LINE):
            piece = text[first : min(first + _LONG_LINE, line.end())]
            spans += [_trimmed(text, first + start, first + end) for start, end in sent_spans(piece)]
    return tuple((start, end) for start, end in spans if start < end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
