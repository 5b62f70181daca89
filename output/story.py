"""An explainer made ready to be shown: in words, with its boards and stops, and as data for the scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from output.batches import Plan, plan_boards
from output.boards import Board, set_boards
from output.data_block import (
    describe_board,
    describe_facets,
    describe_locale,
    describe_page,
    describe_stops,
    figure_json,
    list_answers,
    name_countries,
)
from output.facets import MOST_CHOICES, Facet, list_facets, shorten_facets
from output.model import Explainer, Theme
from output.outline import Outline, outline_explainer
from output.stops import Stop, list_stops
from output.theme import Palette, load_palette
from output.timeline_chart import tick_formats, timeline_figure
from output.timeline_plan import MOST_LANES, plan_timeline

WIDE_PX, NARROW_PX = 1140, 340
"""How wide a timeline is on a desk and in a hand."""


@dataclass(frozen=True, slots=True)
class Story:
    """An explainer with everything worked out that its documents share."""

    outline: Outline
    boards: tuple[Board, ...]
    stops: tuple[Stop, ...]
    facets: tuple[Facet, ...]
    theme: Theme
    palette: Palette
    plan: Plan


def prepare_story(explainer: Explainer, theme: Theme, language: str = "", plan: Plan | None = None) -> Story:
    """The story of an explainer, in its own language or another, with as many events as the theme allows;
    `plan` is what its boards quote, if that is known from another language."""
    return make_story(outline_explainer(explainer, language, theme.most_events), theme, plan)


def make_story(outline: Outline, theme: Theme, plan: Plan | None = None) -> Story:
    """The story of an outline."""
    palette = load_palette()
    plan = plan or plan_boards(outline.explainer, outline.library.documents)
    boards, stops = set_boards(outline, palette, plan), list_stops(outline.events)
    facets = shorten_facets(list_facets(outline), theme.most_events, MOST_CHOICES)
    return Story(outline, boards, stops, facets, theme, palette, plan)


def list_charts(story: Story) -> tuple[str, ...]:
    """The charts that this story has something for."""
    there = {"map": story.stops, "timeline": story.outline.events, "choropleth": story.boards}
    return tuple(chart for chart, content in there.items() if content)


def chart_data(story: Story, charts: Sequence[str], alone: bool) -> dict[str, Any]:  # Any: JSON
    """What the scripts of these charts need to know."""
    outline, data = story.outline, chart_words(story, charts, alone)
    if not alone:
        data["facets"] = describe_facets(story.facets)
    elif not {"map", "timeline"} & set(charts):
        data["events"] = []
    if "map" in charts:
        data["stops"] = describe_stops(story.stops)
    if "timeline" in charts:
        drawing = plan_timeline(outline.events, WIDE_PX)
        spots = {line.number: spot.lane for line, spot in zip(drawing.lines, drawing.spots, strict=True)}
        lanes = [spots.get(line.number, -1) for line in outline.events]
        data["timeline"] = figure_json(timeline_figure(outline.events, lanes, story.palette, outline.wording))
        data["lanes"] = MOST_LANES
    if "choropleth" in charts:
        data["boards"] = [describe_board(board, story.palette, story.theme.borders) for board in story.boards]
    return data


def chart_words(story: Story, charts: Sequence[str], alone: bool) -> dict[str, Any]:  # Any: JSON
    """The part of it that another language says otherwise, in its places; figures have it already."""
    wording, data = story.outline.wording, describe_page(story.outline, alone)
    if "timeline" in charts:
        data["timeline"] = {"layout": {"xaxis": {"tickformatstops": tick_formats(wording)}}}
        data["locale"] = describe_locale(wording)
    if "choropleth" in charts:
        data["boards"] = [{"answers": list_answers(board)} for board in story.boards]
        data["countries"] = name_countries(wording, story.theme.borders)
    return data
