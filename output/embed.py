"""The charts alone, to stand in frames of other people's pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from output.assets import load_text
from output.document import build_document
from output.model import Artifact, Explainer, Theme
from output.oembed import list_discoveries
from output.pieces import ChartKind
from output.story import Story, list_charts, prepare_story
from output.translations import other_languages


def render_charts(explainer: Explainer, theme: Theme) -> tuple[Artifact, ...]:
    """All three. What they say in each language is worked out once."""
    story = prepare_story(explainer, theme)
    others = tell_elsewhere(story)
    return tuple(draw_chart(kind, story, others) for kind in get_args(ChartKind))


def render_chart(kind: ChartKind, explainer: Explainer, theme: Theme) -> Artifact:
    """One chart as a document of its own; it says so when there is nothing to show."""
    story = prepare_story(explainer, theme)
    return draw_chart(kind, story, tell_elsewhere(story))


def tell_elsewhere(story: Story) -> tuple[Story, ...]:
    """The same story in every other language that we have."""
    explainer = story.outline.explainer
    languages = other_languages(story.outline.wording)
    return tuple(prepare_story(explainer, story.theme, language, story.plan) for language in languages)


def draw_chart(kind: ChartKind, story: Story, others: Sequence[Story]) -> Artifact:
    """A chart of this story, which can be had as it is told in the others."""
    content = build_document(
        "embed.html",
        story,
        tuple(chart for chart in list_charts(story) if chart == kind),
        others=others,
        kind=kind,
        canonical=story.theme.url,
        discoveries=list_discoveries(story, kind),
    )
    return Artifact(f"embed/{kind}.html", content)


def render_script(explainer: Explainer, theme: Theme) -> Artifact:
    """embed.js, which gives the frames of a page the height of their charts."""
    return Artifact("embed.js", load_text("static/embed.js").encode())
