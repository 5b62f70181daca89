"""A page of many events carries the most important ones; the others are told beside it, each once."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import lxml.html  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from output import render_site
from output.beside.parts import plan_parts, weave
from output.beside.rest import prepare_page
from output.draw import draw_page
from output.facets import find_full_names
from output.model import Edits, Explainer, Theme
from output.outline import outline_explainer
from output.page import render_page
from scripts.page_bench.made_story import make_story

COUNT, MOST = 57, 20
FEW = Theme(most_events=MOST)


@pytest.fixture(scope="module")
def many() -> Explainer:
    return make_story(COUNT)


@pytest.fixture(scope="module")
def site(many: Explainer) -> Mapping[str, str]:
    return {each.path: each.content.decode("utf-8", "replace") for each in render_site(many, FEW)}


def told_in(html: str) -> list[str]:
    return [str(each.get("id")) for each in lxml.html.fromstring(html).find_class("event")]


def data_of(html: str, name: str = "dateline-part") -> Any:  # Any: JSON
    return json.loads(lxml.html.fromstring(html).get_element_by_id(name).text)


@given(st.integers(0, 80), st.data(), st.integers(1, 30))
def test_the_parts_hold_every_event_that_is_not_carried_once_and_in_order(
    count: int, data: st.DataObject, per_part: int
) -> None:
    line = outline_explainer(make_story(1)).events[0]
    lines = [replace(line, number=number) for number in range(count)]
    carried = data.draw(st.frozensets(st.integers(0, max(count - 1, 0))))
    parts = plan_parts(lines, carried, per_part)
    told = [each.number for part in parts for each in part.lines]
    assert told == [number for number in range(count) if number not in carried]
    assert all(len(part.lines) >= per_part for part in parts[:-1])
    assert all(len(part.lines) < 2 * per_part for part in parts)
    kept = [each for each in lines if each.number in carried]
    woven = [item for batch in weave(kept, parts, 7) for item in batch]
    if kept:
        numbers = [
            each.number for item in woven for each in (item.lines if hasattr(item, "lines") else (item,))
        ]
        assert numbers == list(range(count))


def test_a_page_of_few_events_has_nothing_beside_it(many: Explainer) -> None:
    story, rest = prepare_page(many, Theme())
    assert rest is None
    assert len(story.outline.events) == COUNT
    paths = {each.path for each in render_site(make_story(3), Theme())}
    assert not [path for path in paths if path.startswith("events/")]


def test_the_page_carries_the_most_important_events_in_their_order(
    many: Explainer, site: Mapping[str, str]
) -> None:
    ranked = sorted(many.timeline.events, key=lambda event: -event.importance)
    chosen = {event.id for event in ranked[:MOST]}
    assert told_in(site["index.html"]) == [event.id for event in many.timeline.events if event.id in chosen]


def test_what_an_editor_pinned_is_carried(many: Explainer) -> None:
    least = min(many.timeline.events, key=lambda event: event.importance)
    pinned = replace(many, edits=Edits(pinned=frozenset({least.id})))
    assert least.id in told_in(render_page(pinned, FEW).content.decode())


def test_every_event_is_told_once_on_the_page_or_beside_it(many: Explainer, site: Mapping[str, str]) -> None:
    pages = [html for path, html in site.items() if re.fullmatch(r"index\.html|events/\d+\.html", path)]
    told = [name for html in pages for name in told_in(html)]
    assert sorted(told) == sorted(event.id for event in many.timeline.events)


def test_the_page_says_how_many_are_not_on_it_and_where_they_are(site: Mapping[str, str]) -> None:
    page = lxml.html.fromstring(site["index.html"])
    for note in page.find_class("rest"):
        assert note.text_content().split(" Show")[0] == "20 of 57 events 37 more events"
    assert page.find_class("standfirst")[0].text_content().startswith("57 events from 9 sources")
    gaps = page.find_class("gap")
    assert sum(int(gap.get("data-count")) for gap in gaps) == COUNT - MOST
    for gap in gaps:
        path, _, name = gap.find(".//a").get("href").partition("#")
        assert name in told_in(site[path])
        assert re.match(r"\d+ more events?, ", gap.find(".//a").text)


def test_the_index_beside_knows_the_part_of_each_event_and_all_choices(
    many: Explainer, site: Mapping[str, str]
) -> None:
    told = data_of(site["events/index.html"])
    for name, part in told["parts"].items():
        assert name in told_in(site[f"events/{part}.html"])
    assert told["parts"].keys().isdisjoint(told_in(site["index.html"]))
    numbers = {number for choice in told["facets"]["place"] for number in choice}
    assert numbers == set(range(COUNT))
    assert [len(each) for each in told["facets"]["place"]] == [
        count for _, choices in told["options"]["place"] for _, _, count in choices
    ]


def test_numbers_are_the_places_in_time_everywhere(many: Explainer, site: Mapping[str, str]) -> None:
    places = {event.id: number for number, event in enumerate(many.timeline.events)}
    carried = data_of(site["index.html"], "dateline-data")
    assert [places[event["id"]] for event in carried["events"]] == carried["rest"]["numbers"]
    part = data_of(site["events/1.html"])
    assert [places[event["id"]] for event in part["events"]] == part["numbers"]
    assert {number for stop in part["stops"] for number in stop["events"]} == set(part["numbers"])
    drawn = {number for trace in part["traces"] for number in trace["customdata"] if number is not None}
    assert drawn == set(part["numbers"])


def test_only_a_page_with_something_beside_it_may_open_frames(site: Mapping[str, str]) -> None:
    assert "frame-src &#39;self&#39;; " in site["index.html"]
    assert "frame-src" not in site["events/1.html"]
    assert "frame-src" not in render_page(make_story(3), Theme()).content.decode()
    for html in site.values():
        assert not re.search(r"script-src[^;]*'(self|unsafe)", html)


def test_a_chart_alone_and_its_picture_say_how_much_they_show(site: Mapping[str, str]) -> None:
    for path in ("embed/timeline.html", "embed/map.html", "embed/timeline.svg", "embed/map.fragment.html"):
        assert "20 of 57 events" in site[path], path
        assert "57 events from 9 sources" in site[path] or path.endswith(".html"), path
    assert "20 of 57 events" not in site["embed/choropleth.html"]


def test_a_single_file_counts_what_it_leaves_out(many: Explainer) -> None:
    html = draw_page(many, theme=FEW).html
    assert "37 more events were found and are in the data, not on the page." in html
    assert "events/" not in html
    assert len(told_in(html)) == MOST


def test_the_same_story_gives_the_same_files(many: Explainer) -> None:
    assert render_site(many, FEW) == render_site(many, FEW)


@given(st.lists(st.lists(st.sampled_from(["Ada", "Lee", "van", "Rossi", "Chad"]), min_size=1, max_size=3)))
def test_full_names_are_found_as_by_comparing_each_with_each(parts: list[list[str]]) -> None:
    names = {" ".join(words) for words in parts}
    full = find_full_names(names)
    for name in names:
        longer = [other for other in names if other.endswith(f" {name}")]
        assert full[name] == (longer[0] if len(longer) == 1 and name != "Chad" else name)
