"""Stances in whole stories: tests/examples/positions, no worse than tests/floors.json says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.score_positions import CASES, score_case

FLOORS = Path(__file__).parents[1] / "floors.json"
GOLD = json.loads((CASES / "gold.json").read_text(encoding="utf-8"))
SLACK = 0.0005
"""Floors are written with three digits."""


@pytest.mark.parametrize("name", sorted(GOLD))
def test_stances_of_a_story_are_found_as_well_as_before(name: str, pytestconfig: pytest.Config) -> None:
    case = score_case(CASES / name, GOLD[name])
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    floor = floors.setdefault("positions", {}).get(name, {})
    if pytestconfig.getoption("--update-expected"):
        floors["positions"][name] = {
            "f1": max(round(case.stances.f1, 3), floor.get("f1", 0.0)),
            "kept": max(case.kept, floor.get("kept", 0)),
        }
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        return
    assert floor, f"{name} is new: pytest --update-expected writes its floor"
    assert case.stances.f1 >= floor["f1"] - SLACK, "scripts/score_positions.py --errors shows where"
    assert case.kept >= floor["kept"], "scripts/score_positions.py --errors shows where"


def test_every_floor_of_positions_has_its_story() -> None:
    assert set(json.loads(FLOORS.read_text(encoding="utf-8"))["positions"]) == set(GOLD)
