"""What search engines read in the head of the page: JSON-LD 1.1 in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from geo.countries import load_countries
from geo.model import Place
from output.data.quotes import one_line
from output.known_dates import known_dates, write_iso
from output.outline import EventLine, Outline, write_standfirst
from output.passages import SourceLine
from timeline.model import UNDETERMINED

Json = dict[str, Any]  # Any: the values of a JSON object

MOST_EVENTS = 20
MOST_SOURCES = 20
"""A page of a thousand events must not tell them twice: the most important are enough."""
MOST_LETTERS = 200
"""Of each text: what is said here is a description, not the article."""


def describe_article(outline: Outline, url: str | None, listed: Iterable[SourceLine] | None = None) -> Json:
    """The page, which lists these sources (None: all), as an Article about a list of Events. Ids are its
    anchors, relative without a `url`."""
    page = url or ""
    events = choose_events(outline.events)
    sources = choose_sources(outline.library.sources.values() if listed is None else listed, events)
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": page,
        "headline": shorten(outline.explainer.title),
        "description": write_standfirst(outline),
        "inLanguage": outline.wording.tag,
        **({"url": url, "image": f"{url}preview.png"} if url else {}),
        **({"dateModified": outline.updated.isoformat()} if outline.updated else {}),
        "citation": [describe_source(source, page) for source in sources],
        "mainEntity": {
            "@type": "ItemList",
            "itemListOrder": "https://schema.org/ItemListOrderAscending",
            "numberOfItems": len(events),
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": number,
                    "item": describe_event(line, sources, page, outline.wording.tag),
                }
                for number, line in enumerate(events, 1)
            ],
        },
    }


def choose_events(events: Sequence[EventLine]) -> tuple[EventLine, ...]:
    """The most important ones, in the order of the page."""
    ranked = sorted(events, key=lambda line: (-line.event.importance, line.number))
    return tuple(sorted(ranked[:MOST_EVENTS], key=lambda line: line.number))


def choose_sources(sources: Iterable[SourceLine], events: Iterable[EventLine]) -> tuple[SourceLine, ...]:
    """Those that tell these events, then the others, in the order of the page."""
    telling = {source for line in events for source in sources_of(line)}
    ranked = sorted(sources, key=lambda source: source not in telling)
    return tuple(sorted(ranked[:MOST_SOURCES], key=lambda source: source.number))


def sources_of(line: EventLine) -> set[SourceLine]:
    """The sources that tell an event."""
    return {passage.source for passage in (line.passage, *line.also)}


def describe_event(line: EventLine, sources: Iterable[SourceLine], page: str, spoken: str) -> Json:
    """An Event: when, as finely as it is known, where, who tells it, and its language if not `spoken`."""
    start, end = known_dates(line.event.when)
    telling, language = sources_of(line), line.passage.source.language
    return {
        "@type": "Event",
        "@id": f"{page}#{line.event.id}",
        "name": shorten(line.event.title),
        "startDate": write_iso(start),
        **({"endDate": write_iso(end)} if end else {}),
        "description": shorten(line.event.summary),
        **({"inLanguage": language} if language not in (UNDETERMINED, spoken) else {}),
        **({"location": describe_place(line.placements[0].place)} if line.placements else {}),
        "subjectOf": [{"@id": name_source(source, page)} for source in sources if source in telling],
    }


def describe_place(place: Place) -> Json:
    """A Place with its point and the two letters of its country, where it lies in one."""
    country = load_countries().get(place.country or "")
    address = {"@type": "PostalAddress", "addressCountry": country.alpha2} if country else None
    return {
        "@type": "Place",
        "name": shorten(place.name),
        **({"address": address} if address else {}),
        "geo": {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude},
    }


def describe_source(source: SourceLine, page: str) -> Json:
    """A source, with its address on the web where it has one."""
    publisher = {"@type": "Organization", "name": shorten(source.name)}
    return {
        "@type": "CreativeWork",
        "@id": name_source(source, page),
        "name": shorten(source.title),
        **({"publisher": publisher} if source.name != source.title else {}),
        **({"url": source.url} if source.url else {}),
        **({"datePublished": source.datetime} if source.datetime else {}),
    }


def name_source(source: SourceLine, page: str) -> str:
    """The anchor under which the page lists it."""
    return f"{page}#source-{source.number}"


def shorten(text: str) -> str:
    """The words in one line, cut between two of them where there are too many.

    >>> shorten("a " * 150)[-5:]
    'a a …'
    """
    words = one_line(text)
    if len(words) <= MOST_LETTERS:
        return words
    return f"{words[: MOST_LETTERS - 2].rsplit(' ', 1)[0]} …"
