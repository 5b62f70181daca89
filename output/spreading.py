"""Points moved apart until none lies over another, each as little as that takes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import hypot

ROUNDS = 200
Point = tuple[float, float]


def spread_points(points: Sequence[Point], distance: float, width: float) -> list[Point]:
    """The points in their order, any two at least (nearly) so far apart, none nearer than half of that to
    either side of a map so wide.

    >>> spread_points([(20.0, 0.0), (50.0, 0.0), (99.0, 0.0)], 10, 100)
    [(20.0, 0.0), (50.0, 0.0), (95.0, 0.0)]
    """
    edge = distance / 2
    moved = [[min(max(x, edge), width - edge), y] for x, y in points]
    for _ in range(ROUNDS):
        still = True
        for one, other in combinations(range(len(moved)), 2):
            dx, dy = moved[other][0] - moved[one][0], moved[other][1] - moved[one][1]
            apart = hypot(dx, dy)
            if apart >= distance * 0.999:
                continue
            # Two points in one place part sideways, the earlier to the left.
            dx, dy = (dx / apart, dy / apart) if apart else (1.0, 0.0)
            push = (distance - apart) / 2
            moved[one][0] -= dx * push
            moved[one][1] -= dy * push
            moved[other][0] += dx * push
            moved[other][1] += dy * push
            still = False
        for point in moved:
            point[0] = min(max(point[0], edge), width - edge)
        if still:
            break
    return [(x, y) for x, y in moved]
