"""The words of a text, with what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Most words, at a glance; the genitive's ending, which is no word; "U.S.", "D.C."; words with inner
# apostrophes ("Coeur d'Alene").
_WORD = re.compile(
    r"[a-zA-Z]++(?=[ ,\n])|(['’][sS]\b)|(?:[A-Z]\.){2,}|[^\W_]+(?:['’ʻ](?![sS]\b)[^\W\d_]+)*", re.UNICODE
)


# "l'Allemagne", "d'Alsace", "aujourd'hui": what is left out at the end of a word stands apart from the next.
_ELIDED = re.compile(
    r"\b(?:[cdjlmnstCDJLMNST]|[qQ]u|[jJ]usqu|[lL]orsqu|[pP]uisqu)(?=['’]\w)|(['’][sS]\b)|"
    r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’ʻ](?![sS]\b)[^\W\d_]+)*",
    re.UNICODE,
)


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a text: where each starts and ends, and how it stands in the text."""

    text: str
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.forms)


def split_words(text: str, *, elided: bool = False) -> Words:
    """The words of a text, in order; `elided` where articles shrink before vowels, as in French."""
    pattern = _ELIDED if elided else _WORD
    found = [match for match in pattern.finditer(text) if match[1] is None]
    return Words(
        text,
        tuple([match[0] for match in found]),
        tuple([match.start() for match in found]),
        tuple([match.end() for match in found]),
    )
