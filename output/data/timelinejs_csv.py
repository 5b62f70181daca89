"""data/timelinejs.csv: the same timeline as the spreadsheet that TimelineJS3 reads, to be edited in one."""

from __future__ import annotations

from itertools import islice, repeat

from output.data.tables import Cell, write_table
from output.data.timelinejs import Slide, list_slides, title_slide
from output.known_dates import KnownDate
from output.model import Artifact, Explainer, Theme
from output.outline import outline_explainer

HEADING = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date",
    "Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail",
    "Type", "Group", "Background",
)  # fmt: skip
"""The columns of the spreadsheet template of Knight Lab."""


def render(explainer: Explainer, theme: Theme) -> Artifact:
    """The spreadsheet: the title first, then a row for each event."""
    outline = outline_explainer(explainer)
    headline, text = title_slide(outline)
    title = dict.fromkeys(HEADING) | {"Headline": headline, "Text": text, "Type": "title"}
    rows = [tuple(title.values()), *(_make_row(slide) for slide in list_slides(outline))]
    return Artifact("data/timelinejs.csv", write_table(HEADING, rows))


def _make_row(slide: Slide) -> tuple[Cell, ...]:
    start, end = _three_cells(slide.start), _three_cells(slide.end or ())
    return (*start, None, *end, None, slide.when, slide.headline, slide.text, *repeat(None, 7))


def _three_cells(known: KnownDate) -> tuple[Cell, ...]:
    return tuple(islice((*known, None, None, None), 3))
