"""The documents of one language, ready to be read as words, one at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.model import PlacedMention
from geo.stances.actors import find_actors
from geo.stances.vocabulary import Vocabulary, load_vocabulary
from geo.stances.words import Known, Passage, read_passages
from timeline.languages import Language, load_language
from timeline.model import Reading


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Documents that share a language, in order of their ids, and what is known in each. Their words take far
    more room than they do, so nobody keeps those of more than one."""

    language: Language
    vocabulary: Vocabulary
    readings: Sequence[Reading]
    known: Mapping[str, tuple[Known, ...]]
    """By document id: its countries, dates and leaders, in order and without overlaps."""
    keys: Mapping[str, tuple[str, ...]]
    """By document id: what it speaks of, its title included."""


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
        known, keys = find_actors(by_language[tag], placed, vocabulary)
        corpora.append(Corpus(language, vocabulary, by_language[tag], known, keys))
    return tuple(corpora)


def passages_of(corpus: Corpus, reading: Reading) -> tuple[Passage, ...]:
    """The sentences of one of its documents as words."""
    return read_passages(reading.document.text, reading.sentences, corpus.known[reading.document.id])
