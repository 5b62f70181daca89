"""Puts an HTML document together: our templates, the styles, the data, the scripts and their policy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from geo.boundaries import load_boundaries
from output.assets import load_packed, load_text
from output.boards import Board, set_boards
from output.data_block import (
    describe_board,
    describe_locale,
    describe_page,
    describe_stops,
    figure_json,
    name_countries,
    to_json,
)
from output.marker_map import map_script
from output.model import Explainer, Theme
from output.outline import Outline, outline_explainer
from output.passages import Passage
from output.scripts import LIBRARIES, content_policy, list_libraries, own_script
from output.static_defs import svg_defs
from output.static_map import svg_choropleth, svg_map
from output.static_timeline import MOST_LANES, plan_timeline, svg_timeline
from output.stops import Stop, list_stops
from output.theme import Palette, css_variables, load_palette
from output.timeline_chart import timeline_figure
from output.wording import count_of, say


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


def build_document(template: str, story: Story, charts: Sequence[str], **values: object) -> bytes:
    """An HTML document with these charts, from one of our templates."""
    wording = story.outline.wording
    drawing = map_script(story.stops, story.theme) if "map" in charts else ""
    script, libraries = own_script(charts, drawing), list_libraries(charts)
    html = (
        environment()
        .get_template(template)
        .render(
            story=story,
            outline=story.outline,
            wording=wording,
            charts=charts,
            say=lambda key, **fields: say(wording, key, **fields),
            count=lambda what, number: count_of(wording, what, number),
            figures=static_figures(story, charts),
            style=Markup(page_style(story, charts)),  # noqa: S704 our own style sheets
            policy=content_policy(script, libraries, story.theme.basemap == "tiles"),
            data=Markup(to_json(chart_data(story, charts, template == "embed.html"))),  # noqa: S704 escaped by to_json
            land=load_land() if {"map", "choropleth"} & set(charts) else None,
            libraries=[(name, load_packed(LIBRARIES[name])) for name in libraries],
            script=Markup(script),  # noqa: S704 ours, and numbers
            **values,
        )
    )
    return html.encode("utf-8", "replace")


def load_land() -> Markup:
    """The outlines of the countries for the scripts."""
    return Markup(load_boundaries().packed)  # noqa: S704 our own data, numbers and country codes


@cache
def environment() -> Environment:
    """Our templates and no others; everything put into them is escaped."""
    made = Environment(
        loader=FunctionLoader(lambda name: load_text(f"templates/{name}")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters["names"] = name_sources
    return made


def name_sources(passages: Iterable[Passage]) -> str:
    """The sources of these passages, each once."""
    return ", ".join(dict.fromkeys(passage.source.name for passage in passages))


def static_figures(story: Story, charts: Sequence[str]) -> dict[str, Any]:  # Any: markup, or a tuple of it
    """The charts as SVG, for readers without JavaScript and for print."""
    events, wording = story.outline.events, story.outline.wording
    return {
        "defs": svg_defs(land=bool({"map", "choropleth"} & set(charts))),
        "timeline": svg_timeline(events, 1140, wording) if "timeline" in charts else "",
        "narrow": svg_timeline(events, 340, wording) if "timeline" in charts else "",
        "map": svg_map(story.stops) if "map" in charts else "",
        "choropleths": tuple(svg_choropleth(board) for board in story.boards)
        if "choropleth" in charts
        else (),
    }


def page_style(story: Story, charts: Sequence[str]) -> str:
    """The style sheet: colours, ours, and Leaflet's without its pictures, which would be requests."""
    sheets = [css_variables(story.palette)]
    if "map" in charts:
        leaflet = load_text("assets/leaflet.css") + load_text("assets/leaflet.markercluster.css")
        sheets.append(re.sub(r"url\([^)]*\)", "none", leaflet))
    sheets += [load_text(f"static/{name}.css") for name in ("page", "charts", "print")]
    return "\n".join(sheets)


def chart_data(story: Story, charts: Sequence[str], alone: bool) -> dict[str, Any]:  # Any: JSON
    """What the scripts of these charts need to know."""
    outline, data = story.outline, describe_page(story.outline, alone)
    if "map" in charts:
        data["stops"] = describe_stops(story.stops)
    if "timeline" in charts:
        drawing = plan_timeline(outline.events, 1140)
        spots = {line.number: spot.lane for line, spot in zip(drawing.lines, drawing.spots, strict=True)}
        lanes = [spots.get(line.number, -1) for line in outline.events]
        data["timeline"] = figure_json(timeline_figure(outline.events, lanes, story.palette, outline.wording))
        data["locale"] = describe_locale(outline.wording)
        data["lanes"] = MOST_LANES
    if "choropleth" in charts:
        data["boards"] = [describe_board(board, story.palette) for board in story.boards]
        data["countries"] = name_countries(outline.wording)
    return data
