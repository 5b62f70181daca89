"""The runs of words by which texts are compared: those that share most tell the same in the same words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar
from zlib import crc32

RUN = 5
"""Words."""
_SAMPLE = 4
"""One run in four is looked up, the same one in every text."""

# A character of a script that does not part its words counts as a word (Chinese, Japanese, Thai, Khmer, Lao).
_WORD = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|\d+(?:[.,]\d+)*|[^\W\d_]+")

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shingles:
    """How many words a text has, and the numbers of some of its runs, in order."""

    words: int
    sampled: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TakeShingles:
    """The shingles of a text."""

    label: ClassVar[str] = "Comparing"

    def __call__(self, text: str) -> Shingles:
        words = split_words(text)
        # CRC-32 is no secret: whoever makes two runs alike gets a comparison.
        numbers = {crc32(" ".join(run).encode("utf-8", "replace")) for run in runs_of(words)}
        return Shingles(len(words), tuple(sorted(number for number in numbers if number % _SAMPLE == 0)))


def split_words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return _WORD.findall(text.lower())


def runs_of(words: Sequence[str]) -> Iterator[Run]:
    """Every run of words, one beginning with each; a shorter text is one run."""
    return (tuple(words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1)))


def count_holders(shingles: Iterable[int], holders: Mapping[int, Sequence[int]]) -> Counter[int]:
    """How many of these shingles each holder of some has; `holders` has those of every shingle."""
    return Counter(chain.from_iterable(map(holders.__getitem__, shingles)))
