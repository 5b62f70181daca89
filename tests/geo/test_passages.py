"""Sentences as words: a look at what is said in one says the same as its words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geo.stances.words import Known, read_passages
from timeline.model import Span

PIECES = st.sampled_from(
    ("Chile", " signed", ", ", "the U.N.’s ", "pacts", " 1,200", "-", "l’Oslo ", "\n", "ß")
)
TEXTS = st.lists(PIECES, max_size=400).map("".join)


@given(TEXTS, st.data())
def test_what_is_said_is_what_the_words_are(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    known = (Known(start, end, "name", "CHL"),) if end > start else ()
    for passage in read_passages(text, [Span("a", 0, len(text))], known):
        assert passage.said == {word.lower for word in passage.words}
        assert passage.compared == set(passage.keys)
