"""The measure of the page: its story is the same each time, and its sums are right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from output.outline import outline_explainer
from scripts.page_bench.made_story import make_story
from scripts.page_bench.measuring import Drag, Load, Reach, Weight, list_words, rate_frames, told_apart
from scripts.page_bench.pages import as_script, last_words
from scripts.page_bench.table import COLUMNS, Figures, middle, summarise, write_table

PINS = Path(__file__).resolve().parent.parent / "scripts" / "page_bench"


@pytest.mark.parametrize("count", [20, 41])
def test_the_story_has_as_many_events_as_wanted_and_shows_them(count: int) -> None:
    explainer = make_story(count)
    assert len(outline_explainer(explainer).events) == count
    assert len({event.title for event in explainer.timeline.events}) == count
    assert len({placed[0].place.name for placed in explainer.placements.values()}) == count


def test_the_story_is_the_same_each_time() -> None:
    assert make_story(20) == make_story(20)


def test_no_headline_is_part_of_another() -> None:
    titles = [event.title for event in make_story(200).timeline.events]
    assert all(sum(title in other for other in titles) == 1 for title in titles)


def test_every_passage_stands_in_its_article() -> None:
    explainer = make_story(20)
    texts = {document.id: document.text for document in explainer.documents}
    for event in explainer.timeline.events:
        [span] = event.evidence
        assert event.title in texts[span.document][span.start : span.end]


def test_the_words_wanted_are_those_of_events_places_sources_and_answers() -> None:
    words = list_words(make_story(20))
    assert {"Signed", "Declined", "Evening Dispatch"} <= set(words)
    assert "" not in words


def test_frames_become_a_rate() -> None:
    assert rate_frames([0, 20, 40, 60]) == Drag(50, 0)
    assert rate_frames([0, 100]) == Drag(10, 1)
    assert rate_frames([7]) == Drag(0, 1)


def test_a_name_that_holds_two_is_nobodys_own() -> None:
    assert told_apart(["Lock", "Dam"], ["", "The Lock", "Lock and Dam"]) == {"Lock"}


def test_the_median_wants_more_than_half() -> None:
    assert middle([3, None, 1]) == 2
    assert middle([3, None]) is None
    assert middle([]) is None


def test_what_was_not_measured_says_why() -> None:
    row = Figures(
        "ours",
        20,
        weight=Weight(1000, 500, 0, 0),
        loads=[Load(100, 300, 200)],
        drags=[Drag(60, 0)],
        violations=[],
        reach=Reach(20, 0),
    )
    table = write_table([row, Figures("peer", 20, missing="npm does not start")], ["A note."])
    lines = table.splitlines()
    assert lines[0].split()[0] == COLUMNS[0]
    assert "20/20" in lines[1]
    assert "not measured" in lines[2]
    assert "npm does not start" in table
    assert lines[-1] == "A note."
    assert json.loads(json.dumps(summarise(row)))["ready_ms"] == 300


def test_words_of_a_story_do_not_end_its_script() -> None:
    assert "</script" not in as_script({"title": "</script><b>"})


def test_the_last_words_of_npm_are_its_reason() -> None:
    assert last_words("npm error code\nnpm error no such host\n\n") == "npm error no such host"


def test_the_peers_are_pinned_without_an_address() -> None:
    wanted = json.loads((PINS / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = json.loads((PINS / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, version in wanted.items():
        assert packages[f"node_modules/{name}"]["version"] == version
    assert not any("resolved" in package for package in packages.values())
