"""The timeline as plain SVG: for readers without JavaScript, for print and for previews."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import bidirectional

from markupsafe import Markup

from output.lanes import Mark, Spot
from output.lettering import break_lines, measure
from output.outline import EventLine
from output.timeline_chart import is_exact, is_long, key_events, role_of
from output.timeline_plan import (
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

BUBBLE = 24
"""Unlabelled events closer than this, in pixels, are one bubble."""


@dataclass(frozen=True, slots=True)
class Still:
    """A timeline drawn, all but the words that a language has of its own."""

    drawing: Drawing
    width: int
    height: float
    marks: Markup


def svg_timeline(
    events: tuple[EventLine, ...], width: int, wording: Wording, most_lanes: int = MOST_LANES
) -> Markup:
    """The timeline as an SVG element; each label is a link to its event. "" without events."""
    return say_still(draw_still(events, width, most_lanes), wording)


def draw_still(events: tuple[EventLine, ...], width: int, most_lanes: int = MOST_LANES) -> Still | None:
    """What is the same in every language; None without events."""
    if not events:
        return None
    drawing = plan_timeline(events, width, most_lanes)
    crowd = gather_crowd(drawing)
    lane = lane_height(width)
    height = HEAD + (drawing.lanes + bool(crowd)) * lane + (22 if drawing.earlier or drawing.later else 8)
    keys = key_events(events)
    parts = []
    for line, mark, spot in zip(drawing.lines, drawing.marks, drawing.spots, strict=True):
        if spot.lane >= 0:
            y = HEAD + spot.lane * lane + lane / 2
            parts.append(draw_mark(line, mark, y))
            parts.append(draw_label(line, spot, y, width, line.number in keys))
    parts += (draw_bubble(x, count, HEAD + drawing.lanes * lane + lane / 2) for x, count in crowd)
    return Still(drawing, width, height, Markup("").join(parts))


def say_still(still: Still | None, wording: Wording) -> Markup:
    """The timeline with the words of a language, as an SVG element; "" for None."""
    if still is None:
        return Markup("")
    drawing, width, height = still.drawing, still.width, still.height
    words = [*draw_axis(drawing.scale, height, wording), *draw_beyond(drawing, height, wording)]
    return Markup(
        '<svg class="static-timeline" viewBox="0 0 {} {}" width="{}" height="{}" direction="ltr">{}</svg>'
    ).format(width, round(height), width, round(height), Markup("").join([*words, still.marks]))


def gather_crowd(drawing: Drawing) -> list[tuple[float, int]]:
    """Events without a label, those that would lie over one another together: where, and how many."""
    pairs = zip(drawing.marks, drawing.spots, strict=True)
    groups: list[list[float]] = []
    for x in sorted((mark.left + mark.right) / 2 for mark, spot in pairs if spot.lane < 0):
        if groups and x - groups[-1][0] < BUBBLE:
            groups[-1].append(x)
        else:
            groups.append([x])
    half = BUBBLE / 2
    return [(min(max(group[0], half), drawing.scale.width - half), len(group)) for group in groups]


def draw_bubble(x: float, count: int, y: float) -> Markup:
    """A small point for one event, a larger one with the number for several."""
    if count == 1:
        return Markup('<circle class="gathered" cx="{}" cy="{}" r="4.5"/>').format(round(x, 1), y)
    return Markup(
        '<circle class="gathered" cx="{0}" cy="{1}" r="10.5"/><text class="tick" x="{0}" y="{2}">{3}</text>'
    ).format(round(x, 1), y, y + 4, count)


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
            words = isolate(count_of(wording, what, number))
            arrow = f"← {words}" if what == "earlier" else f"{words} →"
            yield Markup('<text class="beyond" x="{}" y="{}" text-anchor="{}">{}</text>').format(
                round(x), round(height) - 2, anchor, arrow
            )


def isolate(words: str) -> str:
    """Words of a script that runs from right to left, kept together and in their order (Unicode, annex 9).

    >>> isolate("8 events"), isolate("قمة 8").encode("unicode-escape")[:6]
    ('8 events', b'\\\\u2068')
    """
    return f"\u2068{words}\u2069" if any(bidirectional(char) in ("R", "AL") for char in words) else words


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
    words = break_lines(line.event.title, FONT, room_at(spot, width), 1 if width >= NARROW else 2, key)
    x, top = round(spot.label_left, 1), y + 4.5 - (len(words) - 1) * FONT * 0.6
    spans = (
        Markup('<tspan x="{}" y="{}">{}</tspan>').format(
            x, round(top + number * FONT * 1.2, 1), isolate(part)
        )
        for number, part in enumerate(words)
    )
    return Markup('<a href="#{}"><text class="label{}">{}</text></a>').format(
        line.event.id, " is-key" if key else "", Markup("").join(spans)
    )
