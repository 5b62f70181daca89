"""events.kml is KML 2.2: valid by the schema of the OGC, and what fastkml reads in it is what we wrote."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as Xml

import fastkml
import lxml.html  # type: ignore[import-untyped]  # it ships no types
from fastkml.validator import validate
from hypothesis import given
from hypothesis import strategies as st

from output.data import events_kml
from output.model import Explainer, Theme
from tests.output.export_stories import (
    PRECISIONS,
    make_empty,
    make_hostile,
    make_precise,
    place_everything,
)

KML = "{http://www.opengis.net/kml/2.2}"


def write(explainer: Explainer) -> bytes:
    return events_kml.render(explainer, Theme()).content


def read(explainer: Explainer) -> Iterator[fastkml.Placemark]:
    """The placemarks of a valid file with one folder."""
    content = write(explainer)
    assert validate(element=lxml.etree.fromstring(content))
    (document,) = fastkml.KML.from_string(content).features  # type: ignore[arg-type]  # bytes, as it demands
    assert isinstance(document, fastkml.Document)
    (folder,) = document.features
    assert isinstance(folder, fastkml.Folder)
    for mark in folder.features:
        assert isinstance(mark, fastkml.Placemark)
        yield mark


def test_an_event_with_a_place_is_a_placemark_there(explainer: Explainer) -> None:
    marks = list(read(explainer))
    assert len(marks) == len(explainer.placements)
    first = marks[0]
    assert first.name == "First AI safety summit at Bletchley Park"
    assert first.geometry is not None
    assert first.geometry.coords == ((-0.75, 51.99),)
    assert (first.description or "").splitlines() == [
        "1–2 Nov 2023, Bletchley",
        "“The first meeting of the kind took place at Bletchley Park on 1 and 2 November 2023.”",
        "(Evening Dispatch)",
        "https://example.org/dispatch",
    ]


def test_an_inferred_place_is_said_to_be_so(explainer: Explainer) -> None:
    (london,) = [mark for mark in read(explainer) if "London" in (mark.description or "")]
    assert "London (inferred from the article)" in (london.description or "")


def test_a_time_is_as_fine_as_the_date_is_known() -> None:
    explainer = make_precise()
    marks = read(replace(explainer, placements=place_everything(explainer)))
    for mark, (_, _, _, start, end) in zip(marks, PRECISIONS, strict=True):
        times = mark.times
        if end:
            assert isinstance(times, fastkml.TimeSpan)
            assert (str(times.begin), str(times.end)) == (start, end)
        else:
            assert isinstance(times, fastkml.TimeStamp)
            assert str(times.timestamp) == start


def test_an_event_without_a_place_is_left_out() -> None:
    assert [mark.name for mark in read(make_precise())] == ["Event 0", "Event 1"]


def test_nothing_in_an_article_is_markup_to_a_globe_that_shows_html() -> None:
    explainer = make_hostile()
    marks = list(read(explainer))
    assert len(marks) == len(explainer.timeline.events)
    for mark in marks:
        shown = lxml.html.fragment_fromstring(mark.description or "", create_parent="div")
        assert list(shown) == []
        assert (mark.description or "").splitlines()[-1].startswith(("(", "https:"))
        assert "<script>" in shown.text


@given(st.text(min_size=1))
def test_it_is_well_formed_and_says_the_words_whatever_they_are(words: str) -> None:
    tree = Xml.fromstring(write(make_hostile(words)))
    for mark in tree.iter(f"{KML}Placemark"):
        name, told = mark.findtext(f"{KML}name"), mark.findtext(f"{KML}description")
        assert name is not None
        assert name in html.unescape(told or "") or not name


def test_the_same_story_gives_the_same_bytes() -> None:
    assert write(make_hostile()) == write(make_hostile())


def test_without_events_there_is_an_empty_folder() -> None:
    assert list(read(make_empty())) == []
