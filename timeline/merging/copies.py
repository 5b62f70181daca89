"""Which documents are copies of one another: agency reports that several papers print count as one source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.model import SourceDocument
from timeline.shingles import Holders, TakeShingles
from timeline.works import Each, one_by_one

_SHORTEST = 50
"""Words; shorter texts are alike by chance."""
_COPY = 0.6
_TOO_COMMON = 40


def find_sources(documents: Sequence[SourceDocument], each: Each = one_by_one) -> Mapping[str, str]:
    """For each document id that of the first document it copies, or its own. Linear in the texts' length."""
    by_age = sorted(documents, key=_by_age)
    holders = Holders(_TOO_COMMON)
    sources: dict[str, str] = {}
    shingled = each(TakeShingles(), [document.text for document in by_age])
    for place, (document, taken) in enumerate(zip(by_age, shingled, strict=True)):
        shingles = taken.sampled if taken.words >= _SHORTEST else ()
        shared = holders.find(shingles, _COPY)
        holders.add(place, shingles)
        likest = min(shared, key=lambda other: (-shared[other], other), default=None)
        sources[document.id] = document.id if likest is None else sources[by_age[likest].id]
    return sources


def _by_age(document: SourceDocument) -> tuple[str, str]:
    return (document.published.isoformat() if document.published else "9999", document.id)
