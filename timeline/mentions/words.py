"""The words of a text, with what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The genitive's ending, which is no word; "U.S.", "D.C."; words with inner apostrophes ("Coeur d'Alene").
_WORD = re.compile(r"(['’][sS]\b)|(?:[A-Z]\.){2,}|[^\W_]+(?:['’ʻ](?![sS]\b)[^\W\d_]+)*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a text: where each starts and ends, and how it stands in the text."""

    text: str
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.forms)


def split_words(text: str) -> Words:
    """The words of a text, in order."""
    spans = [match.span() for match in _WORD.finditer(text) if match[1] is None]
    return Words(
        text,
        tuple(text[start:end] for start, end in spans),
        tuple(start for start, _ in spans),
        tuple(end for _, end in spans),
    )
