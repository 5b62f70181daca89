"""The explainer itself: one HTML file that needs nothing else."""

from __future__ import annotations

from output.boards import write_named
from output.document import build_document
from output.model import Artifact, Explainer, Theme
from output.outline import write_standfirst
from output.pieces import list_pieces
from output.sharing import describe_sharing
from output.snippets import describe_snippets
from output.story import list_charts, prepare_story
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
    story = prepare_story(explainer, theme)
    outline = story.outline
    keys = key_events(outline.events)
    content = build_document(
        "page.html",
        story,
        list_charts(story),
        standfirst=write_standfirst(outline),
        updated=say(outline.wording, "page.updated", date=write_day(outline.updated, outline.wording))
        if outline.updated
        else "",
        named=write_named(story.boards, outline.wording),
        keys=[line for line in outline.events if line.number in keys],
        unshown=len(explainer.timeline.events) - len(outline.events),
        unplaced=sum(not line.placements for line in outline.events),
        downloads=DOWNLOADS,
        pieces=[describe_snippets(piece, story) for piece in list_pieces(story)],
        **describe_sharing(story),
    )
    return Artifact("index.html", content)
