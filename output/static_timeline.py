"""The timeline as plain SVG: for readers without JavaScript, for print and for previews."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from output.lanes import Mark, Spot, break_lines, measure
from output.outline import EventLine
from output.timeline_chart import is_exact, is_long, key_events, role_of
from output.timeline_plan import (
    BOLDER,
    FONT,
    HEAD,
    MOST_LANES,
    NARROW,
    Drawing,
    Scale,
    lane_height,
    list_axis,
    plan_timeline,
    room_at,
)
from output.wording import Wording, count_of

HARDLY_PX = 3
"""Marks of the crowd that are no further apart are drawn once: of thousands most lie over one another."""


def svg_timeline(
    events: Sequence[EventLine], width: int, wording: Wording, most_lanes: int = MOST_LANES
) -> Markup:
    """The timeline as an SVG element; each label is a link to its event. "" without events."""
    if not events:
        return Markup("")
    drawing = plan_timeline(events, width, most_lanes)
    crowd = [line for line, spot in zip(drawing.lines, drawing.spots, strict=True) if spot.lane < 0]
    lane = lane_height(width)
    height = HEAD + (drawing.lanes + bool(crowd)) * lane + (22 if drawing.earlier or drawing.later else 8)
    keys = key_events(events)
    crowded: set[tuple[int, int, str]] = set()
    parts = [*draw_axis(drawing.scale, height, wording), *draw_beyond(drawing, height, wording)]
    for line, mark, spot in zip(drawing.lines, drawing.marks, drawing.spots, strict=True):
        y = HEAD + (drawing.lanes if spot.lane < 0 else spot.lane) * lane + lane / 2
        if spot.lane >= 0 or is_first(mark, role_of(line.event), crowded):
            parts.append(draw_mark(line, mark, y))
        if spot.lane >= 0:
            parts.append(draw_label(line, spot, y, width, line.number in keys))
    return Markup(
        '<svg class="static-timeline" viewBox="0 0 {} {}" width="{}" height="{}" direction="ltr">{}</svg>'
    ).format(width, round(height), width, round(height), Markup("").join(parts))


def is_first(mark: Mark, role: str, crowded: set[tuple[int, int, str]]) -> bool:
    """True for the first of the unlabelled marks that would lie over one another all but wholly; notes it."""
    place = (round(mark.left / HARDLY_PX), round(mark.right / HARDLY_PX), role)
    if place in crowded:
        return False
    crowded.add(place)
    return True


def draw_axis(scale: Scale, height: float, wording: Wording) -> Iterator[Markup]:
    """Grid lines and their labels."""
    for x, words in list_axis(scale, wording):
        half = measure(words, FONT) / 2
        middle = round(min(max(x, half), scale.width - half), 1)
        yield Markup('<path class="grid" d="M{} {}V{}"/>').format(x, HEAD - 6, round(height))
        yield Markup('<text class="tick" x="{}" y="16">{}</text>').format(middle, words)


def draw_beyond(drawing: Drawing, height: float, wording: Wording) -> Iterator[Markup]:
    """How many events lie outside the stretch that is drawn."""
    beyond = (("earlier", drawing.earlier, 0, "start"), ("later", drawing.later, drawing.scale.width, "end"))
    for what, number, x, anchor in beyond:
        if number:
            arrow = ("← {}" if what == "earlier" else "{} →").format(count_of(wording, what, number))
            yield Markup('<text class="beyond" x="{}" y="{}" text-anchor="{}">{}</text>').format(
                round(x), round(height) - 2, anchor, arrow
            )


def draw_mark(line: EventLine, mark: Mark, y: float) -> Markup:
    """A point for a day, a bar with two points for a range, a fading bar for what is known less finely."""
    left, right, role = round(mark.left, 1), round(mark.right, 1), role_of(line.event)
    if not is_exact(line.event):
        return Markup('<rect class="soft {}" x="{}" y="{}" width="{}" height="16"/>').format(
            role, round(left - max(0, 6 - (right - left) / 2), 1), y - 8, max(12, round(right - left, 1))
        )
    shape = Markup('<circle class="{}" cx="{}" cy="{}" r="5.5"/>')
    if role == "disputed":
        shape = Markup('<path class="{}" d="M{} {}m0-7l7 7-7 7-7-7z"/>')
    points = [shape.format(role, left, y)]
    if is_long(line.event):
        points.append(shape.format(role, right, y))
        bar = Markup('<path class="range" d="M{} {}H{}"/>').format(left, y, right)
        points.insert(0, bar)
    return Markup("").join(points)


def draw_label(line: EventLine, spot: Spot, y: float, width: float, key: bool) -> Markup:
    """The headline of an event, linked to it, on two lines when there is little room."""
    size = FONT * BOLDER if key else FONT
    words = break_lines(line.event.title, size, room_at(spot, width), 1 if width >= NARROW else 2)
    x, top = round(spot.label_left, 1), y + 4.5 - (len(words) - 1) * FONT * 0.6
    spans = (
        Markup('<tspan x="{}" y="{}">{}</tspan>').format(x, round(top + number * FONT * 1.2, 1), part)
        for number, part in enumerate(words)
    )
    return Markup('<a href="#{}"><text class="label{}">{}</text></a>').format(
        line.event.id, " is-key" if key else "", Markup("").join(spans)
    )
