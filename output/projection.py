"""The Natural Earth projection (Šavrič, Jenny, Patterson, Petrovič, Hurni 2011), 1000 units wide."""

from __future__ import annotations

from functools import cache
from math import degrees, pi, radians

from geo.boundaries import Borders, load_boundaries
from geo.outlines import Ring

WIDTH = 1000.0
SCALE = WIDTH / (2 * pi * 0.8707)
TOP = 84.0
BOTTOM = -57.0


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """x and y of a point; x grows eastwards from 0, y southwards from the top of the map."""
    x, y = project_raw(latitude, longitude)
    return WIDTH / 2 + SCALE * x, SCALE * (project_raw(TOP, 0)[1] - y)


def unproject(x: float, y: float) -> tuple[float, float]:
    """The latitude and longitude of a point of the map, to the hundredth of a degree."""
    wanted = project_raw(TOP, 0)[1] - y / SCALE
    low, high = -90.0, 90.0
    while high - low > 0.001:
        middle = (low + high) / 2
        low, high = (middle, high) if project_raw(middle, 0)[1] < wanted else (low, middle)
    longitude = degrees((x - WIDTH / 2) / SCALE / project_raw(low, degrees(1))[0])
    return round(low, 2), round(longitude, 2)


def project_raw(latitude: float, longitude: float) -> tuple[float, float]:
    """The projection itself, in radians."""
    phi = radians(latitude)
    two = phi * phi
    four = two * two
    length = 0.870700 - 0.131979 * two + four * (-0.013791 + four * (0.003971 * two - 0.001529 * four))
    height = 1.007226 + two * (0.015085 + four * (-0.044475 + 0.028874 * two - 0.005916 * four))
    return radians(longitude) * length, phi * height


HEIGHT = project(BOTTOM, 0)[1]


@cache
def world_paths(borders: Borders = ()) -> dict[str, str]:
    """The outline of each country as SVG path data, in tenths of a unit, relative where it can be."""
    shapes = load_boundaries(borders).shapes
    return {code: "".join(ring_path(ring) for ring in shapes[code]) for code in sorted(shapes)}


def ring_path(ring: Ring, closed: bool = True) -> str:
    """One ring, or a line, as path data in whole tenths of a unit; "" when it is but a dot."""
    points = [(round(10 * x), round(10 * y)) for x, y in (project(*point) for point in ring)]
    points = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
    if len(points) < (3 if closed else 2):
        return ""
    x, y = points[0]
    steps = []
    for to_x, to_y in points[1:]:
        steps.append(f"{to_x - x} {to_y - y}".replace(" -", "-"))
        x, y = to_x, to_y
    joined = " ".join(steps).replace(" -", "-")
    return f"M{points[0][0]} {points[0][1]}l{joined}{'z' if closed else ''}"
