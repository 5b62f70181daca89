"""Dates of whole articles: tests/examples/dated/*.txt are read no worse than tests/floors.json says."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.marking import Score, language_of, pair_marks
from scripts.score_dates import Marked, read_marked, score_texts
from tests.conftest import HoldFloors

FILES = sorted((Path(__file__).parents[1] / "examples" / "dated").glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_dates_of_articles_are_read_as_well_as_before(path: Path, hold_floors: HoldFloors) -> None:
    texts = read_marked(path)
    scores = {name: score.f1 for name, score in score_texts(texts).items()}
    hold_floors("dates").hold(path.stem, scores, size={"marks": sum(len(text.marks) for text in texts)})


def test_every_floor_has_its_texts(hold_floors: HoldFloors) -> None:
    assert hold_floors("dates").names() == {path.stem for path in FILES}


def test_marks_are_paired_one_to_one_and_equal_spans_first() -> None:
    there = [Marked(0, 5, "DATE", "1998"), Marked(6, 9, "DATE", "1999")]
    found = [Marked(4, 9, "DATE", "1998"), Marked(6, 9, "DATE", "1999")]
    assert pair_marks(there, found) == [(there[1], found[1]), (there[0], found[0])]


def test_a_score_is_the_harmonic_mean_of_precision_and_recall() -> None:
    assert (Score(1, 2, 2) + Score(1, 2, 2)).f1 == 0.5
    assert Score().f1 == 1.0


def test_a_malformed_mark_is_named(tmp_path: Path) -> None:
    path = tmp_path / "de.more.txt"
    path.write_text("=== a | 2025-02-11\nAm [[Montag|DATE]] regnete es.\n", encoding="utf-8")
    assert language_of(path) == "de"
    with pytest.raises(ValueError, match="a: a malformed mark"):
        read_marked(path)
