"""Pictures and fragments of each chart: complete, well-formed, and coloured without a style sheet."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as Xml

import pytest

from output.alternatives import MOST_TOLD, describe_events, describe_piece
from output.fragment import render_fragments, render_sheet
from output.ink import load_inks, paint_svg
from output.model import Artifact, Explainer, Theme
from output.page import render_page_with_pictures
from output.pieces import list_pieces
from output.snippets import PATH as SNIPPETS
from output.static_defs import svg_defs
from output.static_map import svg_choropleth, svg_map
from output.static_timeline import svg_timeline
from output.story import prepare_story
from output.theme import load_palette

HOSTILE = "</svg><script>alert(1)</script>\"' onload=alert(2) ]]> {{ 7*7 }} & \x00\ud800"
DRAWN = re.compile(r"<(?:path|circle|rect|text|use|stop)\b[^<>]*>")


def pictures_of(explainer: Explainer) -> dict[str, str]:
    rendered = render_page_with_pictures(explainer, Theme())
    return {
        artifact.path: artifact.content.decode() for artifact in rendered if artifact.path.endswith("svg")
    }


def with_two_questions(explainer: Explainer) -> Explainer:
    """A second question, answered as the first."""
    other = replace(explainer.questions[0], id="other", title="Who signed the other?")
    stances = tuple(replace(stance, question="other") for stance in explainer.stances)
    return replace(explainer, questions=(*explainer.questions, other), stances=(*explainer.stances, *stances))


def test_there_is_a_picture_of_each_chart_for_wide_and_narrow_columns(explainer: Explainer) -> None:
    paths = pictures_of(explainer)
    charts = ("timeline", "map", "choropleth")
    assert set(paths) == {f"embed/{place}{chart}.svg" for place in ("", "narrow/") for chart in charts}


def test_several_questions_have_a_picture_each(explainer: Explainer) -> None:
    pictures = pictures_of(with_two_questions(explainer))
    assert "Who signed the other?" in pictures["embed/choropleth-other.svg"]
    assert "Who signed the Paris declaration?" in pictures["embed/choropleth.svg"]
    fragments = {
        each.path: each.content.decode() for each in render_fragments(with_two_questions(explainer), Theme())
    }
    assert fragments["embed/choropleth.fragment.html"].count("data-question=") == 2
    assert fragments["embed/choropleth-other.fragment.html"].count("data-question=") == 1


def test_every_mark_carries_its_colour_as_an_attribute(explainer: Explainer) -> None:
    known = {name for classes, _ in load_inks() for name in classes}
    for picture in pictures_of(explainer).values():
        for tag in DRAWN.findall(picture):
            for name in " ".join(re.findall(r'class="([^"]*)"', tag)).split():
                assert name in known, f"ink.toml does not know {name}"
    timeline = pictures_of(explainer)["embed/timeline.svg"]
    assert re.search(r'class="happened"[^<>]* fill="#0b5c8a"', timeline)


def test_no_class_of_the_still_pictures_is_without_ink(explainer: Explainer) -> None:
    story = prepare_story(explainer, Theme())
    known = {name for classes, _ in load_inks() for name in classes} | {"defs", "patterned", "inferred"}
    stills = (
        svg_timeline(story.outline.events, 720, story.outline.wording),
        svg_map(story.stops),
        svg_choropleth(story.boards[0]),
        svg_defs(land=True),
    )
    used = {
        name for still in stills for names in re.findall(r'class="([^"]*)"', still) for name in names.split()
    }
    assert used <= known


def test_painting_twice_changes_nothing(explainer: Explainer) -> None:
    story = prepare_story(explainer, Theme())
    once = paint_svg(svg_timeline(story.outline.events, 720, story.outline.wording), story.palette)
    assert paint_svg(once, story.palette) == once


def test_a_picture_is_well_formed_whatever_its_words_are(explainer: Explainer) -> None:
    events = tuple(replace(event, title=HOSTILE) for event in explainer.timeline.events)
    wild = replace(
        explainer,
        title=HOSTILE,
        timeline=replace(explainer.timeline, events=events),
        questions=tuple(replace(question, title=HOSTILE) for question in explainer.questions),
    )
    for path, picture in pictures_of(wild).items():
        root = Xml.fromstring(picture)
        assert not [each for each in root.iter() if each.tag.endswith("script")], path
        assert not [name for each in root.iter() for name in each.keys() if name.startswith("on")], path  # noqa: SIM118
    pasted = [each for each in render_page_with_pictures(wild, Theme()) if each.path == SNIPPETS]
    for artifact in (*render_fragments(wild, Theme()), *pasted):
        assert b"<script>alert" not in artifact.content


def test_a_picture_asks_for_nothing(explainer: Explainer) -> None:
    for picture in pictures_of(explainer).values():
        assert "http" not in picture.replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"url\((?!#)|@import|<image|<script", picture)


def test_the_same_explainer_gives_the_same_pictures(explainer: Explainer) -> None:
    def everything() -> list[Artifact]:
        return [*render_page_with_pictures(explainer, Theme()), *render_fragments(explainer, Theme())]

    assert everything() == everything()


def test_an_alternative_text_tells_all_that_is_to_be_seen(explainer: Explainer) -> None:
    story = prepare_story(explainer, Theme())
    timeline, places, positions = (describe_piece(piece, story) for piece in list_pieces(story))
    assert all(event.title in timeline for event in explainer.timeline.events)
    assert "10–11 Feb 2025: Leaders meet for the AI Action Summit in the Grand Palais." in timeline
    assert "French president promises 109 billion euros for data centres (Sources disagree)." in timeline
    assert "Paris: 6 events." in places
    assert "London: 1 event (Place inferred from the article)." in places
    assert positions == (
        "World map: Who signed the Paris declaration? Signed, 61: Australia, Canada, China, France, Germany, "
        "India, Japan. 54 more signatories are not named in these sources. "
        "Declined, 2: United Kingdom, United States."
    )


def test_an_alternative_text_has_an_end(explainer: Explainer) -> None:
    story = prepare_story(explainer, Theme())
    many = tuple(replace(story.outline.events[0], number=number) for number in range(500))
    told = describe_events(many, story.outline.wording)
    assert told.endswith(f" {500 - MOST_TOLD} more events.")


def test_a_picture_in_arabic_runs_from_right_to_left(explainer: Explainer) -> None:
    picture = pictures_of(replace(explainer, language="ar"))["embed/timeline.svg"]
    assert 'direction="rtl"' in picture
    assert 'class="title" font-family="Georgia, serif" font-weight="700" font-size="24" x="688"' in picture


@pytest.mark.parametrize("role", ["ink", "paper", "accent", "muted"])
def test_the_sheet_of_the_fragments_knows_light_and_dark(explainer: Explainer, role: str) -> None:
    sheet = render_sheet(explainer, Theme()).content.decode()
    palette = load_palette()
    assert f"light-dark({palette.light[role]},{palette.dark[role]})" in sheet
    assert "url(http" not in sheet
    assert "rem" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
