from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.tables import Problems, describe, load_table, nearest


def problems_of(text: str) -> tuple[tuple[int, str], ...]:
    problems = Problems()
    load_table(text, problems)
    return problems.found


def test_a_key_given_twice_is_named_with_its_line() -> None:
    assert problems_of("title: a\nlanguage: en\ntitle: b\n") == ((3, "title: given twice; keep one of them"),)


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: [1\nb: 2\n", 2), ("a: 'x\n", 2), ("- a\n- b\n", 1), ("a:\n\t- b\n", 2)],
)
def test_what_is_not_yaml_is_named_with_its_line(text: str, line: int) -> None:
    (problem,) = problems_of(text)
    assert problem[0] == line


@pytest.mark.parametrize(
    "text", ["[" * 5000, "{a: " * 5000, "a: " + "9" * 5000, "!!python/object:os.system {}", "x" * 1_100_000]
)
def test_hostile_yaml_is_a_problem_and_nothing_worse(text: str) -> None:
    assert len(problems_of(text)) <= 1


@given(st.text(max_size=80))
def test_any_text_is_a_table_or_a_problem(text: str) -> None:
    problems = Problems()
    table = load_table(text, problems)
    table.text("a")
    table.finish()


def test_days_that_do_not_exist_keep_their_line() -> None:
    problems = Problems()
    table = load_table("x: 1\nfrom: 2025-02-30\n", problems)
    assert table.day("from") is None
    assert problems.found == ((2, "from: there is no day 2025-02-30"),)


def test_the_nearest_known_word_is_suggested_and_all_of_them_when_none_is_near() -> None:
    assert nearest("Sorces", ["sources", "title"]) == 'did you mean "sources"?'
    assert nearest("zzz", ["sources", "title"]) == "known: sources, title"


def test_a_value_is_described_in_a_few_words() -> None:
    assert describe("x" * 500).endswith('..."')
    assert describe(True) == "true"
    assert describe(None) == "nothing"
