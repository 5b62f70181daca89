"""The explainer itself: one HTML file that needs nothing else."""

from __future__ import annotations

from output.boards import write_named
from output.document import build_document
from output.embed import make_snippet
from output.model import Artifact, Explainer, Theme
from output.outline import write_standfirst
from output.story import Story, list_charts, prepare_story
from output.timeline_chart import key_events
from output.wording import say, write_day

DOWNLOADS = (
    "data/explainer.json",
    "data/events.csv",
    "data/events.geojson",
    "data/positions.csv",
    "data/timeline.ics",
    "feed.xml",
)


def render_page(explainer: Explainer, theme: Theme) -> Artifact:
    """index.html: the words first, then the charts, then every event with the passage that tells it."""
    return Artifact("index.html", write_page(prepare_story(explainer, theme)))


def write_page(story: Story, single: bool = False) -> bytes:
    """The page as a document; `single`: there are no other files beside it."""
    outline, explainer = story.outline, story.outline.explainer
    keys = key_events(outline.events)
    return build_document(
        "page.html",
        story,
        list_charts(story),
        single,
        standfirst=write_standfirst(outline),
        updated=say(outline.wording, "page.updated", date=write_day(outline.updated, outline.wording))
        if outline.updated
        else "",
        named=write_named(story.boards, outline.wording),
        keys=[line for line in outline.events if line.number in keys],
        unshown=len(explainer.timeline.events) - len(outline.events),
        unplaced=sum(not line.placements for line in outline.events),
        downloads=DOWNLOADS,
        snippet=lambda kind: make_snippet(kind, "", explainer.title),
    )
