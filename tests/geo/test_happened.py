"""Where events of whole articles happened: tests/examples/happened/*.yaml, as tests/floors.json says."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.score_scenes import score_file
from tests.conftest import HoldFloors

FILES = sorted((Path(__file__).parents[1] / "examples" / "happened").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_events_of_articles_are_put_where_they_happened(path: Path, hold_floors: HoldFloors) -> None:
    counts = score_file(path)
    hold_floors("scenes").hold(
        path.stem,
        {"right": counts["right"]},
        ceilings={"wrong": counts["wrong"]},
        size={"listed": counts["listed"]},
    )


def test_every_floor_of_scenes_has_its_articles(hold_floors: HoldFloors) -> None:
    assert hold_floors("scenes").names() == {path.stem for path in FILES}
