"""The shapes of the countries for maps: Natural Earth, public domain, cut at the antimeridian."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Ring = tuple[tuple[float, float], ...]
"""Points as latitude and longitude in degrees; the last joins the first."""


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Countries by alpha-3. The smallest have a middle and no shape."""

    shapes: Mapping[str, tuple[Ring, ...]]
    middles: Mapping[str, tuple[float, float]]
    """Latitude and longitude of the middle of a country's largest part."""
    packed: str
    """The shapes as JSON for a browser: {"scale": 20, "shapes": {"FRA": [[x, y, step, step, ...], ...]}},
    longitude before latitude, in 1/scale degrees."""


@cache
def load_boundaries() -> Boundaries:
    """The countries of the world without Antarctica."""
    data = json.loads(files("geo").joinpath("data/boundaries.json").read_text("utf-8"))
    scale, shapes = data["scale"], data["shapes"]
    return Boundaries(
        shapes={code: tuple(unpack_ring(ring, scale) for ring in shapes[code]) for code in sorted(shapes)},
        middles={code: (latitude, longitude) for code, (latitude, longitude) in data["middles"].items()},
        packed=json.dumps({"scale": scale, "shapes": shapes}, separators=(",", ":")),
    )


def unpack_ring(numbers: list[int], scale: int) -> Ring:
    """A ring from its start and steps."""
    points, x, y = [], 0, 0
    for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append((y / scale, x / scale))
    return tuple(points)
