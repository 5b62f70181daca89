"""A question in the words of a language: the patterns of its answers, its topic, its roles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from geo.countries import country_alpha3
from geo.model import Question, StanceChoice
from geo.stances.deeds import Pattern, index_patterns
from geo.stances.families import extend_choices, is_planned, pare_phrases, planned_choices
from geo.stances.kinds import DONE, KINDS, UNDONE
from geo.stances.topics import Topic, compile_topic
from geo.stances.vocabulary import Vocabulary

_PIECE = re.compile(r"[^\W_]+")


@dataclass(frozen=True, eq=False)
class Grammar:
    """All that is needed to find the answers to one question."""

    question: Question
    vocabulary: Vocabulary
    topic: Topic
    patterns: tuple[Pattern, ...]
    roles: Mapping[str, str]
    """Nouns for somebody who gave an answer ("signatory"), and the answer."""
    agents: Mapping[str, str]
    """The same of the verbs of a configuration ("contributor"); "of" behind them says of something else."""
    tallies: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
    """What votes are called when they are counted ("votes in favour"), by first word, and the answer."""
    labels: Mapping[tuple[str, ...], str]
    """What stands before a colon and a list ("Against: Chile"), and the answer."""
    undone: str | None
    """The answer of those who did not do the deed."""
    done: str | None
    """The answer of those who did, where only one other is left."""
    against: str | None
    """The answer of those who voted no."""
    targets: frozenset[str]
    """Countries the question is about, which give no answer to it."""

    @cached_property
    def by_head(self) -> Mapping[str, Sequence[Pattern]]:
        """The patterns by the forms of their heads."""
        return index_patterns(self.patterns)

    @cached_property
    def triggers(self) -> frozenset[str]:
        """One of these words stands in every sentence that answers by itself, without one before it."""
        labels = (label[-1] for label in self.labels)
        replies = self.vocabulary.words["ballot_words"]
        passing = self.vocabulary.forms["passing"]
        becoming = self.vocabulary.words["becoming"]
        named = (*self.roles, *self.agents, *self.tallies, *labels)
        return frozenset((*self.by_head, *named, *replies, *passing, *becoming))


def compile_grammar(question: Question, vocabulary: Vocabulary) -> Grammar:
    """The grammar of a question; the words of a built-in kind and those of its configuration together."""
    vocabulary = _with_forces(question, vocabulary)
    table = vocabulary.kinds.get(question.kind, {})
    choices = question.choices or KINDS[question.kind]
    topic = compile_topic(question, vocabulary)
    if question.kind == "custom":
        choices = extend_choices(pare_phrases(choices, topic.content, vocabulary), vocabulary)
    undone = (
        UNDONE.get(question.kind)
        or _refusing_choice(question.choices, vocabulary)
        or _refusing_choice(choices, vocabulary)
    )
    patterns = [
        each for choice in choices for each in _patterns(choice, table.get(choice.id, {}), undone, vocabulary)
    ]
    if undone is not None:
        own = {each.base for each in patterns if each.choice == undone}
        patterns += [
            _pattern(phrase, undone, undone, vocabulary)
            for phrase in vocabulary.plain["refusals"]
            if not any(phrase.startswith(f"{base} ") for base in own)
        ]
    if question.kind == "custom":
        planned = planned_choices(question.choices, vocabulary)
        patterns = [
            replace(each, planned=each.choice in planned and is_planned(each.base, vocabulary))
            for each in patterns
        ]
    pointed = question.kind in ("sanctions", "recognition", "custom")
    return Grammar(
        question,
        vocabulary,
        topic,
        tuple({(each.base, each.choice): each for each in reversed(patterns)}.values())[::-1],
        {
            form: choice.id
            for choice in choices
            for role in table.get(choice.id, {}).get("roles", ())
            for form in vocabulary.inflected(role.split()[-1])
        },
        {
            form: choice.id
            for choice in choices
            for agent in _agents(choice, vocabulary)
            for form in vocabulary.inflected(agent)
        },
        _tallies(choices, table),
        {
            tuple(label.split()): choice.id
            for choice in choices
            for label in (choice.label.lower(), *table.get(choice.id, {}).get("labels", ()))
        },
        undone,
        DONE.get(question.kind) or next((each.id for each in choices if each.id != undone), None),
        "against" if question.kind == "vote" else None,
        topic.countries if pointed else _owners(question.about),
    )


def _owners(about: Iterable[str]) -> frozenset[str]:
    """ "Sweden's accession" is ratified by others."""
    names = (name for phrase in about for name, mark, _ in [phrase.replace("’", "'").partition("'s")] if mark)
    return frozenset(code for name in names if (code := country_alpha3(name)) is not None)


def _tallies(
    choices: Iterable[StanceChoice],
    table: Mapping[str, Any],  # Any: a table of the language
) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    tallies: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for choice in choices:
        for entry in table.get(choice.id, {}).get("nouns", ()):
            written = tuple(entry.split())
            tallies.setdefault(written[0], []).append((written, choice.id))
    return {first: sorted(found, key=lambda each: -len(each[0])) for first, found in tallies.items()}


def _with_forces(question: Question, vocabulary: Vocabulary) -> Vocabulary:
    """For a question about troops, troops act for their country ("Polish troops left")."""
    spoken = {
        word for choice in question.choices for phrase in choice.phrases for word in phrase.lower().split()
    }
    forces = vocabulary.forms["forces"]
    if question.kind != "custom" or not spoken & forces:
        return vocabulary
    forms = defaultdict(frozenset, vocabulary.forms)
    forms["actors"] |= forces
    return replace(vocabulary, forms=forms)


def _refusing_choice(choices: Iterable[StanceChoice], vocabulary: Vocabulary) -> str | None:
    """The choice of a custom question that says no: its first phrase begins with a refusal, or else any."""
    refusing = {
        choice.id: [
            phrase.split()[0].lower() in vocabulary.forms["refusal_heads"]
            for phrase in choice.phrases
            if phrase.split()
        ]
        for choice in choices
    }
    some = [identity for identity, refusals in refusing.items() if any(refusals)]
    return next((identity for identity in some if refusing[identity][0]), some[0] if some else None)


def _patterns(
    choice: StanceChoice,
    table: Mapping[str, Any],  # Any: a table of the language
    undone: str | None,
    vocabulary: Vocabulary,
) -> list[Pattern]:
    written = (*choice.phrases, *table.get("phrases", ()))
    # "No" alone says nothing: "no longer recognise" is told by the verb and its negation.
    lacking = vocabulary.words["no_object"]
    phrases = [phrase for phrase in written if phrase and phrase.split()[0].lower() not in lacking]
    phrases += [denial for phrase in phrases if (denial := _denial(phrase, vocabulary)) is not None]
    nouns = [noun for phrase in phrases if (noun := _nominal(phrase, vocabulary)) is not None]
    found = [_pattern(phrase, choice.id, undone, vocabulary) for phrase in (*phrases, *nouns)]
    cued = [_pattern(phrase, choice.id, undone, vocabulary, cued=True) for phrase in table.get("cued", ())]
    return [*found, *cued]


def _denial(phrase: str, vocabulary: Vocabulary) -> str | None:
    """ "Refuse to take part" as "not take part"."""
    verb, _, deed = phrase.lower().partition(" to ")
    refused = deed and any(verb in vocabulary.inflected(base) for base in vocabulary.plain["refusing"])
    return f"not {deed}" if refused else None


def _pattern(
    phrase: str, choice: str, undone: str | None, vocabulary: Vocabulary, cued: bool = False
) -> Pattern:
    words = [piece.lower() for piece in _PIECE.findall(phrase)] or [phrase.lower()]
    prepositions = vocabulary.words["prepositions"]
    negated = len(words) > 1 and words[0] in vocabulary.words["negations"]
    words = words[negated:]
    head = _head(words, vocabulary)
    particles = _particles(words, head, vocabulary)
    whole = tuple(words) in vocabulary.phrases["refusals"]
    refusing = choice == undone and (whole or words[head] in vocabulary.forms["refusal_heads"])
    # "Decline the invitation" is whole: nothing need follow that was refused.
    refusing = refusing and not negated and not is_planned(phrase, vocabulary)
    rest = [
        word
        for place, word in enumerate(words)
        if place != head
        and word not in particles
        and word not in prepositions
        and (word not in vocabulary.words["determiners"] or place == len(words) - 1)
    ]
    base = words[head]
    return Pattern(
        choice=choice,
        refusing=refusing,
        noun=base in vocabulary.forms["deeds"] and base not in vocabulary.forms["deeds_and_verbs"],
        cued=cued,
        head=vocabulary.inflected(base),
        past=vocabulary.past(base),
        rest=() if refusing and not whole else tuple(_alike(word, vocabulary) for word in rest),
        particles=tuple(particles),
        base=phrase.lower(),
        negated=negated,
    )


def _alike(word: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The forms of a word; for "troops" those of "soldiers" as well."""
    soldiers = vocabulary.forms["soldiers"]
    return soldiers if word in soldiers else vocabulary.inflected(word)


def _agents(choice: StanceChoice, vocabulary: Vocabulary) -> list[str]:
    """Who does what the phrases of a configuration say: "boycott" gives "boycotter", "contribute troops"
    "contributor". One of the two spellings is no word, and so is never found."""
    written = [phrase.lower().split() for phrase in choice.phrases if phrase.split()]
    # Who rules something out is no ruler.
    verbs = {words[0] for words in written if not vocabulary.words["particles"] & set(words[1:2])}
    return [verb.removesuffix("e") + ending for verb in sorted(verbs) for ending in ("er", "or")]


def _nominal(phrase: str, vocabulary: Vocabulary) -> str | None:
    """The phrase with its verb as a noun: "expel diplomats" gives "expulsion diplomats"."""
    verb, *rest = phrase.lower().split() or [""]
    noun = vocabulary.nominals.get(verb)
    return None if noun is None else " ".join((noun, *rest))


def _particles(words: Sequence[str], head: int, vocabulary: Vocabulary) -> list[str]:
    """The run of prepositions and particles that ends a phrase: "out", "up to", "for"."""
    first = len(words)
    while (
        first - 1 > head
        and words[first - 1] in vocabulary.words["particles"] | vocabulary.words["prepositions"]
    ):
        first -= 1
    return list(words[first:])


def _head(words: Sequence[str], vocabulary: Vocabulary) -> int:
    """The first word, or the last of a compound noun ("import ban")."""
    last = len(words) - 1
    compound = (
        last > 0
        and words[last] in vocabulary.forms["deeds"]
        and words[0] not in vocabulary.forms["supporting"]
        and words[0] not in vocabulary.nominals.values()
        and words[0] not in vocabulary.forms["deeds"]
        and words[0] not in vocabulary.forms["undoing"]
        and words[0] not in vocabulary.forms["refusals"]
    )
    return last if compound else 0
