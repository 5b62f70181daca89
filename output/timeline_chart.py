"""The timeline as a plotly figure: points for days, bars for ranges, fading bars for imprecise dates.

Plotly gets numbers only. Labels are HTML that static/timeline.js lays over the figure: they wrap, they can be
reached by keyboard, and no text of a source passes through a chart library.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import plotly.graph_objects as go  # type: ignore[import-untyped]  # plotly has no types

from output.focus import main_stretch, whole_stretch
from output.outline import EventLine
from output.theme import Palette
from timeline.model import Event

HALF_DAY = timedelta(hours=12)
FADES = ((0.0, 0.14), (0.08, 0.14), (0.16, 0.16))
"""Bars laid over one another, each shorter by a share of the length at both ends: their ends look soft."""


def is_exact(event: Event) -> bool:
    """True when the day, or the first and the last day, are known."""
    return event.when.precision == "day"


def bounds_of(event: Event) -> tuple[datetime, datetime]:
    """Where an event is drawn: known days at noon, other dates from the first midnight to the last."""
    first, last = (
        datetime(day.year, day.month, day.day, tzinfo=UTC)
        for day in (event.when.interval.first, event.when.interval.last)
    )
    if is_exact(event):
        return first + HALF_DAY, last + HALF_DAY
    return first, last + 2 * HALF_DAY if last.date() < date.max else last


def role_of(event: Event) -> str:
    """How the point of an event looks."""
    return "disputed" if event.disputes else event.status


def timeline_figure(events: Sequence[EventLine], lanes: Sequence[int], palette: Palette) -> go.Figure:
    """The figure with each event on its lane; `customdata` is the number of the event."""
    pairs = [(line, lane) for line, lane in zip(events, lanes, strict=True)]
    soft = [pair for pair in pairs if not is_exact(pair[0].event)]
    ranges = [pair for pair in pairs if is_exact(pair[0].event) and is_long(pair[0].event)]
    figure = go.Figure(layout=timeline_layout(events, palette))
    for share, opacity in FADES:
        add_bars(figure, "soft", soft, share, {"width": 16, "color": palette.light["accent"]}, opacity)
    add_bars(figure, "range", ranges, 0, {"width": 8, "color": palette.light["accent"]}, 0.35)
    for role, symbol in (("happened", "circle"), ("announced", "circle-open"), ("disputed", "diamond")):
        points = [pair for pair in pairs if is_exact(pair[0].event) and role_of(pair[0].event) == role]
        add_points(figure, role, symbol, points, palette)
    return figure


def is_long(event: Event) -> bool:
    """True for more than one day."""
    return event.when.interval.first != event.when.interval.last


def add_bars(
    figure: go.Figure,
    role: str,
    pairs: Sequence[tuple[EventLine, int]],
    share: float,
    line: dict[str, Any],  # Any: a plotly line
    opacity: float,
) -> None:
    """One trace of thick lines, shortened by `share` of their length at each end."""
    x: list[str | None] = []
    y: list[int | None] = []
    numbers: list[int | None] = []
    for event_line, lane in pairs:
        start, end = bounds_of(event_line.event)
        inset = (end - start) * share
        x += [write_moment(start + inset), write_moment(end - inset), None]
        y += [lane, lane, None]
        numbers += [event_line.number, event_line.number, None]
    figure.add_scatter(
        x=x, y=y, customdata=numbers, mode="lines", line=line, opacity=opacity, meta=role, hoverinfo="none"
    )


def add_points(
    figure: go.Figure, role: str, symbol: str, pairs: Sequence[tuple[EventLine, int]], palette: Palette
) -> None:
    """One trace of points: each known day, both ends of each range."""
    moments = [
        (moment, lane, line.number) for line, lane in pairs for moment in dict.fromkeys(bounds_of(line.event))
    ]
    colour = palette.light["disputed" if role == "disputed" else "accent"]
    figure.add_scatter(
        x=[write_moment(moment) for moment, _, _ in moments],
        y=[lane for _, lane, _ in moments],
        customdata=[number for _, _, number in moments],
        mode="markers",
        marker={"symbol": symbol, "size": 12, "color": colour, "line": {"width": 2, "color": colour}},
        meta=role,
        hoverinfo="none",
    )


def timeline_layout(events: Sequence[EventLine], palette: Palette) -> dict[str, Any]:  # Any: a plotly layout
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
        "margin": {"l": 0, "r": 0, "t": 34, "b": 6, "pad": 0},
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
            "ticklabelmode": "period",
            "fixedrange": False,
        },
        "yaxis": {"visible": False, "fixedrange": True, "autorange": False, "range": [1, 0]},
    }


def write_moment(moment: datetime) -> str:
    """A moment as plotly reads it, without a time zone."""
    return moment.replace(tzinfo=None).isoformat(" ", "minutes")
