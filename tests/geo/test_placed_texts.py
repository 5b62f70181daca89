"""Places of whole articles: tests/examples/placed/*.txt are read no worse than tests/floors.json says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.score_places import Marked, is_right, read_marked, score_texts

TESTS = Path(__file__).parents[1]
FLOORS = TESTS / "floors.json"
FILES = sorted((TESTS / "examples" / "placed").glob("*.txt"))
SLACK = 0.0005
"""Floors are written with three digits."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_places_of_articles_are_found_as_well_as_before(path: Path, pytestconfig: pytest.Config) -> None:
    texts = read_marked(path)
    scores = {name: round(score.f1, 3) for name, score in score_texts(texts).items()}
    marks = sum(len(text.marks) for text in texts)
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    floor = floors.setdefault("places", {}).get(path.stem, {})
    if floor.get("marks") != marks:
        floor = {}
    if pytestconfig.getoption("--update-expected"):
        risen = {name: max(scores[name], floor.get(name, 0.0)) for name in scores}
        floors["places"][path.stem] = {"marks": marks, **risen}
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        return
    assert floor, f"{path.name} is new or has other marks: pytest --update-expected writes its floor"
    below = {name: (scores[name], floor[name]) for name in scores if scores[name] < floor[name] - SLACK}
    assert not below, (
        f"{path.name}: worse than its floor: {below}; scripts/score_places.py --errors shows where. "
        "A floor falls only by hand, with a line in CHANGELOG.md"
    )


def test_every_floor_of_places_has_its_texts() -> None:
    assert set(json.loads(FLOORS.read_text(encoding="utf-8"))["places"]) == {path.stem for path in FILES}


def test_a_place_is_right_within_a_hundred_miles_and_a_people_in_its_country() -> None:
    paris = Marked(0, 5, (48.85, 2.35), "FRA")
    assert is_right(paris, Marked(0, 5, (48.0, 2.0), "FRA"))
    assert not is_right(paris, Marked(0, 5, (33.66, -95.56), "USA"))
    assert is_right(Marked(0, 6, None, "FRA"), Marked(0, 6, None, "FRA"))
    assert not is_right(Marked(0, 6, None, "FRA"), Marked(0, 6, None, "BEL"))


def test_a_malformed_mark_is_named(tmp_path: Path) -> None:
    path = tmp_path / "en.more.txt"
    path.write_text("=== a | 2025-02-11\nRain in [[Paris|FRA]].\n", encoding="utf-8")
    with pytest.raises(ValueError, match="a: a malformed mark"):
        read_marked(path)
