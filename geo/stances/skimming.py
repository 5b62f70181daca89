"""What one document contributes to finding the questions of a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.model import QuestionKind
from geo.stances.agreements import Name, names_in
from geo.stances.bodies import Body, bodies_of_deeds, find_bodies
from geo.stances.targets import Named, targets_in
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import Passage
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
    votes: Mapping[QuestionKind, Mapping[Body, int]]
    targets: Mapping[QuestionKind, Named]


def skim_document(reading: Reading, passages: Sequence[Passage], vocabulary: Vocabulary) -> Skim:
    """What a document names as signed, passed, recognised or punished; `passages` are its sentences."""
    bodies = find_bodies(passages, vocabulary) if "vote" in vocabulary.core else ()
    names, votes = {}, {}
    for kind in SIGNED_KINDS:
        core = vocabulary.core.get(kind, frozenset())
        voting = bodies if kind == "vote" else ()
        found = tuple(_names(kind, core, reading, passages, voting, vocabulary))
        cast = Counter(body for passage in passages for body in bodies_of_deeds(passage, voting, core))
        names.update({kind: found} if found else {})
        votes.update({kind: cast} if cast else {})
    language = reading.document.language or "en"
    targets = {kind: targets_in(kind, passages, vocabulary, language) for kind in AIMED_KINDS}
    return Skim(names, votes, {kind: found for kind, found in targets.items() if found})


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
        if any(word.lower in deeds for word in passage.words):
            found = names_in(passage, reading, deeds, bodies, vocabulary)
            names += [each for each in found if each.sort != "laws" or kind == "vote"]
    return names
