"""Which language a text is in, by the small words that every text is full of."""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

from timeline.languages import DEFAULT

OPENING = 3000
"""How many characters of a text are looked at."""

ENOUGH = 0.15
"""What share of its words must be small words of a language; prose has thirty per cent of them."""

AHEAD = 1.2
"""By how much they must outnumber those of any other language: neighbours share many."""

FEWEST = 12
"""A text with fewer words tells nothing."""

_WORD = re.compile(r"[^\W\d_]+")


def guess_language(text: str) -> str:
    """The tag of the language of a text; English when its words do not tell, and of the ten that are known.

    For texts that come without one: what a file or a page says of its language is worth more.
    """
    words = _WORD.findall(text[:OPENING].lower())
    told: Counter[str] = Counter()
    tags = _tags()
    for word, times in Counter(words).items():
        for tag in tags.get(word, ()):
            told[tag] += times
    (first, count), (_, next_count) = [*told.most_common(2), ("", 0), ("", 0)][:2]
    if len(words) < FEWEST or count < ENOUGH * len(words) or count < AHEAD * next_count:
        return DEFAULT
    return first


@cache
def _tags() -> dict[str, tuple[str, ...]]:
    """Each small word with the languages that have it."""
    with (Path(__file__).parent / "function_words.csv").open(encoding="utf-8", newline="") as file:
        words = [(word, row["tag"]) for row in csv.DictReader(file) for word in row["words"].split()]
    tags: dict[str, tuple[str, ...]] = {}
    for word, tag in words:
        tags[word] = (*tags.get(word, ()), tag)
    return tags
