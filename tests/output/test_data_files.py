"""The data files, each read back by a parser of its format."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Count, Place, Placement, Question, Stance, StanceChoice
from output.data import events_csv, events_geojson, explainer_json, feed, positions_csv, timeline_ics
from output.data.tables import write_table
from output.model import Edit, Edits, Explainer, Skipped, Theme
from timeline.model import DateInterval, Dispute, Event, Outlet, SourceDocument, Span, Timeline, Variant, When

TEXT = "Norway signed the treaty in Oslo; 61, others did not.\n=cmd|' /C calc'!A0 \x0b & <b>“quoted”</b>\n"
ATOM = "{http://www.w3.org/2005/Atom}"


def make_explainer(title: str = "The treaty", text: str = TEXT, last: date = date(2024, 3, 13)) -> Explainer:
    document = SourceDocument(
        "a",
        text,
        "articles/a.txt",
        f"={title}",
        "The Quay",
        "https://quay.example/a",
        "en",
        date(2024, 3, 14),
        "metadata",
        (Outlet("b", "b.txt", published=date(2024, 3, 15)),),
    )
    evidence = Span("a", 0, len(text))
    when = When(DateInterval(date(2024, 3, 12), last), "day", "explicit")
    dispute = Dispute("figure", (Variant("61", evidence), Variant("60", evidence)))
    signing = Event(
        "e1", title, text, when, (), ("+Norway",), (evidence,), importance=0.5, disputes=(dispute,)
    )
    hidden = Event("e2", "Hidden", "Hidden.", when, (), (), (evidence,), "announced", part_of="e1")
    oslo = Place("Oslo", 59.91, -10.75, "NOR", "city", 3143244, "gazetteer")
    choices = (StanceChoice("signed", "Signed"), StanceChoice("declined", "Declined"))
    return Explainer(
        title=title,
        language="en",
        documents=(document,),
        timeline=Timeline((signing, hidden)),
        shown=frozenset({"e1"}),
        placements={"e1": (Placement(oslo, "text", evidence),)},
        questions=(Question("q", "Who signed?", "signatories", (), choices),),
        stances=(Stance("q", "NOR", "signed", False, date(2024, 3, 12), (evidence,)),),
        counts=(Count("q", "signed", 61, True, (evidence,)),),
        skipped=(Skipped("bad.txt", "empty"),),
    )


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_explainer_json_is_the_contract() -> None:
    told = json.loads(explainer_json.render(make_explainer(), Theme()).content)
    assert told["format"] == "dateline/1"
    assert list(told) == [
        "format", "title", "language", "documents", "events", "questions", "positions", "counts", "skipped",
    ]  # fmt: skip
    assert told["documents"][0] == {
        "id": "a", "source": "articles/a.txt", "title": "=The treaty", "publisher": "The Quay",
        "url": "https://quay.example/a", "language": "en", "published": "2024-03-14",
        "published_basis": "metadata",
        "outlets": [
            {"id": "b", "source": "b.txt", "publisher": None, "url": None, "published": "2024-03-15"},
        ],
        "edited": None,
    }  # fmt: skip
    event = told["events"][0]
    assert (event["shown"], event["start"], event["end"]) == (True, "2024-03-12", "2024-03-13")
    assert (event["precision"], event["date_basis"], event["disputed"]) == ("day", "explicit", True)
    assert event["places"][0]["basis"] == "text"
    assert event["evidence"][0] == {"document": "a", "quote": TEXT, "start": 0, "end": len(TEXT)}
    assert [variant["value"] for variant in event["disputes"][0]["variants"]] == ["61", "60"]
    assert told["events"][1]["part_of"] == "e1"
    assert told["positions"][0]["as_of"] == "2024-03-12"
    assert told["counts"][0]["count"] == 61
    assert told["skipped"] == [{"source": "bad.txt", "reason": "empty"}]


def test_events_csv_has_a_row_for_every_event() -> None:
    shown, hidden = rows_of(events_csv.render(make_explainer(), Theme()).content)
    assert (shown["id"], shown["shown"], hidden["shown"]) == ("e1", "yes", "no")
    assert (shown["place"], shown["latitude"], shown["longitude"]) == ("Oslo", "59.91", "-10.75")
    assert (shown["disputed"], shown["sources"], hidden["status"]) == ("yes", "1", "announced")
    assert shown["quote"] == TEXT


def test_what_an_editor_changed_is_in_the_data_with_the_reason() -> None:
    edits = Edits(
        {"e1": Edit(("title", "date"), "The protocol says so", "https://quay.example/protocol")},
        {("q", "NOR"): Edit(("stance",), None, "javascript:alert(1)")},
    )
    edited = replace(make_explainer(), edits=edits)
    told = json.loads(explainer_json.render(edited, Theme()).content)
    assert [event["edited"] for event in told["events"]] == [
        {
            "reason": "The protocol says so",
            "link": "https://quay.example/protocol",
            "fields": ["title", "date"],
        },
        None,
    ]
    assert told["positions"][0]["edited"] == {"reason": None, "link": None, "fields": ["stance"]}
    rows = rows_of(events_csv.render(edited, Theme()).content)
    assert [row["edited"] for row in rows] == ["title, date: The protocol says so", ""]
    assert rows_of(positions_csv.render(edited, Theme()).content)[0]["edited"] == "stance"


def test_positions_csv_has_a_row_for_every_answer() -> None:
    (row,) = rows_of(positions_csv.render(make_explainer(), Theme()).content)
    assert (row["country"], row["country_name"], row["stance_label"]) == ("NOR", "Norway", "Signed")
    assert row["question_title"] == "Who signed?"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "＝", "\u00a0@"])
def test_no_cell_of_text_is_a_formula(start: str) -> None:
    (row,) = rows_of(write_table(["a"], [[f"{start}HYPERLINK(1)"]]))
    assert row["a"] == f"'{start}HYPERLINK(1)"


def test_numbers_stay_numbers() -> None:
    assert rows_of(write_table(["a", "b"], [[-3.5, None]])) == [{"a": "-3.5", "b": ""}]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_table_gives_back_every_text(text: str) -> None:
    (row,) = rows_of(write_table(["a", "b"], [[text, "x"]]))
    assert row["a"] in (text, f"'{text}")


def test_geojson_puts_longitude_first_and_leaves_out_what_has_no_place() -> None:
    told = json.loads(events_geojson.render(make_explainer(), Theme()).content)
    (feature,) = told["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-10.75, 59.91]}
    assert feature["properties"]["event"] == "e1"


def test_the_calendar_holds_what_the_page_shows_as_whole_days() -> None:
    content = timeline_ics.render(make_explainer(), Theme()).content
    lines = content.replace(b"\r\n ", b"").decode().split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20240312" in lines
    assert "DTEND;VALUE=DATE:20240314" in lines
    assert "DTSTAMP:20240314T000000Z" in lines
    assert any(r"in Oslo\; 61\, others" in line for line in lines)


@given(st.text(max_size=300))
def test_lines_of_the_calendar_are_short_and_hold_no_line_of_others(text: str) -> None:
    content = timeline_ics.render(make_explainer(text or "x"), Theme()).content
    assert content.endswith(b"END:VCALENDAR\r\n")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode()


def test_an_event_on_the_last_day_there_is_has_no_day_after() -> None:
    assert b"DTEND" not in timeline_ics.render(make_explainer(last=date.max), Theme()).content


def test_the_feed_is_atom_and_knows_no_clock() -> None:
    tree = Xml.fromstring(feed.render(make_explainer(), Theme()).content)
    assert tree.tag == f"{ATOM}feed"
    (entry,) = tree.findall(f"{ATOM}entry")
    for element in (tree, entry):
        assert element.findtext(f"{ATOM}updated") == "2024-03-14T00:00:00Z"
        assert (element.findtext(f"{ATOM}id") or "").startswith("urn:uuid:")
    assert entry.findtext(f"{ATOM}title") == "The treaty"


@given(st.text(max_size=60))
def test_the_feed_is_well_formed_whatever_the_title(title: str) -> None:
    Xml.fromstring(feed.render(make_explainer(title), Theme()).content)


def test_an_explainer_without_events_still_has_all_its_files() -> None:
    empty = Explainer("T", "en", (), Timeline(()), frozenset(), {}, (), (), (), ())
    for renderer in (events_csv, events_geojson, explainer_json, feed, positions_csv, timeline_ics):
        assert renderer.render(empty, Theme()).content
