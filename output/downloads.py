"""The files of data beside the page, each with what it is for: what the page offers to download."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from output.data.datawrapper_positions import list_answered, table_path
from output.outline import Outline
from output.wording import say

FILES = {
    "data/explainer.json": "everything",
    "data/story.md": "story",
    "data/events.csv": "events",
    "data/positions.csv": "positions",
    "data/events.geojson": "places",
    "data/events.kml": "places",
    "data/timeline.ics": "calendar",
    "data/changes.json": "changes",
    "feed.xml": "feed",
}
"""Each with its string in the table [downloads]."""
PROGRAMS = {
    "data/timelinejs.json": "TimelineJS",
    "data/timelinejs.csv": "TimelineJS, Google Sheets",
    "data/datawrapper-events.csv": "Datawrapper",
}
"""Those made for one program, by its name."""


@dataclass(frozen=True, slots=True)
class Download:
    """One file."""

    path: str
    words: str
    title: str = ""
    """Of the question it answers, if it is about one."""


def list_downloads(outline: Outline) -> Iterator[Download]:
    """All of them that there are, in words of the page."""
    wording = outline.wording
    for path, key in FILES.items():
        yield Download(path, say(wording, f"downloads.{key}"))
    for path, program in PROGRAMS.items():
        yield Download(path, say(wording, "downloads.for", program=program))
    for question in list_answered(outline):
        words = say(wording, "downloads.for", program="Datawrapper")
        yield Download(table_path(question), words, question.title)
