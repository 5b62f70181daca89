"""The words of a sentence."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words in lower case, in order.

    >>> words_of("The Summit's end.")
    ['the', 'summit', 's', 'end']
    """
    return _WORD.findall(text.lower())
