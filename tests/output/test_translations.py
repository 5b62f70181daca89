"""A chart alone in every language: what differs, packed."""

from __future__ import annotations

import base64
import gzip
import json
from dataclasses import replace
from typing import Any

import lxml.html  # type: ignore[import-untyped]  # it ships no types
import pytest

from output.assets import list_strings
from output.embed import render_charts
from output.model import Explainer, Theme
from output.page import render_page
from output.translations import changed_values, list_nodes


def unpack(html: str) -> Any:  # Any: JSON
    (block,) = lxml.html.fromstring(html).xpath("//script[@id='dateline-translations']")
    return json.loads(gzip.decompress(base64.b64decode(block.text)))


@pytest.mark.parametrize("language", ["en", "ar", "de-AT"])
def test_a_chart_alone_speaks_every_language_but_the_pages_own(explainer: Explainer, language: str) -> None:
    others = [name for name in list_strings() if name != language.split("-")[0]]
    for artifact in render_charts(replace(explainer, language=language), Theme()):
        html = artifact.content.decode()
        assert sorted(unpack(html)) == others


def test_places_are_counted_as_a_parser_counts_them(explainer: Explainer) -> None:
    for artifact in render_charts(explainer, Theme()):
        html = artifact.content.decode()
        (main,) = lxml.html.fromstring(html).xpath("//main")
        counted = len(main.xpath(".//text() | .//*"))
        assert len(list_nodes(html)) == counted == unpack(html)["de"]["count"]


def test_words_of_sources_are_carried_once(explainer: Explainer) -> None:
    for artifact in render_charts(explainer, Theme()):
        told = json.dumps(unpack(artifact.content.decode()), ensure_ascii=False)
        for event in explainer.timeline.events:
            assert event.title not in told


def test_the_page_itself_carries_no_translations(explainer: Explainer) -> None:
    assert b'id="dateline-translations"' not in render_page(explainer, Theme()).content


def test_translations_weigh_little(explainer: Explainer) -> None:
    for artifact in render_charts(explainer, Theme()):
        html = artifact.content.decode()
        (block,) = lxml.html.fromstring(html).xpath("//script[@id='dateline-translations']")
        bare = html.replace(block.text, "")
        assert len(gzip.compress(html.encode(), 9)) - len(gzip.compress(bare.encode(), 9)) < 30_000


def test_what_differs_keeps_the_shape_of_what_it_differs_from() -> None:
    told = {"a": {"b": 1, "c": 2}, "d": [{"e": "x"}, {"e": "y"}], "f": [1, 2]}
    other = {"a": {"b": 1, "c": 3}, "d": [{"e": "x"}, {"e": "z"}], "f": [1]}
    assert changed_values(told, other) == {"a": {"c": 3}, "d": {"1": {"e": "z"}}, "f": [1]}


def test_most_names_of_a_table_are_told_in_its_order() -> None:
    told = {f"A{number:02}": f"name {number}" for number in range(60)}
    other = {code: name.replace("name", "Name") for code, name in told.items()} | {"A01": "name 1"}
    assert changed_values({"n": told}, {"n": other})["n"][:3] == ["Name 0", "", "Name 2"]
