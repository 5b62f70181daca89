"""Containers that the text gives itself: "Paris, Texas", "Athens (Greece)", "Lamar County, Texas"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.gazetteer import Gazetteer, kind_of
from geo.placing.senses import Sense

_GAPS = frozenset((", ", " (", " in ", ", in ", "; "))
_OUTER = ("country", "admin1", "admin2")


def find_containers(text: str, senses: Sequence[Sense], gazetteer: Gazetteer) -> dict[int, tuple[int, int]]:
    """By number, the senses that are followed by what contains them: the entry meant and its container."""
    found: dict[int, tuple[int, int]] = {}
    for number in range(len(senses) - 2, -1, -1):
        inner, outer = senses[number], senses[number + 1]
        gap = text[inner.mention.span.end : outer.mention.span.start]
        if gap not in _GAPS:
            continue
        fixed = found.get(number + 1)
        pair = _contained(inner, (fixed[0],) if fixed else outer.entries, gazetteer)
        if pair is not None:
            found[number] = pair
            found.setdefault(number + 1, (pair[1], pair[1]))
    return found


def _contained(inner: Sense, outer: Sequence[int], gazetteer: Gazetteer) -> tuple[int, int] | None:
    """The most populous inner place that lies in an outer one."""
    for container in outer:
        if kind_of(gazetteer, container) not in _OUTER:
            continue
        for entry in inner.entries:
            if entry != container and lies_in(gazetteer, entry, container):
                return entry, container
    return None


def lies_in(gazetteer: Gazetteer, entry: int, container: int) -> bool:
    """Whether a place lies in a country, a state or a county."""
    kind = kind_of(gazetteer, container)
    if kind == "country":
        return (
            gazetteer.country[entry] == gazetteer.country[container]
            and kind_of(gazetteer, entry) != "country"
        )
    return container + 1 in (gazetteer.admin1[entry], gazetteer.admin2[entry])
