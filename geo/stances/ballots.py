"""Claims of a plain word: "Tokyo's no was expected", "its yes came last", "Denmark said no"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.stances.claims import Claim, Scene
from geo.stances.groups import group_after, is_empty
from geo.stances.objects import is_meant
from geo.stances.phrases import is_form, is_verb
from geo.stances.subjects import find_subject, owner_of
from geo.stances.tellings import read_telling


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
        cast = before in lists["articles"] and index + 1 < len(words)
        if cast and words[index + 1].lower in lists["voters"]:
            # "the yes of Poland", "a no from the Danes"
            group = group_after(words, index + 2, grammar.vocabulary)
            if group.countries and is_meant(words, index, len(words), False, grammar, scene.course):
                yield Claim(choice, group, index)
            continue
        owned = before == "'s" or before in lists["owner_pronouns"]
        if not owned or not _is_whole(scene, index + 1):
            continue
        group = owner_of(words, index, grammar.vocabulary)
        if not is_empty(group) and is_meant(words, index, len(words), False, grammar, scene.course):
            yield Claim(choice, group, index)


def find_replies(scene: Scene) -> Iterator[Claim]:
    """The claims of somebody who "said yes" or "said no", and nothing more."""
    words, grammar = scene.words, scene.grammar
    vocabulary = grammar.vocabulary
    for index, word in enumerate(words):
        if word.lower not in vocabulary.words["ballot_words"] or index < 2 or not _ends(scene, index + 1):
            continue
        choice = grammar.labels.get((word.lower,))
        if grammar.question.kind != "vote":
            choice = grammar.undone if word.lower in vocabulary.words["no_object"] else None
        near = (at for at in (index - 1, index - 2) if is_form(words[at], "answering", vocabulary))
        verb = next(near, None)
        if choice is None or verb is None:
            continue
        telling = read_telling(words, verb, frozenset(), vocabulary)
        group = find_subject(words, telling, vocabulary)
        if telling.mood == "done" and is_meant(words, verb, len(words), False, grammar, scene.course):
            yield Claim(choice, group, index)


def _ends(scene: Scene, behind: int) -> bool:
    words = scene.words
    plain = scene.grammar.vocabulary.words["afterthoughts"] | {"as", "to"}
    return behind >= len(words) or words[behind].role in ("mark", "date") or words[behind].lower in plain


def _is_whole(scene: Scene, behind: int) -> bool:
    """Whether a verb, "vote" or the end of a clause comes next: nothing says to what it was given."""
    words, vocabulary = scene.words, scene.grammar.vocabulary
    if behind >= len(words) or words[behind].role == "mark":
        return True
    lists = vocabulary.words
    verb = words[behind].lower in lists["be"] | lists["casting"] or is_verb(words, behind, vocabulary)
    return verb or words[behind].lower in lists["ballots"]
