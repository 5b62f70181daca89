"""Events that a correction hides or regroups, known again at the next build: else it would miss them.

What is published of them are digests.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dateline.corrections.model import Corrections
from output.model import Concealed, Explainer
from timeline.keeping import FormerEvent, Telling
from timeline.model import Event, SourceDocument, Timeline

_REGROUPED = {"merge", "split"}


def conceal_events(found: Explainer, edited: Explainer) -> Explainer:
    """The edited explainer, with digests of those found events that are hidden, merged or split in it."""
    left = {event.id for event in edited.timeline.events}
    edits = edited.edits
    regrouped = {name for name, edit in edits.events.items() if _REGROUPED & set(edit.fields)}
    texts = {document.id: document.text for document in found.documents}
    concealed = tuple(
        Concealed(_digest(event.id), tuple(_digest(quote) for quote in _quotes(event, texts)))
        for event in found.timeline.events
        if event.id not in left or event.id in regrouped
    )
    return replace(edited, edits=replace(edits, concealed=concealed))


def recall_events(
    concealed: Iterable[Concealed],
    corrections: Corrections,
    timeline: Timeline,
    documents: Iterable[SourceDocument],
) -> tuple[FormerEvent, ...]:
    """The concealed events that corrections name, with such of their passages as the timeline still has."""
    names = {_digest(name): name for each in corrections.events for name in (each.id, *each.merge)}
    texts = {document.id: document.text for document in documents}
    told = {
        _digest(quote): Telling(span.document, quote)
        for event in timeline.events
        for span, quote in zip(event.evidence, _quotes(event, texts), strict=True)
    }
    return tuple(
        FormerEvent(
            names[each.id], "", date.min, tuple(told[quote] for quote in each.tellings if quote in told)
        )
        for each in concealed
        if each.id in names
    )


def _quotes(event: Event, texts: dict[str, str]) -> list[str]:
    return [" ".join(texts[span.document][span.start : span.end].split()) for span in event.evidence]


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:32]
