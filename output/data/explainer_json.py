"""data/explainer.json: all that is known, for other programs ("dateline/1"; changed only by adding)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from geo.model import Count, Placement, Question, Stance
from output.data.json_text import write_json
from output.data.quotes import documents_by_id, quote_of
from output.edit_lines import link_of
from output.model import Artifact, Edit, Explainer, Theme
from timeline.model import Dispute, Event, Outlet, SourceDocument, Span

FORMAT = "dateline/1"
PATH = "data/explainer.json"

Record = dict[str, Any]  # Any: the values of a JSON object
_Documents = Mapping[str, SourceDocument]


def render(explainer: Explainer, theme: Theme) -> Artifact:
    """The explainer as JSON."""
    return Artifact(PATH, write_json(make_record(explainer)))


def make_record(explainer: Explainer) -> Record:
    """The explainer as a JSON object, the objects of its long lists one at a time."""
    documents = documents_by_id(explainer)
    return {
        "format": FORMAT,
        "title": explainer.title,
        "language": explainer.language,
        "documents": (_document_record(document, explainer) for document in explainer.documents),
        "events": (_event_record(event, explainer, documents) for event in explainer.timeline.events),
        "questions": [_question_record(question) for question in explainer.questions],
        "positions": (_stance_record(stance, explainer, documents) for stance in explainer.stances),
        "counts": [_count_record(count, documents) for count in explainer.counts],
        "skipped": [{"source": item.source, "reason": item.reason} for item in explainer.skipped],
    }


def _document_record(document: SourceDocument, explainer: Explainer) -> Record:
    return {
        "id": document.id,
        "source": document.source,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "language": document.language,
        "published": document.published.isoformat() if document.published else None,
        "published_basis": document.published_basis,
        "outlets": [_outlet_record(outlet) for outlet in document.outlets],
        "edited": _edit_record(explainer.edits.documents.get(document.id)),
    }


def _outlet_record(outlet: Outlet) -> Record:
    return {
        "id": outlet.id,
        "source": outlet.source,
        "publisher": outlet.publisher,
        "url": outlet.url,
        "published": outlet.published.isoformat() if outlet.published else None,
    }


def _event_record(event: Event, explainer: Explainer, documents: _Documents) -> Record:
    return {
        "id": event.id,
        "shown": event.id in explainer.shown,
        "title": event.title,
        "summary": event.summary,
        "start": event.when.interval.first.isoformat(),
        "end": event.when.interval.last.isoformat(),
        "precision": event.when.precision,
        "date_basis": event.when.basis,
        "status": event.status,
        "places": [_place_record(placement) for placement in explainer.placements.get(event.id, ())],
        "participants": list(event.participants),
        "importance": round(event.importance, 4),
        "part_of": event.part_of,
        "disputed": bool(event.disputes),
        "disputes": [_dispute_record(dispute, documents) for dispute in event.disputes],
        "evidence": _evidence_records(event.evidence, documents),
        "edited": _edit_record(explainer.edits.events.get(event.id)),
    }


def _edit_record(edit: Edit | None) -> Record | None:
    """What an editor changed by hand, and why; None for what was not edited."""
    if edit is None:
        return None
    return {"reason": edit.reason, "link": link_of(edit), "fields": list(edit.fields)}


def _place_record(placement: Placement) -> Record:
    place = placement.place
    return {
        "name": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "country": place.country,
        "kind": place.kind,
        "basis": placement.basis,
        "geocoder": place.geocoder,
        "geonameid": place.geonameid,
    }


def _dispute_record(dispute: Dispute, documents: _Documents) -> Record:
    variants = [
        {"value": variant.value, "evidence": _evidence_records([variant.evidence], documents)}
        for variant in dispute.variants
    ]
    return {"about": dispute.about, "variants": variants}


def _question_record(question: Question) -> Record:
    return {
        "id": question.id,
        "title": question.title,
        "kind": question.kind,
        "stances": [{"id": choice.id, "label": choice.label} for choice in question.choices],
    }


def _stance_record(stance: Stance, explainer: Explainer, documents: _Documents) -> Record:
    return {
        "question": stance.question,
        "country": stance.country,
        "stance": stance.stance,
        "contested": stance.contested,
        "as_of": stance.as_of.isoformat() if stance.as_of else None,
        "evidence": _evidence_records(stance.evidence, documents),
        "history": [
            {
                "stance": past.stance,
                "as_of": past.as_of.isoformat() if past.as_of else None,
                "evidence": _evidence_records(past.evidence, documents),
            }
            for past in stance.history
        ],
        "edited": _edit_record(explainer.edits.stances.get((stance.question, stance.country))),
    }


def _count_record(count: Count, documents: _Documents) -> Record:
    return {
        "question": count.question,
        "stance": count.stance,
        "count": count.count,
        "approximate": count.approximate,
        "evidence": _evidence_records(count.evidence, documents),
    }


def _evidence_records(spans: Iterable[Span], documents: _Documents) -> list[Record]:
    return [
        {"document": span.document, "quote": quote_of(span, documents), "start": span.start, "end": span.end}
        for span in spans
    ]
