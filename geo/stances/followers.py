"""Claims by reference to the one before: "Chile followed suit", "so did Peru", "it was followed by Brazil"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.stances.claims import Claim, Scene
from geo.stances.groups import Group, entry_at, group_after, is_empty
from geo.stances.inflection import inflect
from geo.stances.tellings import read_telling
from geo.stances.subjects import find_subject
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import Word


def find_followers(scene: Scene, last_choice: str) -> Iterator[Claim]:
    """The claims of a sentence that repeat the answer given last."""
    words, vocabulary = scene.words, scene.grammar.vocabulary
    for index in range(len(words)):
        size = entry_at(words, index, "followed", vocabulary)
        group = Group(index, index)
        if size:
            group = group_after(words, index + size, vocabulary)
        elif _follows(words, index, vocabulary):
            telling = read_telling(words, index, frozenset(), vocabulary)
            if telling.mood == "done":
                group = find_subject(words, telling, vocabulary)
        if not is_empty(group):
            yield Claim(last_choice, group, index)


def _follows(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    for entry in vocabulary.phrases["followers"]:
        if len(entry) == 1 and index + 1 < len(words) and words[index + 1].text not in {".", ",", ";"}:
            continue
        behind = tuple(word.lower for word in words[index + 1 : index + len(entry)])
        if behind == entry[1:] and words[index].lower in inflect(entry[0], vocabulary.irregular):
            return True
    return False
