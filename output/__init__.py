"""The telling room: from an explainer to the files of a site, each a pure function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from output.beside.files import render_page_and_beside
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
from output.preview import render_png, render_svg
from timeline.model import Timeline
from timeline.works import Each, one_by_one

__all__ = [
    "Artifact",
    "Chart",
    "Explainer",
    "Theme",
    "draw_choropleth",
    "draw_map",
    "draw_page",
    "draw_timeline",
]

Renderer = Callable[[Explainer, Theme], Artifact]
Part = Literal["page", "charts", "pieces", "data"]
"""Parts of a site that are drawn apart from one another."""
_OF_SHOWN: tuple[Part, ...] = ("charts", "pieces")
"""They know no events but those that are shown."""
_FIRST: tuple[Part, ...] = ("page",)
"""It loads what the others need."""
_MOST_HANDED = 1000
"""Documents: those of a story that is drawn by several processes."""

_FILES: Mapping[Part, tuple[Renderer, ...]] = {
    "data": (
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
    ),
    "pieces": (render_script, render_svg, render_png, render_sheet),
}
"""Those that make a file."""
_SERIES: Mapping[Part, tuple[Callable[[Explainer, Theme], Iterable[Artifact]], ...]] = {
    "page": (render_page_and_beside,),
    "charts": (render_charts,),
    "pieces": (render_fragments, render_oembeds, render_tables),
}
"""Those that make several files, one for each chart there is something to show of, or none."""


@dataclass(frozen=True, slots=True)
class RenderPart:
    """The files of a part of the site."""

    label: ClassVar[str] = "Drawing"
    explainer: Explainer
    theme: Theme

    def __call__(self, part: Part) -> tuple[Artifact, ...]:
        files = [render(self.explainer, self.theme) for render in _FILES.get(part, ())]
        series = (render(self.explainer, self.theme) for render in _SERIES.get(part, ()))
        return (*files, *(artifact for several in series for artifact in several))


def render_site(explainer: Explainer, theme: Theme, each: Each = one_by_one) -> tuple[Artifact, ...]:
    """All files of the site."""
    whole, shown = RenderPart(explainer, theme), RenderPart(leave_shown(explainer), theme)
    # What knows every event or very many documents is done here: handing it to another process costs more.
    spread = each if len(explainer.documents) <= _MOST_HANDED else one_by_one
    drawn = [*spread(whole, _FIRST), whole("data"), *spread(shown, _OF_SHOWN)]
    return tuple(artifact for part in drawn for artifact in part)


def leave_shown(explainer: Explainer) -> Explainer:
    """The explainer without the events that the page does not show: as charts know it."""
    shown = explainer.shown
    return replace(
        explainer,
        timeline=Timeline(tuple(event for event in explainer.timeline.events if event.id in shown)),
        placements={name: told for name, told in explainer.placements.items() if name in shown},
    )
