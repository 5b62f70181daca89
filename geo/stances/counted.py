"""Claims by a number told before: "Chile and Peru were among the ten", "Togo is one of the four"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from geo.stances.claims import Claim, Scene
from geo.stances.groups import entry_at, group_after, is_empty
from geo.stances.phrases import is_form, is_number
from geo.stances.roles import bearer_before
from geo.stances.tallies import number_value
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import Word

_SHORTEST = 5
NEAR = 5
"""So many sentences behind a number it may be spoken of as "the ten"."""


def find_counted(scene: Scene, counts: Mapping[int, str]) -> Iterator[Claim]:
    """The claims of a sentence about those who were counted shortly before. `counts` gives the answer of each
    number told; a number not in it says nothing."""
    words, vocabulary = scene.words, scene.grammar.vocabulary
    if not counts:
        return
    if claim := _named(words, counts, vocabulary):
        yield claim
    for index in range(len(words)):
        size = entry_at(words, index, "among_number", vocabulary)
        position = index + size
        if not size or not _is_closed(words, position, vocabulary):
            continue
        choice = counts.get(number_value(words, position, vocabulary.numbers))
        group, negative = bearer_before(words, index, vocabulary)
        if choice is not None and not negative and not is_empty(group):
            yield Claim(choice, group, index)


def _named(words: Sequence[Word], counts: Mapping[int, str], vocabulary: Vocabulary) -> Claim | None:
    """ "The nine included Chile and Peru"."""
    if len(words) < _SHORTEST or words[0].lower not in vocabulary.words["definite"]:
        return None
    choice = counts.get(number_value(words, 1, vocabulary.numbers))
    verb = 2 + is_form(words[2], "collectives", vocabulary)
    telling = is_form(words[verb], "naming", vocabulary) or words[verb].lower in vocabulary.words["be"]
    group = group_after(words, verb + 1, vocabulary)
    return Claim(choice, group, verb) if choice and telling and group.countries else None


def _is_closed(words: Sequence[Word], position: int, vocabulary: Vocabulary) -> bool:
    """Whether a number stands here alone or before "states", and nothing says of whom it is."""
    if position >= len(words) or not is_number(words[position], vocabulary):
        return False
    behind = position + 1
    if behind < len(words) and is_form(words[behind], "collectives", vocabulary):
        behind += 1
    return behind >= len(words) or words[behind].role == "mark"
