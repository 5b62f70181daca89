"""Who stood where, in words."""

from __future__ import annotations

from dataclasses import replace

from geo.boundaries import load_boundaries
from geo.model import Count, Stance
from output.boards import set_boards, settle_count
from output.choropleth import country_roles
from output.model import Explainer
from output.outline import outline_explainer
from output.theme import load_palette
from timeline.model import Span

PASSAGE = Span("courier", 0, 20)


def test_an_exact_number_counts_before_an_approximate_one() -> None:
    exact, approximate = Count("q", "s", 58, False, (PASSAGE,)), Count("q", "s", 60, True, (PASSAGE, PASSAGE))
    assert settle_count([approximate, exact]) == exact
    assert settle_count([]) is None


def test_the_number_told_most_often_counts() -> None:
    once, twice = Count("q", "s", 61, False, (PASSAGE,)), Count("q", "s", 58, False, (PASSAGE, PASSAGE))
    assert settle_count([once, twice]) == twice


def test_countries_of_one_sentence_stand_together(explainer: Explainer) -> None:
    (board,) = set_boards(outline_explainer(explainer), load_palette())
    signed, declined = board.groups
    assert [len(batch.countries) for batch in signed.batches] == [7]
    assert [country.name for country in declined.countries] == ["United Kingdom", "United States"]
    assert signed.unnamed == 54
    assert signed.tiles == 61


def test_a_country_with_two_answers_takes_neither_colour(explainer: Explainer) -> None:
    again = Stance("declaration", "FRA", "declined", False, None, (PASSAGE,))
    twice = replace(explainer, stances=(*explainer.stances, again))
    (board,) = set_boards(outline_explainer(twice), load_palette())
    assert country_roles(board, load_boundaries())["FRA"] == "contested"
    assert board.contested


def test_a_stance_without_a_choice_is_shown_under_its_own_name(explainer: Explainer) -> None:
    odd = Stance("declaration", "BRA", "considering", False, None, (PASSAGE,))
    (board,) = set_boards(outline_explainer(replace(explainer, stances=(odd,), counts=())), load_palette())
    assert [group.label for group in board.groups] == ["considering"]


def test_a_question_nobody_answered_has_no_board(explainer: Explainer) -> None:
    assert set_boards(outline_explainer(replace(explainer, stances=(), counts=())), load_palette()) == ()
