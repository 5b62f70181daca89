"""Where events of whole articles happened: tests/examples/happened/*.yaml, as tests/floors.json says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.score_scenes import score_file

TESTS = Path(__file__).parents[1]
FLOORS = TESTS / "floors.json"
FILES = sorted((TESTS / "examples" / "happened").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_events_of_articles_are_put_where_they_happened(path: Path, pytestconfig: pytest.Config) -> None:
    counts = score_file(path)
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    floor = floors.setdefault("scenes", {}).get(path.stem, {})
    if floor.get("listed") != counts["listed"]:
        floor = {}
    if pytestconfig.getoption("--update-expected"):
        floors["scenes"][path.stem] = {
            "listed": counts["listed"],
            "right": max(counts["right"], floor.get("right", 0)),
            "wrong": min(counts["wrong"], floor.get("wrong", counts["wrong"])),
        }
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        return
    assert floor, f"{path.name} is new or lists other events: pytest --update-expected writes its floor"
    assert counts["right"] >= floor["right"], "scripts/score_scenes.py --errors shows where"
    assert counts["wrong"] <= floor["wrong"], "scripts/score_scenes.py --errors shows where"


def test_every_floor_of_scenes_has_its_articles() -> None:
    assert set(json.loads(FLOORS.read_text(encoding="utf-8"))["scenes"]) == {path.stem for path in FILES}
