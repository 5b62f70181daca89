"""Corrections by example (tests/examples/corrections.yaml), and what holds for all of them.

The story of the examples is told by three papers of ours. Told by a program, it has a mistake: that Japan
declined and that Canada did are made one event.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from dateline.checking import check_files
from dateline.cli import main
from dateline.config import Config
from dateline.corrections.applying import apply_corrections
from dateline.corrections.model import (
    AddedEvent,
    AddedStance,
    Corrections,
    EventCorrection,
    OwnSource,
    SourceCorrection,
    StanceCorrection,
    Whereabouts,
    Why,
)
from dateline.corrections.reading import load_corrections
from dateline.errors import ConfigError, MissingSourcesError
from dateline.pipeline import build_explainer
from geo.model import Place, Question
from geo.own_places import OwnPlace
from geo.stances import KINDS
from output import render_site
from output.model import Edit, Explainer, Theme
from output.page import render_page
from timeline.model import DateInterval, Event, SourceDocument, Span, When

EXAMPLES = YAML(typ="safe").load(
    (Path(__file__).resolve().parents[1] / "examples" / "corrections.yaml").read_text(encoding="utf-8")
)
APPLIED = [case for case in EXAMPLES if "problems" not in case]
WRONG = [case for case in EXAMPLES if "problems" in case]
QUAY = """\
Norway and Iceland signed the fish treaty in Oslo on Wednesday. Japan declined to sign the treaty that day.

The ministers of both countries had met in Bergen on 2 April 2024 to settle the last quarrel over herring.
"""
HARBOUR = """\
Norway and Iceland signed the fish treaty in Oslo on 3 April 2024, with four more states. Canada declined to
sign the treaty.

The harbour of Reykjavik closed for a day of celebration on 4 April 2024.
"""
GULL = """\
Ministers will meet again in Lisbon on 5 June 2024.

Protesters blocked the port of Bergen on Thursday.
"""
TERN = """\
Norway and Iceland signed the fish treaty in Oslo on 3 April 2024.

Their parliaments ratified the treaty on 2 May 2024. Fishers in Bergen welcomed it on 3 May 2024.
"""


def make_document(name: str, text: str, published: date) -> SourceDocument:
    return SourceDocument(
        name, text, f"{name}.txt", language="en", published=published, published_basis="metadata"
    )


STORY = (
    make_document("quay", QUAY, date(2024, 4, 4)),
    make_document("harbour", HARBOUR.replace("to\nsign", "to sign"), date(2024, 4, 5)),
    make_document("gull", GULL, date(2024, 4, 20)),
)
LATER = make_document("tern", TERN, date(2024, 5, 4))
TREATY = Question("fish", "Who signed the fish treaty?", "signatories", ("treaty",), KINDS["signatories"])
QUAY_HOUSE = OwnPlace(("Quay House",), 59.9, 10.7, "NOR")
CONFIG = Config(questions=(TREATY,), places=(QUAY_HOUSE,))
Case = Any  # Any: YAML


@cache
def tell(
    corrections: Corrections | None = None, limit: int = 40, further: tuple[SourceDocument, ...] = ()
) -> Explainer:
    config = replace(CONFIG, limit=limit)
    return build_explainer(config, (*STORY, *further), (), corrections=corrections)


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:  # Any: a function of a text
    """`read(text)` is what a corrections.yaml of this text asks for."""
    monkeypatch.chdir(tmp_path)

    def read_text(text: str) -> Corrections:
        Path("corrections.yaml").write_text(text, encoding="utf-8")
        return load_corrections(replace(CONFIG, corrections="corrections.yaml"))

    return read_text


def outline(explainer: Explainer) -> list[str]:
    """The story in lines: all that corrections can change."""
    return [*outline_events(explainer), *outline_stances(explainer), *outline_sources(explainer)]


def outline_events(explainer: Explainer) -> Iterator[str]:
    for event in explainer.timeline.events:
        days = event.when.interval
        places = [each.place.name for each in explainer.placements.get(event.id, ())]
        parts = [
            event.id,
            event.title,
            f"{days.first}" if days.first == days.last else f"{days.first}/{days.last}",
            ", ".join(places) or "nowhere",
            ", ".join(dict.fromkeys(span.document for span in event.evidence)),
            *([f"part of {event.part_of}"] if event.part_of else []),
            *([] if event.id in explainer.shown else ["not shown"]),
            *outline_edit(explainer.edits.events.get(event.id)),
        ]
        yield " | ".join(parts)
    if explainer.edits.hidden:
        yield f"{len(explainer.edits.hidden)} hidden"


def outline_stances(explainer: Explainer) -> Iterator[str]:
    for stance in explainer.stances:
        before = [f"before: {past.stance}" for past in stance.history]
        edit = outline_edit(explainer.edits.stances.get((stance.question, stance.country)))
        told_by = ", ".join(dict.fromkeys(span.document for span in stance.evidence))
        yield " | ".join(
            [f"{stance.country} {stance.stance}", str(stance.as_of or "undated"), told_by, *before, *edit]
        )


def outline_sources(explainer: Explainer) -> Iterator[str]:
    for document in explainer.documents:
        edit = outline_edit(explainer.edits.documents.get(document.id))
        yield " | ".join([document.id, str(document.published or "undated"), *edit])


def outline_edit(edit: Edit | None) -> list[str]:
    return (
        [": ".join(part for part in (f"edited {', '.join(edit.fields)}", edit.reason) if part)]
        if edit
        else []
    )


@pytest.mark.parametrize("case", APPLIED, ids=lambda case: case["name"])
def test_a_correction_changes_this_and_nothing_else(
    case: Case, read: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    corrections = read(case["corrections"])
    limit = case.get("limit", 40)
    before = Counter(outline(tell(limit=limit)))
    capsys.readouterr()
    after = Counter(
        outline(build_explainer(replace(CONFIG, limit=limit), STORY, (), corrections=corrections))
    )
    assert sorted((before - after).elements()) == sorted(case.get("gone", ()))
    assert sorted((after - before).elements()) == sorted(case.get("new", ()))
    assert capsys.readouterr().err.splitlines() == case.get("says", [])


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case["name"])
def test_what_is_wrong_is_named_with_line_and_key(case: Case, read: Any) -> None:
    with pytest.raises(ConfigError) as caught:
        read(case["corrections"])
    assert list(caught.value.lines) == case["problems"]
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("case", APPLIED, ids=lambda case: case["name"])
def test_applied_twice_they_do_what_they_do_once(case: Case, read: Any) -> None:
    corrections = read(case["corrections"])
    tellings = [event for document in STORY for event in tell_alone(document)]
    once, _ = apply_corrections(tell(), corrections, tellings)
    twice, _ = apply_corrections(once, corrections, tellings)
    assert twice == once


def tell_alone(document: SourceDocument) -> tuple[Event, ...]:
    return build_explainer(CONFIG, (document,), ()).timeline.events


ALL = """\
events:
  - {id: 2024-04-18-protesters-blocked-port-bergen, hide: true}
  - {id: 2024-04-04-harbour-reykjavik-closed-celebration, title: Reykjavik celebrates, place: Reykjavik}
  - {id: 2024-04-03-japan-declined-sign-treaty, split: [[harbour]], reason: Two refusals}
  - {id: 2024-04-03-japan-declined-sign-treaty-2, date: 2024-04-05, reason: Ottawa said so}
  - {id: 2024-06-05-ministers-meet-lisbon, pin: true}
positions:
  - {question: fish, country: Japan, stance: signed, reason: It signed in New York}
  - {question: fish, country: Canada, stance: none, reason: It was not asked}
add:
  events:
    - {title: The treaty enters into force, date: 2024-07-01, source: {title: Notice 7}}
    - {title: The secretariat opens, date: 2024-09-01, source: {title: Notice 9}}
  positions:
    - {question: fish, country: Peru, stance: signed, quote: Peru has signed., source: {title: Notice 7}}
    - question: fish
      country: Peru
      stance: declined
      as_of: 2024-01-05
      quote: Peru hesitates.
      source: {title: Notice 9}
sources:
  - {id: harbour, published: 2024-04-06, reason: Printed a day later}
"""


def reverse_lists(node: Any) -> Any:
    if isinstance(node, list):
        return [reverse_lists(item) for item in reversed(node)]
    return {key: reverse_lists(value) for key, value in node.items()} if isinstance(node, dict) else node


def test_their_order_in_the_file_does_not_matter(read: Any, tmp_path: Path) -> None:
    yaml = YAML()
    with (tmp_path / "reversed.yaml").open("w", encoding="utf-8") as file:
        yaml.dump(reverse_lists(YAML(typ="safe", pure=True).load(ALL.replace(": 2024-", ": x2024-"))), file)
    turned = (tmp_path / "reversed.yaml").read_text(encoding="utf-8").replace("x2024-", "2024-")
    assert turned.index("Notice 9") < turned.index("Notice 7")
    assert tell(read(turned)) == tell(read(ALL))


def test_they_survive_an_article_that_arrives(read: Any, capsys: pytest.CaptureFixture[str]) -> None:
    corrections = read(ALL)
    before, after = tell(corrections), tell(corrections, further=(LATER,))
    assert capsys.readouterr().err == ""
    edited = [line for line in outline(before) if "edited" in line]
    told = [line.replace(", tern", "") for line in outline(after)]
    assert edited
    assert [line for line in edited if line not in told] == []
    assert len(after.timeline.events) > len(before.timeline.events)
    assert "2024-04-18-protesters-blocked-port-bergen" not in {event.id for event in after.timeline.events}


def test_a_page_is_not_called_after_an_event_that_is_hidden(read: Any) -> None:
    assert tell().title == "Japan declined to sign the treaty"
    hidden = read("events: [{id: 2024-04-03-japan-declined-sign-treaty, hide: true}]")
    assert tell(hidden).title == "Norway and Iceland signed the fish treaty in Oslo"
    for artifact in render_site(tell(hidden), Theme()):
        assert b"2024-04-03-japan-declined-sign-treaty" not in artifact.content, artifact.path


def test_a_page_says_how_many_events_are_hidden(read: Any) -> None:
    hidden = read(
        "events:\n"
        "- {id: 2024-04-03-japan-declined-sign-treaty, hide: true}\n"
        "- {id: 2024-06-05-ministers-meet-lisbon, hide: true}\n"
    )
    assert b"2 events were hidden by the editor." in render_page(tell(hidden), Theme()).content
    assert b"hidden by the editor" not in render_page(tell(), Theme()).content


def test_a_merged_event_takes_its_parts_along() -> None:
    story = tell()
    first, second, *others = story.timeline.events
    parts = tuple(replace(event, part_of=second.id) for event in others)
    story = replace(story, timeline=replace(story.timeline, events=(first, second, *parts)))
    merged, _ = apply_corrections(
        story, Corrections(events=(EventCorrection(1, first.id, Why(), merge=(second.id,)),))
    )
    assert {event.part_of for event in merged.timeline.events if event.id != first.id} == {first.id}
    hidden, _ = apply_corrections(
        story, Corrections(events=(EventCorrection(1, second.id, Why(), hide=True),))
    )
    assert {event.part_of for event in hidden.timeline.events} == {None}


def test_the_file_is_read_only_where_the_configuration_names_it(tmp_path: Path) -> None:
    (tmp_path / "corrections.yaml").write_text("nonsense: true\n", encoding="utf-8")
    assert load_corrections(replace(CONFIG, folder=tmp_path)) == Corrections()
    with pytest.raises(ConfigError, match="unknown key"):
        load_corrections(replace(CONFIG, folder=tmp_path, corrections="corrections.yaml"))


def test_a_file_that_is_named_and_missing_is_named() -> None:
    with pytest.raises(ConfigError, match=r"^mine\.yaml: no such file, though the configuration names it"):
        load_corrections(replace(CONFIG, corrections="mine.yaml"))


def test_check_reads_the_corrections_too(tmp_path: Path) -> None:
    config, corrections = tmp_path / "config.yaml", tmp_path / "mine.yaml"
    config.write_text("sources: [nowhere/]\ncorrections: mine.yaml\n", encoding="utf-8")
    corrections.write_text("events: [{id: a, hide: maybe}]\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        check_files(config)
    assert caught.value.lines == (
        f'{config}:1: sources: "nowhere/": no such file or folder',
        f'{corrections}:1: events[0].hide: must be true or false, found the text "maybe"',
    )
    assert caught.value.exit_code == 2
    corrections.write_text("events: [{id: a, hide: true}]\n", encoding="utf-8")
    with pytest.raises(MissingSourcesError):
        check_files(config)


DOCUMENTS = tuple(
    SourceDocument(f"d{number}", f"Sentence {number}.", f"d{number}.txt") for number in range(4)
)
NAMES = [f"e{number}" for number in range(6)]
ASKED = [*NAMES, "e0-2", "e1-2", "gone", "2024-01-01-new-thing"]
SPANS = st.lists(
    st.sampled_from([Span(each.id, 0, 8) for each in DOCUMENTS]), min_size=1, max_size=4, unique=True
)
WHENS = st.dates(date(2024, 1, 1), date(2024, 2, 1)).map(
    lambda day: When(DateInterval(day, day), "day", "explicit")
)
WHYS = st.builds(Why, st.none() | st.just("Because"), st.none() | st.just("https://why.example/"))
OSLO = Place("Oslo", 59.9, 10.7, "NOR", "city", None, "gazetteer")
SOURCES = st.builds(OwnSource, st.sampled_from(["Notice", "通知"]), st.none(), st.none(), st.none())
COUNTRIES = st.sampled_from(["NOR", "PER"])
ANSWERS = st.sampled_from(["signed", "declined", "sined"])
QUESTIONS = st.sampled_from(["fish", "fowl"])
LINES = st.integers(1, 99)
DAYS = st.none() | st.dates(date(2024, 1, 1), date(2024, 1, 3))


@st.composite
def explainers(draw: st.DrawFn) -> Explainer:
    """Stories of up to six events, each of which may be part of an earlier one."""
    events: list[Event] = []
    for name in NAMES[: draw(st.integers(0, len(NAMES)))]:
        whole = draw(st.none() | st.sampled_from([each.id for each in events])) if events else None
        evidence = tuple(draw(SPANS))
        events.append(Event(name, f"Title {name}", "Sentence", draw(WHENS), (), (), evidence, part_of=whole))
    events.sort(key=lambda event: (event.when.interval.first, event.id))
    return replace(
        tell(),
        documents=DOCUMENTS,
        timeline=replace(tell().timeline, events=tuple(events)),
        shown=frozenset(event.id for event in events if draw(st.booleans())),
        placements={},
        stances=(),
        counts=(),
    )


CORRECTIONS = st.builds(
    Corrections,
    events=st.lists(
        st.builds(
            EventCorrection,
            LINES,
            st.sampled_from(ASKED),
            WHYS,
            hide=st.booleans(),
            pin=st.booleans(),
            title=st.none() | st.just("Better"),
            when=st.none() | WHENS,
            where=st.sampled_from([None, Whereabouts(None), Whereabouts(OSLO)]),
            merge=st.lists(st.sampled_from(ASKED), max_size=3).map(tuple),
            split=st.lists(
                st.lists(st.sampled_from(["d0", "d1", "d2", "d9"]), min_size=1, max_size=2).map(tuple),
                max_size=2,
            ).map(tuple),
        ),
        max_size=5,
        unique_by=lambda each: each.id,
    ).map(tuple),
    stances=st.lists(
        st.builds(
            StanceCorrection, LINES, QUESTIONS, COUNTRIES, st.none() | ANSWERS, DAYS, st.just(Why("Because"))
        ),
        max_size=3,
        unique_by=lambda each: (each.question, each.country),
    ).map(tuple),
    added_events=st.lists(
        st.builds(
            AddedEvent,
            LINES,
            st.just("New thing"),
            WHENS,
            st.sampled_from([None, Whereabouts(OSLO)]),
            st.sampled_from(["It was new.", "Quite new."]),
            SOURCES,
            WHYS,
        ),
        max_size=3,
    ).map(tuple),
    added_stances=st.lists(
        st.builds(
            AddedStance, LINES, QUESTIONS, st.just("DNK"), ANSWERS, DAYS, st.just("Told."), SOURCES, WHYS
        ),
        max_size=3,
    ).map(tuple),
    sources=st.lists(
        st.builds(SourceCorrection, LINES, st.sampled_from(["d0", "d9"]), st.just(date(2024, 1, 1)), WHYS),
        max_size=1,
    ).map(tuple),
)


@given(explainers(), CORRECTIONS)
def test_nothing_refers_to_what_is_gone(story: Explainer, corrections: Corrections) -> None:
    edited, _ = apply_corrections(story, corrections)
    events = {event.id: event for event in edited.timeline.events}
    texts = {document.id: document.text for document in edited.documents}
    assert len(events) == len(edited.timeline.events)
    assert len(texts) == len(edited.documents)
    assert edited.shown <= events.keys()
    assert edited.placements.keys() <= events.keys()
    assert edited.edits.events.keys() <= events.keys()
    assert edited.edits.pinned <= edited.shown
    assert edited.edits.hidden.isdisjoint(events)
    assert edited.edits.documents.keys() <= texts.keys()
    assert edited.edits.stances.keys() <= {(stance.question, stance.country) for stance in edited.stances}
    spans = [span for event in events.values() for span in event.evidence]
    spans += [each.evidence for places in edited.placements.values() for each in places]
    for stance in edited.stances:
        spans += [*stance.evidence, *(span for past in stance.history for span in past.evidence)]
        assert stance.evidence
    assert all(texts[span.document][span.start : span.end].strip() for span in spans)
    for event in events.values():
        assert event.evidence
        passed, whole = {event.id}, event.part_of
        while whole is not None:
            assert whole not in passed
            passed.add(whole)
            whole = events[whole].part_of


@given(explainers(), CORRECTIONS)
def test_any_corrections_applied_twice_are_applied_once(story: Explainer, corrections: Corrections) -> None:
    once, _ = apply_corrections(story, corrections)
    assert apply_corrections(once, corrections)[0] == once


@given(explainers(), CORRECTIONS)
def test_no_passage_is_lost_but_with_a_hidden_event(story: Explainer, corrections: Corrections) -> None:
    shown = replace(corrections, events=tuple(replace(each, hide=False) for each in corrections.events))
    edited, _ = apply_corrections(story, shown)
    told = {span for event in edited.timeline.events for span in event.evidence}
    assert told >= {span for event in story.timeline.events for span in event.evidence}


STRIKE = "Dockers in Rotterdam went on strike on 4 March 2025 over the new crane contracts."
STRIKE_AGAIN = (
    "Over the new crane contracts dockers in Rotterdam walked out and went on strike on 4 March 2025."
)
FIRE = "A fire destroyed two warehouses in Antwerp on 9 March 2025."
NEWS = (
    "A ferry sank off Ostend on 10 March 2025.",
    "Parliament in Brussels elected a speaker on 12 March 2025.",
    "Farmers blocked a motorway near Ghent on 15 March 2025.",
)
TALKS = "Mayor Anna Visser met the union leaders in Rotterdam on 6 March 2025."


class Newsroom:
    """A site that is built again and again."""

    def __init__(self, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capfd = folder, capfd
        (folder / "articles").mkdir()
        (folder / "config.yaml").write_text("sources: [articles]\ncorrections: corrections.yaml\n", "utf-8")
        self.correct("")

    def write(self, name: str, *sentences: str) -> None:
        (self.folder / "articles" / f"{name}.txt").write_text("\n\n".join(sentences), encoding="utf-8")
        (self.folder / "articles" / f"{name}.yaml").write_text("published: 2025-03-20\n", encoding="utf-8")

    def correct(self, text: str) -> None:
        (self.folder / "corrections.yaml").write_text(text, encoding="utf-8")

    def build(self) -> dict[str, str]:
        """The titles by id. Nothing is said but how much was built."""
        assert main(["build", "-c", str(self.folder / "config.yaml")]) == 0
        said = self.capfd.readouterr().err.splitlines()
        assert len(said) == 1, said
        told = json.loads((self.folder / "site" / "data" / "explainer.json").read_bytes())
        return {event["id"]: event["title"] for event in told["events"]}

    def content(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in (self.folder / "site").rglob("*")
            if path.is_file()
        }


@pytest.fixture
def newsroom(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Newsroom:
    return Newsroom(tmp_path, capfd)


def reword_the_strike(newsroom: Newsroom) -> str:
    """The id of an event that is told otherwise now, and that a build without a past would call otherwise."""
    newsroom.write("a", STRIKE, FIRE, TALKS)
    (name,) = (name for name, title in newsroom.build().items() if "strike" in title)
    newsroom.write("b", STRIKE_AGAIN)
    newsroom.build()
    newsroom.write("a", FIRE, TALKS)
    assert name in newsroom.build()
    return name


def test_a_hidden_event_stays_hidden_at_every_refresh_and_no_file_tells_of_it(newsroom: Newsroom) -> None:
    name = reword_the_strike(newsroom)
    newsroom.correct(f"events: [{{id: {name}, hide: true}}]\n")
    for number, news in enumerate(NEWS):
        newsroom.write(f"later-{number}", news)
        events = newsroom.build()
        assert name not in events
        assert len(events) == 3 + number
        for path, content in newsroom.content().items():
            assert name.encode() not in content, path
            assert b"on strike" not in content, path


def test_merged_events_stay_one_and_the_old_address_leads_on(newsroom: Newsroom) -> None:
    name = reword_the_strike(newsroom)
    (fire,) = (other for other, title in newsroom.build().items() if "fire" in title)
    newsroom.correct(f"events: [{{id: {fire}, merge: [{name}]}}]\n")
    for number, news in enumerate(NEWS):
        newsroom.write(f"later-{number}", news)
        events = newsroom.build()
        assert fire in events
        assert name not in events
        assert len(events) == 3 + number
        changes = json.loads((newsroom.folder / "site" / "data" / "changes.json").read_bytes())
        assert {each["id"]: each["into"] for each in changes["former"]}[name] == fire


def test_a_split_event_stays_split(newsroom: Newsroom) -> None:
    newsroom.write("a", STRIKE, FIRE)
    newsroom.write("b", STRIKE_AGAIN, TALKS)
    (name,) = (name for name, title in newsroom.build().items() if "strike" in title)
    newsroom.correct(f"events: [{{id: {name}, split: [[b]]}}, {{id: {name}-2, title: Another strike}}]\n")
    for number, news in enumerate(NEWS):
        newsroom.write(f"later-{number}", news)
        events = newsroom.build()
        assert events[f"{name}-2"] == "Another strike"
        assert name in events
        assert len(events) == 5 + number


def test_a_build_of_what_was_corrected_and_has_not_changed_gives_the_same_bytes(newsroom: Newsroom) -> None:
    newsroom.write("a", STRIKE, FIRE, TALKS)
    strike, talks, fire = sorted(newsroom.build())
    newsroom.correct(
        "events:\n"
        f"- {{id: {strike}, hide: true}}\n- {{id: {talks}, merge: [{fire}], date: 2025-03-07}}\n"
        "add:\n  events: [{title: A new strike, date: 2025-04-01, source: {title: A note}}]\n"
    )
    newsroom.build()
    before = newsroom.content()
    newsroom.build()
    assert newsroom.content() == before
