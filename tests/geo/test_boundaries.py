"""The shapes of the countries."""

from __future__ import annotations

import json
from itertools import pairwise

from geo.boundaries import load_boundaries


def test_every_ring_lies_on_the_globe_and_spans_less_than_half_of_it_in_one_step() -> None:
    for code, rings in load_boundaries().shapes.items():
        for ring in rings:
            assert all(-90 <= latitude <= 90 and -180 <= longitude <= 180 for latitude, longitude in ring), (
                code
            )
            # A step of half the globe would be a bar across the map.
            assert all(abs(a[1] - b[1]) < 180 for a, b in pairwise(ring)), code


def test_russia_and_fiji_are_cut_at_the_antimeridian() -> None:
    for code in ("RUS", "FJI"):
        edges = {longitude for ring in load_boundaries().shapes[code] for _, longitude in ring}
        assert {-180.0, 180.0} <= edges


def test_countries_that_have_no_code_of_their_own_in_the_source_are_joined_by_name() -> None:
    shapes = load_boundaries().shapes
    assert {"FRA", "NOR", "XKX", "TWN", "PSE"} <= set(shapes)
    assert "ATA" not in shapes


def test_small_states_have_a_middle_where_they_have_no_shape() -> None:
    boundaries = load_boundaries()
    for code in ("SGP", "MLT", "MCO", "VAT", "BHR", "MDV", "TUV", "LIE"):
        assert code not in boundaries.shapes
        assert code in boundaries.middles
    latitude, longitude = boundaries.middles["SGP"]
    assert abs(latitude - 1.35) < 0.2
    assert abs(longitude - 103.8) < 0.2


def test_every_shape_has_a_middle() -> None:
    boundaries = load_boundaries()
    assert set(boundaries.shapes) <= set(boundaries.middles)


def test_the_packed_shapes_are_small_and_the_same() -> None:
    boundaries = load_boundaries()
    packed = json.loads(boundaries.packed)
    assert list(packed["shapes"]) == list(boundaries.shapes)
    assert len(boundaries.packed) < 100_000
