"""Which articles are about the topic that was asked for, and which only mention it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from timeline.model import SourceDocument

_TIMES = 8
_CHARACTERS = 400
"""A short article names its topic once for every so many, and once more."""
_LITTLE = 0.3
"""What an article that only mentions the topic says of how much a day matters."""


def find_relevance(documents: Sequence[SourceDocument], about: Sequence[str]) -> Mapping[str, float]:
    """By document id, how much it counts, 0..1: an article that names the words of the topic again and again
    is about it. Without such words all count the same. Linear in the length of the texts."""
    words = sorted({word.lower() for word in about if word.strip()}, key=lambda word: (-len(word), word))
    if not words:
        return {document.id: 1.0 for document in documents}
    named = re.compile("|".join(map(re.escape, words)))
    return {document.id: _relevance(document.text, named) for document in documents}


def _relevance(text: str, named: re.Pattern[str]) -> float:
    times = sum(1 for _ in named.finditer(text.lower()))
    return 1.0 if times >= min(_TIMES, 1 + len(text) // _CHARACTERS) else _LITTLE
