"""The runs of words by which texts are compared: those that share most tell the same in the same words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import ceil
from typing import ClassVar
from zlib import crc32

RUN = 5
"""Words."""
_SAMPLE = 4
"""One run in four is looked up, the same one in every text."""
_RARE = 0.65
"""Of the runs of a text: looking through so many for the texts that may be alike is fastest."""

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
        runs = "\n".join(map(" ".join, runs_of(words))).encode("utf-8", "replace").split(b"\n")
        # CRC-32 is no secret: whoever makes two runs alike gets a comparison.
        numbers = set(map(crc32, runs))
        return Shingles(len(words), tuple(sorted(number for number in numbers if number % _SAMPLE == 0)))


def split_words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return _WORD.findall(text.lower())


def runs_of(words: Sequence[str]) -> Iterator[Run]:
    """Every run of words, one beginning with each; a shorter text is one run."""
    return (
        zip(*(words[start:] for start in range(RUN)), strict=False)
        if len(words) >= RUN
        else iter([tuple(words)])
    )


class Holders:
    """Which texts have which shingles; of a shingle that very many have, the first `most`."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._places: dict[int, list[int]] = defaultdict(list)

    def add(self, place: int, shingles: Iterable[int]) -> None:
        """The text at this place has these."""
        for shingle in shingles:
            if len(self._places[shingle]) < self._most:
                self._places[shingle].append(place)

    def find(self, shingles: Sequence[int], share: float) -> Mapping[int, int]:
        """How many of these shingles each text has, of those that have this share of them or more: at least
        half."""
        places = self._places
        by_rarity = sorted(shingles, key=lambda shingle: len(places[shingle]))
        # Who has so many of all has many of the rare ones too: the others are looked through for those alone.
        rare = by_rarity[: ceil(_RARE * len(shingles))]
        least = share * len(shingles)
        missing = least - (len(shingles) - len(rare))
        shared = Counter(chain.from_iterable(map(places.__getitem__, rare)))
        likely = {place: count for place, count in shared.items() if count >= missing}
        for shingle in by_rarity[len(rare) :] if likely else ():
            for place in places[shingle]:
                if place in likely:
                    likely[place] += 1
        return {place: count for place, count in likely.items() if count >= least}
