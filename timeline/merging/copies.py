"""Which documents are copies of one another: agency reports that several papers print count as one source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from zlib import crc32

from timeline.model import Reading, SourceDocument

_WORD = re.compile(r"\w+")
_SHINGLE = 6
_SAMPLE = 8
"""One shingle in eight is looked at, the same one in every document."""
_COPY = 0.6
_TOO_COMMON = 40


def find_sources(readings: Sequence[Reading]) -> Mapping[str, str]:
    """For each document id that of the first document it copies, or its own. Linear in the texts' length."""
    documents = sorted((reading.document for reading in readings), key=_by_age)
    holders: dict[int, list[int]] = defaultdict(list)
    sources: dict[str, str] = {}
    for place, document in enumerate(documents):
        shingles = _sampled_shingles(document.text)
        shared: dict[int, int] = defaultdict(int)
        for shingle in shingles:
            for other in holders[shingle]:
                shared[other] += 1
            if len(holders[shingle]) < _TOO_COMMON:
                holders[shingle].append(place)
        likest = min(shared, key=lambda other: (-shared[other], other), default=None)
        copied = likest is not None and shared[likest] >= _COPY * len(shingles)
        sources[document.id] = sources[documents[likest].id] if copied and likest is not None else document.id
    return sources


def _by_age(document: SourceDocument) -> tuple[str, str]:
    return (document.published.isoformat() if document.published else "9999", document.id)


def _sampled_shingles(text: str) -> list[int]:
    words = _WORD.findall(text.lower())
    found = set()
    for start in range(max(1, len(words) - _SHINGLE + 1)):
        number = crc32(" ".join(words[start : start + _SHINGLE]).encode("utf-8", "replace"))
        if number % _SAMPLE == 0:
            found.add(number)
    return sorted(found)
