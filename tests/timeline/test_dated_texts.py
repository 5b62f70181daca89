"""Dates of whole articles: tests/examples/dated/*.txt are read no worse than tests/floors.json says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.marking import Score, language_of, pair_marks
from scripts.score_dates import Marked, read_marked, score_texts

TESTS = Path(__file__).parents[1]
FLOORS = TESTS / "floors.json"
FILES = sorted((TESTS / "examples" / "dated").glob("*.txt"))
SLACK = 0.0005
"""Floors are written with three digits."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_dates_of_articles_are_read_as_well_as_before(path: Path, pytestconfig: pytest.Config) -> None:
    texts = read_marked(path)
    scores = {name: round(score.f1, 3) for name, score in score_texts(texts).items()}
    marks = sum(len(text.marks) for text in texts)
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    floor = floors["dates"].get(path.stem, {})
    if floor.get("marks") != marks:
        floor = {}
    if pytestconfig.getoption("--update-expected"):
        risen = {name: max(scores[name], floor.get(name, 0.0)) for name in scores}
        floors["dates"][path.stem] = {"marks": marks, **risen}
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        return
    assert floor, f"{path.name} is new or has other marks: pytest --update-expected writes its floor"
    below = {name: (scores[name], floor[name]) for name in scores if scores[name] < floor[name] - SLACK}
    assert not below, (
        f"{path.name}: worse than its floor: {below}; scripts/score_dates.py --errors shows where. "
        "A floor falls only by hand, with a line in CHANGELOG.md"
    )


def test_every_floor_has_its_texts() -> None:
    assert set(json.loads(FLOORS.read_text(encoding="utf-8"))["dates"]) == {path.stem for path in FILES}


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
