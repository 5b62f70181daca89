"""Why a name means this place and none of its namesakes, in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from geo.gazetteer import Gazetteer, is_capital, kind_of, name_of
from geo.placing.distance import roughly_km

NEAR = "near other places of the article"
_NEAR_KM, _MOST = 200, 60


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry chosen for a sense, and why."""

    entry: int
    reason: str


def find_reason(entry: int, cues: Mapping[str, float], gazetteer: Gazetteer) -> str:
    """What spoke for a place: its rank, else the strongest thing around it."""
    rank = rank_reason(entry, gazetteer)
    if rank:
        return rank
    for unit, cue in ((gazetteer.admin2[entry], "in-county"), (gazetteer.admin1[entry], "state-named")):
        if unit and cues.get(cue, 0.0) > 0.5:
            return f"in {name_of(gazetteer, unit - 1)}, named in the article"
    if cues.get("near", 0.0) > 0.3:
        return NEAR
    if "at-home" in cues:
        return "where its publisher is at home"
    if cues.get("country-named", 0.0) > 0.5 or cues.get("country-around", 0.0) > 0.7:
        return "in a country of the article"
    return "the largest place of that name"


def rank_reason(entry: int, gazetteer: Gazetteer) -> str:
    """The rank of a place that needs no other reason; empty for towns and counties."""
    if is_capital(gazetteer, entry):
        return "capital"
    kind = kind_of(gazetteer, entry)
    return "" if kind in ("city", "admin2") else {"admin1": "state or province"}.get(kind, kind)


def name_the_near(best: Mapping[str, Choice], gazetteer: Gazetteer) -> dict[str, Choice]:
    """The choices, with the nearest other town named where nearness was the reason."""
    towns = [each.entry for each in best.values() if kind_of(gazetteer, each.entry) == "city"][:_MOST]
    return {
        key: replace(choice, reason=_near(choice.entry, towns, gazetteer))
        if choice.reason == NEAR
        else choice
        for key, choice in best.items()
    }


def _near(entry: int, towns: list[int], gazetteer: Gazetteer) -> str:
    here = (gazetteer.latitude[entry] / 1e4, gazetteer.longitude[entry] / 1e4)
    away = [
        (roughly_km(*here, gazetteer.latitude[town] / 1e4, gazetteer.longitude[town] / 1e4), town)
        for town in towns
        if town != entry
    ]
    closest, town = min(away, default=(_NEAR_KM, -1))
    if closest >= _NEAR_KM:
        return NEAR
    return f"near {name_of(gazetteer, town)} in the same article"
