"""Sequences that make what they hold when it is asked for hold what lists would."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from timeline.columns import Gathered, Joined, Keyed, column, exchange, find_named, pick


@dataclass(frozen=True, slots=True)
class Pair:
    """A number and its name."""

    number: int
    name: str


PAIRS = [Pair(number, f"n{number}") for number in range(5)]
JOINED = Joined(Pair, number=range(5), name=[f"n{number}" for number in range(5)])


def test_what_is_joined_is_what_was_taken_apart() -> None:
    apart = {name: column(PAIRS, name) for name in ("number", "name")}
    assert list(Joined(Pair, **apart)) == list(JOINED) == PAIRS
    assert column(JOINED, "number") == range(5)


@given(st.lists(st.integers(0, 4), max_size=9), st.slices(9))
def test_things_picked_are_in_the_order_of_their_places_and_so_are_their_fields(
    places: list[int], part: slice
) -> None:
    picked, wanted = pick(JOINED, places), [PAIRS[place] for place in places]
    assert list(picked) == wanted
    assert picked[part] == wanted[part]
    assert list(column(picked, "name")) == [each.name for each in wanted]
    assert [picked[place - len(places)] for place in range(len(places))] == wanted


def test_things_are_gathered_from_several_sequences() -> None:
    others = [Pair(9, "nine")]
    gathered = Gathered([(JOINED, 3), (others, 0), (JOINED, 1)])
    assert list(gathered) == [PAIRS[3], others[0], PAIRS[1]]
    assert list(column(gathered, "number")) == [3, 9, 1]


def test_some_things_are_exchanged_for_others() -> None:
    assert list(exchange("abcd", [3, 1], "xy")) == ["a", "y", "c", "x"]


def test_things_are_found_by_their_names_and_what_is_missing_is_as_the_caller_says() -> None:
    keyed = Keyed([each.name for each in PAIRS], JOINED)
    assert dict(keyed) == {each.name: each for each in PAIRS}
    nobody = Pair(-1, "")
    for things in (keyed, dict(keyed)):
        assert list(find_named(things, ["n4", "n7", "n0"], nobody)) == [PAIRS[4], nobody, PAIRS[0]]
