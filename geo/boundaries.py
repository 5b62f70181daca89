"""The shapes of the countries for maps: Natural Earth, public domain, cut at the antimeridian."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from geo.outlines import Ring, join_rings, pack_ring, unpack_ring

OPEN = "open"
"""In place of a country: a territory that the map gives to nobody."""

Borders = tuple[tuple[str, str], ...]
"""What an editor decided on single territories: (code of the territory, code of the country it is drawn as
part of, or OPEN)."""


@dataclass(frozen=True, slots=True)
class Territory:
    """A shape that may be drawn as part of another country; `part_of` is what it is part of by default."""

    code: str
    """Alpha-3; X and two letters for what has no code of its own."""
    name: str | None
    """In English, where it has no code of its own."""
    part_of: str | None


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Countries by alpha-3. The smallest have a middle and no shape."""

    shapes: Mapping[str, tuple[Ring, ...]]
    middles: Mapping[str, tuple[float, float]]
    """Latitude and longitude of the middle of a country's largest part."""
    left_open: frozenset[str]
    """The territories that are given to nobody."""
    packed: str
    """The shapes as JSON for a browser: {"scale": 20, "open": ["ESH"], "shapes": {"FRA": [[x, y, step, step,
    ...], ...]}}, longitude before latitude, in 1/scale degrees."""


@cache
def load_territories() -> Mapping[str, Territory]:
    """All shapes by their code."""
    data = load_data()
    own = data["territories"]
    return {
        code: Territory(code, own[code]["name"], own[code]["part_of"])
        if code in own
        else Territory(code, None, None)
        for code in sorted(data["shapes"])
    }


@cache
def load_boundaries(borders: Borders = ()) -> Boundaries:
    """The countries of the world without Antarctica; a territory that is drawn as part of a country is one
    with it."""
    data = load_data()
    scale, shapes = data["scale"], dict(data["shapes"])
    owners = {each.code: each.part_of for each in load_territories().values() if each.part_of}
    owners |= dict(borders)
    joined = {code: owner for code, owner in owners.items() if owner != OPEN}
    rings = {code: [unpack_ring(ring) for ring in shape] for code, shape in shapes.items()}
    for code, owner in joined.items():
        rings[owner] = join_rings([*rings.get(owner, ()), *rings.pop(code)])
    packed = {
        code: [pack_ring(ring) for ring in rings[code]] if code in joined.values() else shapes[code]
        for code in sorted(rings)
    }
    left_open = sorted(code for code, owner in owners.items() if owner == OPEN)
    return Boundaries(
        shapes={
            code: tuple(tuple((y / scale, x / scale) for x, y in ring) for ring in rings[code])
            for code in sorted(rings)
        },
        middles={
            code: (latitude, longitude)
            for code, (latitude, longitude) in data["middles"].items()
            if code not in joined
        },
        left_open=frozenset(left_open),
        packed=json.dumps({"scale": scale, "open": left_open, "shapes": packed}, separators=(",", ":")),
    )


@cache
def load_data() -> dict[str, Any]:  # Any: JSON, as scripts/make_boundaries.py writes it
    """The packed shapes as they are stored."""
    data: dict[str, Any] = json.loads(files("geo").joinpath("data/boundaries.json").read_text("utf-8"))
    return data
