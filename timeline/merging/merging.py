"""Many tellings to fewer events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from timeline.columns import column, pick
from timeline.events.words import event_words
from timeline.languages import load_language
from timeline.merging.articles import Article, find_articles
from timeline.merging.clustering import cluster_tellings
from timeline.merging.copies import find_sources
from timeline.merging.importance import weigh_events
from timeline.merging.joining import join_tellings
from timeline.merging.naming import name_events
from timeline.merging.sharing import Sharing
from timeline.merging.tellings import Telling, Wordings
from timeline.merging.traits import Sketching
from timeline.merging.wholes import find_wholes
from timeline.model import Event, Reading, Span, Timeline
from timeline.works import Each, one_by_one


def merge_events(readings: Iterable[Reading], about: Iterable[str] = (), each: Each = one_by_one) -> Timeline:
    """The events of all readings, each happening once, in whatever order the readings come.

    `about` are words of the topic; without them the words that the documents have in common stand for it.
    """
    given = readings if isinstance(readings, Sequence) else tuple(readings)
    by_id = {document.id: at for at, document in enumerate(column(given, "document"))}
    ordered = pick(given, [by_id[name] for name in sorted(by_id)])
    articles = find_articles(ordered)
    language = _language_of(articles)
    words = event_words(load_language(language))
    tellings = _tellings(articles, column(ordered, "events"), language, each)
    clusters = [[tellings[place] for place in places] for places in cluster_tellings(tellings)]
    pairs = [(join_tellings(cluster, words), cluster) for cluster in clusters]
    pairs.sort(key=lambda pair: (pair[0].when.interval, pair[0].title, pair[0].evidence))
    events, clusters = [event for event, _ in pairs], [cluster for _, cluster in pairs]
    names = name_events(events, words)
    wholes = find_wholes(events, clusters)
    weights = weigh_events(events, clusters, articles, tuple(about), words)
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


def _language_of(articles: Sequence[Article]) -> str:
    """The language that most documents are in."""
    times = Counter(article.document.language for article in articles)
    return min(times, key=lambda tag: (-times[tag], tag), default="en")


def _tellings(
    articles: Sequence[Article], found: Sequence[tuple[Event, ...]], language: str, each: Each
) -> list[Telling]:
    """Every event of every article, ready to be compared, in an order that does not depend on the input's."""
    sources = find_sources([article.document for article in articles], each)
    sketches = each(Sketching(language), found)
    # Twice over all, so that not all sketches need be in memory.
    wordings, sharing = Wordings(chain.from_iterable(sketches)), Sharing()
    tellings = [
        Telling(
            shared := sharing.share(event),
            sharing.same(_sources_of(event, sources)),
            article.document.published,
            wordings.find(shared, own),
        )
        for article, events, some in zip(articles, found, sketches, strict=True)
        for event, own in zip(events, some, strict=True)
    ]
    return sorted(tellings, key=lambda telling: _place_in_time(telling.event))
