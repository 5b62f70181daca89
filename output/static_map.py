"""Maps as plain SVG: where the events happened, and who stood where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt

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
PAGE_PX, FONT_PX = 640, 13
"""How wide the map usually is on a page, and the size of its type there."""


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


def svg_map(stops: Sequence[Stop], width: float = PAGE_PX) -> Markup:
    """The part of the world where the events happened: circles, and names where there is room
    on so many pixels."""
    points = [project(stop.place.latitude, stop.place.longitude) for stop in stops]
    frame = frame_points(points)
    unit = frame[2] / width
    drawn = sorted(zip(stops, points, strict=True), key=lambda pair: -len(pair[0].events))
    circles = Markup("").join(draw_circle(stop, point, unit) for stop, point in drawn)
    return Markup(
        '<svg class="static-map" viewBox="{:.1f} {:.1f} {:.1f} {:.1f}" aria-hidden="true">'
        '<use href="#land" class="unnamed"/>{}{}</svg>'
    ).format(*frame, circles, Markup("").join(draw_names(drawn, frame, unit)))


def radius_of(stop: Stop, unit: float) -> float:
    """Circles grow with the number of events."""
    return (5 + 2.2 * sqrt(len(stop.events))) * unit


def draw_circle(stop: Stop, point: tuple[float, float], unit: float) -> Markup:
    """A place; dashed when no passage says that it was there."""
    inferred = " inferred" if len(stop.inferred) == len(stop.events) else ""
    return Markup('<circle class="stop{}" cx="{:.2f}" cy="{:.2f}" r="{:.2f}"/>').format(
        inferred, *point, radius_of(stop, unit)
    )


def draw_names(
    drawn: Sequence[tuple[Stop, tuple[float, float]]], frame: tuple[float, float, float, float], unit: float
) -> Iterator[Markup]:
    """The names of the places, to the right of the circle or to the left, that lie over nothing else."""
    taken = [box_around(*point, radius_of(stop, unit)) for stop, point in drawn]
    for stop, (x, y) in drawn:
        name = shorten(stop.place.name, FONT_PX, 160)
        length, reach = measure(name, FONT_PX) * unit, radius_of(stop, unit) + 3 * unit
        for left in (x + reach, x - reach - length):
            box = (left, y - 8 * unit, left + length, y + 8 * unit)
            if (
                frame[0] <= left
                and box[2] <= frame[0] + frame[2]
                and not any(overlap(box, other) for other in taken)
            ):
                taken.append(box)
                yield Markup('<text x="{:.2f}" y="{:.2f}" font-size="{:.2f}">{}</text>').format(
                    left, y + 4.5 * unit, FONT_PX * unit, name
                )
                break


def box_around(x: float, y: float, radius: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a circle."""
    return x - radius, y - radius, x + radius, y + radius


def overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """True when two boxes share a point inside both."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


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
