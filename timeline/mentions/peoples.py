"""Peoples and their adjectives where a language writes them small, and names behind a compass point."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.mentions.lexicon import Lexicon
from timeline.mentions.words import Words

_SHORTEST = 3
"""Letters behind a point of the compass; a people or a country has more than that."""


def may_begin_people(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Whether an adjective of a people in lower case, or the first half of one, stands here."""
    return is_people(words.forms[index], lexicon) or opens_people(words, index, lexicon)


def is_people(word: str, lexicon: Lexicon) -> bool:
    """Whether a word in lower case is an adjective of a people: "polnisch", "ostpolnisch"."""
    if "lower-peoples" not in lexicon.habits:
        return False
    return word in lexicon.peoples or any(rest in lexicon.peoples for rest in behind_compass(word, lexicon))


def opens_people(words: Words, index: int, lexicon: Lexicon) -> bool:
    """ "baden-" of "baden-württembergisch": whether what a hyphen joins is an adjective of a people."""
    if "lower-peoples" not in lexicon.habits or words.text[words.ends[index] : words.ends[index] + 1] != "-":
        return False
    return index + 1 < len(words) and f"{words.forms[index]}-{words.forms[index + 1]}" in lexicon.peoples


def behind_compass(word: str, lexicon: Lexicon) -> Iterator[str]:
    """ "Südfrankreich", "ostpolnisch": what the names of a compass's points stand before."""
    plain = word.lower()
    for point in lexicon.compass:
        if plain.startswith(point) and len(word) > len(point) + _SHORTEST:
            rest = word[len(point) :].removeprefix("-")
            yield rest[:1].upper() + rest[1:] if word[0].isupper() else rest
