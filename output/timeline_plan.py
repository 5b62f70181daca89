"""The plan of a timeline on so many pixels: its stretch, its axis, its marks and where their labels go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from output.focus import list_ticks, main_stretch
from output.lanes import Mark, Spot, lay_out
from output.lettering import measure
from output.outline import EventLine
from output.timeline_chart import bounds_of, key_events
from output.wording import Wording
from timeline.model import DateInterval

LANE, HEAD, FONT = 28, 30, 13
"""Heights of a lane and of the axis, and the size of the type, in pixels."""
NARROW, NARROW_LANE = 600, 40
"""Below this width labels have two lines, and lanes this height."""
MOST_LANES = 18
DAY_PX, MARGIN = 160, 30
"""A day is never wider; and what is left free before the first mark."""
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


@lru_cache(maxsize=4)
def plan_timeline(events: tuple[EventLine, ...], width: float, most_lanes: int = MOST_LANES) -> Drawing:
    """The main stretch of the events laid out on so many pixels; kept, as every language draws it."""
    stretch = main_stretch([line.event.when.interval for line in events])
    keys = key_events(events)
    lengths = [label_length(line, width, line.number in keys) for line in events]
    scale = fit_scale(stretch, width, longest_late(events, lengths, stretch))
    ends = [ends_of(line, scale) for line in events]
    seen = [number for number, (left, right) in enumerate(ends) if right > 0 and left < width]
    marks = tuple(Mark(*ends[number], lengths[number], events[number].event.importance) for number in seen)
    spots = tuple(lay_out(marks, width, most_lanes))
    lanes = max((spot.lane + 1 for spot in spots), default=1)
    earlier = sum(right <= 0 for _, right in ends)
    lines = tuple(events[number] for number in seen)
    return Drawing(scale, lines, marks, spots, lanes, earlier, len(events) - len(seen) - earlier)


def longest_late(events: Sequence[EventLine], lengths: Sequence[float], stretch: DateInterval) -> float:
    """The longest label of the second half of a stretch."""
    middle = stretch.first + (stretch.last - stretch.first) // 2
    late = (
        length
        for line, length in zip(events, lengths, strict=True)
        if middle <= line.event.when.interval.last <= stretch.last
    )
    return max(late, default=0)


def fit_scale(stretch: DateInterval, width: float, label: float) -> Scale:
    """A scale that shows a stretch and leaves room for a label of this length after its last day."""
    days = (stretch.last - stretch.first).days + 1
    room = width - MARGIN - min(label + 30, width * 0.55)
    pixels = min(room / days, DAY_PX)
    return Scale(stretch.first.toordinal() - 1 - MARGIN / pixels, pixels, width)


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
    return min(measure(line.event.title, FONT, key), label_room(width))


def list_axis(scale: Scale, wording: Wording) -> Iterator[tuple[float, str]]:
    """The ticks of the axis as pixels and words."""
    first = max(int(scale.start + 1), 0) + 1
    last = min(int(scale.start + scale.width / scale.pixels), date.max.toordinal() - 1)
    days = date.fromordinal(first), date.fromordinal(max(last, first))
    for day, words in list_ticks(*days, max(3, int(scale.width // 110)), wording):
        yield round((day.toordinal() - 1 - scale.start) * scale.pixels, 1), words


def lane_height(width: float) -> int:
    """Narrow timelines have labels of two lines."""
    return LANE if width >= NARROW else NARROW_LANE
