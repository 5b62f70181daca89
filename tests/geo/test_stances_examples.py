"""The examples of stances, as the whole road reads them: sentences, names, places, then stances."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from geo.gazetteer import load_gazetteer
from geo.model import Question, StanceChoice
from geo.placing import place_mentions
from geo.stances import KINDS, find_positions
from timeline.languages import load_language
from timeline.model import SourceDocument
from timeline.reading import read_document

_FILE = Path(__file__).parent.parent / "examples" / "stances.yaml"
_TABLE = YAML(typ="safe").load(_FILE.read_text(encoding="utf-8"))
EXAMPLES: list[dict[str, Any]] = _TABLE["examples"]  # Any: as written in the file


@cache
def question(name: str) -> Question:
    raw = _TABLE["questions"][name]
    own = tuple(
        StanceChoice(choice, entry["label"], tuple(entry["phrases"]))
        for choice, entry in raw.get("stances", {}).items()
    )
    return Question(name, name, raw["kind"], tuple(raw["about"]), own or KINDS[raw["kind"]])


def found(example: dict[str, Any]) -> tuple[dict[str, str], set[str]]:  # Any: as written in the file
    published = example.get("published", date(2024, 6, 3))
    document = SourceDocument("a", example["text"], "a", published=published, language="en")
    gazetteer = load_gazetteer()
    reading = read_document(document, gazetteer.names, load_language("en"))
    placed = {"a": place_mentions(document, reading.mentions, gazetteer)}
    told = find_positions([reading], placed, (question(example["question"]),))
    for stance in told.stances:
        assert stance.evidence
    return (
        {stance.country: stance.stance for stance in told.stances},
        {f"{'~' if count.approximate else ''}{count.count}" for count in told.counts},
    )


def parameters() -> list[Any]:  # Any: pytest's ParameterSet has no public name
    return [
        pytest.param(
            example,
            id=f"{number}-{example['question']}",
            marks=pytest.mark.xfail(strict=True) if example.get("known_gap") else (),
        )
        for number, example in enumerate(EXAMPLES, 1)
    ]


@pytest.mark.parametrize("example", parameters())
def test_a_reader_finds_these_stances(example: dict[str, Any]) -> None:  # Any: as written in the file
    stances, counts = found(example)
    assert stances == example["finds"]
    assert {str(count) for count in example.get("counts", ())} <= counts


SCRAPS = sorted({word for example in EXAMPLES for word in example["text"].split()})


@given(st.lists(st.sampled_from(SCRAPS), max_size=40), st.sampled_from(sorted(_TABLE["questions"])))
@settings(max_examples=150)
def test_no_scraps_of_news_are_too_odd(scraps: list[str], asked: str) -> None:
    found({"question": asked, "text": " ".join(scraps)})
