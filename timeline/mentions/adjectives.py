"""Who comes from a town, and its adjective, where a language makes them by rule: "Pariser", "Husumer"."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.mentions.lexicon import Lexicon
from timeline.mentions.traits import (
    CITY,
    COUNTRY,
    LARGE,
    TOWNSPEOPLE,
)
from timeline.mentions.words import Words

_SHORTEST = 3
"""Letters of a town whose adjective is made by rule; more than that."""
_SHORTEST_OF_SMALL = 4
"""The same for a small town, whose adjective could be many another word."""
_WOMEN = ("in", "innen")


def townspeople(written: str, place: int, lexicon: Lexicon) -> int:
    """Whether a people that the language has a word for is that of a town: "Wiener", not "Schweizer"."""
    ends = written[:1].isupper() and written.rstrip("ns").endswith("er") and "er-adjectives" in lexicon.habits
    return TOWNSPEOPLE if ends and place & CITY and not place & COUNTRY else 0


def is_attribute(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Whether a word with a capital stands between one without and a noun: "der Husumer Hafen"."""
    form = words.forms[index]
    if index == 0 or index + 1 >= len(words.forms) or form[-2:] != "er" or form.islower():
        return False
    before, following = words.forms[index - 1], words.forms[index + 1]
    if words.text[words.ends[index] : words.starts[index + 1]] != " " or not following[0].isupper():
        return False
    return following not in lexicon.given and (before.islower() or before.lower() in lexicon.definite)


def small_town_of(written: str, names: Mapping[str, int], lexicon: Lexicon) -> str | None:
    """ "Husumer", "Hersfelder": the town, of any size, or the spa that such an adjective is made of."""
    town = town_of(written, names, lexicon, CITY, _SHORTEST_OF_SMALL)
    spa = f"Bad {written[:-2]}"
    return spa if town is None and written[-2:] == "er" and names.get(spa, 0) & CITY else town


def townswoman_of(written: str, names: Mapping[str, int], lexicon: Lexicon) -> str | None:
    """ "Traunsteinerin": the town that she is from."""
    for ending in _WOMEN:
        if written.endswith(f"er{ending}"):
            return town_of(written.removesuffix(ending), names, lexicon, CITY, _SHORTEST_OF_SMALL)
    return None


def town_of(
    written: str, names: Mapping[str, int], lexicon: Lexicon, wanted: int = LARGE, shortest: int = _SHORTEST
) -> str | None:
    """ "Pariser", "Bremer", "Dresdner": the town, by default a large one, that the adjective is made of."""
    stem = written[:-2]
    if "er-adjectives" not in lexicon.habits or written[-2:] != "er" or written.lower() in lexicon.words:
        return None
    for town in (stem, stem + "en", stem[:-1] + "en" if stem[-1:] == "n" else stem + "e"):
        name = lexicon.exonyms.get(town, town)
        if len(town) > shortest and (names.get(name) or 0) & wanted and town.lower() not in lexicon.words:
            return name
    return None
