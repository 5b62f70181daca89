"""Where the dots of countries too small for a shape go: at their place, or beside it where many lie close."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geo.boundaries import Boundaries
from output.projection import WIDTH, project
from output.spreading import Point, spread_points

SPREADS: Mapping[str, float] = {"wide": 20.0, "narrow": 32.0}
"""How far apart the middles of dots are at least, in thousandths of the width of the map: 12 pixels and more
on a desk, 11 in a hand."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A small state: its place and the spot of its dot, in units of the projection."""

    code: str
    place: Point
    spot: Point


def place_small(roles: Mapping[str, str], boundaries: Boundaries, width: str) -> tuple[Dot, ...]:
    """The dots of those among these countries that have no shape, by code, for a wide or a narrow map."""
    codes = [code for code in sorted(roles) if code not in boundaries.shapes and code in boundaries.middles]
    places = [project(*boundaries.middles[code]) for code in codes]
    spots = spread_points(places, SPREADS[width], WIDTH)
    return tuple(Dot(*dot) for dot in zip(codes, places, spots, strict=True))
