"""The shapes of the countries."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from geo.boundaries import OPEN, load_boundaries, load_territories


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


def around(code: str, *borders: tuple[str, str]) -> set[tuple[float, float]]:
    """The points on the outline of a country, as an editor has it drawn."""
    return {point for ring in load_boundaries(borders).shapes[code] for point in ring}


@pytest.mark.parametrize(("part", "owner"), [("XKX", "SRB"), ("ESH", "MAR"), ("XCR", "UKR"), ("TWN", "CHN")])
def test_a_territory_drawn_as_part_of_a_country_is_one_with_it(part: str, owner: str) -> None:
    boundaries = load_boundaries(((part, owner),))
    assert part not in boundaries.shapes
    assert part not in boundaries.middles
    assert json.loads(boundaries.packed)["shapes"].keys() == boundaries.shapes.keys()
    apart = load_boundaries(((part, OPEN),)).shapes[part]
    assert {point for ring in apart for point in ring} & around(owner, (part, owner))


@pytest.mark.parametrize(("part", "owner"), [("XKX", "SRB"), ("ESH", "MAR"), ("XCR", "UKR")])
def test_no_border_is_left_between_neighbours_that_became_one(part: str, owner: str) -> None:
    both = load_boundaries(((part, OPEN),))
    before = [
        frozenset(edge)
        for code in (part, owner)
        for ring in both.shapes[code]
        for edge in pairwise([*ring, ring[0]])
    ]
    shared = {edge for edge in before if before.count(edge) == 2}
    assert shared
    joined = {
        frozenset(edge)
        for ring in load_boundaries(((part, owner),)).shapes[owner]
        for edge in pairwise([*ring, ring[0]])
    }
    assert joined == set(before) - shared


def test_western_sahara_can_be_one() -> None:
    (ring,) = load_boundaries((("XWS", "ESH"),)).shapes["ESH"]
    assert max(latitude for latitude, _ in ring) <= 27.7
    assert min(longitude for _, longitude in ring) < -17
    assert min(latitude for latitude, _ in around("MAR", ("XWS", "ESH"))) >= 27.6


def test_what_is_left_open_is_a_shape_of_its_own_and_nobodys() -> None:
    boundaries = load_boundaries((("XCR", OPEN),))
    assert boundaries.left_open == {"XCR"}
    assert "XCR" in boundaries.shapes
    assert json.loads(boundaries.packed)["open"] == ["XCR"]
    assert load_boundaries().left_open == frozenset()


def test_by_default_parts_without_a_code_belong_to_their_country() -> None:
    assert not [code for code in load_boundaries().shapes if code.startswith("X") and code != "XKX"]
    named = {each.name for each in load_territories().values() if each.name}
    assert named == {"Crimea", "Northern Cyprus", "Somaliland", "Western Sahara west of the wall"}
