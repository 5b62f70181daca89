"""events.geojson as geojson reads it (RFC 7946)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import geojson  # type: ignore[import-untyped]  # it ships no types
from hypothesis import given
from hypothesis import strategies as st

from output.data import events_geojson
from output.model import Explainer, Theme
from tests.output.export_stories import (
    PRECISIONS,
    make_empty,
    make_hostile,
    make_precise,
    place_everything,
)


def read(explainer: Explainer) -> list[Any]:
    """The features of a valid collection in WGS 84."""
    collection = geojson.loads(events_geojson.render(explainer, Theme()).content)
    assert isinstance(collection, geojson.FeatureCollection)
    assert collection.errors() == []
    assert "crs" not in collection
    for feature in collection.features:
        longitude, latitude = feature.geometry.coordinates
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
    return list(collection.features)


def test_a_placed_event_is_a_point(explainer: Explainer) -> None:
    features = read(explainer)
    assert len(features) == len(explainer.placements)
    assert features[0].geometry.coordinates == [-0.75, 51.99]


def test_days_and_precision_are_properties() -> None:
    explainer = make_precise()
    features = read(replace(explainer, placements=place_everything(explainer)))
    told = [
        (each.properties["start"], each.properties["end"], each.properties["precision"]) for each in features
    ]
    assert told == [line[:3] for line in PRECISIONS]


def test_an_address_that_runs_is_none() -> None:
    addresses = [feature.properties["url"] for feature in read(make_hostile())]
    assert len(addresses) == len(make_hostile().timeline.events)
    assert all(address is None or address.startswith("https:") for address in addresses)
    assert None in addresses


@given(st.text(min_size=1))
def test_words_come_back_whatever_they_are(words: str) -> None:
    assert read(make_hostile(words))[0].properties["quote"] == words


def test_without_events_the_collection_is_empty_and_the_same_story_gives_the_same_bytes() -> None:
    assert read(make_empty()) == []
    told = [events_geojson.render(make_hostile(), Theme()) for _ in range(2)]
    assert told[0] == told[1]
