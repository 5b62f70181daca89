"""Claims of nouns: "Peru's veto", "imposed a ban", "the expulsion of diplomats by Chile"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.stances.claims import Claim, Scene
from geo.stances.deeds import Deed
from geo.stances.enumerations import items_with_numbers
from geo.stances.groups import Group, both, is_empty
from geo.stances.objects import is_meant
from geo.stances.phrases import is_form, is_participle, is_verb
from geo.stances.subjects import find_subject, owner_of
from geo.stances.tellings import read_telling
from geo.stances.verbs import agent_after
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import Word

_SUPPORT = 9
_SUFFERED = 3
_WISH = 5
_AGENT = 12


def read_noun(scene: Scene, deed: Deed) -> Iterator[Claim]:
    """The claims of one noun: of its owner, of its agent, or of the subject of the verb it hangs on."""
    words, grammar = scene.words, scene.grammar
    vocabulary = grammar.vocabulary
    near = words[max(deed.head - _SUFFERED, 0) : deed.head]
    if any(word.lower in vocabulary.words["suffering"] for word in near):
        return  # "has been under Western sanctions"
    if grammar.undone is None and _is_lacking(words, deed.head, vocabulary):
        return
    group, choice = _owned(words, deed, vocabulary), deed.pattern.choice
    listed = items_with_numbers(words, deed.head, vocabulary)
    if is_empty(group) and not listed:
        supported = _supported(words, deed, vocabulary)
        if supported is None:
            return
        group, undone = supported
        if undone:
            if grammar.undone is None or choice == grammar.undone:
                return
            choice = grammar.undone
    behind = words[deed.head + 1].lower if deed.head + 1 < len(words) else ""
    first = deed.head + 1 if behind in vocabulary.words["prepositions"] else len(words)
    if behind in vocabulary.words["owners"] and group.countries and group.first > deed.head:
        first = len(words)  # "the abstention of Qatar"
    if (is_empty(group) and not listed) or not is_meant(words, deed.head, first, True, grammar, scene.course):
        return
    yield Claim(choice, both(group, Group(deed.head, deed.head, listed)), deed.head)


def is_noun(words: Sequence[Word], deed: Deed, vocabulary: Vocabulary) -> bool:
    """Whether a word that may be either ("ban", "vetoes") is a noun here."""
    if deed.pattern.noun:
        return True
    word = words[deed.head]
    if word.lower in deed.pattern.past or word.lower.endswith("ing"):
        return False
    before = words[deed.head - 1] if deed.head else None
    if before is None:
        return True
    if before.lower in vocabulary.words["relatives"]:
        return False
    if not is_form(word, "deeds", vocabulary):
        return (
            before.role == "demonym"
            or before.lower == "'s"
            or before.lower in vocabulary.words["determiners"]
            or (before.lower in vocabulary.words["prepositions"] and before.lower != "to")
        )
    if (
        before.role in ("name", "capital", "person", "date")
        or before.lower in vocabulary.words["verb_openings"]
    ):
        return False
    return (
        before.lower not in vocabulary.words["modals"] | vocabulary.words["do"] | vocabulary.words["adverbs"]
    )


def _owned(words: Sequence[Word], deed: Deed, vocabulary: Vocabulary) -> Group:
    head = deed.head
    modals = vocabulary.words["modals"]
    modal = any(
        word.lower in modals for word in (*words[max(head - _SUPPORT, 0) : head], *words[head + 1 : head + 4])
    )
    awaited = any(word.lower in vocabulary.words["awaited"] for word in words[head + 1 : head + _AGENT])
    if modal or awaited or _is_wished(words, head, vocabulary):
        return Group(head, head)
    owner = owner_of(words, head, vocabulary)
    if not is_empty(owner):
        return Group(head, head) if _is_wished(words, owner.first, vocabulary) else owner
    agents = set(vocabulary.words["agents"])
    sent = any(is_form(words[head], name, vocabulary) for name in ("leaving", "sources"))
    if sent or not is_form(words[head], "objective", vocabulary):
        agents.add("from")
    own = _is_own(words, head, vocabulary) or _is_of_country(words, head, vocabulary)
    if own or not is_form(words[head], "objective", vocabulary):
        agents.add("of")
    if _has_other_verb(words, head, agents, vocabulary):
        return Group(head, head)
    return agent_after(words, head, agents, vocabulary)


def _has_other_verb(words: Sequence[Word], head: int, agents: set[str], vocabulary: Vocabulary) -> bool:
    """ "Sanctions vetoed by Chile": whether a verb that is no imposing stands before "by"."""
    for index in range(head + 1, min(head + _AGENT, len(words))):
        word = words[index]
        if word.lower in agents or word.role == "mark":
            return False
        if is_verb(words, index, vocabulary) and not is_form(word, "supporting", vocabulary):
            return True
    return False


def _is_own(words: Sequence[Word], head: int, vocabulary: Vocabulary) -> bool:
    """ "The withdrawal of Polish troops": what is moved acts itself, except where it is sent away."""
    if is_form(words[head], "leaving", vocabulary):
        return False
    near = words[head + 1 : head + 6]
    return any(is_form(word, "forces", vocabulary) for word in near)


def _is_of_country(words: Sequence[Word], head: int, vocabulary: Vocabulary) -> bool:
    """ "The ratification of the Marshall Islands": no treaty has the name of a country."""
    articles = vocabulary.words["articles"]
    behind = [word for word in words[head + 1 : head + 4] if word.lower not in articles]
    signed = is_form(words[head], "of_parties", vocabulary)
    return signed and len(behind) > 1 and behind[0].lower == "of" and behind[1].role == "name"


def _is_wished(words: Sequence[Word], first: int, vocabulary: Vocabulary) -> bool:
    """Whether the noun is threatened, called for, lifted or lacking rather than there."""
    for index in range(first - 1, max(first - _WISH, -1), -1):
        word = words[index]
        if word.role == "mark" and word.text not in {"-", '"'}:
            return False
        if is_form(word, "wishing", vocabulary) or is_form(word, "undoing", vocabulary):
            return True
    return False


def _is_lacking(words: Sequence[Word], head: int, vocabulary: Vocabulary) -> bool:
    """ "Has no vote": where nothing is said by lacking it, it says nothing."""
    had = head > 1 and words[head - 2].lower in vocabulary.words["have"]
    return had and words[head - 1].lower in vocabulary.words["no_object"]


def _supported(words: Sequence[Word], deed: Deed, vocabulary: Vocabulary) -> tuple[Group, bool] | None:
    """Who "imposed" or "announced" it, and whether that is denied; None where nobody did."""
    for index in range(deed.head - 1, max(deed.head - _SUPPORT, -1), -1):
        word = words[index]
        if word.text in {";", ":", ",", "(", ")"} or word.lower in vocabulary.words["relatives"]:
            break
        if is_form(word, "undoing", vocabulary):
            return None
        auxiliary = word.lower in vocabulary.words["have"] and index + 1 < deed.head
        if auxiliary and is_participle(words[index + 1], vocabulary):
            return None
        if is_form(word, "supporting", vocabulary):
            telling = read_telling(words, index, frozenset(), vocabulary)
            if telling.mood == "open":
                return None
            return find_subject(words, telling, vocabulary), telling.mood == "undone"
    return None
