"""The positions of countries as a plotly choropleth: one trace, every country in it, unnamed ones neutral."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go  # type: ignore[import-untyped]  # plotly has no types

from geo.boundaries import Boundaries
from output.boards import Board
from output.projection import unproject
from output.small_states import SPREADS, place_small
from output.theme import Palette

UNNAMED, CONTESTED = "unnamed", "contested"
LEFT_OPEN = "open"
"""The role of a territory that the map gives to nobody."""
SMALL_STATE_PX = 11


def country_roles(board: Board, boundaries: Boundaries) -> dict[str, str]:
    """The colour role of each country of a board, and of what is left open."""
    roles: dict[str, str] = {}
    for group in board.groups:
        for country in group.countries:
            # Two stances of one country, or sources that contradict each other: no one colour is true.
            contested = country.contested or country.code in roles
            roles[country.code] = CONTESTED if contested else group.role
    return roles | dict.fromkeys(sorted(boundaries.left_open), LEFT_OPEN)


def legend_roles(board: Board) -> tuple[str, ...]:
    """The roles of the colour scale, in its order."""
    groups = [group.role for group in board.groups]
    return tuple(dict.fromkeys((UNNAMED, *groups, CONTESTED, LEFT_OPEN)))


def choropleth_figure(board: Board, boundaries: Boundaries, palette: Palette) -> go.Figure:
    """The figure without its geometry, which the page carries once and static/choropleth.js puts in."""
    roles, scale = country_roles(board, boundaries), legend_roles(board)
    codes = sorted(boundaries.shapes)
    figure = go.Figure(layout=choropleth_layout())
    figure.add_choropleth(
        locations=codes,
        z=[scale.index(roles.get(code, UNNAMED)) for code in codes],
        zmin=0,
        zmax=len(scale) - 1,
        colorscale=stepped([palette.light[role] for role in scale]),
        showscale=False,
        featureidkey="id",
        marker={"line": {"color": palette.light["border"], "width": 0.6}},
        meta=list(scale),
        hoverinfo="none",
    )
    add_small(figure, roles, boundaries, palette)
    return figure


def add_small(figure: go.Figure, roles: Mapping[str, str], boundaries: Boundaries, palette: Palette) -> None:
    """The small states as points, where a wide map has room for them; `meta` has their roles, and where they
    go on either map (static/choropleth.js takes them there, with a line to their place)."""
    spots = {
        width: [unproject(*dot.spot) for dot in place_small(roles, boundaries, width)] for width in SPREADS
    }
    small = [dot.code for dot in place_small(roles, boundaries, "wide")]
    figure.add_scattergeo(
        lat=[latitude for latitude, _ in spots["wide"]],
        lon=[longitude for _, longitude in spots["wide"]],
        customdata=small,
        mode="markers",
        marker={
            "size": SMALL_STATE_PX,
            "color": [palette.light[roles[code]] for code in small],
            "line": {"color": palette.light["ink"], "width": 1},
        },
        meta={
            "roles": [roles[code] for code in small],
            "places": [list(boundaries.middles[code]) for code in small],
            **{width: [list(spot) for spot in spots[width]] for width in SPREADS},
        },
        hoverinfo="none",
    )


def stepped(colours: list[str]) -> list[list[float | str]]:
    """A colour scale without transitions, one step for each whole number of z."""
    if len(colours) == 1:
        return [[0.0, colours[0]], [1.0, colours[0]]]
    last = len(colours) - 1
    edges = [0.0, *((number + 0.5) / last for number in range(last)), 1.0]
    return [[edge, colour] for number, colour in enumerate(colours) for edge in edges[number : number + 2]]


def choropleth_layout() -> dict[str, Any]:  # Any: a plotly layout
    """The world without Antarctica, in the Natural Earth projection."""
    return {
        "template": {},
        "showlegend": False,
        "dragmode": "pan",
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "geo": {
            "projection": {"type": "natural earth"},
            "bgcolor": "rgba(0,0,0,0)",
            "visible": False,
            "fitbounds": False,
            "lataxis": {"range": [-57, 84]},
            "lonaxis": {"range": [-180, 180]},
        },
    }
