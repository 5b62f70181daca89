"""The longest stretch of words that is a name of the gazetteer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.mentions.adjectives import is_attribute, small_town_of
from timeline.mentions.lexicon import Lexicon
from timeline.mentions.names import DIVIDED, read_name
from timeline.mentions.peoples import is_people, opens_people
from timeline.mentions.spellings import JOINTS, spellings
from timeline.mentions.traits import (
    DEMONYM,
    TOWNSPEOPLE,
)
from timeline.mentions.words import Words

_LONGEST = 7
_SHORTEST_GENITIVE = 5
"""Letters of a small town's genitive; more than that: "Virus" and "Keks" are none."""
_GAPS = frozenset(
    (" ", " (", "-", ". ", ".", "\n", "  ", " \n", "–", ", ", "’s ", "'s ", " & ", "/", "’", "'")
)
_TAILS = frozenset(
    ("peninsula", "rainforest", "basin", "headquarters", "airport", "territories", "zone", "area")
)
"""Words in lower case that end some names."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `first` to `last` (both included) are a name; `start` and `end` in the text."""

    first: int
    last: int
    start: int
    end: int
    key: str
    traits: int


def longest_at(
    text: str, words: Words, index: int, names: Mapping[str, int], lexicon: Lexicon
) -> Candidate | None:
    """The longest name that begins with this word."""
    last = _reach(words, index, lexicon)
    start = words.starts[index]
    for end_index in range(last, index - 1, -1):
        if end_index > index and words.forms[end_index] in JOINTS:
            continue
        end = words.ends[end_index]
        for key, stop in spellings(text, start, end):
            meant = read_name(key, names, lexicon)
            if meant is not None:
                return Candidate(index, end_index, start, stop, *meant)
        if "genitive-s" in lexicon.habits and text[end - 1] == "s":
            meant = read_name(text[start : end - 1], names, lexicon)
            if meant is not None and (end - start > _SHORTEST_GENITIVE or meant[1] & DIVIDED):
                return Candidate(index, end_index, start, end - 1, *meant)
    if is_attribute(words, index, lexicon):
        town = small_town_of(words.forms[index], names, lexicon)
        if town is not None:
            return Candidate(index, index, start, words.ends[index], town, DEMONYM | TOWNSPEOPLE)
    return None


def _reach(words: Words, index: int, lexicon: Lexicon) -> int:
    """The last word a name beginning here could possibly take in."""
    last = index
    for following in range(index + 1, min(index + _LONGEST, len(words.forms))):
        gap = words.text[words.ends[following - 1] : words.starts[following]]
        form = words.forms[following]
        if gap not in _GAPS:
            break
        joined = gap == "-" and (is_people(form, lexicon) or opens_people(words, index, lexicon))
        if form in lexicon.inside:
            last = following
        elif not (form[0].isupper() or form in JOINTS or form[1:2] in ("'", "’") or joined):
            return following if form in _TAILS else last
        else:
            last = following
    return last
