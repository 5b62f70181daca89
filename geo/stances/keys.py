"""The form in which the words of a question and of a text are compared: small, without endings or accents."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_OF_VERBS = ("ations", "ation", "ating", "ated", "ates", "ate")
_LONG_WORD = 7
_LONG_STEM = 3
_KNOWN_WORDS = 1 << 16


@lru_cache(maxsize=_KNOWN_WORDS)
def stem(lower: str) -> str:
    """A word in small letters without its plural and the endings of a verb.

    >>> [stem(word) for word in ("relocation", "relocate", "cloned", "cloning", "guaidó", "treaties")]
    ['relocat', 'relocat', 'clon', 'clon', 'guaido', 'treaty']
    """
    lower = _plain(lower)
    for ending in _OF_VERBS:
        if len(lower) > _LONG_WORD and lower.endswith(ending):
            return lower.removesuffix(ending) + "at"
    if len(lower) > _LONG_STEM + 1 and lower.endswith("ies"):
        return lower[:-3] + "y"
    if len(lower) > _LONG_STEM and lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        lower = lower[:-1]
    for ending in ("ing", "ed"):
        if len(lower) > _LONG_STEM + len(ending) and lower.endswith(ending):
            return lower.removesuffix(ending)
    return lower[:-1] if len(lower) > _LONG_STEM and lower.endswith("e") else lower


def _plain(lower: str) -> str:
    """Without accents: not every paper writes "Guaidó"."""
    if lower.isascii():
        return lower
    return "".join(char for char in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(char))
