"""Dating documents: tests/examples/publication.yaml, and what holds for every folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from timeline.model import SourceDocument
from timeline.publication import date_documents

ROWS = YAML(typ="safe").load(Path(__file__).parents[1] / "examples" / "publication.yaml")
PIECES = st.sampled_from(("Published: 3 June 2021", "Monday, May 5", "the upcoming 2021 regatta"))
TEXTS = st.lists(st.one_of(st.text(max_size=200), PIECES), max_size=5)


def _document(row: dict[str, Any]) -> SourceDocument:  # Any: a row of YAML
    return SourceDocument(**{"source": "article.txt", **row})


@pytest.mark.parametrize("row", ROWS, ids=[row["from"] for row in ROWS])
def test_documents_are_dated_as_the_examples_say(row: dict[str, Any]) -> None:
    documents = [_document(one) for one in row["documents"]]
    for order in (documents, documents[::-1]):
        dated = date_documents(order, row.get("reference"))
        assert [one.id for one in dated] == [one.id for one in order]
        told = {one.id: {"published": one.published, "basis": one.published_basis} for one in dated}
        assert told == row["dated"]


@given(TEXTS)
@settings(max_examples=100)
def test_dating_twice_changes_nothing_and_order_does_not_matter(texts: list[str]) -> None:
    documents = [SourceDocument(str(number), text, "a.txt") for number, text in enumerate(texts)]
    dated = date_documents(documents)
    assert date_documents(dated) == dated
    assert date_documents(documents[::-1]) == dated[::-1]
    assert all((one.published is None) == (one.published_basis is None) for one in dated)


def test_a_thousand_documents_of_one_story_take_little_time() -> None:
    text = "In Oslo Ingrid Dahl met Mads Lie before Judge Torvik at the Maritime Court about the Halvorsen."
    documents = [SourceDocument(str(number), f"{text} {number}", "a.txt") for number in range(1000)]
    assert {one.published for one in date_documents(documents)} == {None}
