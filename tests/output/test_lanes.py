"""Labels of the timeline never lie over one another."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from output.lanes import Mark, extent_of, lay_out
from output.lettering import break_lines, measure, shorten

marks = st.lists(
    st.builds(
        lambda left, length, label, importance: Mark(left, left + length, label, importance),
        st.floats(-200, 1200),
        st.sampled_from([0.0, 0.0, 30.0, 400.0, 2000.0]),
        st.floats(20, 300),
        st.floats(0, 1),
    ),
    max_size=40,
)


@given(marks, st.integers(1, 12))
def test_nothing_overlaps_on_a_lane(many: list[Mark], lanes: int) -> None:
    spots = lay_out(many, 1000, lanes)
    for lane in range(lanes):
        taken = sorted(
            extent_of(mark, 1000)[:2] for mark, spot in zip(many, spots, strict=True) if spot.lane == lane
        )
        assert all(before[1] <= after[0] for before, after in pairwise(taken))


@given(marks)
def test_every_mark_gets_a_spot_and_the_most_important_a_label(many: list[Mark]) -> None:
    spots = lay_out(many, 1000, 3)
    assert len(spots) == len(many)
    if many:
        best = max(range(len(many)), key=lambda number: (many[number].importance, -number))
        assert spots[best].lane >= 0


def test_a_label_at_the_right_edge_stands_left_of_its_mark() -> None:
    (spot,) = lay_out([Mark(950, 950, 200, 1)], 1000, 1)
    assert spot.side == "left"
    assert spot.label_left < 950 - 200


def test_a_label_stands_inside_a_bar_that_is_long_enough() -> None:
    (spot,) = lay_out([Mark(-500, 900, 200, 1)], 1000, 1)
    assert spot.side == "inside"
    assert spot.label_left >= 0


@given(st.text(max_size=80), st.floats(20, 300))
def test_a_shortened_text_fits(text: str, room: float) -> None:
    assert measure(shorten(text, 13, room), 13) <= max(room, measure("…", 13))


@given(st.text(max_size=200), st.integers(1, 3))
def test_a_broken_text_has_as_many_lines_as_allowed(text: str, lines: int) -> None:
    assert len(break_lines(text, 13, 120, lines)) <= lines
