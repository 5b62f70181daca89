"""Claims of a list that was spoken of: "the list includes Chile", "Peru was not on it"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.stances.claims import Claim, Scene
from geo.stances.followers import Spoken
from geo.stances.groups import Group, entry_at, group_after, is_empty
from geo.stances.phrases import is_form
from geo.stances.roles import bearer_before

_BACK = 2
_LONGEST_SUBJECT = 8


def find_listed(scene: Scene, spoken: Spoken) -> Iterator[Claim]:
    """The claims of a sentence about a list of those who gave the answer told last."""
    words, grammar = scene.words, scene.grammar
    vocabulary = grammar.vocabulary
    if spoken.answer is None or not (_has_list(scene) or _is_plural(scene, spoken)):
        return
    absent = grammar.undone if spoken.answer != grammar.undone else None
    for index in range(len(words)):
        if is_form(words[index], "naming", vocabulary) and _is_list_before(scene, index):
            yield Claim(spoken.answer, group_after(words, index + 1, vocabulary), index)
        if absent is not None and (size := entry_at(words, index, "off_list", vocabulary)):
            yield Claim(absent, _bearer(scene, index, size)[0], index)
        if size := _closing_entry(scene, index):
            group, negative = _bearer(scene, index, size)
            answer = absent if negative else spoken.answer
            if answer is not None and not is_empty(group):
                yield Claim(answer, group, index)


def _has_list(scene: Scene) -> bool:
    """Whether a list is named in this sentence or shortly before."""
    rolls = scene.grammar.vocabulary.words["rolls"]
    near = scene.passages[max(scene.index - _BACK, 0) : scene.index + 1]
    return any(not rolls.isdisjoint(passage.said) for passage in near)


def _is_plural(scene: Scene, spoken: Spoken) -> bool:
    """ "They include Chile and Peru", right behind those who did it."""
    opening = tuple(word.lower for word in scene.words[:1])
    return spoken.told and opening in scene.grammar.vocabulary.phrases["plural_pronouns"]


def _is_list_before(scene: Scene, verb: int) -> bool:
    """Whether the verb's subject, at the head of its sentence, is the list or "it"."""
    lists = scene.grammar.vocabulary.words
    subject = scene.words[:verb]
    if not 0 < len(subject) <= _LONGEST_SUBJECT or any(word.country for word in subject):
        return False
    if any(word.lower in lists["negations"] | lists["modals"] for word in subject):
        return False
    return any(word.lower in lists["rolls"] for word in subject) or len(subject) == 1


def _closing_entry(scene: Scene, index: int) -> int:
    """The length of "on it" where it ends a clause or begins one that goes on with "are"."""
    words, vocabulary = scene.words, scene.grammar.vocabulary
    size = entry_at(words, index, "on_list", vocabulary)
    closing = index + size
    ends = closing >= len(words) or words[closing].role == "mark"
    return size if size and (ends or words[closing].lower in vocabulary.words["be"]) else 0


def _bearer(scene: Scene, index: int, size: int) -> tuple[Group, bool]:
    """Who is (not) on it: the subject before, or behind "are"."""
    words, vocabulary = scene.words, scene.grammar.vocabulary
    closing = index + size
    if closing < len(words) and words[closing].lower in vocabulary.words["be"]:
        return group_after(words, closing + 1, vocabulary), False
    return bearer_before(words, index, vocabulary)
