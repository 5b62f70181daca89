"""Claims and counts of votes told in numbers: "10-0 with five abstentions: Chile, Peru"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from geo.stances.claims import Claim, Scene
from geo.stances.enumerations import named_beside
from geo.stances.groups import DASHES, Group, entry_at, group_after
from geo.stances.objects import is_meant
from geo.stances.phrases import is_number
from geo.stances.words import Word

_OPENINGS = frozenset({":", "(", ","}) | DASHES
_SINGLE = frozenset({"only", "lone", "sole", "dissenting", "single"})


def find_tallies(scene: Scene) -> Iterator[tuple[Claim, int]]:
    """Every counted answer with its number (-1: none given), and the countries listed behind it."""
    words, grammar = scene.words, scene.grammar
    for index in range(len(words)):
        for entry, choice in grammar.tallies:
            if tuple(word.lower for word in words[index : index + len(entry)]) != entry:
                continue
            count = _number_before(scene, index)
            if count < 0 and not _is_single(words, index):
                continue
            if is_meant(words, index, len(words), False, grammar, scene.course):
                listed = replace(_listed(scene, index + len(entry)), collective=None, pronoun=None)
                yield Claim(choice, listed, index), count
            break


def _listed(scene: Scene, position: int) -> Group:
    """The list directly behind a tally."""
    words, vocabulary = scene.words, scene.grammar.vocabulary
    nobody = Group(position, position)
    if position >= len(words):
        return nobody
    if words[position].lower in ("by", "from", "of"):
        return group_after(words, position + 1, vocabulary)
    if words[position].lower in vocabulary.words["be"] | {"came", "come"}:
        position += 1
        return _listed(scene, position) if position < len(words) and words[position].lower == "from" else nobody
    opened = False
    while position < len(words) and words[position].text in _OPENINGS:
        opened, position = True, position + 1
    size = entry_at(words, position, "inclusions", vocabulary)
    if not opened and not size:
        return nobody
    position += size
    if position + 1 < len(words) and words[position].lower in ("those", "that") and words[position + 1].lower == "of":
        position += 2
    return group_after(words, position, vocabulary)


def _number_before(scene: Scene, index: int) -> int:
    words, vocabulary = scene.words, scene.grammar.vocabulary
    for position in range(index - 1, max(index - 4, -1), -1):
        if is_number(words[position], vocabulary):
            return number_value(words, position, scene.grammar.vocabulary.numbers)
        if words[position].role == "mark" or words[position].lower in vocabulary.words["limits_of_numbers"]:
            break
    return -1


def _is_single(words: Sequence[Word], index: int) -> bool:
    return any(word.lower in _SINGLE for word in words[max(index - 3, 0) : index])


def number_value(words: Sequence[Word], position: int, numbers: Mapping[str, int]) -> int:
    """The value of a number in figures or words."""
    lower = words[position].lower
    return numbers.get(lower, int(lower.replace(",", "")) if re.fullmatch(r"[\d,]{1,7}", lower) else -1)
