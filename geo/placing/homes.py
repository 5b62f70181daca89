"""Where a text is at home, by the words only one country's papers use: sheriff, councillor, crore."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from geo.gazetteer import Gazetteer
from timeline.languages import Language

_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)?")
_EACH, _MOST = 0.7, 4.0
"""What one word is worth, in names of that country, and what all together are worth at most."""


def find_home(text: str, language: Language, gazetteer: Gazetteer) -> dict[int, float]:
    """How much a text sounds like the papers of each country, in names of places; by the country's number.

    Where no word tells, the `home` of the language is taken for half sure.
    """
    words = set(_WORD.findall(text))
    found = {
        gazetteer.countries.index(country): min(_MOST, _EACH * len(words & telling))
        for country, telling in _load_homes(language).items()
        if words & telling
    }
    default = str(language.tables.get("names", {}).get("home", ""))
    if not found and default:
        found = {gazetteer.countries.index(default): _EACH}
    return dict(sorted(found.items()))


@cache
def _load_homes(language: Language) -> Mapping[str, frozenset[str]]:
    homes = language.tables.get("names", {}).get("homes", {})
    return {country: frozenset(str(words).split()) for country, words in homes.items()}
