"""The tables for Datawrapper: one header row, UTF-8 without a mark, commas, codes where it looks for them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.countries import load_countries
from output.data import datawrapper_events
from output.data.datawrapper_positions import render_tables
from output.model import Artifact, Explainer, Theme
from tests.output.export_stories import HOSTILE, STARTS, make_empty, make_hostile, make_precise


def rows_of(artifact: Artifact) -> list[dict[str, str]]:
    text = artifact.content.decode("utf-8")
    assert not text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    assert "\n" not in text.replace("\r\n", "")
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def events_of(explainer: Explainer) -> list[dict[str, str]]:
    return rows_of(datawrapper_events.render(explainer, Theme()))


def test_an_event_is_a_row_with_days_a_point_and_a_country(explainer: Explainer) -> None:
    rows = events_of(explainer)
    assert len(rows) == len(explainer.timeline.events)
    assert rows[0] == {
        "date": "2023-11-01", "end": "2023-11-02", "when": "1–2 Nov 2023",
        "title": "First AI safety summit at Bletchley Park", "place": "Bletchley", "latitude": "51.99",
        "longitude": "-0.75", "country": "GBR", "source": "Evening Dispatch",
        "url": "https://example.org/dispatch",
    }  # fmt: skip


def test_an_event_without_a_place_has_empty_cells_and_a_sea_no_country() -> None:
    oslo, sea, nowhere, *_ = events_of(make_precise())
    assert (oslo["country"], sea["country"], sea["place"]) == ("NOR", "", "North Sea")
    assert {nowhere[name] for name in ("place", "latitude", "longitude", "country")} == {""}


def test_a_country_is_a_row_and_its_code_comes_first(explainer: Explainer) -> None:
    (table,) = render_tables(explainer, Theme())
    assert table.path == "data/datawrapper-positions-declaration.csv"
    rows = rows_of(table)
    codes = [row["ISO3"] for row in rows]
    assert next(iter(rows[0])) == "ISO3"
    assert codes == sorted(set(codes))
    assert set(codes) == {stance.country for stance in explainer.stances}
    assert set(codes) <= set(load_countries())
    assert {row["stance"] for row in rows} == {"Signed", "Declined"}
    assert rows[-1]["country"] == "United States"
    assert rows[-1]["quote"].startswith("The United States and the United Kingdom declined")
    assert {row["as_of"] for row in rows} == {"2025-02-11"}


def test_names_and_labels_are_in_the_language_of_the_page(explainer: Explainer) -> None:
    (table,) = render_tables(replace(explainer, language="de"), Theme())
    rows = {row["ISO3"]: row for row in rows_of(table)}
    assert (rows["USA"]["country"], rows["USA"]["stance"]) == ("Vereinigte Staaten", "Abgelehnt")


def test_a_country_of_which_sources_say_two_things_is_one_row_that_says_so() -> None:
    (table,) = render_tables(make_precise(), Theme())
    france, norway = rows_of(table)
    assert (france["ISO3"], france["stance"]) == ("FRA", "Sources disagree")
    assert (norway["ISO3"], norway["stance"]) == ("NOR", "Signed")


def test_the_name_of_a_table_leads_nowhere_else() -> None:
    (table,) = render_tables(make_hostile(), Theme())
    assert table.path.count("/") == 1


@pytest.mark.parametrize("start", STARTS)
def test_no_cell_is_a_formula_and_no_address_runs(start: str) -> None:
    explainer = make_hostile(f"{start}{HOSTILE}")
    (table,) = render_tables(explainer, Theme())
    for row in (*events_of(explainer), *rows_of(table)):
        for name, cell in row.items():
            assert name in ("latitude", "longitude") or not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        assert row["url"].startswith("https:") or not row["url"]


@given(st.text(min_size=1))
def test_whatever_the_words_are_a_row_is_a_line(words: str) -> None:
    explainer = make_hostile(words)
    assert len(events_of(explainer)) <= len(explainer.timeline.events)


def test_the_same_story_gives_the_same_bytes() -> None:
    assert list(render_tables(make_hostile(), Theme())) == list(render_tables(make_hostile(), Theme()))
    told = [datawrapper_events.render(make_hostile(), Theme()) for _ in range(2)]
    assert told[0] == told[1]


def test_without_events_there_is_a_header_and_without_answers_no_table() -> None:
    assert datawrapper_events.render(make_empty(), Theme()).content.count(b"\r\n") == 1
    assert list(render_tables(make_empty(), Theme())) == []
