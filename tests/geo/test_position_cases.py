"""Stances in whole stories: tests/examples/positions, no worse than tests/floors.json says."""

from __future__ import annotations

import json

import pytest

from scripts.score_positions import CASES, score_case
from tests.conftest import HoldFloors

GOLD = json.loads((CASES / "gold.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(GOLD))
def test_stances_of_a_story_are_found_as_well_as_before(name: str, hold_floors: HoldFloors) -> None:
    case = score_case(CASES / name, GOLD[name])
    hold_floors("positions").hold(name, {"f1": case.stances.f1, "kept": case.kept})


def test_every_floor_of_positions_has_its_story(hold_floors: HoldFloors) -> None:
    assert hold_floors("positions").names() == set(GOLD)
