"""Reading one document: its sentences, names, dates and events."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping

from timeline.bylines import find_furniture
from timeline.dates import find_impossible_days, read_dates
from timeline.events import tell_events
from timeline.languages import Language
from timeline.mentions import find_names
from timeline.model import Event, Mention, Reading, SourceDocument, Span, When
from timeline.sentences import split_sentences

_MOST_REPEATS = 5


def read_document(document: SourceDocument, names: Mapping[str, int], language: Language) -> Reading:
    """All that is found in one document; what is not story yields nothing. `names` are those of places."""
    furniture = find_furniture(document.text, language)
    sentences = _story_sentences(document, furniture)
    mentions = tuple(
        mention for mention in find_names(document, names, language) if not _inside(mention, furniture)
    )
    dates = tuple(found for found in read_dates(document, language) if not _inside(found.mention, furniture))
    impossible = find_impossible_days(document, language)
    told = sorted((*dates, *impossible), key=lambda found: found.mention.span)
    events = tell_events(document, sentences, mentions, tuple(told), language)
    return Reading(document, sentences, mentions, dates, _without_repeats(events))


def _without_repeats(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events but for what is told in the same words for the same days again and again, as no article does
    that people wrote."""
    told: Counter[tuple[str, When]] = Counter()
    kept = []
    for event in events:
        told[event.title, event.when] += 1
        if told[event.title, event.when] <= _MOST_REPEATS:
            kept.append(event)
    return tuple(kept)


def _story_sentences(document: SourceDocument, furniture: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    """The sentences, none of which touches the furniture: line ends stand at its place."""
    pieces, position = [], 0
    for start, end in furniture:
        pieces += [document.text[position:start], "\n" * (end - start)]
        position = end
    story = "".join([*pieces, document.text[position:]])
    return tuple(Span(document.id, start, end) for start, end in split_sentences(story))


def _inside(mention: Mention, furniture: tuple[tuple[int, int], ...]) -> bool:
    index = bisect_right(furniture, (mention.span.start, mention.span.end)) - 1
    spans = furniture[max(index, 0) : index + 2]
    return any(start < mention.span.end and mention.span.start < end for start, end in spans)
