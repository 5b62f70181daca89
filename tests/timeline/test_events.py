"""What one document tells: the examples of tests/examples/events.yaml, and what holds for every text."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from timeline.events.headlines import LONGEST
from timeline.languages import load_language
from timeline.model import Event, SourceDocument
from timeline.reading import read_document

_FILE = Path(__file__).parent.parent / "examples" / "events.yaml"
EXAMPLES: list[dict[str, Any]] = YAML(typ="safe").load(_FILE)["examples"]  # Any: as written in the file
PUBLISHED = date(2024, 6, 12)


def told(text: str, published: date | None = PUBLISHED) -> tuple[Event, ...]:
    document = SourceDocument("a", text, "a.txt", published=published)
    return read_document(document, {}, load_language("en")).events


def days_of(event: Event) -> str:
    first, last = event.when.interval.first, event.when.interval.last
    if event.when.precision in ("year", "month"):
        return first.isoformat()[: 4 if event.when.precision == "year" else 7]
    return first.isoformat() if first == last else f"{first}/{last}"


def parameters() -> list[Any]:  # Any: pytest's ParameterSet has no public name
    return [
        pytest.param(
            example,
            id=f"{number}-{example['text'].split()[0]}",
            marks=pytest.mark.xfail(strict=True) if example.get("known_gap") else (),
        )
        for number, example in enumerate(EXAMPLES, 1)
    ]


@pytest.mark.parametrize("example", parameters())
def test_a_text_tells_these_events_and_no_others(example: dict[str, Any]) -> None:  # Any: as written
    events = told(example["text"], example.get("published", PUBLISHED))
    assert [f"{days_of(event)}: {event.title}" for event in events] == example["tells"]


def test_the_summary_is_the_sentence_itself() -> None:
    text = "Fog is frequent there.\nOn Monday, the ferry Lotte sank off Kalvik, officials said."
    (event,) = told(text)
    assert event.summary == "On Monday, the ferry Lotte sank off Kalvik, officials said."
    assert text[event.evidence[0].start : event.evidence[0].end] == event.summary


def test_a_relative_date_says_so() -> None:
    assert [event.when.basis for event in told("The ferry Lotte sank on Monday.")] == ["relative"]


def test_a_full_date_is_explicit() -> None:
    assert [event.when.basis for event in told("The ferry Lotte sank on 3 June 2024.")] == ["explicit"]


def test_the_opening_of_an_article_inherits_the_day_of_its_news() -> None:
    (event,) = told("Kenya signed the ocean treaty, becoming the 40th country to do so.")
    assert (event.when.interval.first, event.when.basis) == (PUBLISHED, "inherited")


def test_without_a_day_of_publication_an_undated_opening_tells_nothing() -> None:
    assert told("Kenya signed the ocean treaty, becoming the 40th country to do so.", None) == ()


def test_what_is_planned_is_announced() -> None:
    assert [event.status for event in told("The king will open the bridge on 30 June.")] == ["announced"]


def test_the_participants_act_and_carry_no_titles() -> None:
    (event,) = told(
        "On Monday, French President Emile Roux and Indian Prime Minister Asha Rao opened the dam."
    )
    assert event.participants == ("Emile Roux", "Asha Rao")


def test_countries_that_an_insertion_adds_take_part() -> None:
    (event,) = told("Twelve countries, including Peru and Chad, signed the charter on Monday.")
    assert event.participants == ("Peru", "Chad")


@pytest.mark.parametrize(
    "text",
    [
        "Leave a Reply\nYour email address will not be published on Monday.",
        "Jo Reed is a senior reporter at The Courier. She joined the paper on Monday.",
        "Sign up for our newsletter, launched on Monday.",
        "Home | News | Sport | Monday",
    ],
)
def test_what_is_no_story_tells_nothing(text: str) -> None:
    assert told(text) == ()


ANY_TEXT = st.text(
    alphabet=st.sampled_from("aeE TtSsdn.,;:-–—()[]\"“”'’0123 \nMonday|on said who that<>="), max_size=300
)
WORDS = st.lists(
    st.sampled_from(
        [
            "Monday",
            "on",
            "3",
            "June",
            "2024",
            "Paris",
            "the",
            "ministers",
            "signed",
            "said",
            "that",
            "who",
            ",",
            ".",
            "“",
            "”",
            "and",
            "to",
            "refuse",
            "have",
            "been",
            "killed",
            "by",
            "will",
            "not",
            "Macron",
            "(",
            ")",
            "—",
            ";",
            "as",
            "after",
            "ten",
            "in",
            "of",
            "was",
            "her",
            "it",
            "'s",
        ]
    ),
    max_size=60,
).map(" ".join)


@settings(max_examples=150)
@example("Macron Monday said “ Monday “ Monday")
@given(st.one_of(ANY_TEXT, WORDS))
def test_every_event_is_evident_and_its_headline_short(text: str) -> None:
    for event in told(text):
        span = event.evidence[0]
        assert text[span.start : span.end] == event.summary
        assert 0 < len(event.title) <= LONGEST
        assert event.title.count("“") == event.title.count("”")
        assert event.when.interval.first <= event.when.interval.last


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "piece", ["Monday ", "and ", "who signed ", "“", "(", ", ", "on Monday, ", "said that "]
)
def test_long_runs_of_one_thing_take_little_time(piece: str) -> None:
    told(piece * 20_000)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Ever Bright ran aground on Monday.", ("Ever Bright",)),
        ("Interior minister Hassan el-Farouk resigned on Monday.", ("Hassan el-Farouk",)),
        ("Fifty-eight countries signed the charter on Monday.", ()),
        ("Night-time trains stopped on Monday.", ()),
        ("OSLO - Thousands of teachers walked out on Monday.", ()),
        ("The Oslo summit was held on Monday.", ()),
    ],
)
def test_only_those_who_act_are_participants(text: str, names: tuple[str, ...]) -> None:
    assert told(text)[0].participants == names


def test_who_cannot_be_named_counts_little() -> None:
    (vague,) = told("The two men flew south on Monday.")
    (named,) = told("Ida Berg flew south on Monday.")
    assert vague.importance < 0.2 * named.importance


@pytest.mark.parametrize("published", [date.min, date.max, date(1, 1, 3), date(9999, 12, 28)])
def test_the_first_and_the_last_days_of_the_calendar_break_nothing(published: date) -> None:
    for weekday in ("Monday", "Wednesday", "Friday", "Sunday"):
        told(f"The trial opens on {weekday}. It opened on {weekday} last week.", published)
