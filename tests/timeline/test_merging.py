"""Many tellings to fewer events: the examples of tests/examples/merging.yaml, and what holds for all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from timeline.languages import load_language
from timeline.merging import merge_events
from timeline.merging.copies import find_sources
from timeline.model import DateInterval, Event, Outlet, Reading, SourceDocument, Span, Timeline, When
from timeline.reading import read_document

_FILE = Path(__file__).parent.parent / "examples" / "merging.yaml"
EXAMPLES: list[dict[str, Any]] = YAML(typ="safe").load(_FILE)["examples"]  # Any: as written in the file
PUBLISHED = date(2024, 6, 12)


def read(name: str, text: str, published: date = PUBLISHED) -> Reading:
    return read_document(SourceDocument(name, text, name, published=published), {}, load_language("en"))


def merged(example: dict[str, Any]) -> Timeline:  # Any: as written in the file
    readings = []
    for name, given_as in example["documents"].items():
        entry = given_as if isinstance(given_as, dict) else {"text": given_as}
        readings.append(read(name, entry["text"], entry.get("published", PUBLISHED)))
    return merge_events(readings)


def told_by(event: Event) -> list[str]:
    return sorted({span.document for span in event.evidence})


def days_of(event: Event) -> str:
    first, last = event.when.interval.first, event.when.interval.last
    return first.isoformat() if first == last else f"{first}/{last}"


def parameters() -> list[Any]:  # Any: pytest's ParameterSet has no public name
    marks = pytest.mark.xfail(strict=True)
    return [
        pytest.param(example, id=example["name"], marks=marks if example.get("known_gap") else ())
        for example in EXAMPLES
    ]


@pytest.mark.parametrize("example", parameters())
def test_tellings_of_one_happening_are_one_event(example: dict[str, Any]) -> None:  # Any: as written
    timeline = merged(example)
    events = {event.id: event for event in timeline.events}
    found = []
    for event in timeline.events:
        entry: dict[str, Any] = {"days": days_of(event), "told_by": told_by(event)}  # Any: as in the file
        if event.part_of:
            entry["whole"] = told_by(events[event.part_of])
        if event.disputes:
            entry["disputed"] = [dispute.about for dispute in event.disputes]
        if any("title" in each for each in example["events"]):
            entry["title"] = event.title
        found.append(entry)
    wanted = [{**entry, "days": str(entry["days"])} for entry in example["events"]]
    assert found == wanted


DAYS = st.integers(0, 5).map(lambda offset: date(2024, 6, 1) + timedelta(days=offset))
VERBS = st.sampled_from(["signed", "rejected", "bombed", "left", "praised", "did not sign"])
NOUNS = st.sampled_from(["the ocean charter", "the port of Tarva", "the summit in Apia", "two rebel camps"])
ACTORS = st.sampled_from(["Norway", "Peru and Chad", "President Ruth Omari", "Rebels", "Forty countries"])
LINES = st.builds(
    lambda actor, verb, noun, day: f"{actor} {verb} {noun} on {day.day} {day:%B} {day.year}.",
    ACTORS,
    VERBS,
    NOUNS,
    DAYS,
)
STORIES = st.lists(st.lists(LINES, min_size=1, max_size=4), min_size=1, max_size=5)


@settings(max_examples=60)
@given(STORIES, st.randoms(use_true_random=False))
def test_the_order_of_the_documents_does_not_matter(stories: list[list[str]], random: Random) -> None:
    readings = [read(f"d{number}", "\n".join(lines)) for number, lines in enumerate(stories)]
    shuffled = list(readings)
    random.shuffle(shuffled)
    assert merge_events(shuffled) == merge_events(readings)


@settings(max_examples=60)
@given(STORIES)
def test_no_evidence_is_lost_and_ids_differ(stories: list[list[str]]) -> None:
    readings = [read(f"d{number}", "\n".join(lines)) for number, lines in enumerate(stories)]
    timeline = merge_events(readings)
    before = {span for reading in readings for event in reading.events for span in event.evidence}
    assert before == {span for event in timeline.events for span in event.evidence}
    assert len({event.id for event in timeline.events}) == len(timeline.events)
    assert all(0 <= event.importance <= 1 for event in timeline.events)
    assert list(timeline.events) == sorted(timeline.events, key=lambda e: (e.when.interval.first, e.id))


@settings(max_examples=40)
@given(STORIES)
def test_the_same_readings_again_change_nothing(stories: list[list[str]]) -> None:
    readings = [read(f"d{number}", "\n".join(lines)) for number, lines in enumerate(stories)]
    assert merge_events([*readings, *readings]) == merge_events(readings)


def test_what_was_merged_stays_merged() -> None:
    stories = [
        "Norway signed the ocean charter on 3 June.",
        "The ocean charter was signed by Norway on 3 June.",
    ]
    once = merge_events(read(f"d{number}", text) for number, text in enumerate(stories))
    document = SourceDocument("d0", stories[0], "d0", published=PUBLISHED)
    again = merge_events([Reading(document, (), (), (), once.events)])
    assert [event.evidence for event in again.events] == [event.evidence for event in once.events]


def test_ids_are_read_easily_and_shorten_known_names() -> None:
    (event,) = merge_events([read("a", "The United States and Peru signed a treaty on Monday.")]).events
    assert event.id == "2024-06-10-us-peru-signed-treaty"


def test_the_topic_raises_what_is_about_it() -> None:
    readings = [read("a", "Peru signed the ocean charter on Monday.\nA museum opened in Oslo on Monday.")]
    charter, museum = (
        next(event for event in merge_events(readings, ("charter",)).events if word in event.title)
        for word in ("charter", "museum")
    )
    assert charter.importance > museum.importance


def test_a_day_that_later_articles_come_back_to_matters_more() -> None:
    later = [
        read(
            f"later{week}",
            "The bank that failed on 3 June owed millions.",
            date(2024, 7, 1) + timedelta(weeks=week),
        )
        for week in range(4)
    ]
    readings = [read("a", "A bank failed on 3 June.\nA bus company failed on 4 June."), *later]
    by_day = {event.when.interval.first.day: event.importance for event in merge_events(readings).events}
    assert by_day[3] > by_day[4]


AGENCY = (
    "Heavy rain brought down a hillside above the village of Brenna on Monday night and buried nine houses. "
    "Rescue workers with dogs searched through mud and stones until dawn for a family of four. "
    "The provincial governor said the road to the valley would stay closed for at least a week. "
    "Engineers had warned the council twice that the slope was no longer safe after the spring floods."
)


def test_agency_copy_counts_as_one_source_and_keeps_its_evidence() -> None:
    first = read("a", AGENCY)
    copy = read("b", AGENCY.replace("with dogs ", ""), date(2024, 6, 13))
    own = read(
        "c", "A landslide buried nine houses in Brenna late on Monday, and a family of four is missing."
    )
    sources = find_sources([each.document for each in (copy, own, first)])
    assert sources == {"a": "a", "b": "a", "c": "c"}
    spans = {span.document for event in merge_events([first, copy, own]).events for span in event.evidence}
    assert spans == {"a", "b", "c"}


@pytest.mark.timeout(60)
def test_thousands_of_events_merge_in_seconds() -> None:
    deeds = ["ferry sank", "bank closed", "mill burned", "dam broke", "mine flooded", "bridge reopened"]
    readings = []
    for number in range(400):
        port = chr(65 + number % 26)
        lines = [f"The {port}ara {deed} on {day} June 2024." for day, deed in enumerate(deeds, 1)]
        readings.append(read(f"d{number:03}", "\n".join(lines)))
    timeline = merge_events(readings)
    assert timeline.events


def test_nothing_merges_to_nothing() -> None:
    assert merge_events([]) == Timeline(())


def test_an_event_at_the_end_of_the_calendar_is_merged() -> None:
    day = date.max
    event = Event(
        "x",
        "The end",
        "The end.",
        When(DateInterval(day, day), "day", "explicit"),
        (),
        (),
        (Span("a", 0, 8),),
    )
    reading = Reading(SourceDocument("a", "The end.", "a"), (), (), (), (event,))
    assert len(merge_events([reading]).events) == 1


def test_a_day_weighs_more_the_more_outlets_print_what_names_it() -> None:
    quiet = "On 3 May 2024, the council of Tarva opened a library."
    taken = "On 4 May 2024, the port of Nordo closed its oldest quay."
    outlets = tuple(Outlet(f"copy-{n}", f"copy-{n}", published=PUBLISHED) for n in range(6))

    def weights(taken_over: tuple[Outlet, ...]) -> dict[int, float]:
        readings = [read("quiet", quiet), read("taken", taken)]
        document = replace(readings[1].document, outlets=taken_over)
        timeline = merge_events([readings[0], replace(readings[1], document=document)], ["council", "port"])
        return {event.when.interval.first.day: event.importance for event in timeline.events}

    alone, printed = weights(()), weights(outlets)
    assert printed[4] / printed[3] > alone[4] / alone[3]


def test_a_day_weighs_less_where_the_articles_that_name_it_hardly_name_the_topic() -> None:
    filler = "The weather was mild and the fields were dry, as they had been for weeks on end. " * 20
    opened = "On 3 May 2024, the council of Tarva opened a library."
    closed = "On 4 May 2024, the council of Nordo closed a library."

    def weights(about: list[str]) -> dict[int, float]:
        readings = [
            read("on", opened + "\n" + "The library is large. " * 90),
            read("off", closed + "\n" + filler),
        ]
        timeline = merge_events(readings, about)
        return {event.when.interval.first.day: event.importance for event in timeline.events}

    asked, unasked = weights(["library"]), weights([])
    assert asked[4] / asked[3] < unasked[4] / unasked[3]
