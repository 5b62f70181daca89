"""Claims of a vote told by its word: "Tokyo's no was expected", "its yes came last"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.stances.claims import Claim, Scene
from geo.stances.groups import is_empty
from geo.stances.objects import is_meant
from geo.stances.phrases import is_verb
from geo.stances.subjects import owner_of


def find_ballots(scene: Scene) -> Iterator[Claim]:
    """The claims of a "yes" or "no" that somebody owns; "Chile's no stranger to it" and a yes that was
    promised are none."""
    words, grammar = scene.words, scene.grammar
    lists = grammar.vocabulary.words
    for index, word in enumerate(words):
        choice = grammar.labels.get((word.lower,))
        if grammar.question.kind != "vote" or word.lower not in lists["ballot_words"] or choice is None:
            continue
        before = words[index - 1].lower if index else ""
        owned = before == "'s" or before in lists["owner_pronouns"]
        if not owned or not _is_whole(scene, index + 1):
            continue
        group = owner_of(words, index, grammar.vocabulary)
        if not is_empty(group) and is_meant(words, index, len(words), False, grammar, scene.course):
            yield Claim(choice, group, index)


def _is_whole(scene: Scene, behind: int) -> bool:
    """Whether a verb, "vote" or the end of a clause comes next: nothing says to what it was given."""
    words, vocabulary = scene.words, scene.grammar.vocabulary
    if behind >= len(words) or words[behind].role == "mark":
        return True
    lists = vocabulary.words
    verb = words[behind].lower in lists["be"] | lists["casting"] or is_verb(words, behind, vocabulary)
    return verb or words[behind].lower in lists["ballots"]
