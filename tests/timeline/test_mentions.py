"""Finding names: what holds for every text, and how long it may take."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.languages import load_language
from timeline.mentions import find_names, look_up
from timeline.mentions.lexicon import load_lexicon
from timeline.mentions.traits import ADMIN1, CITY, COUNTRY, DEMONYM, HUGE
from timeline.model import Mention, SourceDocument

ENGLISH = load_language("en")
NAMES = {
    "Paris": CITY | HUGE,
    "New Paris": CITY,
    "Texas": ADMIN1,
    "France": COUNTRY,
    "French": DEMONYM,
    "Of": CITY,
}
PIECES = (
    "Paris",
    "New",
    "Texas",
    "FRANCE",
    "French",
    "Of",
    "in",
    "'s",
    ".",
    ",",
    "-",
    "\n",
    " ",
    "Mr",
    "(",
    "É",
    "$",
)


def find(text: str) -> tuple[Mention, ...]:
    return find_names(SourceDocument("one", text, "one.txt"), NAMES, ENGLISH)


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)))
@settings(max_examples=200)
def test_a_mention_is_the_text_at_its_span_and_none_overlap(text: str) -> None:
    mentions = find(text)
    for mention in mentions:
        assert mention.text == text[mention.span.start : mention.span.end]
        assert look_up(mention.text, NAMES, load_lexicon(load_language("en"))) is not None
    ends = [mention.span.end for mention in mentions]
    starts = [mention.span.start for mention in mentions]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


def test_the_longest_name_wins() -> None:
    assert [mention.text for mention in find("They met in New Paris.")] == ["New Paris"]


def test_a_people_is_a_demonym_and_a_place_a_name() -> None:
    assert [mention.kind for mention in find("French ministers stayed in Paris.")] == ["demonym", "name"]


def test_names_in_capitals_and_over_a_line_end_are_found() -> None:
    assert [mention.text for mention in find("FRANCE -- They met in New\nParis.")] == ["FRANCE", "New\nParis"]


def test_a_long_text_takes_linear_time() -> None:
    before = time.process_time()
    find("Paris Of New Paris, Texas. " * 5_000)
    find("A" * 100_000 + " " + "P " * 50_000)
    assert time.process_time() - before < 10
