"""data/events.geojson: a point for each place of each event (RFC 7946)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.model import Placement
from output.data.json_text import write_json
from output.data.quotes import documents_by_id, name_source, quote_of
from output.model import Artifact, Explainer, Theme
from output.passages import is_web_address
from timeline.model import Event, SourceDocument


def render(explainer: Explainer, theme: Theme) -> Artifact:
    """The events that somebody could place."""
    documents = documents_by_id(explainer)
    features = (
        _make_feature(event, placement, event.id in explainer.shown, documents)
        for event in explainer.timeline.events
        for placement in explainer.placements.get(event.id, ())
    )
    collection = {"type": "FeatureCollection", "features": features}
    return Artifact("data/events.geojson", write_json(collection))


# Any: the values of a JSON object.
def _make_feature(
    event: Event, placement: Placement, shown: bool, documents: Mapping[str, SourceDocument]
) -> dict[str, Any]:
    place = placement.place
    told_by = documents[event.evidence[0].document]
    return {
        "type": "Feature",
        # RFC 7946, 3.1.1: longitude first.
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {
            "event": event.id,
            "shown": shown,
            "title": event.title,
            "start": event.when.interval.first.isoformat(),
            "end": event.when.interval.last.isoformat(),
            "precision": event.when.precision,
            "place": place.name,
            "country": place.country,
            "place_basis": placement.basis,
            "geocoder": place.geocoder,
            "quote": quote_of(event.evidence[0], documents),
            "source": name_source(told_by),
            # Maps on the web make a link of it.
            "url": told_by.url if told_by.url and is_web_address(told_by.url) else None,
        },
    }
