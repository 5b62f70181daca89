"""The land around a meridian other than Greenwich's, for maps of what lies at the edge of the usual one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from markupsafe import Markup

from geo.boundaries import Borders, load_boundaries
from geo.outlines import Ring
from output.projection import ring_path

EDGE = 180.0
OVERLAP = 0.3
"""By how many degrees the halves of what was cut at the antimeridian overlap, so that no seam shows."""
SIGHT = 100.0
"""What lies further from the middle meridian, in degrees, is not drawn."""


def svg_turned_land(middle: float, borders: Borders) -> Markup:
    """The countries around a meridian and the borders between them, in tenths of a unit; no border runs where
    the countries were cut in two."""
    boundaries = load_boundaries(borders)
    parts = []
    for code, rings in boundaries.shapes.items():
        seen = [near for ring in rings for near in turn_ring(ring, middle)]
        land = "".join(ring_path(widen(ring, middle)) for ring in seen)
        lines = "".join(ring_path(line, closed=False) for ring in seen for line in list_coasts(ring, middle))
        role = "role-open patterned" if code in boundaries.left_open else "unnamed"
        if land:
            parts.append(Markup('<path class="{}" d="{}"/>').format(role, land))
            parts.append(Markup('<path class="borders" d="{}"/>').format(lines))
    return Markup('<g transform="scale(.1)">{}</g>').format(Markup("").join(parts))


def turn_ring(ring: Ring, middle: float) -> Iterator[Ring]:
    """The ring as often as it is in sight, its longitudes counted from the middle."""
    for turn in (-360, 0, 360):
        turned = tuple((latitude, longitude + turn - middle) for latitude, longitude in ring)
        west, east = min(x for _, x in turned), max(x for _, x in turned)
        if west < SIGHT and east > -SIGHT:
            yield turned


def is_cut(longitude: float, middle: float) -> bool:
    """True for a meridian counted from the middle that is the antimeridian."""
    return abs((longitude + middle) % 360 - EDGE) < 0.001


def widen(ring: Ring, middle: float) -> Ring:
    """The ring a little beyond the antimeridian, where it was cut there."""
    side = OVERLAP if any(not is_cut(x, middle) and (x + middle) % 360 < EDGE for _, x in ring) else -OVERLAP
    return tuple((y, x + side if is_cut(x, middle) else x) for y, x in ring)


def list_coasts(ring: Ring, middle: float) -> Iterator[Ring]:
    """The outline without the stretches along the cut."""
    line = [ring[0]]
    for before, after in pairwise([*ring, ring[0]]):
        if is_cut(before[1], middle) and is_cut(after[1], middle):
            if len(line) > 1:
                yield tuple(line)
            line = [after]
        else:
            line.append(after)
    if len(line) > 1:
        yield tuple(line)
