"""Maps as plain SVG: where the events happened, and who stood where."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from geo.boundaries import load_boundaries
from output.boards import Board
from output.choropleth import country_roles
from output.lanes import measure, shorten
from output.projection import HEIGHT, WIDTH, project
from output.static_defs import PATTERNS
from output.stops import Stop

LEAST_WIDTH = 220.0
"""How far the map zooms in, in units of a world 1000 wide."""
ASPECT = 1.55


def svg_choropleth(board: Board) -> Markup:
    """The world with each country in the colour of its stance; small states are circles."""
    roles = country_roles(board)
    boundaries = load_boundaries()
    shapes = Markup("").join(
        Markup('<use href="#land-{}" class="role-{}{}"/>').format(
            code, role, " patterned" if role in PATTERNS else ""
        )
        for code, role in sorted(roles.items())
        if code in boundaries.shapes
    )
    dots = Markup("").join(
        Markup('<circle class="role-{} small" cx="{}" cy="{}" r="8"/>').format(
            role, *(round(number, 1) for number in project(*boundaries.middles[code]))
        )
        for code, role in sorted(roles.items())
        if code not in boundaries.shapes and code in boundaries.middles
    )
    return Markup(
        '<svg class="static-map is-choropleth" viewBox="0 0 {} {}" aria-hidden="true">'
        '<use href="#land" class="unnamed"/><g transform="scale(.1)">{}</g>{}</svg>'
    ).format(round(WIDTH), round(HEIGHT), shapes, dots)


def svg_map(stops: Sequence[Stop]) -> Markup:
    """The part of the world where the events happened: circles, and names where there is room."""
    points = [project(stop.place.latitude, stop.place.longitude) for stop in stops]
    left, top, width, height = frame_points(points)
    unit = width / 640  # one pixel on a page where the map is about 640 wide
    circles, names, taken = [], [], list[tuple[float, float, float, float]]()
    for stop, (x, y) in sorted(zip(stops, points, strict=True), key=lambda pair: -len(pair[0].events)):
        radius = (5 + 2.2 * len(stop.events) ** 0.5) * unit
        inferred = "inferred" if len(stop.inferred) == len(stop.events) else ""
        circles.append(
            Markup('<circle class="stop {}" cx="{:.2f}" cy="{:.2f}" r="{:.2f}"/>').format(
                inferred, x, y, radius
            )
        )
        name = shorten(stop.place.name, 13, 160)
        box = (x + radius, y - 9 * unit, x + radius + measure(name, 13) * unit, y + 9 * unit)
        if all(box[2] < a or c < box[0] or box[3] < b or d < box[1] for a, b, c, d in taken):
            taken.append(box)
            names.append(
                Markup('<text x="{:.2f}" y="{:.2f}" font-size="{:.2f}">{}</text>').format(
                    x + radius + 3 * unit, y + 4.5 * unit, 13 * unit, name
                )
            )
    return Markup(
        '<svg class="static-map" viewBox="{:.1f} {:.1f} {:.1f} {:.1f}" aria-hidden="true">'
        '<use href="#land" class="unnamed"/>{}{}</svg>'
    ).format(left, top, width, height, Markup("").join(circles), Markup("").join(names))


def frame_points(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """Left, top, width and height of a frame around the points, within the world and with room for names."""
    if not points:
        return 0, 0, WIDTH, HEIGHT
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width = max(LEAST_WIDTH, 1.35 * (max(xs) - min(xs)), 1.5 * ASPECT * (max(ys) - min(ys)))
    width = min(width, WIDTH)
    height = min(width / ASPECT, HEIGHT)
    left = min(max(0, (min(xs) + max(xs)) / 2 - width * 0.47), WIDTH - width)
    top = min(max(0, (min(ys) + max(ys)) / 2 - height / 2), HEIGHT - height)
    return left, top, width, height
