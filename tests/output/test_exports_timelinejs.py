"""timelinejs.json and timelinejs.csv hold to what TimelineJS3 documents; tests/browser lets it read them."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import lxml.html  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from output.data import timelinejs_csv, timelinejs_json
from output.model import Explainer, Theme
from tests.output.export_stories import HOSTILE, PRECISIONS, make_empty, make_hostile, make_precise

DATE_KEYS = {"year": (-9999, 9999), "month": (1, 12), "day": (1, 31)}
EVENT_KEYS = {"unique_id", "start_date", "end_date", "display_date", "text"}
LINKS = (
    r"(?im)\b(?:https?|ftp)://([a-z0-9\-+&@#/%?=~_|!:,.;]*[a-z0-9\-+&@#/%=~_|])",
    r"(?im)(^|[^/>])(www\.[\S]+(\b|$))",
    r"(?im)([a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9-.]+)",
)
"""What TimelineJS makes a link of after it has cleaned the HTML, pasting it between single quotes."""
COLUMNS = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,"
    "Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background"
)


def read_json(explainer: Explainer) -> dict[str, Any]:
    return json.loads(timelinejs_json.render(explainer, Theme()).content)  # type: ignore[no-any-return]  # an object


def read_csv(explainer: Explainer) -> list[dict[str, str]]:
    content = timelinejs_csv.render(explainer, Theme()).content.decode()
    assert content.split("\r\n", 1)[0] == COLUMNS
    return list(csv.DictReader(io.StringIO(content, newline="")))


def check_date(known: dict[str, int]) -> None:
    assert list(known) == list(DATE_KEYS)[: len(known)]
    assert known
    for key, value in known.items():
        least, most = DATE_KEYS[key]
        assert isinstance(value, int)
        assert least <= value <= most


def check_html(html: str, allowed: set[str]) -> None:
    """No element but these, no attribute but a language and a web address."""
    for element in lxml.html.fragment_fromstring(html, create_parent="div").iterdescendants():
        assert element.tag in allowed
        assert set(element.keys()) <= {"href", "lang"}
        assert element.get("href", "https:").startswith(("http:", "https:"))


def check_links(html: str) -> None:
    """TimelineJS finds no address but that of our link, which it knows by the quotation mark before it."""
    for pattern in LINKS:
        found = [match.start() for match in re.finditer(pattern, html)]
        assert all(html[:start].endswith('<a href="') for start in found), html


def check_timeline(told: dict[str, Any]) -> None:
    """What the documentation of TimelineJS3 demands, and nothing it does not know."""
    assert set(told) == {"title", "scale", "events"}
    assert told["scale"] == "human"
    check_html(told["title"]["text"]["headline"], set())
    ids = [told["title"]["unique_id"]]
    for event in told["events"]:
        assert EVENT_KEYS - {"end_date"} <= set(event) <= EVENT_KEYS
        check_date(event["start_date"])
        if "end_date" in event:
            check_date(event["end_date"])
            assert list(event["end_date"].values()) > list(event["start_date"].values())
        assert event["display_date"] == event["display_date"].strip() != ""
        check_html(event["text"]["headline"], set())
        check_html(event["text"]["text"], {"p", "i", "a", "wbr"})
        check_links(event["text"]["text"])
        ids.append(event["unique_id"])
    assert len(set(ids)) == len(ids)


def test_the_demo_is_a_timeline_with_every_event_of_the_page(explainer: Explainer) -> None:
    told = read_json(explainer)
    check_timeline(told)
    assert [event["unique_id"] for event in told["events"]] == [
        event.id for event in explainer.timeline.events
    ]
    assert told["title"]["text"]["headline"] == explainer.title


def test_a_date_is_as_fine_as_it_is_known_and_its_words_say_so() -> None:
    told = read_json(make_precise())
    check_timeline(told)
    for event, (_, _, _, start, end) in zip(told["events"], PRECISIONS, strict=True):
        assert list(event["start_date"].values()) == [int(part) for part in start.split("-")]
        assert list(event.get("end_date", {}).values()) == [int(part) for part in end.split("-") if part]
    words = [event["display_date"] for event in told["events"]]
    assert words[4] == "January 2025"
    assert words[-3] == "2010s"


def test_the_spreadsheet_says_the_same() -> None:
    title, *rows = read_csv(make_precise())
    told = read_json(make_precise())
    assert (title["Type"], title["Headline"], title["Year"]) == ("title", "The treaty", "")
    for row, event in zip(rows, told["events"], strict=True):
        for prefix, known in (("", event["start_date"]), ("End ", event.get("end_date", {}))):
            for unit in DATE_KEYS:
                assert row[f"{prefix}{unit.title()}"] == str(known.get(unit, ""))
        assert row["Display Date"] == event["display_date"]
        assert row["Text"] == event["text"]["text"]
        assert not any(row[name] for name in ("Time", "End Time", "Media", "Type", "Group", "Background"))


def test_a_link_leads_to_the_very_words() -> None:
    (link,) = lxml.html.fromstring(read_json(make_precise())["events"][0]["text"]["text"]).xpath("//a")
    assert link.get("href") == "https://quay.example/a#:~:text=Norway%20signed%20the%20treaty."
    assert link.text == "The Quay"


def test_nothing_in_an_article_becomes_html() -> None:
    told = read_json(make_hostile())
    check_timeline(told)
    for row in read_csv(make_hostile()):
        check_html(row["Headline"], set())
        check_html(row["Text"], {"p", "i", "a", "wbr"})


@given(st.text(min_size=1))
def test_whatever_the_words_are_the_timeline_is_one(words: str) -> None:
    check_timeline(read_json(make_hostile(words)))


def test_no_cell_is_a_formula() -> None:
    for row in read_csv(make_hostile("=1+1")):
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row.values())


@pytest.mark.parametrize("renderer", [timelinejs_json, timelinejs_csv])
def test_the_same_story_gives_the_same_bytes(renderer: Any) -> None:
    told = [renderer.render(make_hostile(HOSTILE), Theme()) for _ in range(2)]
    assert told[0] == told[1]


def test_without_events_there_is_a_title() -> None:
    told = read_json(make_empty())
    check_timeline(told)
    assert told["events"] == []
    assert [row["Type"] for row in read_csv(make_empty())] == ["title"]
