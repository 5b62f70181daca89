"""Many tellings to fewer events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from timeline.events.words import EventWords, event_words
from timeline.languages import load_language
from timeline.merging.clustering import cluster_tellings
from timeline.merging.copies import find_sources
from timeline.merging.features import Telling, describe, find_stems, weigh_stems
from timeline.merging.importance import weigh_events
from timeline.merging.joining import join_tellings
from timeline.merging.naming import name_events
from timeline.merging.wholes import find_wholes
from timeline.model import Event, Reading, Timeline
from timeline.works import Each, one_by_one


def merge_events(readings: Iterable[Reading], about: Iterable[str] = (), each: Each = one_by_one) -> Timeline:
    """The events of all readings, each happening once, in whatever order the readings come.

    `about` are words of the topic; without them the words that the documents have in common stand for it.
    """
    by_document = {reading.document.id: reading for reading in readings}
    ordered = [by_document[name] for name in sorted(by_document)]
    words = _words_of(ordered)
    tellings = _tellings(ordered, words, each)
    clusters = [[tellings[place] for place in places] for places in cluster_tellings(tellings)]
    pairs = [(join_tellings(cluster, words), cluster) for cluster in clusters]
    pairs.sort(key=lambda pair: (pair[0].when.interval, pair[0].title, pair[0].evidence))
    events, clusters = [event for event, _ in pairs], [cluster for _, cluster in pairs]
    names = name_events(events, words)
    wholes = find_wholes(events, clusters)
    weights = weigh_events(events, clusters, ordered, tuple(about), words)
    named = (
        replace(event, id=names[place], importance=weights[place], part_of=_name_of(wholes.get(place), names))
        for place, event in enumerate(events)
    )
    return Timeline(tuple(sorted(named, key=lambda event: (event.when.interval.first, event.id))))


def _name_of(place: int | None, names: Sequence[str]) -> str | None:
    return None if place is None else names[place]


def _sources_of(event: Event, sources: Mapping[str, str]) -> frozenset[str]:
    return frozenset(sources.get(span.document, span.document) for span in event.evidence)


def _words_of(readings: Sequence[Reading]) -> EventWords:
    """The words of the language that most documents are in."""
    tags = sorted(reading.document.language for reading in readings)
    return event_words(load_language(max(tags, key=tags.count, default="en")))


def _tellings(readings: Sequence[Reading], words: EventWords, each: Each) -> list[Telling]:
    """Every event of every reading, ready to be compared, in an order that does not depend on the input's."""
    sources = find_sources(readings, each)
    told = [(reading.document, event) for reading in readings for event in reading.events]
    told.sort(key=lambda pair: (pair[1].when.interval, pair[1].evidence, pair[1].title))
    stems = [find_stems(event, words) for _, event in told]
    weights: Mapping[str, float] = weigh_stems(stems)
    return [
        describe(event, _sources_of(event, sources), document.published, found, weights, words)
        for (document, event), found in zip(told, stems, strict=True)
    ]
