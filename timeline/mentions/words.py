"""The words of a text, with what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

# "U.S.", "D.C."; then words with inner apostrophes ("Coeur d'Alene"), but not the genitive's ("Iran's").
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’ʻ](?![sS]\b)[^\W\d_]+)*", re.UNICODE)


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
    spans = [match.span() for match in _WORD.finditer(text)]
    return Words(
        text,
        tuple(text[start:end] for start, end in spans),
        tuple(start for start, _ in spans),
        tuple(end for _, end in spans),
    )


def gap_before(words: Words, index: int) -> str:
    """What stands between a word and the one before it."""
    return words.text[words.ends[index - 1] if index else 0 : words.starts[index]]


def gap_after(words: Words, index: int) -> str:
    """What stands between a word and the next."""
    end = words.starts[index + 1] if index + 1 < len(words.forms) else len(words.text)
    return words.text[words.ends[index] : end]
