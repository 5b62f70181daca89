"""Which documents are copies of one another: agency reports that several papers print count as one source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from timeline.model import Reading, SourceDocument
from timeline.shingles import TakeShingles, count_holders
from timeline.works import Each, one_by_one

_SHORTEST = 50
"""Words; shorter texts are alike by chance."""
_COPY = 0.6
_TOO_COMMON = 40


def find_sources(readings: Sequence[Reading], each: Each = one_by_one) -> Mapping[str, str]:
    """For each document id that of the first document it copies, or its own. Linear in the texts' length."""
    documents = sorted((reading.document for reading in readings), key=_by_age)
    holders: dict[int, list[int]] = defaultdict(list)
    sources: dict[str, str] = {}
    taken = each(TakeShingles(), [document.text for document in documents])
    for place, document in enumerate(documents):
        shingles = taken[place].sampled if taken[place].words >= _SHORTEST else ()
        shared = count_holders(shingles, holders)
        for shingle in shingles:
            if len(holders[shingle]) < _TOO_COMMON:
                holders[shingle].append(place)
        least = _COPY * len(shingles)
        copied = [other for other, count in shared.items() if count >= least]
        likest = min(copied, key=lambda other: (-shared[other], other), default=None)
        sources[document.id] = document.id if likest is None else sources[documents[likest].id]
    return sources


def _by_age(document: SourceDocument) -> tuple[str, str]:
    return (document.published.isoformat() if document.published else "9999", document.id)
