"""Texts that share runs of words are found as quickly as if none shared any, and none is missed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.shingles import Holders, TakeShingles

TEXTS = st.lists(st.frozensets(st.integers(0, 12), max_size=9).map(sorted), max_size=12)


@given(TEXTS, st.integers(1, 4), st.sampled_from((0.5, 0.6, 0.8, 1.0)))
def test_who_has_a_share_of_the_shingles_is_who_has_it_when_all_are_counted(
    texts: list[list[int]], most: int, share: float
) -> None:
    holders = Holders(most)
    there: dict[int, list[int]] = {}
    for place, shingles in enumerate(texts):
        counted = [other for shingle in shingles for other in there.get(shingle, ())]
        enough = {one: counted.count(one) for one in counted if counted.count(one) >= share * len(shingles)}
        assert holders.find(shingles, share) == enough
        holders.add(place, shingles)
        for shingle in shingles:
            if len(there.setdefault(shingle, [])) < most:
                there[shingle].append(place)


@pytest.mark.parametrize(
    "text", ["", "Rain.", "Rain fell on Oslo today.", "雨が降った", "\ud800 a b c d e f"]
)
def test_any_text_has_shingles_that_depend_on_its_words_alone(text: str) -> None:
    assert TakeShingles()(text) == TakeShingles()(f"  {text.upper()}!\n")
