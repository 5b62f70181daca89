"""An explainer made ready to be shown: in words, with its boards and stops, and as data for the scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from output.boards import Board, set_boards
from output.data_block import (
    describe_board,
    describe_locale,
    describe_page,
    describe_stops,
    figure_json,
    name_countries,
)
from output.model import Explainer, Theme
from output.outline import Outline, outline_explainer
from output.stops import Stop, list_stops
from output.theme import Palette, load_palette
from output.timeline_chart import timeline_figure
from output.timeline_plan import MOST_LANES, plan_timeline

WIDE_PX, NARROW_PX = 1140, 340
"""How wide a timeline is on a desk and in a hand."""


@dataclass(frozen=True, slots=True)
class Story:
    """An explainer with everything worked out that its documents share."""

    outline: Outline
    boards: tuple[Board, ...]
    stops: tuple[Stop, ...]
    theme: Theme
    palette: Palette


def prepare_story(explainer: Explainer, theme: Theme) -> Story:
    """The story of an explainer."""
    outline, palette = outline_explainer(explainer), load_palette()
    return Story(outline, set_boards(outline, palette), list_stops(outline.events), theme, palette)


def list_charts(story: Story) -> tuple[str, ...]:
    """The charts that this story has something for."""
    there = {"map": story.stops, "timeline": story.outline.events, "choropleth": story.boards}
    return tuple(chart for chart, content in there.items() if content)


def chart_data(story: Story, charts: Sequence[str], alone: bool) -> dict[str, Any]:  # Any: JSON
    """What the scripts of these charts need to know."""
    outline, data = story.outline, describe_page(story.outline, alone)
    if alone and not {"map", "timeline"} & set(charts):
        data["events"] = []
    if "map" in charts:
        data["stops"] = describe_stops(story.stops)
    if "timeline" in charts:
        drawing = plan_timeline(outline.events, WIDE_PX)
        spots = {line.number: spot.lane for line, spot in zip(drawing.lines, drawing.spots, strict=True)}
        lanes = [spots.get(line.number, -1) for line in outline.events]
        data["timeline"] = figure_json(timeline_figure(outline.events, lanes, story.palette, outline.wording))
        data["locale"] = describe_locale(outline.wording)
        data["lanes"] = MOST_LANES
    if "choropleth" in charts:
        data["boards"] = [describe_board(board, story.palette) for board in story.boards]
        data["countries"] = name_countries(outline.wording)
    return data
