"""The likeliest namesake, and the eminent one that it must prove itself against."""

from __future__ import annotations

from collections.abc import Mapping

from geo.gazetteer import Gazetteer, is_capital, kind_of, name_of
from geo.placing.reasons import Choice, find_reason, rank_reason
from geo.placing.weighing import Weighed
from timeline.mentions.lexicon import Lexicon

_HUGE, _LARGE = 1_000_000, 100_000
_MANY = 0.7
"""Two names of places in a country more than of the other, as `grown` counts them."""


def choose_namesake(key: str, weighed: Weighed, told: bool, gazetteer: Gazetteer, lexicon: Lexicon) -> Choice:
    """The place that a name means, and why; `told` when the text says which, so that it is the first."""
    if told:
        return Choice(weighed.entries[0], "as said elsewhere in the article")
    if len(weighed.entries) == 1:
        return Choice(
            weighed.entries[0], rank_reason(weighed.entries[0], gazetteer) or "the only place of that name"
        )
    best = max(range(len(weighed.entries)), key=lambda i: (weighed.shares[i], -i))
    eminent = _eminent(weighed, best, gazetteer)
    if eminent is not None and lexicon.exonyms and _is_other(eminent, weighed, key, gazetteer):
        eminent = None
    if eminent is not None and eminent != best and not _is_proven(best, eminent, weighed, gazetteer):
        best = eminent
    return Choice(weighed.entries[best], find_reason(weighed.entries[best], weighed.cues[best], gazetteer))


def _is_other(index: int, weighed: Weighed, key: str, gazetteer: Gazetteer) -> bool:
    """Whether the name is but a byname: a language that has exonyms says "Sion" of no Jerusalem."""
    name = name_of(gazetteer, weighed.entries[index])
    return "other-name" in weighed.cues[index] and not name.startswith(key)


def _eminent(weighed: Weighed, best: int, gazetteer: Gazetteer) -> int | None:
    """The namesake that others must prove themselves against: a capital, else a city above a million, else
    the state or country within a country that a town has the name of (Wales)."""
    cities = [i for i, entry in enumerate(weighed.entries) if kind_of(gazetteer, entry) == "city"]
    capitals = [i for i in cities if is_capital(gazetteer, weighed.entries[i])]
    huge = [i for i in cities if gazetteer.population[weighed.entries[i]] >= _HUGE]
    return next(iter(capitals + huge + _its_country(weighed, best, gazetteer)), None)


def _its_country(weighed: Weighed, best: int, gazetteer: Gazetteer) -> list[int]:
    """The large states of the country that the likeliest town lies in, and is called like by chance."""
    town = weighed.entries[best]
    if kind_of(gazetteer, town) != "city" or gazetteer.population[town] >= _LARGE:
        return []
    return [
        i
        for i, entry in enumerate(weighed.entries)
        if kind_of(gazetteer, entry) == "admin1"
        and gazetteer.country[entry] == gazetteer.country[town]
        and gazetteer.population[entry] >= _HUGE
        and gazetteer.admin1[town] != entry + 1
    ]


def _is_proven(best: int, eminent: int, weighed: Weighed, gazetteer: Gazetteer) -> bool:
    """Whether the text speaks for a namesake so clearly that the eminent one has to yield.

    Two local cues do; or, against a city that is no capital, that the text names the country of this one, and
    it is a large city too, and not the country of that one, or names many more of its places.
    """
    cues, other = weighed.cues[best], weighed.cues[eminent]
    if kind_of(gazetteer, weighed.entries[eminent]) == "admin1":
        return "at-home" in cues or "in-county" in cues
    if _local_cues(cues) >= 2:
        return True
    large = gazetteer.population[weighed.entries[best]] >= _LARGE
    if is_capital(gazetteer, weighed.entries[eminent]) or not large:
        return False
    if cues.get("country-around", 0.0) - other.get("country-around", 0.0) >= _MANY:
        return True
    return cues.get("country-named", 0.0) >= 0.5 and other.get("country-named", 0.0) < 0.5


def _local_cues(cues: Mapping[str, float]) -> int:
    """How many independent things in the text point to the very neighbourhood of a place."""
    named = cues.get("state-named", 0.0) > 0.5 or cues.get("county-named", 0.0) > 0.5
    near = cues.get("near", 0.0)
    return 2 * ("at-home" in cues) + named + ("in-county" in cues) + (near > 0.3) + (near > 0.9)
