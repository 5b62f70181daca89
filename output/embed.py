"""The charts alone, to stand in frames of other people's pages."""

from __future__ import annotations

from output.assets import load_text
from output.document import build_document
from output.model import Artifact, Explainer, Theme
from output.oembed import list_discoveries
from output.pieces import ChartKind
from output.story import list_charts, prepare_story


def render_timeline(explainer: Explainer, theme: Theme) -> Artifact:
    """embed/timeline.html."""
    return render_chart("timeline", explainer, theme)


def render_map(explainer: Explainer, theme: Theme) -> Artifact:
    """embed/map.html."""
    return render_chart("map", explainer, theme)


def render_choropleth(explainer: Explainer, theme: Theme) -> Artifact:
    """embed/choropleth.html, with every question of the explainer."""
    return render_chart("choropleth", explainer, theme)


def render_chart(kind: ChartKind, explainer: Explainer, theme: Theme) -> Artifact:
    """One chart as a document of its own; it says so when there is nothing to show."""
    story = prepare_story(explainer, theme)
    charts = tuple(chart for chart in list_charts(story) if chart == kind)
    content = build_document(
        "embed.html",
        story,
        charts,
        kind=kind,
        canonical=theme.url,
        discoveries=list_discoveries(story, kind),
    )
    return Artifact(f"embed/{kind}.html", content)


def render_script(explainer: Explainer, theme: Theme) -> Artifact:
    """embed.js, which gives the frames of a page the height of their charts."""
    return Artifact("embed.js", load_text("static/embed.js").encode())
