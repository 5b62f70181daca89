"""Whole stories in, and what a reader gets out: compared with an outline to be read like prose, and with what
an editor would have listed.

A story is a folder here with a `wanted.yaml`; its articles and config.yaml lie beside it or in examples/.
`pytest --update-expected` rewrites every expected.json and takes the mark from each known gap now closed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

Json = Any  # Any: what json.loads and YAML give; each test says which keys it reads
BuildSite = Callable[[Path], Path]

HERE = Path(__file__).resolve().parent
KNOWN_GAP = ", known_gap: true"
EXAMPLES = HERE.parent.parent / "examples"
STORIES = [path.parent.name for path in sorted(HERE.glob("*/wanted.yaml"))]


def config_of(story: str) -> Path:
    beside = HERE / story / "config.yaml"
    return beside if beside.exists() else EXAMPLES / story / "config.yaml"


def wanted(story: str) -> Json:
    return YAML(typ="safe").load((HERE / story / "wanted.yaml").read_text(encoding="utf-8"))


def wanted_events() -> Iterator[Any]:  # Any: pytest's ParameterSet is not public
    for story in STORIES:
        for entry in wanted(story).get("events", ()):
            marks = pytest.mark.xfail(strict=True, reason="known gap") if entry.get("known_gap") else ()
            name = f"{story}: {' '.join(entry['words'])} {entry['first']}"
            yield pytest.param(story, entry, marks=marks, id=name)


@pytest.fixture
def explainer(build_site: BuildSite) -> Callable[[str], Json]:
    """`explainer(story)` is its explainer.json."""

    def load(story: str) -> Json:
        site = build_site(config_of(story))
        return json.loads((site / "data" / "explainer.json").read_text(encoding="utf-8"))

    return load


def outline_of(explainer: Json) -> Json:
    """Explainer.json in short lines: what changes for a reader shows in a diff of it."""
    return {
        "title": explainer["title"],
        "documents": [
            f"{each['id']}: {each['published']} ({each['published_basis']})"
            for each in explainer["documents"]
        ],
        "events": [outline_of_event(event) for event in explainer["events"]],
        "positions": outline_of_positions(explainer["positions"]),
        "counts": [
            f"{each['question']}: {'about ' if each['approximate'] else ''}{each['count']} {each['stance']}"
            f" ({documents_of(each)})"
            for each in explainer["counts"]
        ],
        "skipped": [f"{each['source']}: {each['reason']}" for each in explainer["skipped"]],
    }


def outline_of_event(event: Json) -> Json:
    days = event["start"] if event["start"] == event["end"] else f"{event['start']}/{event['end']}"
    places = [f"{place['name']} {place['country'] or '-'} ({place['basis']})" for place in event["places"]]
    flags = [name for name in ("shown", "disputed") if event[name]]
    return {
        event["id"]: event["title"],
        "when": f"{days} {event['precision']} {event['date_basis']}",
        "where": "; ".join(places),
        "told by": documents_of(event),
        "flags": " ".join(flags),
    }


def outline_of_positions(positions: Json) -> Json:
    by_question: dict[str, dict[str, str]] = {}
    for each in positions:
        stances = by_question.setdefault(each["question"], {})
        country = f"{each['country']}{'?' if each['contested'] else ''}"
        stances[each["stance"]] = f"{stances.get(each['stance'], '')} {country}".strip()
    return by_question


def documents_of(told: Json) -> str:
    return ", ".join(dict.fromkeys(passage["document"] for passage in told["evidence"]))


def passages_of(event: Json) -> str:
    return " ".join((event["title"], event["summary"], *(each["quote"] for each in event["evidence"])))


def is_told(entry: Json, event: Json) -> bool:
    """Whether an event is the one an editor listed."""
    documents = documents_of(event)
    return (
        event["start"] == str(entry["first"])
        and event["end"] == str(entry.get("last", entry["first"]))
        and all(word in passages_of(event) for word in entry["words"])
        and ("at" not in entry or any(entry["at"] in place["name"] for place in event["places"]))
        and all(document in documents for document in entry.get("from", ()))
    )


def close_gaps(path: Path, events: Json) -> None:
    """Take `known_gap: true` from every line whose event is told by now."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for number, line in enumerate(lines):
        if KNOWN_GAP in line and line.startswith("  - {"):
            (entry,) = YAML(typ="safe").load(line)
            if any(is_told(entry, event) for event in events):
                lines[number] = line.replace(KNOWN_GAP, "")
    path.write_text("".join(lines), encoding="utf-8")


@pytest.mark.parametrize("story", STORIES)
def test_a_story_is_told_as_expected(
    story: str, explainer: Callable[[str], Json], request: pytest.FixtureRequest
) -> None:
    expected = HERE / story / "expected.json"
    outline = outline_of(explainer(story))
    if request.config.getoption("--update-expected"):
        expected.write_text(json.dumps(outline, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        close_gaps(HERE / story / "wanted.yaml", explainer(story)["events"])
    assert outline == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("story", "entry"), list(wanted_events()))
def test_an_event_an_editor_would_list_is_told(
    story: str, entry: Json, explainer: Callable[[str], Json]
) -> None:
    events = explainer(story)["events"]
    near = [
        outline_of_event(event)
        for event in events
        if all(word in passages_of(event) for word in entry["words"])
    ]
    assert any(is_told(entry, event) for event in events), f"with these words: {json.dumps(near, indent=1)}"


@pytest.mark.parametrize("story", STORIES)
def test_what_is_not_the_story_is_never_told(story: str, explainer: Callable[[str], Json]) -> None:
    for entry in wanted(story).get("never", ()):
        told = [
            event["title"]
            for event in explainer(story)["events"]
            if all(word in passages_of(event) for word in entry["words"])
        ]
        assert not told


@pytest.mark.parametrize("story", [story for story in STORIES if "positions" in wanted(story)])
def test_countries_stand_where_their_sources_say(story: str, explainer: Callable[[str], Json]) -> None:
    found: dict[str, list[str]] = {}
    for each in explainer(story)["positions"]:
        found.setdefault(each["stance"], []).append(each["country"])
    assert {stance: sorted(countries) for stance, countries in found.items()} == wanted(story)["positions"]


@pytest.mark.parametrize("story", [story for story in STORIES if "counts" in wanted(story)])
def test_figures_are_those_of_the_sources(story: str, explainer: Callable[[str], Json]) -> None:
    assert sorted({each["count"] for each in explainer(story)["counts"]}) == wanted(story)["counts"]


@pytest.mark.parametrize("story", STORIES)
def test_every_quote_stands_in_its_source(story: str, explainer: Callable[[str], Json]) -> None:
    told = explainer(story)
    documents = {document["id"] for document in told["documents"]}
    for claim in (*told["events"], *told["positions"], *told["counts"]):
        assert claim["evidence"]
        for passage in claim["evidence"]:
            assert passage["document"] in documents
            assert passage["quote"].strip()
            assert passage["end"] - passage["start"] == len(passage["quote"])
