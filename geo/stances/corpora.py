"""The documents of one language, read as words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.model import PlacedMention
from geo.stances.actors import read_actors
from geo.stances.vocabulary import Vocabulary, load_vocabulary
from geo.stances.words import Passage
from timeline.languages import Language, load_language
from timeline.model import Reading


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Documents that share a language, and their sentences by document id."""

    language: Language
    vocabulary: Vocabulary
    readings: Sequence[Reading]
    passages: Mapping[str, Sequence[Passage]]


def read_corpora(
    readings: Sequence[Reading], placed: Mapping[str, Sequence[PlacedMention]]
) -> tuple[Corpus, ...]:
    """One corpus for each language, by its tag."""
    by_language: dict[str, list[Reading]] = {}
    for reading in sorted(readings, key=lambda each: each.document.id):
        by_language.setdefault(load_language(reading.document.language).tag, []).append(reading)
    corpora = []
    for tag in sorted(by_language):
        language = load_language(tag)
        vocabulary = load_vocabulary(language)
        passages = read_actors(by_language[tag], placed, vocabulary)
        corpora.append(Corpus(language, vocabulary, by_language[tag], passages))
    return tuple(corpora)
