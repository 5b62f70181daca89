"""Maps as plain SVG: where the events happened, and who stood where."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from geo.boundaries import load_boundaries
from output.boards import Board
from output.choropleth import country_roles
from output.lanes import measure, shorten
from output.projection import HEIGHT, WIDTH, project, world_paths
from output.stops import Stop

PATTERNED = ("second", "third", "contested")
"""Roles that carry a pattern too, for readers who cannot tell the colours apart and for black and white."""
LEAST_WIDTH = 220.0
"""How far the map zooms in, in units of a world 1000 wide."""
ASPECT = 1.55


def svg_world() -> Markup:
    """The outlines of all countries, once; the maps of the page draw them by reference."""
    paths = Markup("").join(
        Markup('<path id="land-{}" d="{}"/>').format(code, path) for code, path in world_paths().items()
    )
    return Markup(
        '<svg class="defs" width="0" height="0" aria-hidden="true"><defs>'
        '<g id="land" transform="scale(.1)">{}</g>{}</defs></svg>'
    ).format(paths, svg_patterns())


def svg_patterns() -> Markup:
    """A pattern for each role that has one."""
    shapes = {
        "second": "M-2 2L2-2M0 8L8 0M6 10L10 6",
        "third": "M0 4H8",
        "contested": "M-2 2L2-2M0 8L8 0M6 10L10 6M-2 6L2 10M0 0L8 8M6-2L10 2",
    }
    return Markup("").join(
        Markup(
            '<pattern id="pattern-{0}" width="8" height="8" patternUnits="userSpaceOnUse" '
            'patternTransform="scale(.6)"><rect width="8" height="8" class="role-{0}"/>'
            '<path d="{1}" class="hatch"/></pattern>'
        ).format(role, path)
        for role, path in shapes.items()
    )


def svg_choropleth(board: Board) -> Markup:
    """The world with each country in the colour of its stance; small states are circles."""
    roles = country_roles(board)
    boundaries = load_boundaries()
    shapes = Markup("").join(
        Markup('<use href="#land-{}" class="role-{}" fill="{}"/>').format(code, role, fill_of(role))
        for code, role in sorted(roles.items())
        if code in boundaries.shapes
    )
    dots = Markup("").join(
        Markup('<circle class="role-{} small" cx="{}" cy="{}" r="5"/>').format(
            role, *(round(number, 1) for number in project(*boundaries.middles[code]))
        )
        for code, role in sorted(roles.items())
        if code not in boundaries.shapes and code in boundaries.middles
    )
    return Markup(
        '<svg class="static-map" viewBox="0 0 {} {}" aria-hidden="true"><use href="#land" class="unnamed"/>'
        '<g transform="scale(.1)">{}</g>{}</svg>'
    ).format(round(WIDTH), round(HEIGHT), shapes, dots)


def fill_of(role: str) -> str:
    """The paint of a role: its pattern, or nothing where the style sheet gives a plain colour."""
    return f"url(#pattern-{role})" if role in PATTERNED else ""


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
