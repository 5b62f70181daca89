"""The charts alone, to stand in other people's pages, and the snippets that put them there."""

from __future__ import annotations

from html import escape
from typing import Literal, get_args

from output.assets import load_text
from output.document import build_document
from output.model import Artifact, Explainer, Theme
from output.story import list_charts, prepare_story

Chart = Literal["timeline", "map", "choropleth"]
HEIGHTS_PX: dict[Chart, int] = {"timeline": 520, "map": 480, "choropleth": 760}
"""Until embed.js has asked the chart itself."""


def render_timeline(explainer: Explainer, theme: Theme) -> Artifact:
    """embed/timeline.html."""
    return render_chart("timeline", explainer, theme)


def render_map(explainer: Explainer, theme: Theme) -> Artifact:
    """embed/map.html."""
    return render_chart("map", explainer, theme)


def render_choropleth(explainer: Explainer, theme: Theme) -> Artifact:
    """embed/choropleth.html, with every question of the explainer."""
    return render_chart("choropleth", explainer, theme)


def render_chart(kind: Chart, explainer: Explainer, theme: Theme) -> Artifact:
    """One chart as a document of its own; it says so when there is nothing to show."""
    story = prepare_story(explainer, theme)
    charts = tuple(chart for chart in list_charts(story) if chart == kind)
    return Artifact(f"embed/{kind}.html", build_document("embed.html", story, charts, kind=kind))


def render_script(explainer: Explainer, theme: Theme) -> Artifact:
    """embed.js, which gives the frames of a page the height of their charts."""
    return Artifact("embed.js", load_text("static/embed.js").encode())


def make_snippet(chart: str, url: str, title: str = "") -> str:
    """HTML to paste into an article: the chart of the site at `url` in a frame that grows with it. Without
    a `url` the addresses are relative to the site.

    Raises ValueError for a chart that there is not.
    """
    height = next((HEIGHTS_PX[kind] for kind in get_args(Chart) if kind == chart), None)
    if height is None:
        raise ValueError(f"no chart {chart!r}; there are {', '.join(get_args(Chart))}")
    site = escape(f"{url.rstrip('/')}/" if url else "")
    return (
        f'<iframe class="dateline" src="{site}embed/{chart}.html" title="{escape(title or chart)}" '
        f'width="100%" height="{height}" style="border:0" loading="lazy"></iframe>\n'
        f'<script src="{site}embed.js" async></script>\n'
    )
