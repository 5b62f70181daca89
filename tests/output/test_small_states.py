"""Countries too small for a shape: seen at every width, and never one over another."""

from __future__ import annotations

from itertools import combinations
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.boundaries import load_boundaries
from output.assets import load_text
from output.projection import WIDTH
from output.small_states import SPREADS, place_small
from output.spreading import spread_points
from output.static_defs import PATTERNS
from output.theme import ORDER

EVERY = dict.fromkeys(sorted(set(load_boundaries().middles) - set(load_boundaries().shapes)), "first")


@pytest.mark.parametrize(("width", "pixels"), [("wide", 600), ("narrow", 343)])
def test_no_two_dots_touch_even_when_all_are_named(width: str, pixels: int) -> None:
    dots = place_small(EVERY, load_boundaries(), width)
    assert len(dots) > 60
    apart = [dist(one.spot, other.spot) * pixels / WIDTH for one, other in combinations(dots, 2)]
    assert min(apart) >= 10.5


@pytest.mark.parametrize("width", SPREADS)
def test_a_dot_stays_near_its_place_and_on_the_map(width: str) -> None:
    for dot in place_small(EVERY, load_boundaries(), width):
        assert dist(dot.spot, dot.place) < 5 * SPREADS[width]
        assert 0 < dot.spot[0] < WIDTH


def test_a_dot_with_room_is_not_moved() -> None:
    (singapore,) = place_small({"SGP": "first"}, load_boundaries(), "narrow")
    assert singapore.spot == singapore.place


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), max_size=6))
def test_spreading_keeps_order_and_number(points: list[tuple[float, float]]) -> None:
    spread = spread_points(points, 5, 100)
    assert len(spread) == len(points)
    assert spread == spread_points(points, 5, 100)


def test_every_stance_but_the_first_has_a_pattern_everywhere() -> None:
    sheet = load_text("static/stances.css")
    assert [role for role in (*ORDER, "contested", "open") if role not in PATTERNS] == ["first"]
    assert len(set(PATTERNS.values())) == len(PATTERNS)
    for role in PATTERNS:
        assert f".swatch.role-{role}" in sheet
        assert f"url(#pattern-{role})" in sheet
        assert f"url(#pattern-narrow-{role})" in sheet
    for role in ORDER[1:]:
        assert f".tiles .role-{role}" in sheet
        assert f"url(#pattern-live-{role})" in sheet
