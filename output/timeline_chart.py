"""The timeline as a plotly figure: points for days, bars for ranges, fading bars for imprecise dates.

Plotly gets numbers only. Labels are HTML that static/timeline.js lays over the figure: they wrap, they can be
reached by keyboard, and no text of a source passes through a chart library.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import plotly.graph_objects as go  # type: ignore[import-untyped]  # plotly has no types

from output.focus import main_stretch, whole_stretch
from output.outline import EventLine
from output.theme import Palette
from output.wording import Wording
from timeline.model import Event

DAY = timedelta(days=1)
MOST_KEYS = 5
DAY_MS = 86_400_000
D3 = {"y": "%Y", "MMMM": "%B", "MMM": "%b", "MM": "%m", "M": "%-m", "dd": "%d", "d": "%-d"}
SOFT_PX = 16
"""How thick the bar of an imprecise date is."""
ROLES = {"happened": "circle", "announced": "circle", "disputed": "diamond"}
"""How the point of an event looks, by role; the roles are drawn in this order."""


def is_exact(event: Event) -> bool:
    """True when the day, or the first and the last day, are known."""
    return event.when.precision == "day"


def bounds_of(event: Event) -> tuple[datetime, datetime]:
    """Where an event is drawn: known days at their tick, other dates up to the tick after their last."""
    first, last = (
        datetime(day.year, day.month, day.day, tzinfo=UTC)
        for day in (event.when.interval.first, event.when.interval.last)
    )
    if is_exact(event):
        return first, last
    return first, last + DAY if last.date() < date.max else last


def role_of(event: Event) -> str:
    """Disputed before announced or happened: what readers must not miss."""
    return "disputed" if event.disputes else event.status


def key_events(events: Sequence[EventLine]) -> frozenset[int]:
    """The numbers of the few events whose labels are set in bold, so that the story is told at a glance."""
    most = min(MOST_KEYS, len(events) // 3)
    ranked = sorted(events, key=lambda line: (-line.event.importance, line.number))
    return frozenset(line.number for line in ranked[:most])


def timeline_figure(
    events: Sequence[EventLine], lanes: Sequence[int], palette: Palette, wording: Wording
) -> go.Figure:
    """The figure with each event on its lane; `customdata` is the number of the event."""
    pairs = list(zip(events, lanes, strict=True))
    figure = go.Figure(layout=timeline_layout(events, palette, wording))
    for role in ROLES:
        told = [pair for pair in pairs if role_of(pair[0].event) == role]
        colour = palette.light["disputed" if role == "disputed" else "accent"]
        add_soft_bars(figure, role, [pair for pair in told if not is_exact(pair[0].event)], colour)
        exact = [pair for pair in told if is_exact(pair[0].event)]
        ranges = [pair for pair in exact if is_long(pair[0].event)]
        add_bars(figure, role, ranges, {"width": 8, "color": colour}, 0.35)
        add_points(figure, role, exact, colour, palette.light["paper"])
    return figure


def add_soft_bars(figure: go.Figure, role: str, pairs: Sequence[tuple[EventLine, int]], colour: str) -> None:
    """Bars whose ends static/marks.js makes fade, dashed when announced; and a speck for when they get too
    short to see."""
    if role == "announced":
        add_bars(figure, role, pairs, {"width": 10, "color": colour, "dash": "4px,3px"}, 0.45)
    else:
        add_bars(figure, f"{role} soft", pairs, {"width": SOFT_PX, "color": colour}, 0.3)
    add_specks(figure, role, pairs, colour)


def is_long(event: Event) -> bool:
    """True for more than one day."""
    return event.when.interval.first != event.when.interval.last


def add_bars(
    figure: go.Figure,
    role: str,
    pairs: Sequence[tuple[EventLine, int]],
    line: dict[str, Any],  # Any: a plotly line
    opacity: float,
) -> None:
    """One trace of thick lines."""
    x: list[str | None] = []
    y: list[int | None] = []
    numbers: list[int | None] = []
    for event_line, lane in pairs:
        start, end = bounds_of(event_line.event)
        x += [write_moment(start), write_moment(end), None]
        y += [lane, lane, None]
        numbers += [event_line.number, event_line.number, None]
    add_trace(figure, role, x, y, numbers, mode="lines", line=line, opacity=opacity)


def add_specks(figure: go.Figure, role: str, pairs: Sequence[tuple[EventLine, int]], colour: str) -> None:
    """A faint point in the middle of each bar."""
    moments = [start + (end - start) / 2 for start, end in (bounds_of(line.event) for line, _ in pairs)]
    add_trace(
        figure,
        f"{role} speck",
        [write_moment(moment) for moment in moments],
        [lane for _, lane in pairs],
        [line.number for line, _ in pairs],
        mode="markers",
        marker={"size": 14, "color": colour, "line": {"width": 0}},
        opacity=0.4,
    )


def add_points(
    figure: go.Figure, role: str, pairs: Sequence[tuple[EventLine, int]], colour: str, paper: str
) -> None:
    """One trace of points: each known day, both ends of each range; hollow when announced."""
    moments = [
        (moment, lane, line.number) for line, lane in pairs for moment in dict.fromkeys(bounds_of(line.event))
    ]
    fill = paper if role == "announced" else colour
    add_trace(
        figure,
        role,
        [write_moment(moment) for moment, _, _ in moments],
        [lane for _, lane, _ in moments],
        [number for _, _, number in moments],
        mode="markers",
        marker={"symbol": ROLES[role], "size": 12, "color": fill, "line": {"width": 2.4, "color": colour}},
    )


def add_trace(
    figure: go.Figure,
    role: str,
    x: Sequence[str | None],
    y: Sequence[int | None],
    numbers: Sequence[int | None],
    **look: object,
) -> None:
    """One trace, unless it would be empty."""
    if x:
        figure.add_scatter(x=x, y=y, customdata=numbers, meta=role, hoverinfo="none", **look)


def timeline_layout(
    events: Sequence[EventLine], palette: Palette, wording: Wording
) -> dict[str, Any]:  # Any: a plotly layout
    """The axes: time along the top, lanes downwards, no plotly text but the ticks."""
    intervals = [line.event.when.interval for line in events]
    if not intervals:
        return {}
    whole, core = whole_stretch(intervals), main_stretch(intervals)
    return {
        "template": {},
        "meta": {
            "whole": [whole.first.isoformat(), whole.last.isoformat()],
            "core": [core.first.isoformat(), core.last.isoformat()],
        },
        "showlegend": False,
        "dragmode": "pan",
        "hovermode": "closest",
        "margin": {"l": 0, "r": 0, "t": 40, "b": 8, "pad": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": palette.light["muted"], "size": 12},
        "xaxis": {
            "type": "date",
            "side": "top",
            "showgrid": True,
            "gridcolor": palette.light["rule"],
            "zeroline": False,
            "ticks": "",
            "tickformatstops": tick_formats(wording),
            "fixedrange": False,
        },
        "yaxis": {"visible": False, "fixedrange": True, "autorange": False, "range": [1, 0]},
    }


def tick_formats(wording: Wording) -> list[dict[str, Any]]:  # Any: plotly tick formats
    """How the axis writes days, months and years, the year below where it changes, by CLDR's patterns.

    %b and %B are the short names of months beside a day and alone (output/data_block.py, describe_locale).
    """
    day, year = (d3_format(wording.locale.datetime_skeletons[name].pattern) for name in ("MMMd", "y"))
    return [
        {"dtickrange": [None, 28 * DAY_MS], "value": f"{day}\n{year}"},
        {"dtickrange": [28 * DAY_MS, "M11"], "value": f"%B\n{year}"},
        {"dtickrange": ["M12", None], "value": year},
    ]


def d3_format(pattern: str) -> str:
    """A CLDR pattern of days, months and years ("d MMM") as d3 writes it ("%-d %b")."""
    parts = pattern.replace("LLL", "MMM").split("'")
    # Every second part stood between apostrophes and is said as it is: "d 'de' MMM".
    parts[::2] = [re.sub("M+|d+|y+", lambda found: D3.get(found.group(), ""), part) for part in parts[::2]]
    return "".join(parts)


def write_moment(moment: datetime) -> str:
    """A moment as plotly reads it, without a time zone."""
    return moment.replace(tzinfo=None).isoformat(" ", "minutes")
