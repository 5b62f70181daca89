"""The charts of an explainer one by one, for notebooks and scripts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from output.chart import Chart
from output.document import build_document
from output.model import Explainer, Theme
from output.page import write_page
from output.pictures import draw_piece
from output.pieces import ChartKind, Piece, list_pieces
from output.preview import render_svg
from output.story import Story, list_charts, prepare_story
from output.wording import parse_locale
from timeline.model import Event

STILL_PX = 900
"""How wide a still picture is when nobody says."""
LEAST_PX, MOST_PX = 240, 4000
"""How wide a chart may be."""
MOST_NAMED = 12


def draw_timeline(
    explainer: Explainer,
    *,
    events: Iterable[Event | str] | None = None,
    theme: Theme | None = None,
    language: str | None = None,
    width: int | None = None,
) -> Chart:
    """The timeline: of the events that the page shows, or of these events (or ids of events).

    `language` is a BCP 47 tag; `width` is in pixels. Raises ValueError for what there is not.
    """
    return draw_chart("timeline", pick_events(explainer, events), theme, language, width)


def draw_map(
    explainer: Explainer,
    *,
    events: Iterable[Event | str] | None = None,
    theme: Theme | None = None,
    language: str | None = None,
    width: int | None = None,
) -> Chart:
    """The map of where the events happened; what it takes and raises is that of `draw_timeline`."""
    return draw_chart("map", pick_events(explainer, events), theme, language, width)


def draw_choropleth(
    explainer: Explainer,
    *,
    question: str | None = None,
    theme: Theme | None = None,
    language: str | None = None,
    width: int | None = None,
) -> Chart:
    """Who stood where: one world map for each question, or that of the question with this id.

    Raises ValueError for a question, a language or a width that there is not.
    """
    return draw_chart("choropleth", pick_question(explainer, question), theme, language, width)


def draw_page(
    explainer: Explainer,
    *,
    theme: Theme | None = None,
    language: str | None = None,
    width: int | None = None,
) -> Chart:
    """The whole page, without what leads to the other files of a site.

    Raises ValueError for a language or a width that there is not.
    """
    story = tell_story(explainer, theme, language, width)
    picture = render_svg(story.outline.explainer, story.theme).content
    html = write_page(story, (), single=True)
    return Chart("page", explainer.title, width, html.decode(), picture.decode())


def draw_chart(
    kind: ChartKind, explainer: Explainer, theme: Theme | None, language: str | None, width: int | None
) -> Chart:
    """One chart; it says so when there is nothing to show."""
    story = tell_story(explainer, theme, language, width)
    charts = tuple(chart for chart in list_charts(story) if chart == kind)
    html = build_document("embed.html", story, charts, single=True, kind=kind)
    boards = story.boards if kind == "choropleth" else ()
    title = boards[0].question.title if len(boards) == 1 else explainer.title
    return Chart(kind, title, width, html.decode(), draw_picture(kind, story, width or STILL_PX))


def draw_picture(kind: ChartKind, story: Story, width: int) -> str:
    """The still picture of a chart; without anything to show, its title."""
    drawn = [piece for piece in list_pieces(story) if piece.chart == kind]
    piece = drawn[0] if drawn else Piece(kind, kind, story.outline.explainer.title)
    picture, _ = draw_piece(piece, story, width)
    return f"{picture}\n"


def tell_story(explainer: Explainer, theme: Theme | None, language: str | None, width: int | None) -> Story:
    """The story in a language. Raises ValueError for one that nobody speaks, and for an odd width."""
    if language is not None and parse_locale(language) is None:
        raise ValueError(f"no language {language!r}; write a tag of BCP 47 such as en, de or pt-BR")
    if width is not None and not LEAST_PX <= width <= MOST_PX:
        raise ValueError(f"no width {width!r}; a chart is {LEAST_PX} to {MOST_PX} pixels wide")
    told = explainer if language is None else replace(explainer, language=language)
    return prepare_story(told, theme or Theme())


def pick_events(explainer: Explainer, events: Iterable[Event | str] | None) -> Explainer:
    """The explainer that shows these events and no other. Raises ValueError for one that it does not have."""
    if events is None:
        return explainer
    given = (events,) if isinstance(events, str) else events
    wanted = [event if isinstance(event, str) else event.id for event in given]
    known = {event.id for event in explainer.timeline.events}
    for one in wanted:
        if one not in known:
            raise ValueError(f"no event {one!r}; {list_some(known)}")
    return replace(explainer, shown=frozenset(wanted))


def pick_question(explainer: Explainer, question: str | None) -> Explainer:
    """The explainer with this question alone. Raises ValueError for one that it does not ask."""
    if question is None:
        return explainer
    kept = tuple(each for each in explainer.questions if each.id == question)
    if not kept:
        raise ValueError(f"no question {question!r}; {list_some(each.id for each in explainer.questions)}")
    return replace(explainer, questions=kept)


def list_some(names: Iterable[str]) -> str:
    """What there is instead, for the end of a message."""
    ordered = sorted(names)
    if not ordered:
        return "there is none"
    return f"there are {', '.join(ordered[:MOST_NAMED])}{', ...' if ordered[MOST_NAMED:] else ''}"
