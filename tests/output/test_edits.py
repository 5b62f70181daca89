from __future__ import annotations

import base64
import gzip
import json
import re
from dataclasses import replace

import lxml.html  # type: ignore[import-untyped]  # it ships no types
import pytest

from output.alternatives import describe_piece
from output.assets import list_strings
from output.data import events_kml, story_md, timelinejs_csv, timelinejs_json
from output.edit_lines import describe_edit
from output.embed import render_charts
from output.fragment import render_fragments
from output.model import Edit, Edits, Explainer, Theme
from output.page import render_page
from output.pieces import list_pieces
from output.story import prepare_story
from output.wording import load_wording, say
from tests.output.conftest import span


def page_of(explainer: Explainer) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(render_page(explainer, Theme()).content.decode())


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "//x.example", "x", "http://[", None]
)
def test_only_an_address_of_the_web_is_a_link(link: str | None) -> None:
    line = describe_edit(Edit(("title",), "Because", link), load_wording("en"))
    assert line is not None
    assert (line.href, line.host) == (None, "")


def test_a_link_shows_whose_site_it_leads_to() -> None:
    line = describe_edit(Edit(("title",), None, "https://user@why.example:8443/a?b"), load_wording("en"))
    assert line is not None
    assert (line.href, line.host, line.reason) == ("https://user@why.example:8443/a?b", "why.example", "")


@pytest.mark.parametrize("language", list_strings())
def test_every_language_tells_what_an_editor_did(explainer: Explainer, language: str) -> None:
    wording = load_wording(language)
    first, second, *others = (event.id for event in explainer.timeline.events)
    edits = Edits(
        {first: Edit(("title",)), second: Edit(("added",))},
        documents={"blog": Edit(("added",))},
        hidden=frozenset(others),
    )
    page = page_of(replace(explainer, language=language, edits=edits))
    assert [each.text_content() for each in page.xpath("//article//p[@class='edit']")] == [
        say(wording, "events.edited"),
        say(wording, "sources.added"),
    ]
    assert say(wording, "sources.added") in page.get_element_by_id("sources").text_content()
    (hidden,) = page.xpath("//*[@class='hidden-events']")
    assert str(len(others)) in hidden.text_content()


def test_a_page_that_nobody_edited_says_nothing_of_it(explainer: Explainer) -> None:
    assert page_of(explainer).xpath("//*[@class='edit' or @class='hidden-events']") == []


def test_a_reason_that_is_quoted_as_evidence_is_not_told_twice(explainer: Explainer) -> None:
    passage = span("courier", "The United States")
    (document,) = (each for each in explainer.documents if each.id == "courier")
    reason = document.text[passage.start : passage.end]
    edits = Edits(stances={("declaration", "USA"): Edit(("stance",), reason, "https://why.example/a")})
    (line,) = page_of(replace(explainer, edits=edits)).xpath("//p[@class='edit']")
    assert line.text_content() == "Edited United States why.example"


def test_a_title_that_an_editor_gave_is_in_the_language_of_the_page(explainer: Explainer) -> None:
    first, second, *_ = (event.id for event in explainer.timeline.events)
    documents = tuple(replace(document, language="fr") for document in explainer.documents)
    edits = Edits({first: Edit(("title",)), second: Edit(("date",))})
    page = page_of(replace(explainer, language="de", documents=documents, edits=edits))
    languages = page.xpath("//article[position() < 3]//h3/@lang")
    assert languages[:2] == ["de", "fr"]


def test_charts_in_the_page_of_another_say_what_was_edited(explainer: Explainer) -> None:
    first = explainer.timeline.events[0]
    edits = Edits({first.id: Edit(("title",))}, {("declaration", "IND"): Edit(("added",))})
    edited = replace(explainer, edits=edits)
    fragments = {each.path: each.content.decode() for each in render_fragments(edited, Theme())}
    assert f"{first.title}</a> (Edited)" in fragments["embed/timeline.fragment.html"]
    assert "India (added by the editor)" in fragments["embed/choropleth.fragment.html"]
    story = prepare_story(edited, Theme())
    told = {piece.chart: describe_piece(piece, story) for piece in list_pieces(story)}
    assert f"{first.title} (Edited)." in told["timeline"]
    assert "India (added by the editor)" in told["choropleth"]


def test_a_chart_alone_tells_of_edits_in_every_language(explainer: Explainer) -> None:
    why = Edit(("title",), "Because", "https://why.example/a")
    events = {event.id: why for event in explainer.timeline.events}
    stances = {(stance.question, stance.country): why for stance in explainer.stances}
    edited = replace(explainer, edits=Edits(events, stances))
    for artifact in render_charts(edited, Theme()):
        html = artifact.content.decode()
        (block,) = lxml.html.fromstring(html).xpath("//script[@id='dateline-translations']")
        told = json.loads(gzip.decompress(base64.b64decode(block.text)))
        assert [name for name in list_strings() if name != "en"] == sorted(told)
        assert "Redigiert" in json.dumps(told["de"])


def test_files_for_others_say_what_was_edited_and_why(explainer: Explainer) -> None:
    events = {event.id: Edit(("title",), "The <b>desk</b> knows") for event in explainer.timeline.events}
    edited = replace(explainer, edits=Edits(events))
    for renderer in (story_md, events_kml, timelinejs_json, timelinejs_csv):
        told = renderer.render(edited, Theme()).content.decode()
        assert re.search(r"Edited: The .{1,12}b.{1,12}desk", told), renderer.__name__
        assert "<b>desk" not in told
        assert "Edited" not in renderer.render(explainer, Theme()).content.decode()
