"""The JSON-LD in the head of the page: read by a processor of JSON-LD, in the words that schema.org has."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import lxml.html  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld  # type: ignore[import-untyped]  # it ships no types

from output.data_block import to_json
from output.model import Explainer, Theme
from output.outline import outline_explainer
from output.page import render_page
from output.structured_data import MOST_EVENTS, MOST_LETTERS, describe_article
from scripts.page_bench.made_story import make_story
from tests.output.export_stories import PRECISIONS, make_empty, make_hostile, make_precise

SCHEMA = "https://schema.org/"
URL = "https://news.example/summit/"
PROPERTIES = {
    "Article": {
        "headline", "description", "inLanguage", "url", "image", "dateModified", "citation", "mainEntity",
    },
    "ItemList": {"itemListOrder", "numberOfItems", "itemListElement"},
    "ListItem": {"position", "item"},
    "Event": {
        "name", "startDate", "endDate", "description", "inLanguage", "location", "subjectOf",
    },
    "Place": {"name", "address", "geo"},
    "PostalAddress": {"addressCountry"},
    "GeoCoordinates": {"latitude", "longitude"},
    "CreativeWork": {"name", "publisher", "url", "datePublished"},
    "Organization": {"name"},
}  # fmt: skip
"""Of the properties that schema.org gives these types (or those above them) the ones that we use."""


def lend_context(url: str, _: object) -> dict[str, Any]:
    """What schema.org answers, as far as we need it: every word is one of its own."""
    assert url == "https://schema.org"
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": {"@vocab": SCHEMA}},
    }


def read(explainer: Explainer, theme: Theme | None = None) -> dict[str, Any]:
    """The block of the page as JSON."""
    page = lxml.html.fromstring(render_page(explainer, theme or Theme()).content.decode())
    (block,) = page.xpath("/html/head/script[@type='application/ld+json']")
    assert not set("<>&\u2028\u2029") & set(block.text)
    told: dict[str, Any] = json.loads(block.text)
    return told


def expand(told: dict[str, Any]) -> list[dict[str, Any]]:
    """What a processor makes of it: full names, and ids on the page."""
    options = {"documentLoader": lend_context, "base": f"{URL}index.html"}
    expanded: list[dict[str, Any]] = jsonld.expand(told, options)
    return expanded


def nodes_of(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from nodes_of(item)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for item in value.values():
            yield from nodes_of(item)


@pytest.mark.parametrize("theme", [Theme(), Theme(url=URL)])
def test_a_processor_finds_only_words_of_schema_org(explainer: Explainer, theme: Theme) -> None:
    (article,) = expand(read(explainer, theme))
    kinds = set()
    for node in nodes_of(article):
        kind = node["@type"][0].removeprefix(SCHEMA)
        kinds.add(kind)
        assert {key.removeprefix(SCHEMA) for key in node if key[0] != "@"} <= PROPERTIES[kind]
    assert kinds == set(PROPERTIES)


def test_every_event_is_an_anchor_of_the_page_and_leads_to_its_sources(explainer: Explainer) -> None:
    page = lxml.html.fromstring(render_page(explainer, Theme()).content.decode())
    nodes = list(nodes_of(expand(read(explainer))))
    events = [node for node in nodes if node["@type"] == [f"{SCHEMA}Event"]]
    assert len(events) == len(explainer.timeline.events)
    for event in events:
        ids = [event["@id"], *(each["@id"] for each in event[f"{SCHEMA}subjectOf"])]
        assert len(ids) > 1
        assert all(page.get_element_by_id(each.partition("#")[2]) is not None for each in ids)


def test_with_an_address_of_the_site_ids_are_absolute(explainer: Explainer) -> None:
    told = read(explainer, Theme(url=URL))
    assert (told["@id"], told["url"], told["image"]) == (URL, URL, f"{URL}preview.png")
    assert told["mainEntity"]["itemListElement"][0]["item"]["@id"] == f"{URL}#2023-11-01-1"


def test_a_date_is_as_fine_as_it_is_known() -> None:
    items = [each["item"] for each in read(make_precise())["mainEntity"]["itemListElement"]]
    for item, (_, _, _, start, end) in zip(items, PRECISIONS, strict=True):
        assert (item["startDate"], item.get("endDate", "")) == (start, end)


def test_an_event_has_a_place_where_somebody_knows_it() -> None:
    oslo, sea, nowhere, *_ = [each["item"] for each in read(make_precise())["mainEntity"]["itemListElement"]]
    assert oslo["location"]["geo"] == {"@type": "GeoCoordinates", "latitude": 59.91, "longitude": 10.75}
    assert oslo["location"]["address"]["addressCountry"] == "NO"
    assert "address" not in sea["location"]
    assert "location" not in nowhere


def test_nothing_in_an_article_leaves_the_block() -> None:
    told = read(make_hostile())
    assert "</script>" in told["headline"]
    for node in nodes_of(told):
        assert node.get("url", "https:").startswith("https:")


@given(st.text(min_size=1))
def test_whatever_the_words_are_no_text_is_long_and_nothing_is_markup(words: str) -> None:
    block = to_json(describe_article(outline_explainer(make_hostile(words)), None))
    assert not set("<>&\u2028\u2029") & set(block)
    for node in nodes_of(json.loads(block)):
        assert all(len(node.get(key, "")) <= MOST_LETTERS for key in ("name", "description", "headline"))


def test_twenty_events_are_light_and_thousands_not_much_heavier() -> None:
    def weigh(count: int) -> int:
        return len(to_json(describe_article(outline_explainer(make_story(count)), URL)).encode())

    assert weigh(20) < 15_000
    assert weigh(500) < 25_000


def test_of_many_events_the_most_important_are_told_in_order() -> None:
    events = outline_explainer(make_story(200)).events
    told = describe_article(outline_explainer(make_story(200)), None)["mainEntity"]["itemListElement"]
    important = sorted(events, key=lambda line: -line.event.importance)[:MOST_EVENTS]
    least = min(line.event.importance for line in important)
    by_id = {f"#{line.event.id}": line for line in events}
    numbers = [by_id[each["item"]["@id"]].number for each in told]
    assert numbers == sorted(numbers)
    assert len(numbers) == MOST_EVENTS
    assert all(by_id[each["item"]["@id"]].event.importance >= least for each in told)


def test_without_events_there_is_an_empty_list() -> None:
    told = read(make_empty())
    assert told["mainEntity"]["itemListElement"] == told["citation"] == []


def test_the_same_story_gives_the_same_bytes() -> None:
    assert read(make_hostile()) == read(make_hostile())
