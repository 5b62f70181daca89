"""Where dateline puts what happens: tests/examples/scenes.yaml, one test each."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from geo.gazetteer import load_gazetteer
from geo.placing import place_events, place_mentions
from timeline.languages import load_language
from timeline.merging import merge_events
from timeline.model import SourceDocument
from timeline.reading import read_document

EXAMPLES = Path(__file__).parents[1] / "examples" / "scenes.yaml"
PUBLISHED = date(2025, 2, 12)


def _examples() -> list[Any]:  # Any: rows of YAML
    rows = []
    for number, row in enumerate(YAML(typ="safe").load(EXAMPLES)):
        marks = [pytest.mark.xfail(strict=True)] if row.get("known_gap") else []
        rows.append(pytest.param(row, id=f"{number}-{row['text'][:40]}", marks=marks))
    return rows


def _scenes(text: str) -> dict[str, list[str]]:
    document = SourceDocument("example", text, "example.txt", published=PUBLISHED, published_basis="metadata")
    gazetteer = load_gazetteer()
    reading = read_document(document, gazetteer.names, load_language("en"))
    timeline = merge_events([reading])
    places = place_events(timeline, {"example": place_mentions(document, reading.mentions, gazetteer)})
    return {event.title: [each.place.name for each in places.get(event.id, ())] for event in timeline.events}


@pytest.mark.parametrize("row", _examples())
def test_events_are_where_the_examples_say(row: dict[str, Any]) -> None:
    scenes = _scenes(row["text"])
    for wanted in row["events"]:
        found = [places for title, places in scenes.items() if wanted["title"] in title]
        assert found == [wanted["places"]], scenes
