"""What one document contributes to finding the questions of a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from geo.model import QuestionKind
from geo.stances.agreements import Name, names_in
from geo.stances.bodies import Body, bodies_of_deeds, find_bodies
from geo.stances.targets import Named, targets_in
from geo.stances.vocabulary import Vocabulary, load_vocabulary
from geo.stances.words import Passage, Worded, passages_of
from timeline.languages import load_language
from timeline.model import Reading

SIGNED_KINDS: tuple[QuestionKind, ...] = ("signatories", "ratification", "vote")
"""The questions about an agreement or a text that is voted on."""
AIMED_KINDS: tuple[QuestionKind, ...] = ("recognition", "sanctions")
"""The questions about a country that is recognised or punished."""


@dataclass(frozen=True, slots=True)
class Skim:
    """By kind of question: the agreements something was done to, the bodies that voted and how often, the
    countries aimed at."""

    names: Mapping[QuestionKind, tuple[Name, ...]]
    votes: Mapping[QuestionKind, tuple[tuple[Body, int], ...]]
    targets: Mapping[QuestionKind, Named]


@dataclass(frozen=True, slots=True)
class SkimDocument:
    """What a document of this language names as signed, passed, recognised or punished."""

    label: ClassVar[str] = "Looking for questions"
    language: str

    def __call__(self, known: Worded) -> Skim:
        reading, passages = known.reading, passages_of(known)
        vocabulary = load_vocabulary(load_language(self.language))
        bodies = find_bodies(passages, vocabulary) if "vote" in vocabulary.core else ()
        names, votes = {}, {}
        for kind in SIGNED_KINDS:
            core = vocabulary.core.get(kind, frozenset())
            voting = bodies if kind == "vote" else ()
            names[kind] = tuple(_names(kind, core, reading, passages, voting, vocabulary))
            cast = Counter(body for passage in passages for body in bodies_of_deeds(passage, voting, core))
            votes[kind] = tuple(cast.items())
        language = reading.document.language or "en"
        targets = {kind: targets_in(kind, passages, vocabulary, language) for kind in AIMED_KINDS}
        return Skim(names, votes, targets)


def _names(
    kind: QuestionKind,
    core: frozenset[str],
    reading: Reading,
    passages: Sequence[Passage],
    bodies: Sequence[Body],
    vocabulary: Vocabulary,
) -> list[Name]:
    deeds = core | vocabulary.forms["passing"] if kind == "vote" else core
    names: list[Name] = []
    for passage in passages:
        if not deeds.isdisjoint(passage.said):
            found = names_in(passage, reading, deeds, bodies, vocabulary)
            names += [each for each in found if each.sort != "laws" or kind == "vote"]
    return names
