"""What dateline reads as a date: tests/examples/dates.*.yaml, one test each."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from timeline.dates import read_dates
from timeline.languages import load_language
from timeline.model import DatedExpression, SourceDocument

EXAMPLES = Path(__file__).parents[1] / "examples"


def _examples() -> list[Any]:  # Any: rows of YAML
    rows = []
    for path in sorted(EXAMPLES.glob("dates.*.yaml")):
        language = path.name.split(".")[1]
        for number, row in enumerate(YAML(typ="safe").load(path)):
            marks = [pytest.mark.xfail(strict=True)] if row.get("known_gap") else []
            rows.append(
                pytest.param(language, row, id=f"{language}-{number}-{row['text'][:40]}", marks=marks)
            )
    return rows


def _told(found: DatedExpression, wanted: dict[str, Any]) -> dict[str, object]:
    """Of a date as much as its example says."""
    interval = found.interval
    told: dict[str, object] = {
        "text": found.mention.text,
        "value": found.value,
        "type": found.type,
        "first": interval.first if interval else None,
        "last": interval.last if interval else None,
        "precision": found.precision,
        "basis": found.basis,
        "rule": found.rule,
    }
    return {key: told[key] for key in wanted}


@pytest.mark.parametrize(("language", "row"), _examples())
def test_dates_are_read_as_the_examples_say(language: str, row: dict[str, Any]) -> None:
    published: date | None = row.get("published")
    document = SourceDocument("example", row["text"], "example.txt", language=language, published=published)
    found = read_dates(document, load_language(language))
    told = [_told(one, wanted) for one, wanted in zip(found, row["finds"], strict=False)]
    assert told == [dict(wanted) for wanted in row["finds"]]
    assert [one.mention.text for one in found] == [wanted["text"] for wanted in row["finds"]]
