"""What dateline finds as a place and where it puts it: tests/examples/places*.yaml, one test each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from geo.gazetteer import load_gazetteer
from geo.model import PlacedMention
from geo.placing import place_mentions
from geo.placing.distance import distance_km
from timeline.languages import load_language
from timeline.mentions import find_names
from timeline.model import SourceDocument

EXAMPLES = Path(__file__).parents[1] / "examples"
NEAR_KM = 100


def _examples() -> list[Any]:  # Any: rows of YAML
    rows = []
    for path in sorted(EXAMPLES.glob("places*.yaml")):
        language = path.stem.partition(".")[2] or "en"
        for number, row in enumerate(YAML(typ="safe").load(path)):
            marks = [pytest.mark.xfail(strict=True)] if row.get("known_gap") else []
            name = f"{language}-{number}-{row['text'][:40]}"
            rows.append(pytest.param(row, language, id=name, marks=marks))
    return rows


def _place(text: str, language: str) -> tuple[PlacedMention, ...]:
    document = SourceDocument("example", text, "example.txt", language=language)
    gazetteer = load_gazetteer()
    mentions = find_names(document, gazetteer.names, load_language(language))
    return place_mentions(document, mentions, gazetteer)


@pytest.mark.parametrize(("row", "language"), _examples())
def test_places_are_found_as_the_examples_say(row: dict[str, Any], language: str) -> None:
    found = _place(row["text"], language)
    assert [placed.mention.text for placed in found] == [wanted["text"] for wanted in row["finds"]]
    for placed, wanted in zip(found, row["finds"], strict=True):
        place = placed.place
        assert place is not None
        assert placed.reason
        if "country" in wanted:
            assert place.country == wanted["country"]
        if "kind" in wanted:
            assert place.kind == wanted["kind"]
        if "at" in wanted:
            latitude, longitude = wanted["at"]
            assert distance_km(place.latitude, place.longitude, latitude, longitude) < NEAR_KM
