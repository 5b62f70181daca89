"""The timeline as plain SVG: for readers without JavaScript, for print and for previews."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from markupsafe import Markup

from output.focus import list_ticks, main_stretch
from output.lanes import Mark, Spot, break_lines, lay_out, measure
from output.outline import EventLine
from output.timeline_chart import bounds_of, is_exact, is_long, key_events, role_of
from output.wording import Wording, count_of
from timeline.model import DateInterval

LANE, HEAD, FONT = 28, 30, 13
"""Heights of a lane and of the axis, and the size of the type, in pixels."""
NARROW, NARROW_LANE = 600, 40
"""Below this width labels have two lines, and lanes this height."""
MOST_LANES = 18
BOLDER = 1.09
"""How much longer bold type runs."""
DAY_PX = 160
"""A day is never wider."""
DAWN = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Scale:
    """From days (counted from the year 1) to pixels."""

    start: float
    pixels: float
    """Per day."""
    width: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn: the events in view with their spots, and how many lie before and after."""

    scale: Scale
    lines: tuple[EventLine, ...]
    marks: tuple[Mark, ...]
    spots: tuple[Spot, ...]
    lanes: int
    earlier: int
    later: int


def plan_timeline(events: Sequence[EventLine], width: float, most_lanes: int = MOST_LANES) -> Drawing:
    """The main stretch of the events laid out on so many pixels."""
    stretch = main_stretch([line.event.when.interval for line in events])
    scale = fit_scale(stretch, width)
    ends = [ends_of(line, scale) for line in events]
    seen = [number for number, (left, right) in enumerate(ends) if right > 0 and left < width]
    keys = key_events(events)
    marks = tuple(
        Mark(
            *ends[number],
            label_length(events[number], width, number in keys),
            events[number].event.importance,
        )
        for number in seen
    )
    spots = tuple(lay_out(marks, width, most_lanes))
    lanes = max((spot.lane + 1 for spot in spots), default=1)
    earlier = sum(right <= 0 for _, right in ends)
    lines = tuple(events[number] for number in seen)
    return Drawing(scale, lines, marks, spots, lanes, earlier, len(events) - len(seen) - earlier)


def fit_scale(stretch: DateInterval, width: float) -> Scale:
    """A scale that shows a stretch and leaves room for a label after its last day."""
    days = (stretch.last - stretch.first).days + 1
    room = width - 30 - min(label_room(width) + 20, width * 0.55)
    pixels = min(room / days, DAY_PX)
    return Scale(stretch.first.toordinal() - 1 - 30 / pixels, pixels, width)


def pixel_of(moment: datetime, scale: Scale) -> float:
    """Where a moment is drawn."""
    return ((moment - DAWN).total_seconds() / 86400 - scale.start) * scale.pixels


def ends_of(line: EventLine, scale: Scale) -> tuple[float, float]:
    """Where the mark of an event starts and ends."""
    start, end = bounds_of(line.event)
    return pixel_of(start, scale), pixel_of(end, scale)


def label_room(width: float) -> float:
    """How long a label may be."""
    return min(560, width * 0.5) if width >= NARROW else width * 0.62


def room_at(spot: Spot, width: float) -> float:
    """How long a label may be at this spot."""
    return min(label_room(width), max(60, width - spot.label_left))


def label_length(line: EventLine, width: float, key: bool) -> float:
    """How long the label of an event is, once shortened."""
    return min(measure(line.event.title, FONT * BOLDER if key else FONT), label_room(width))


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
    parts = [*draw_axis(drawing.scale, height, wording), *draw_beyond(drawing, height, wording)]
    for line, mark, spot in zip(drawing.lines, drawing.marks, drawing.spots, strict=True):
        y = HEAD + (drawing.lanes if spot.lane < 0 else spot.lane) * lane + lane / 2
        parts.append(draw_mark(line, mark, y))
        if spot.lane >= 0:
            parts.append(draw_label(line, spot, y, width, line.number in keys))
    return Markup(
        '<svg class="static-timeline" viewBox="0 0 {} {}" width="{}" height="{}" direction="ltr">{}</svg>'
    ).format(width, round(height), width, round(height), Markup("").join(parts))


def list_axis(scale: Scale, wording: Wording) -> Iterator[tuple[float, str]]:
    """The ticks of the axis as pixels and words."""
    first = max(int(scale.start + 1), 0) + 1
    last = min(int(scale.start + scale.width / scale.pixels), date.max.toordinal() - 1)
    days = date.fromordinal(first), date.fromordinal(max(last, first))
    for day, words in list_ticks(*days, max(3, int(scale.width // 110)), wording):
        yield round((day.toordinal() - 1 - scale.start) * scale.pixels, 1), words


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


def lane_height(width: float) -> int:
    """Narrow timelines have labels of two lines."""
    return LANE if width >= NARROW else NARROW_LANE
