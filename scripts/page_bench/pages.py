"""The pages that are measured: ours by the renderers of the program, each peer's by its own package."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from pathlib import Path

from output import render_site
from output.model import Explainer, Theme
from timeline.model import Event

HERE = Path(__file__).resolve().parent
SHOW = "<div style='height:600px' id='chart'></div>"


HANDLES = {"timeline": ".timeline .canvas", "map": "#map_dateline", "choropleth": ".positions .plot"}
"""Our charts alone, and what is dragged of each."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page on disk, and how to know that its chart is there and where to take hold of it."""

    name: str
    path: Path
    marks: str
    """A selector of the marks of its chart."""
    least: int
    """How many of them there are when the chart is ready."""
    handle: str
    """A selector of what is dragged."""
    explainer: Explainer
    whole: bool = True
    """False for a chart alone, which does not tell the whole story."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A page that could not be made, and why."""

    name: str
    reason: str


def fetch_packages(folder: Path) -> None:
    """Fill `folder`/node_modules with the peers' npm packages. Raises RuntimeError, with npm's own words."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (HERE / "package.json", HERE / "package-lock.json", HERE.parent.parent / ".npmrc"):
        (folder / name.name).write_bytes(name.read_bytes())
    try:
        done = subprocess.run(
            ["npm", "ci", "--ignore-scripts"], cwd=folder, capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise RuntimeError(f"npm does not start: {error}") from error
    if done.returncode:
        raise RuntimeError(f"npm could not fetch the peers: {last_words(done.stderr)}")


def last_words(text: str) -> str:
    """The last line that says something."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "no reason given")


def build_ours(explainer: Explainer, folder: Path) -> Iterator[Page]:
    """Our page, and each of its charts alone."""
    for artifact in render_site(explainer, Theme()):
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
    ready = "html[data-ready=true]"
    index, drawn = folder / "index.html", ".timeline .plot .point"
    yield Page("dateline", index, drawn, 1, ".timeline .canvas", explainer)
    yield Page("dateline, to the last chart", index, ready, 1, ".timeline .canvas", explainer, whole=False)
    for chart, handle in HANDLES.items():
        path = folder / "embed" / f"{chart}.html"
        yield Page(f"dateline, {chart} alone", path, ready, 1, handle, explainer, whole=False)


def build_peers(explainer: Explainer, folder: Path, packages: Path | None) -> Iterator[Page | Missing]:
    """The peers' pages of the same events; those of npm are missing when there are no packages."""
    folder.mkdir(parents=True, exist_ok=True)
    yield from attempt(("px.timeline", "px.timeline, panning"), build_plotly, explainer, folder)
    yield from attempt(("folium",), build_folium, explainer, folder)
    if packages is None:
        return
    yield from attempt(
        ("TimelineJS3",), lambda told, into: build_timelinejs(told, into, packages), explainer, folder
    )
    yield from attempt(
        ("vis-timeline",), lambda told, into: build_vis(told, into, packages), explainer, folder
    )


def attempt(
    names: Iterable[str],
    build: Callable[[Explainer, Path], Iterable[Page]],
    explainer: Explainer,
    folder: Path,
) -> Iterator[Page | Missing]:
    """The pages, or why there are none: a package that is not installed."""
    try:
        yield from build(explainer, folder)
    except ImportError as error:
        for name in names:
            yield Missing(name, str(error))


def end_of(event: Event) -> date:
    """The day after the last: a bar of one day has a length."""
    return event.when.interval.last + timedelta(days=1)


def build_plotly(explainer: Explainer, folder: Path) -> Iterator[Page]:
    """px.timeline with its bundle inside; as it comes (a drag draws a box), and set to pan."""
    import plotly.express as px  # type: ignore[import-untyped]  # plotly has no types

    events = explainer.timeline.events
    figure = px.timeline(
        {
            "event": [event.title for event in events],
            "start": [event.when.interval.first.isoformat() for event in events],
            "end": [end_of(event).isoformat() for event in events],
        },
        x_start="start",
        x_end="end",
        y="event",
        title=explainer.title,
    )
    for name, mode in (("px.timeline", "zoom"), ("px.timeline, panning", "pan")):
        path = folder / f"plotly-{mode}.html"
        figure.update_layout(dragmode=mode).write_html(path, include_plotlyjs=True)
        yield Page(name, path, ".js-plotly-plot .bars path", len(events), ".nsewdrag", explainer)


def build_folium(explainer: Explainer, folder: Path) -> Iterator[Page]:
    """A folium map with a marker for each event."""
    import folium

    events = explainer.timeline.events
    world = folium.Map(location=[20, 0], zoom_start=2)
    for event in events:
        place = explainer.placements[event.id][0].place
        point = [place.latitude, place.longitude]
        folium.Marker(point, popup=folium.Popup(escape(event.title), max_width=300)).add_to(world)
    path = folder / "folium.html"
    world.save(str(path))
    yield Page("folium", path, ".leaflet-marker-icon", len(events), ".leaflet-container", explainer)


def build_timelinejs(explainer: Explainer, folder: Path, packages: Path) -> Iterator[Page]:
    """TimelineJS3 with its own style and script beside the page."""
    home = (packages / "node_modules/@knight-lab/timelinejs/dist").as_uri()
    told = {
        "title": {"text": {"headline": explainer.title}},
        "events": [
            {
                "start_date": split_day(event.when.interval.first),
                "end_date": split_day(event.when.interval.last),
                "text": {"headline": event.title, "text": quote(explainer, event)},
            }
            for event in explainer.timeline.events
        ],
    }
    path = folder / "timelinejs.html"
    path.write_text(
        "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
        f"<title>{escape(explainer.title)}</title>"
        f"<link rel='stylesheet' href='{home}/css/timeline.css'><script src='{home}/js/timeline.js'></script>"
        f"</head><body>{SHOW}<script>new TL.Timeline('chart', {as_script(told)});</script></body></html>",
        encoding="utf-8",
    )
    count = len(explainer.timeline.events)
    yield Page("TimelineJS3", path, ".tl-timemarker", count, ".tl-timenav", explainer)


def build_vis(explainer: Explainer, folder: Path, packages: Path) -> Iterator[Page]:
    """vis-timeline, standalone build; it draws only the items in view."""
    home = packages / "node_modules/vis-timeline"
    items = [
        {
            "id": number,
            "content": event.title,
            "start": event.when.interval.first.isoformat(),
            **(
                {"end": end_of(event).isoformat()}
                if event.when.interval.last > event.when.interval.first
                else {}
            ),
        }
        for number, event in enumerate(explainer.timeline.events)
    ]
    path = folder / "vis.html"
    path.write_text(
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{escape(explainer.title)}</title>"
        f"<link rel='stylesheet' href='{(home / 'styles/vis-timeline-graph2d.min.css').as_uri()}'>"
        f"<script src='{(home / 'standalone/umd/vis-timeline-graph2d.min.js').as_uri()}'></script></head>"
        f"<body>{SHOW}<script>new vis.Timeline(document.getElementById('chart'), "
        f"new vis.DataSet({as_script(items)}), {{height: '600px'}});</script></body></html>",
        encoding="utf-8",
    )
    yield Page("vis-timeline", path, ".vis-item", 5, ".vis-panel.vis-center", explainer)


def as_script(value: object) -> str:
    """JSON that does not end the script element it stands in."""
    return json.dumps(value).replace("<", "\\u003c")


def split_day(day: date) -> dict[str, int]:
    """A day as TimelineJS wants it."""
    return {"year": day.year, "month": day.month, "day": day.day}


def quote(explainer: Explainer, event: Event) -> str:
    """The words that tell an event."""
    span = event.evidence[0]
    text = next(document.text for document in explainer.documents if document.id == span.document)
    return escape(text[span.start : span.end])
