"""What a written form is as a name of the gazetteer: its own, an exonym, a people, or made by rule."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.mentions.adjectives import small_town_of, town_of, townspeople, townswoman_of
from timeline.mentions.lexicon import Lexicon
from timeline.mentions.peoples import behind_compass
from timeline.mentions.spellings import spellings
from timeline.mentions.traits import (
    ADMIN1,
    CITY,
    COUNTRY,
    DEMONYM,
    LARGE,
    REGION,
    TOWNSPEOPLE,
    TRAIT_MASK,
)

DIVIDED = COUNTRY | ADMIN1 | LARGE | REGION | DEMONYM
"""What can have a north and a south."""


def read_name(written: str, names: Mapping[str, int], lexicon: Lexicon) -> tuple[str, int] | None:
    """The name as the gazetteer has it, and its traits; None when it is nobody's."""
    people = _as_people(written, names, lexicon) if written in lexicon.peoples else None
    if people is not None:
        return people
    key = lexicon.exonyms.get(written, written)
    value = names.get(key)
    if not lexicon.makes_names:
        return None if value is None else (key, value & TRAIT_MASK)
    if value is None:
        return _by_rule(written, names, lexicon)
    town = town_of(written, names, lexicon) if "er-adjectives" in lexicon.habits else None
    if town is not None and not value & DIVIDED:
        return town, DEMONYM | TOWNSPEOPLE
    people_of_town = town is not None and value & DEMONYM and not value & COUNTRY
    return key, value & TRAIT_MASK | (TOWNSPEOPLE if people_of_town else 0)


def _as_people(written: str, names: Mapping[str, int], lexicon: Lexicon) -> tuple[str, int] | None:
    """ "Wiener", "berciano": the place of the people that the language has this word for."""
    place = lexicon.peoples[written]
    if place == written or written in lexicon.exonyms:
        return None
    # "Soriano" in Uruguay is nobody from Soria
    named = COUNTRY | CITY | ADMIN1 if written[:1].isupper() else COUNTRY
    if names.get(written, 0) & named:
        return None
    return place, DEMONYM | townspeople(written, names.get(place, 0), lexicon)


def _by_rule(written: str, names: Mapping[str, int], lexicon: Lexicon) -> tuple[str, int] | None:
    """The name that a form is made of: "Pariser", "Traunsteinerin", "Südfrankreich", "comté de Kent"."""
    if "er-adjectives" in lexicon.habits:
        town = town_of(written, names, lexicon)
        if town is not None:
            return town, DEMONYM | TOWNSPEOPLE
        home = townswoman_of(written, names, lexicon)
        if home is not None:
            return home, DEMONYM
    for rest in behind_compass(written, lexicon) if lexicon.compass else ():
        meant = read_name(rest, names, lexicon)
        if meant is not None and meant[1] & DIVIDED and rest.lower() not in lexicon.words:
            return meant
    for prefix, pattern in lexicon.patterns:
        if written.startswith(prefix):
            rest = written[len(prefix) :]
            key = pattern.replace("*", lexicon.exonyms.get(rest, rest))
            if key in names:
                return key, names[key] & TRAIT_MASK
    return None


def look_up(written: str, names: Mapping[str, int], lexicon: Lexicon) -> tuple[str, int] | None:
    """The name as the gazetteer spells it, of a mention as written, and its traits; None when it has none."""
    for key, _ in spellings(written, 0, len(written)):
        meant = read_name(key, names, lexicon)
        if meant is not None:
            return meant
    town = small_town_of(written, names, lexicon)
    return None if town is None else (town, DEMONYM)
