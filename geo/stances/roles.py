"""Claims of roles: "Chile is a signatory", "as a party to it, Chile", "the signatories include Peru"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.stances.claims import Claim, Scene
from geo.stances.groups import DASHES, Group, entry_at, group_after, is_empty, list_before
from geo.stances.objects import is_meant
from geo.stances.subjects import subject_before
from geo.stances.tellings import is_condition
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import COUNTRY_ROLES, Word

_REACH = 8
_NTH = frozenset(("st", "nd", "rd", "th"))


def find_roles(scene: Scene) -> Iterator[Claim]:
    """The claims of nouns such as "signatory"."""
    words, grammar = scene.words, scene.grammar
    for index, word in enumerate(words):
        behind = words[index + 1].lower if index + 1 < len(words) else ""
        choice = grammar.roles.get(word.lower)
        if choice is None and behind not in grammar.vocabulary.words["role_objects"]:
            choice = grammar.agents.get(word.lower)
        if choice is None or word.role != "word" or not _has_object(words, index, grammar.vocabulary):
            continue
        group, negative = _bearer(words, index, grammar.vocabulary)
        if negative:
            choice = grammar.undone if choice != grammar.undone else None
        first = index + 1 if behind in grammar.vocabulary.words["role_objects"] else len(words)
        if choice is not None and is_meant(words, index, first, False, grammar, scene.course):
            yield Claim(choice, group, index)


def find_numbered(scene: Scene) -> Iterator[Claim]:
    """The claims of those who "became the 41st", where that is a number of those who did the deed."""
    words, grammar = scene.words, scene.grammar
    if grammar.done is None or grammar.question.kind not in ("signatories", "ratification", "recognition"):
        return
    for index in range(2, len(words) - 1):
        behind = words[index + 2] if index + 2 < len(words) else None
        ordinal = words[index].text.isdigit() and words[index + 1].lower in _NTH
        numbered = ordinal and words[index - 1].lower in grammar.vocabulary.words["definite"]
        became = words[index - 2].lower in grammar.vocabulary.words["becoming"]
        if not numbered or not became or not (behind is None or behind.role in ("mark", "date")):
            continue
        if is_meant(words, index, len(words), False, grammar, scene.course):
            yield Claim(grammar.done, bearer_before(words, index - 1, grammar.vocabulary)[0], index)


def _has_object(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """A party or member must be one "to" or "of" something."""
    if words[index].lower not in vocabulary.words["open_roles"]:
        return True
    behind = words[index + 1] if index + 1 < len(words) else None
    is_one = index > 1 and words[index - 2].lower in vocabulary.words["be"] | vocabulary.words["becoming"]
    bare = behind is None or behind.role in ("mark", "date") or behind.lower in vocabulary.words["lasting"]
    if is_one and words[index - 1].lower in vocabulary.words["articles"] and bare:
        return True  # "has been a party for two decades"
    return behind is not None and behind.lower in vocabulary.words["role_objects"]


def _bearer(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> tuple[Group, bool]:
    """Who bears the role, and whether he does not."""
    negative = (
        index > 1
        and words[index - 1].text == "-"
        and words[index - 2].lower in vocabulary.words["role_negations"]
    )
    first = index - 2 if negative else index
    if index + 1 < len(words) and words[index + 1].role in COUNTRY_ROLES:
        return group_after(words, index + 1, vocabulary), negative
    group, denied = bearer_before(words, first, vocabulary)
    if is_empty(group):
        group = _listed(words, index, vocabulary)
    return group, negative != denied


def bearer_before(words: Sequence[Word], first: int, vocabulary: Vocabulary) -> tuple[Group, bool]:
    """The subject of "is (not) a", or the phrase an apposition belongs to, before a word."""
    negative = False
    for position in range(first - 1, max(first - _REACH, -1), -1):
        word = words[position]
        if word.lower in vocabulary.words["negations"] | vocabulary.words["role_negations"]:
            negative = not negative
        elif word.lower in vocabulary.words["be"] | vocabulary.words["becoming"]:
            return _subject_of_be(words, position, negative, vocabulary)
        elif word.lower in vocabulary.words["capacities"]:
            return _as_role(words, position, first, vocabulary), negative
        elif word.text == "," or word.text in DASHES:
            return list_before(words, position - 1, vocabulary), negative
        elif word.role == "mark":
            break
    return Group(first, first), negative


def _listed(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> Group:
    """ "The signatories of the pact include Chile", "among the signatories were Chile and Peru"."""
    for position in range(index + 1, min(index + 14, len(words))):
        if words[position].lower in vocabulary.words["be"]:
            return group_after(words, position + 1, vocabulary)
        if entry_at(words, position, "inclusions", vocabulary):
            return Group(index, index, collective=index)
        if words[position].text in {";", ".", "?"}:
            break
    return Group(index, index)


def _subject_of_be(
    words: Sequence[Word], be: int, negative: bool, vocabulary: Vocabulary
) -> tuple[Group, bool]:
    position = be - 1
    while position >= 0 and (
        words[position].lower in vocabulary.words["be"]
        or words[position].lower in vocabulary.words["have"]
        or words[position].lower in vocabulary.words["adverbs"]
        or words[position].lower in vocabulary.words["negations"]
    ):
        negative ^= words[position].lower in vocabulary.words["negations"]
        position -= 1
    open_ = position >= 0 and words[position].lower in vocabulary.words["modals"] | {"to"}
    # "Did not intend to sign or become party"
    either = position >= 0 and words[position].lower in vocabulary.words["alternatives"]
    open_ = open_ or (either and words[be].lower in vocabulary.irregular)
    if open_ or is_condition(words, position, vocabulary):
        return Group(be, be), negative
    return subject_before(words, position, vocabulary), negative ^ words[be].lower.endswith("n't")


def _as_role(words: Sequence[Word], start: int, index: int, vocabulary: Vocabulary) -> Group:
    """ "As a signatory to the pact, Chile must": the subject behind the comma, or the one before."""
    if start > 1:
        before = start - 1
        if words[before].text == ",":
            before -= 1
        return list_before(words, before, vocabulary)
    for position in range(index + 1, min(index + 16, len(words))):
        if words[position].text == ",":
            return group_after(words, position + 1, vocabulary)
    return Group(index, index)
