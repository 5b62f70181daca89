"""Closed outlines of land: how they are packed, and how neighbours become one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Ring = tuple[tuple[float, float], ...]
"""Points as latitude and longitude in degrees; the last joins the first."""
Point = tuple[int, int]
"""Longitude and latitude in whole parts of a degree."""


def unpack_ring(numbers: Sequence[int]) -> list[Point]:
    """A ring from its start and steps."""
    points, x, y = [], 0, 0
    for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append((x, y))
    return points


def pack_ring(ring: Sequence[Point]) -> list[int]:
    """Start and steps as one flat list.

    >>> pack_ring(unpack_ring([3, 4, 1, -2, 5, 0]))
    [3, 4, 1, -2, 5, 0]
    """
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(ring)]
    return [number for pair in (ring[0], *steps) for number in pair]


def join_rings(rings: Sequence[Sequence[Point]]) -> list[list[Point]]:
    """The same land without the borders inside it: an edge that two rings walk both ways is none.

    >>> join_rings([[(0, 0), (1, 0), (1, 1), (0, 1)], [(1, 0), (2, 0), (2, 1), (1, 1)]])
    [[(0, 0), (1, 0), (2, 0), (2, 1), (1, 1), (0, 1)]]
    """
    edges = dict.fromkeys(edge for ring in rings for edge in pairwise([*ring, ring[0]]))
    onward: dict[Point, list[Point]] = {}
    for start, end in edges:
        if (end, start) not in edges:
            onward.setdefault(start, []).append(end)
    joined = []
    for start in list(onward):
        while onward.get(start):
            ring, at = [start], onward[start].pop(0)
            while at != start:
                ring.append(at)
                at = onward[at].pop(0)
            joined.append(ring)
    return [ring for ring in joined if len(ring) > 2]
