"""data/events.csv: an event a row."""

from __future__ import annotations

from collections.abc import Mapping

from output.data.quotes import describe_edit, documents_by_id, name_source, quote_of
from output.data.tables import Cell, write_table
from output.model import Artifact, Explainer, Theme
from timeline.model import Event, SourceDocument

HEADING = (
    "id", "shown", "title", "summary", "start", "end", "precision", "date_basis", "status", "place",
    "country", "latitude", "longitude", "place_basis", "participants", "importance", "disputed", "sources",
    "quote", "document", "source", "url", "edited",
)  # fmt: skip


def render(explainer: Explainer, theme: Theme) -> Artifact:
    """The events; place, quote and source are the first of each."""
    documents = documents_by_id(explainer)
    rows = [_make_row(event, explainer, documents) for event in explainer.timeline.events]
    return Artifact("data/events.csv", write_table(HEADING, rows))


def _make_row(event: Event, explainer: Explainer, documents: Mapping[str, SourceDocument]) -> list[Cell]:
    placements = explainer.placements.get(event.id, ())
    place = placements[0].place if placements else None
    told_by = documents[event.evidence[0].document]
    return [
        event.id,
        "yes" if event.id in explainer.shown else "no",
        event.title,
        event.summary,
        event.when.interval.first.isoformat(),
        event.when.interval.last.isoformat(),
        event.when.precision,
        event.when.basis,
        event.status,
        place.name if place else None,
        place.country if place else None,
        place.latitude if place else None,
        place.longitude if place else None,
        placements[0].basis if placements else None,
        "; ".join(event.participants),
        round(event.importance, 4),
        "yes" if event.disputes else "no",
        len({span.document for span in event.evidence}),
        quote_of(event.evidence[0], documents),
        told_by.id,
        name_source(told_by),
        told_by.url,
        describe_edit(explainer.edits.events.get(event.id)),
    ]
