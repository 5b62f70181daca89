"""Places of whole articles: tests/examples/placed/*.txt are read no worse than tests/floors.json says."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.score_places import Marked, is_right, read_marked, score_texts
from tests.conftest import HoldFloors

FILES = sorted((Path(__file__).parents[1] / "examples" / "placed").glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_places_of_articles_are_found_as_well_as_before(path: Path, hold_floors: HoldFloors) -> None:
    texts = read_marked(path)
    scores = {name: score.f1 for name, score in score_texts(texts).items()}
    hold_floors("places").hold(path.stem, scores, size={"marks": sum(len(text.marks) for text in texts)})


def test_every_floor_of_places_has_its_texts(hold_floors: HoldFloors) -> None:
    assert hold_floors("places").names() == {path.stem for path in FILES}


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
