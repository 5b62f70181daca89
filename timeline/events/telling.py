"""Which sentences tell an event, and when it was."""

from __future__ import annotations

from timeline.languages import Language
from timeline.model import DatedExpression, Event, Mention, SourceDocument, Span, When


def tell_events(
    document: SourceDocument,
    sentences: tuple[Span, ...],
    mentions: tuple[Mention, ...],
    dates: tuple[DatedExpression, ...],
    language: Language,
) -> tuple[Event, ...]:
    """The events of a document, in the order of its text."""
    events = []
    for sentence in sentences:
        for found in dates:
            inside = sentence.start <= found.mention.span.start < sentence.end
            if inside and found.interval and found.precision and found.basis and found.type == "DATE":
                text = document.text[sentence.start : sentence.end]
                where = tuple(m for m in mentions if sentence.start <= m.span.start < sentence.end)
                when = When(found.interval, found.precision, found.basis)
                title = text if len(text) <= 90 else text[:90].rsplit(" ", 1)[0]
                name = f"{document.id}-{sentence.start}"
                events.append(Event(name, title, text, when, where, (), (sentence,)))
                break
    return tuple(events)
