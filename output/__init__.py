"""The telling room: from an explainer to the files of a site, each a pure function."""

from __future__ import annotations

from collections.abc import Callable

from output.data import events_csv, events_geojson, explainer_json, feed, positions_csv, timeline_ics
from output.model import Artifact, Explainer, Theme

RENDERERS: tuple[Callable[[Explainer, Theme], Artifact], ...] = (
    explainer_json.render,
    events_csv.render,
    events_geojson.render,
    positions_csv.render,
    timeline_ics.render,
    feed.render,
)
"""Each makes one file of the site."""
