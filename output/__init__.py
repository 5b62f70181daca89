"""The telling room: from an explainer to the files of a site, each a pure function."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from output.chart import Chart
from output.data import (
    changes_json,
    datawrapper_events,
    events_csv,
    events_geojson,
    events_kml,
    explainer_json,
    feed,
    positions_csv,
    story_md,
    timeline_ics,
    timelinejs_csv,
    timelinejs_json,
)
from output.data.datawrapper_positions import render_tables
from output.draw import draw_choropleth, draw_map, draw_page, draw_timeline
from output.embed import render_charts, render_script
from output.fragment import render_fragments, render_sheet
from output.model import Artifact, Explainer, Theme
from output.oembed import render_oembeds
from output.page import render_page
from output.pictures import render_pictures
from output.preview import render_png, render_svg
from output.snippets import render_snippets

__all__ = [
    "RENDERERS",
    "Artifact",
    "Chart",
    "Explainer",
    "Theme",
    "draw_choropleth",
    "draw_map",
    "draw_page",
    "draw_timeline",
]

RENDERERS: tuple[Callable[[Explainer, Theme], Artifact], ...] = (
    render_page,
    render_script,
    render_svg,
    render_png,
    render_sheet,
    render_snippets,
    explainer_json.render,
    changes_json.render,
    events_csv.render,
    events_geojson.render,
    events_kml.render,
    positions_csv.render,
    timeline_ics.render,
    timelinejs_json.render,
    timelinejs_csv.render,
    datawrapper_events.render,
    story_md.render,
    feed.render,
)
"""All that make a file of the site, in the order they are written."""

SERIES: tuple[Callable[[Explainer, Theme], Iterable[Artifact]], ...] = (
    render_charts,
    render_pictures,
    render_fragments,
    render_oembeds,
    render_tables,
)
"""Those that make a file for each chart there is something to show of, or none."""


def render_site(explainer: Explainer, theme: Theme) -> tuple[Artifact, ...]:
    """All files of the site."""
    one = [render(explainer, theme) for render in RENDERERS]
    return (*one, *(artifact for render in SERIES for artifact in render(explainer, theme)))
