"""Whole stories in, and what a reader gets out: compared with an outline to be read like prose, and with what
an editor would have listed.

A story is a folder here with a `wanted.yaml`; its articles and config.yaml lie beside it or in examples/.
`pytest --update-expected` rewrites every expected.json and the marks of known gaps; read its diff like prose.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html  # type: ignore[import-untyped]  # lxml ships no types
from ruamel.yaml import YAML

from tests.conftest import BuildSite

Json = Any  # Any: what json.loads and YAML give; each test says which keys it reads
LoadExplainer = Callable[[str], Json]
SiteOf = Callable[[str], Path]

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "examples"
STORIES = [path.parent.name for path in sorted(HERE.glob("*/wanted.yaml"))]
KNOWN_GAP = ", known_gap: true"
KNOWN_GAP_MUST_FAIL = pytest.mark.xfail(strict=True, reason="known gap")


def config_of(story: str) -> Path:
    beside = HERE / story / "config.yaml"
    return beside if beside.exists() else EXAMPLES / story / "config.yaml"


def wanted(story: str) -> Json:
    return YAML(typ="safe").load((HERE / story / "wanted.yaml").read_text(encoding="utf-8"))


def wanted_events() -> Iterator[Any]:  # Any: pytest's ParameterSet is not public
    for story in STORIES:
        for entry in wanted(story).get("events", ()):
            name = f"{story}: {' '.join(entry['words'])} {entry['first']}"
            yield pytest.param(
                story, entry, marks=KNOWN_GAP_MUST_FAIL if entry.get("known_gap") else (), id=name
            )


def stories_with(part: str) -> Iterator[Any]:
    """The stories whose editor says something about a part, marked if it is among its `known_gaps`."""
    for story in STORIES:
        if part in wanted(story):
            marks = KNOWN_GAP_MUST_FAIL if part in wanted(story).get("known_gaps", ()) else ()
            yield pytest.param(story, marks=marks, id=story)


@pytest.fixture
def site_of(build_site: BuildSite) -> SiteOf:
    """`site_of(story)` is the folder of its site."""
    return lambda story: build_site(config_of(story))


@pytest.fixture
def explainer(site_of: SiteOf) -> LoadExplainer:
    """`explainer(story)` is its explainer.json."""
    return lambda story: json.loads((site_of(story) / "data" / "explainer.json").read_text(encoding="utf-8"))


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


def outline_of_page(path: Path) -> Json:
    """What stands on the page, by its elements."""
    page = html.fromstring(path.read_bytes())

    def texts(steps: str) -> list[str]:
        return [" ".join(found.text_content().split()) for found in page.xpath(steps)]

    return {
        "language": page.get("lang"),
        "title": texts("//title"),
        "standfirst": texts("//p[@class='standfirst']"),
        "sections": texts("//h2"),
        "charts": page.xpath("//figure[starts-with(@class, 'chart')]/@aria-label"),
        "events": len(page.xpath("//article[@class='event']")),
        "quotes": len(page.xpath("//article[@class='event']//blockquote")),
        "stances": texts("//section[@class='stance']/h3"),
        "sources": len(page.xpath("//ol[@class='sources']/li")),
        "skipped": texts("//ul[@class='skipped']/li"),
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


def mark_gaps(path: Path, events: Json) -> None:
    """Give `known_gap: true` to every line whose event is not told, and take it from those that are."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for number, line in enumerate(lines):
        if line.startswith("  - {") and "first:" in line:
            (entry,) = YAML(typ="safe").load(line)
            unmarked = line.replace(KNOWN_GAP, "")
            told = any(is_told(entry, event) for event in events)
            lines[number] = unmarked if told else f"{unmarked.rstrip()[:-1]}{KNOWN_GAP}}}\n"
    path.write_text("".join(lines), encoding="utf-8")


@pytest.mark.parametrize("story", STORIES)
def test_a_story_is_told_as_expected(
    story: str, explainer: LoadExplainer, site_of: SiteOf, request: pytest.FixtureRequest
) -> None:
    expected = HERE / story / "expected.json"
    outline = {**outline_of(explainer(story)), "page": outline_of_page(site_of(story) / "index.html")}
    if request.config.getoption("--update-expected"):
        expected.write_text(json.dumps(outline, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        mark_gaps(HERE / story / "wanted.yaml", explainer(story)["events"])
    assert outline == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("story", "entry"), list(wanted_events()))
def test_an_event_an_editor_would_list_is_told(
    story: str, entry: Json, explainer: LoadExplainer, request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--update-expected"):
        pytest.skip("the marks are being rewritten")
    events = explainer(story)["events"]
    near = [
        outline_of_event(event)
        for event in events
        if all(word in passages_of(event) for word in entry["words"])
    ]
    assert any(is_told(entry, event) for event in events), f"with these words: {json.dumps(near, indent=1)}"


@pytest.mark.parametrize("story", list(stories_with("never")))
def test_what_is_not_the_story_is_never_told(story: str, explainer: LoadExplainer) -> None:
    for entry in wanted(story)["never"]:
        told = [
            event["title"]
            for event in explainer(story)["events"]
            if all(word in passages_of(event) for word in entry["words"])
        ]
        assert not told


@pytest.mark.parametrize("story", list(stories_with("positions")))
def test_countries_stand_where_their_sources_say(story: str, explainer: LoadExplainer) -> None:
    found: dict[str, list[str]] = {}
    for each in explainer(story)["positions"]:
        found.setdefault(each["stance"], []).append(each["country"])
    assert {stance: sorted(countries) for stance, countries in found.items()} == wanted(story)["positions"]


@pytest.mark.parametrize("story", list(stories_with("counts")))
def test_figures_are_those_of_the_sources(story: str, explainer: LoadExplainer) -> None:
    assert sorted({each["count"] for each in explainer(story)["counts"]}) == wanted(story)["counts"]


@pytest.mark.parametrize("story", STORIES)
def test_every_quote_stands_in_its_source(story: str, explainer: LoadExplainer) -> None:
    told = explainer(story)
    documents = {document["id"] for document in told["documents"]}
    for claim in (*told["events"], *told["positions"], *told["counts"]):
        assert claim["evidence"]
        for passage in claim["evidence"]:
            assert passage["document"] in documents
            assert passage["quote"].strip()
            assert passage["end"] - passage["start"] == len(passage["quote"])
