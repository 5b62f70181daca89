"""The gazetteer asked for one name, as one asks a geocoder: "Paris", "Paris, Texas"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.gazetteer import Gazetteer, find_entries, is_capital, kind_of
from timeline.languages import DEFAULT, load_language
from timeline.mentions import look_up
from timeline.mentions.lexicon import load_lexicon

_RANK = {"country": 4.0, "continent": 4.0, "admin1": 1.0, "city": 0.0, "admin2": -0.5}


def search(gazetteer: Gazetteer, query: str) -> list[int]:
    """The numbers of the places of a name, likeliest first; those behind a comma must contain them."""
    name, *containers = [part.strip() for part in query.split(",") if part.strip()] or [""]
    entries = _entries(gazetteer, name)
    for container in containers:
        outer = _entries(gazetteer, container)
        entries = [entry for entry in entries if any(_lies_in(gazetteer, entry, each) for each in outer)]
    return sorted(entries, key=lambda entry: _order(gazetteer, entry))


def _entries(gazetteer: Gazetteer, name: str) -> Sequence[int]:
    meant = look_up(name, gazetteer.names, load_lexicon(load_language(DEFAULT)))
    return [] if meant is None else find_entries(gazetteer, meant[0])


def _lies_in(gazetteer: Gazetteer, entry: int, container: int) -> bool:
    if kind_of(gazetteer, container) == "country":
        return gazetteer.country[entry] == gazetteer.country[container]
    return container + 1 in (gazetteer.admin1[entry], gazetteer.admin2[entry])


def _order(gazetteer: Gazetteer, entry: int) -> tuple[float, int]:
    rank = _RANK.get(kind_of(gazetteer, entry), 1.0)
    digits = len(str(gazetteer.population[entry]))
    likely = digits + rank + 2.0 * is_capital(gazetteer, entry)
    return -likely, -gazetteer.population[entry]
