"""Which documents are copies of one another: agency reports that several papers print count as one source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.model import SourceDocument
from timeline.shingles import Holders, Shingles

_SHORTEST = 50
"""Words; shorter texts are alike by chance."""
_COPY = 0.6
_TOO_COMMON = 40


def find_sources(documents: Sequence[SourceDocument], shingles: Sequence[Shingles]) -> Mapping[str, str]:
    """For each document id that of the first document it copies, or its own. `shingles` are those of the
    documents, in the same order. Linear in the texts' length."""
    by_age = sorted(range(len(documents)), key=lambda at: _age_of(documents[at]))
    holders = Holders(_TOO_COMMON)
    sources: dict[str, str] = {}
    for at in by_age:
        taken, name = shingles[at], documents[at].id
        sampled = taken.sampled if taken.words >= _SHORTEST else ()
        shared = holders.find(sampled, _COPY)
        holders.add(at, sampled)
        likest = min(shared, key=lambda other: (-shared[other], _age_of(documents[other])), default=None)
        sources[name] = name if likest is None else sources[documents[likest].id]
    return sources


def _age_of(document: SourceDocument) -> tuple[str, str]:
    return (document.published.isoformat() if document.published else "9999", document.id)
