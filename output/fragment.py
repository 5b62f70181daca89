"""Each chart as a part of somebody else's page: an HTML fragment without a script, without a frame.

It brings a shadow root (`<template shadowrootmode>`), so neither the style sheets of the host nor ours reach
the other's elements. The colours are attributes of the SVG; a linked sheet sets the words and knows the dark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from output.addresses import put_before
from output.assets import load_text
from output.boards import Board
from output.disclaimer import write_disclaimer
from output.document import environment
from output.ink import ink_rules, paint_svg
from output.legend import KeyItem, key_of_board, key_of_map, key_of_timeline
from output.model import Artifact, Explainer, Theme
from output.outline import write_standfirst
from output.pictures import NARROW_PX, WIDE_PX, draw_still, list_notes
from output.pieces import Piece, list_pieces
from output.static_defs import svg_defs
from output.static_map import svg_choropleth
from output.story import Story, prepare_story
from output.theme import Palette, load_palette
from output.timeline_chart import key_events
from output.wording import say


@dataclass(frozen=True, slots=True)
class Part:
    """One picture of a fragment, with its title and key."""

    title: str
    question: str
    """The id of the question it answers; "" for events."""
    wide: Markup
    narrow: Markup
    """The same for narrow columns; "" where one will do."""
    key: tuple[KeyItem, ...]
    board: Board | None


def render_fragments(explainer: Explainer, theme: Theme) -> Iterator[Artifact]:
    """embed/timeline.fragment.html and its like."""
    story = prepare_story(explainer, theme)
    for piece in list_pieces(story):
        html = put_before(write_fragment(piece, story), "", theme.url or "")
        yield Artifact(fragment_path(piece), html.encode("utf-8", "replace"))


def fragment_path(piece: Piece) -> str:
    """Where the fragment lies in the site."""
    return f"embed/{piece.name}.fragment.html"


def write_fragment(piece: Piece, story: Story) -> str:
    """The fragment, its addresses relative to the site."""
    outline, wording = story.outline, story.outline.wording
    keys = key_events(outline.events)
    return (
        environment()
        .get_template("fragment.html")
        .render(
            chart=piece.chart,
            label=say(wording, "embed.frame", chart=say(wording, f"embed.{piece.chart}"), title=piece.title),
            wording=wording,
            say=lambda key, **fields: say(wording, key, **fields),
            standfirst=write_standfirst(outline),
            disclaimer=write_disclaimer(story.theme.borders, wording),
            defs=paint_svg(svg_defs(piece.chart != "timeline", story.theme.borders), story.palette),
            parts=list_parts(piece, story),
            keys=[line for line in outline.events if line.number in keys],
            events=outline.events,
            stops=story.stops,
            credits=list(list_notes(piece, story))[-2 if piece.boards else -1],
        )
    )


def list_parts(piece: Piece, story: Story) -> list[Part]:
    """The pictures of a piece: one, or one for each question."""
    wording = story.outline.wording
    if not piece.boards:
        wide, narrow = (draw_inline(piece, story, width) for width in (WIDE_PX - 32, NARROW_PX - 32))
        is_map, events = piece.chart == "map", story.outline.events
        drawn = key_of_map(story.stops, wording) if is_map else key_of_timeline(events, wording)
        key = paint_key(drawn, story.palette)
        # Both are there; an attribute hides this one where the style sheet, which chooses, is not admitted.
        narrow = Markup(str(narrow).replace("<svg ", '<svg display="none" ', 1))  # noqa: S704 ours
        return [Part(piece.title, "", wide, narrow, key, None)]
    return [
        Part(
            board.question.title,
            board.question.id,
            paint_svg(svg_choropleth(board, story.theme.borders), story.palette),
            Markup(""),
            paint_key(key_of_board(board, wording), story.palette),
            board,
        )
        for board in piece.boards
    ]


def paint_key(key: tuple[KeyItem, ...], palette: Palette) -> tuple[KeyItem, ...]:
    """The key with its colours as attributes."""
    return tuple((paint_svg(symbol, palette), words) for symbol, words in key)


def draw_inline(piece: Piece, story: Story, width: int) -> Markup:
    """The picture of the events on so many pixels, its labels linked to the page."""
    # In the words of a source quotes are escaped: what looks like a link is one of ours.
    linked = Markup(str(draw_still(piece, story, width)).replace('<a href="#', '<a href="index.html#'))  # noqa: S704 ours, as it was
    return paint_svg(linked, story.palette)


def render_sheet(explainer: Explainer, theme: Theme) -> Artifact:
    """embed/inline.css, the style sheet of the fragments."""
    palette = load_palette()

    def both(role: str) -> str:
        return f"light-dark({palette.light[role]},{palette.dark[role]})"

    words = (
        f"figure{{background:{palette.light['paper']};color:{palette.light['ink']};"
        f"background:{both('paper')};color:{both('ink')};border:1px solid {both('rule')}}}"
        f".note,time{{color:{palette.light['muted']};color:{both('muted')}}}"
        f"a{{color:{palette.light['accent']};color:{both('accent')}}}"
        f".static-map:not(.is-choropleth){{background:{both('surface')}}}"
    )
    sheet = load_text("static/inline.css") + words + ink_rules(both, palette) + "\n"
    return Artifact("embed/inline.css", sheet.encode())
