"""data/datawrapper-events.csv: the events on the page as a table that Datawrapper takes as it is."""

from __future__ import annotations

from output.data.quotes import one_line
from output.data.tables import Cell, write_table
from output.model import Artifact, Explainer, Theme
from output.outline import EventLine, outline_explainer

HEADING = ("date", "end", "when", "title", "place", "latitude", "longitude", "country", "source", "url")
"""Days are ISO 8601, both included, `when` says in words how finely they are known; `country` is alpha-3."""


def render(explainer: Explainer, theme: Theme) -> Artifact:
    """The table: a row for each event, in order; place and source are the first of each."""
    rows = [_make_row(line) for line in outline_explainer(explainer).events]
    return Artifact("data/datawrapper-events.csv", write_table(HEADING, rows))


def _make_row(line: EventLine) -> list[Cell]:
    interval, source = line.event.when.interval, line.passage.source
    place = line.placements[0].place if line.placements else None
    return [
        interval.first.isoformat(),
        interval.last.isoformat(),
        line.when,
        one_line(line.event.title),
        one_line(place.name) if place else None,
        place.latitude if place else None,
        place.longitude if place else None,
        place.country if place else None,
        one_line(source.name),
        source.url,
    ]
