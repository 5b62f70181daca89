"""Of very many passages that say one thing the page quotes the most useful ones, and all that correct."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from output.model import Edit
from output.passages import Words
from output.quoted import (
    FEWEST_PASSAGES,
    MOST_ON_PAGE,
    MOST_PASSAGES,
    choose_words,
    rank_words,
    share_former,
    share_passages,
)
from timeline.model import SourceDocument

DOCUMENTS: Mapping[str, SourceDocument] = {
    f"d{number}": SourceDocument(
        f"d{number}",
        "",
        f"d{number}.txt",
        publisher=f"paper {number % 3}",
        published=date(2021, 1, 31) - timedelta(days=number) if number else None,
    )
    for number in range(12)
}
ADDED: Mapping[str, Edit] = {"d7": Edit(("added",)), "d5": Edit(("published",))}
some_words = st.tuples(st.sampled_from(sorted(DOCUMENTS)), st.sampled_from("abc"))
told_of_countries = st.lists(st.lists(some_words, unique=True, max_size=20), min_size=1, max_size=6)


@given(told_of_countries, st.integers(1, 8))
def test_every_country_keeps_as_many_passages_as_it_may_have(told: list[list[Words]], most: int) -> None:
    chosen = choose_words(told, DOCUMENTS, {}, most)
    assert chosen <= {words for each in told for words in each}
    for each in told:
        assert len(chosen.intersection(each)) >= min(len(each), most)


@given(told_of_countries)
def test_nothing_is_left_out_where_no_country_has_more_than_it_may(told: list[list[Words]]) -> None:
    most = max(len(each) for each in told)
    every = {words for each in told for words in each}
    assert choose_words(told, DOCUMENTS, ADDED, most) == every
    assert choose_words(told, DOCUMENTS, ADDED, None) == every


@given(st.lists(some_words, unique=True, min_size=1), st.integers(1, 8))
def test_of_one_country_no_more_is_quoted_but_for_what_an_editor_added(told: list[Words], most: int) -> None:
    chosen = choose_words([told], DOCUMENTS, ADDED, most)
    added = {words for words in told if words[0] == "d7"}
    assert added <= chosen
    assert len(chosen) == min(len(told), max(most, len(added)))


@given(told_of_countries, st.integers(1, 8), st.data())
def test_the_passage_that_stands_first_is_quoted(
    told: list[list[Words]], most: int, data: st.DataObject
) -> None:
    every = sorted({words for each in told for words in each})
    if every:
        first = data.draw(st.sampled_from(every))
        assert first in choose_words(told, DOCUMENTS, ADDED, most, first)


def test_what_tells_of_more_countries_is_quoted_first() -> None:
    alone, together = [("d1", "a"), ("d2", "a")], [("d3", "a")]
    assert choose_words([[*alone, *together], together], DOCUMENTS, {}, 1) == {("d3", "a")}


def test_no_publisher_is_quoted_twice_before_each_is_quoted_once() -> None:
    ranked = rank_words([(name, "a") for name in sorted(DOCUMENTS)], DOCUMENTS)
    names = [DOCUMENTS[document].publisher for document, _ in ranked]
    for at in range(0, len(names), 3):
        assert len(set(names[at : at + 3])) == 3


def test_who_said_it_earlier_is_quoted_first_and_who_gives_no_day_last() -> None:
    ranked = [document for document, _ in rank_words([("d0", "a"), ("d3", "a"), ("d6", "a")], DOCUMENTS)]
    assert ranked == ["d6", "d3", "d0"]


@given(st.lists(st.integers(0, 200), max_size=700))
def test_answers_share_what_a_page_can_bear(sizes: list[int]) -> None:
    share = share_passages(sizes)
    assert FEWEST_PASSAGES <= share <= MOST_PASSAGES
    if max(sizes, default=0) > MOST_PASSAGES and share > FEWEST_PASSAGES:
        assert sum(min(size, share) for size in sizes) <= MOST_ON_PAGE


@given(st.lists(st.integers(0, MOST_PASSAGES)))
def test_a_story_without_any_answer_of_very_many_passages_shows_them_all(sizes: list[int]) -> None:
    assert share_passages(sizes) == share_former(share_passages(sizes)) == MOST_PASSAGES


def test_an_answer_that_stands_no_more_gets_half_where_there_is_much_to_quote() -> None:
    assert Counter(map(share_former, (None, MOST_PASSAGES, 7, 2))) == Counter((None, MOST_PASSAGES, 3, 1))
