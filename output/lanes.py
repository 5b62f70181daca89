"""Lanes of the timeline: which events get a label, on which line, on which side of their mark.

static/lanes.js does the same for the interactive chart, at whatever width it has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

GAP = 14
"""Free space after a label, and the reach of a mark around its point, in pixels."""
REACH = 11


@dataclass(frozen=True, slots=True)
class Mark:
    """What an event takes up on the time axis, in pixels, and the length of its label."""

    left: float
    right: float
    label: float
    importance: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the mark goes (lane -1: among the unlabelled) and where its label starts."""

    lane: int
    side: Literal["right", "left", "inside"]
    label_left: float


def lay_out(marks: Sequence[Mark], width: float, lanes: int) -> list[Spot]:
    """A spot for each mark: the most important get a label while there is room, the earliest come first."""
    extents = [extent_of(mark, width) for mark in marks]
    order = sorted(range(len(marks)), key=lambda number: (-marks[number].importance, number))
    busy: list[list[tuple[float, float]]] = [[] for _ in range(lanes)]
    chosen = []
    for number in order:
        left, right, _, _ = extents[number]
        lane = next((lane for lane in busy if all(right <= a or b <= left for a, b in lane)), None)
        if lane is not None:
            lane.append((left, right))
            chosen.append(number)
    spots = [Spot(-1, side, label_left) for _, _, side, label_left in extents]
    ends = [float("-inf")] * lanes
    # What fitted somewhere fits when dealt out from the left: a greedy colouring of intervals is optimal.
    for number in sorted(chosen, key=lambda number: (extents[number][0], number)):
        left, right, side, label_left = extents[number]
        lane_number = next(lane for lane, end in enumerate(ends) if end <= left)
        ends[lane_number] = right
        spots[number] = Spot(lane_number, side, label_left)
    return spots


def extent_of(mark: Mark, width: float) -> tuple[float, float, Literal["right", "left", "inside"], float]:
    """First and last pixel of mark and label, the side of the label, and where it starts."""
    left, right = mark.left - REACH, mark.right + REACH
    seen_left, seen_right = max(0.0, left), min(width, right)
    if seen_right - seen_left >= mark.label + 3 * REACH:
        return left, right + GAP, "inside", seen_left + 2 * REACH
    if seen_right + mark.label <= width or seen_left - mark.label < 0:
        return left, max(right, seen_right + mark.label) + GAP, "right", seen_right
    return seen_left - mark.label, right + GAP, "left", seen_left - mark.label
