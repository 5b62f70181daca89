"""Tellings in the same words of the same days: an agency's report in many papers is compared once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.merging.tellings import Telling, Wording
from timeline.model import Span, When


@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """What is told in the same words of the same days, by one document or by many."""

    tellings: tuple[int, ...]
    """Their places among all tellings."""
    wording: Wording
    when: When
    first: int
    """Its first day, by its ordinal."""
    last: int
    evidence: tuple[Span, ...]
    documents: frozenset[str]
    sources: frozenset[str]
    merged: bool
    """It rests on several passages of one document: what it tells was merged before."""


def find_versions(tellings: Sequence[Telling]) -> list[Version]:
    """Each telling in one version, in order of the first."""
    places: dict[tuple[int, When], list[int]] = defaultdict(list)
    for place, telling in enumerate(tellings):
        places[telling.wording.number, telling.event.when].append(place)
    return [_make(tellings, tuple(own)) for own in places.values()]


def _make(tellings: Sequence[Telling], places: tuple[int, ...]) -> Version:
    own = [tellings[place] for place in places]
    when = own[0].event.when
    evidence, sources = own[0].event.evidence, own[0].sources
    if len(own) > 1:  # of most there is one, which has all of this already
        evidence = tuple(dict.fromkeys(span for telling in own for span in telling.event.evidence))
        sources = sources.union(*(telling.sources for telling in own))
    documents = frozenset(span.document for span in evidence)
    return Version(
        tellings=places,
        wording=own[0].wording,
        when=when,
        first=when.interval.first.toordinal(),
        last=when.interval.last.toordinal(),
        evidence=evidence,
        documents=sources if documents == sources else documents,
        sources=sources,
        merged=any(len(telling.event.evidence) > 1 for telling in own),
    )
