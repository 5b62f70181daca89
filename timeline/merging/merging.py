"""Many tellings to fewer events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from timeline.events.words import event_words
from timeline.languages import load_language
from timeline.merging.clustering import cluster_tellings
from timeline.merging.copies import find_sources
from timeline.merging.importance import weigh_events
from timeline.merging.joining import join_tellings
from timeline.merging.naming import name_events
from timeline.merging.tellings import Telling, word_events
from timeline.merging.traits import TakeTraits
from timeline.merging.wholes import find_wholes
from timeline.model import Event, Reading, Span, Timeline
from timeline.works import Each, one_by_one


def merge_events(readings: Iterable[Reading], about: Iterable[str] = (), each: Each = one_by_one) -> Timeline:
    """The events of all readings, each happening once, in whatever order the readings come.

    `about` are words of the topic; without them the words that the documents have in common stand for it.
    """
    by_document = {reading.document.id: reading for reading in readings}
    ordered = [by_document[name] for name in sorted(by_document)]
    language = _language_of(ordered)
    words = event_words(load_language(language))
    tellings = _tellings(ordered, language, each)
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


def _place_in_time(event: Event) -> tuple[date, date, tuple[Span, ...], str]:
    return (event.when.interval.first, event.when.interval.last, event.evidence, event.title)


def _sources_of(event: Event, sources: Mapping[str, str]) -> frozenset[str]:
    return frozenset(sources.get(span.document, span.document) for span in event.evidence)


def _language_of(readings: Sequence[Reading]) -> str:
    """The language that most documents are in."""
    times = Counter(reading.document.language for reading in readings)
    return min(times, key=lambda tag: (-times[tag], tag), default="en")


def _tellings(readings: Sequence[Reading], language: str, each: Each) -> list[Telling]:
    """Every event of every reading, ready to be compared, in an order that does not depend on the input's."""
    sources = find_sources(readings, each)
    traits = each(TakeTraits(language), [reading.events for reading in readings])
    told = [
        (event, own, reading.document)
        for reading, found in zip(readings, traits, strict=True)
        for event, own in zip(reading.events, found, strict=True)
    ]
    told.sort(key=lambda one: _place_in_time(one[0]))
    wordings = word_events([event for event, _, _ in told], [own for _, own, _ in told])
    return [
        Telling(event, _sources_of(event, sources), document.published, wording)
        for (event, _, document), wording in zip(told, wordings, strict=True)
    ]
