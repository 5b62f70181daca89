"""Maps as plain SVG: where the events happened, and who stood where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

from markupsafe import Markup

from geo.boundaries import Borders, Boundaries, load_boundaries
from output.boards import Board
from output.choropleth import country_roles
from output.lettering import measure, shorten
from output.projection import HEIGHT, WIDTH, project
from output.short_way import middle_meridian, unwrap_longitudes
from output.small_states import SPREADS, place_small
from output.static_defs import PATTERNS
from output.stops import Stop
from output.turned_land import svg_turned_land

LEAST_WIDTH = 220.0
"""How far the map zooms in, in units of a world 1000 wide."""
POLE_ROOM = 20.0
ASPECT = 1.55
PAGE_PX, FONT_PX = 430, 13
"""How wide the map usually is on a page, and the size of its type there."""


def svg_choropleth(board: Board, borders: Borders = ()) -> Markup:
    """The world with each country in the colour of its stance; small states are circles."""
    boundaries = load_boundaries(borders)
    roles = country_roles(board, boundaries)
    shapes = Markup("").join(
        Markup('<use href="#land-{}" class="role-{}{}"/>').format(
            code, role, " patterned" if role in PATTERNS else ""
        )
        for code, role in sorted(roles.items())
        if code in boundaries.shapes
    )
    dots = Markup("").join(draw_small(roles, boundaries, width) for width in SPREADS)
    return Markup(
        '<svg class="static-map is-choropleth" viewBox="0 0 {} {}" aria-hidden="true">'
        '<use href="#land" class="unnamed"/><g transform="scale(.1)">{}</g>{}</svg>'
    ).format(round(WIDTH), round(HEIGHT), shapes, dots)


def draw_small(roles: Mapping[str, str], boundaries: Boundaries, width: str) -> Markup:
    """A dot for each small state, joined to its place where there was no room for it there."""
    dots = Markup("")
    leaders = Markup("")
    for dot in place_small(roles, boundaries, width):
        here, there = (tuple(round(number, 1) for number in point) for point in (dot.place, dot.spot))
        # A line without length: its width is in pixels, however small the map.
        dots += Markup(
            '<path class="small" d="M{0} {1}h0"/><path class="small role-{2}" d="M{0} {1}h0"/>'
        ).format(*there, roles[dot.code])
        if here != there:
            leaders += Markup('<path class="leader" d="M{} {}L{} {}"/>').format(*here, *there)
    return Markup('<g class="dots {}">{}{}</g>').format(width, leaders, dots)


def svg_map(stops: Sequence[Stop], borders: Borders = (), width: float = PAGE_PX) -> Markup:
    """The part of the world where the events happened: circles, and names where there is room
    on so many pixels."""
    longitudes = unwrap_longitudes([stop.place.longitude for stop in stops])
    middle = middle_meridian(longitudes)
    points = [
        project(stop.place.latitude, longitude - middle)
        for stop, longitude in zip(stops, longitudes, strict=True)
    ]
    land = svg_turned_land(middle, borders) if middle else draw_land(borders)
    frame = frame_points(points)
    unit = frame[2] / width
    drawn = sorted(zip(stops, points, strict=True), key=lambda pair: -len(pair[0].events))
    circles = Markup("").join(draw_circle(stop, point, unit) for stop, point in drawn)
    return Markup(
        '<svg class="static-map" viewBox="{:.1f} {:.1f} {:.1f} {:.1f}" aria-hidden="true">{}{}{}</svg>'
    ).format(*frame, land, circles, Markup("").join(draw_names(drawn, frame, unit)))


def draw_land(borders: Borders) -> Markup:
    """The world, the territories that the map gives to nobody hatched."""
    shapes = (
        Markup('<use href="#land-{}" class="role-open patterned"/>').format(code)
        for code in sorted(load_boundaries(borders).left_open)
    )
    inside = Markup("").join(shapes)
    hatched = Markup('<g transform="scale(.1)">{}</g>').format(inside) if inside else inside
    return Markup('<use href="#land" class="unnamed"/>{}').format(hatched)


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
    # What lies nearer to a pole than any land that is drawn still has to be seen.
    top, bottom = min(0, min(ys) - POLE_ROOM), max(HEIGHT, max(ys) + POLE_ROOM)
    width = max(LEAST_WIDTH, 1.35 * (max(xs) - min(xs)), 1.5 * ASPECT * (max(ys) - min(ys)))
    width = min(width, WIDTH)
    height = min(max(width / ASPECT, max(ys) - min(ys) + 2 * POLE_ROOM), bottom - top)
    left = min(max(0, (min(xs) + max(xs)) / 2 - width * 0.47), WIDTH - width)
    return left, min(max(top, (min(ys) + max(ys)) / 2 - height / 2), bottom - height), width, height
