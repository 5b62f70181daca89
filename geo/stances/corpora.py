"""The documents of one language, read as words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.model import PlacedMention
from geo.stances.actors import read_actors
from geo.stances.topics import phrase_keys
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
    keys: Mapping[str, frozenset[str]]
    """What each document speaks of, its title included; so that most questions pass most documents by."""


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
        keys = {each.document.id: _keys_of(each, passages[each.document.id]) for each in by_language[tag]}
        corpora.append(Corpus(language, vocabulary, by_language[tag], passages, keys))
    return tuple(corpora)


def _keys_of(reading: Reading, passages: Sequence[Passage]) -> frozenset[str]:
    said = {word.key for passage in passages for word in passage.words}
    return frozenset(said | phrase_keys(reading.document.title or ""))
