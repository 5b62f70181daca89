"""One chart at a time, for notebooks and scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest
from lxml import etree  # type: ignore[import-untyped]  # it has no types

import output
from output import Chart, draw_choropleth, draw_map, draw_page, draw_timeline
from output.model import Explainer

Draw = Callable[..., Chart]
EVERY = (draw_timeline, draw_map, draw_choropleth, draw_page)
HOSTILE = '"><script>alert(1)</script><a href="javascript:alert(1)">{{ 7*191 }}</a>&lt;b onload=x'
SVG = "{http://www.w3.org/2000/svg}"


def test_what_the_room_hands_out_is_said() -> None:
    assert output.__all__ == [
        "Artifact",
        "Chart",
        "Explainer",
        "Theme",
        "draw_choropleth",
        "draw_map",
        "draw_page",
        "draw_timeline",
    ]
    assert all(hasattr(output, name) for name in output.__all__)


@pytest.mark.parametrize("draw", EVERY)
def test_a_notebook_gets_a_frame_and_a_picture_that_load_nothing(explainer: Explainer, draw: Draw) -> None:
    shown = draw(explainer)._repr_html_()
    assert re.findall(r'(?:src|href)="(?!data:image/svg\+xml;base64,)', shown) == []
    assert 'sandbox="allow-scripts allow-popups' in shown
    assert "allow-same-origin" not in shown


@pytest.mark.parametrize("draw", EVERY)
def test_the_frame_holds_the_very_document(explainer: Explainer, draw: Draw) -> None:
    chart = draw(explainer)
    found = re.search(r'srcdoc="([^"]*)"', chart._repr_html_())
    assert found
    assert unescape(found[1]) == chart.html
    assert chart.html.startswith("<!doctype html>")


@pytest.mark.parametrize("draw", EVERY)
def test_a_viewer_may_choose_the_still_picture(explainer: Explainer, draw: Draw) -> None:
    bundle = draw(explainer)._repr_mimebundle_()
    root = etree.fromstring(bundle["image/svg+xml"].encode())
    assert root.tag == f"{SVG}svg"
    assert bundle["text/html"].startswith("<div")
    assert len(bundle["text/plain"]) < 200


@pytest.mark.parametrize("draw", [draw_timeline, draw_map, draw_choropleth])
def test_a_picture_stands_alone(explainer: Explainer, draw: Draw) -> None:
    root = etree.fromstring(draw(explainer).svg.encode())
    assert list(root.iter(f"{SVG}a")) == []
    known = {each.get("id") for each in root.iter()}
    used = {each.get("href") for each in root.iter() if each.get("href")}
    assert used <= {f"#{each}" for each in known}


@pytest.mark.parametrize("draw", EVERY)
def test_a_document_alone_points_to_no_file_of_a_site(explainer: Explainer, draw: Draw) -> None:
    document = draw(explainer).html
    assert not re.search(r'(?:src|href|content)="(?:\.\./|data/|feed|preview|embed)', document)


@pytest.mark.parametrize("draw", EVERY)
def test_hostile_titles_stay_text(explainer: Explainer, draw: Draw) -> None:
    (question,) = explainer.questions
    events = tuple(replace(event, title=HOSTILE) for event in explainer.timeline.events)
    hostile = replace(
        explainer,
        title=HOSTILE,
        questions=(replace(question, title=HOSTILE),),
        timeline=replace(explainer.timeline, events=events),
    )
    chart = draw(hostile)
    for shown in (chart._repr_html_(), chart.html, chart.svg):
        assert "<script>alert" not in shown
        assert "1337" not in shown
        assert "<a href=&#34;javascript" not in shown
    etree.fromstring(chart.svg.encode())


def test_only_the_events_asked_for_are_drawn(explainer: Explainer) -> None:
    first, second = explainer.timeline.events[:2]
    chart = draw_timeline(explainer, events=[first, second.id])
    assert first.title in chart.html
    assert second.title in chart.svg
    assert explainer.timeline.events[2].title not in chart.html
    assert draw_timeline(explainer, events=first.id) == draw_timeline(explainer, events=[first])


def test_one_question_can_be_asked_alone(explainer: Explainer) -> None:
    (question,) = explainer.questions
    second = replace(question, id="treaty", title="Who ratified the treaty?")
    answers = tuple(replace(stance, question="treaty") for stance in explainer.stances)
    both = replace(explainer, questions=(question, second), stances=explainer.stances + answers)
    assert "Who ratified" in draw_choropleth(both).html
    alone = draw_choropleth(both, question="declaration")
    assert "Who ratified" not in alone.html
    assert alone.title == question.title


def test_language_and_width_are_the_callers(explainer: Explainer) -> None:
    chart = draw_timeline(explainer, language="de", width=500)
    assert '<html lang="de"' in chart.html
    assert 'width="500"' in chart.svg
    assert "max-width:500px" in chart._repr_html_()


@pytest.mark.parametrize(
    ("draw", "wrong", "message"),
    [
        (draw_timeline, {"events": ["nope"]}, r"no event 'nope'; there are 2023-11-01-1, .*, \.\.\."),
        (draw_choropleth, {"question": "nope"}, "no question 'nope'; there are declaration$"),
        (draw_map, {"language": "klingon!"}, "no language 'klingon!'; write a tag of BCP 47"),
        (draw_page, {"width": 10}, "no width 10; a chart is 240 to 4000 pixels wide"),
    ],
)
def test_a_mistake_names_the_value_and_what_there_is(
    explainer: Explainer, draw: Draw, wrong: dict[str, object], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        draw(explainer, **wrong)


@pytest.mark.parametrize("draw", EVERY)
def test_nothing_to_show_is_a_chart_too(explainer: Explainer, draw: Draw) -> None:
    empty = replace(explainer, shown=frozenset(), questions=(), stances=(), counts=())
    chart = draw(empty)
    etree.fromstring(chart.svg.encode())
    assert chart.html.startswith("<!doctype html>")


def test_the_same_story_gives_the_same_chart(explainer: Explainer) -> None:
    assert draw_map(explainer)._repr_html_() == draw_map(explainer)._repr_html_()
