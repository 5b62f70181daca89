"""The documents of one language, ready to be read as words, one at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geo.model import PlacedMention
from geo.stances.actors import Seen, TakeLook, find_actors
from geo.stances.vocabulary import Vocabulary, load_vocabulary
from geo.stances.words import Known
from timeline.languages import Language, load_language
from timeline.model import Reading
from timeline.works import Each, one_by_one


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Documents that share a language, in order of their ids, and what is known in each. Their words take far
    more room than they do, so nobody keeps those of more than one."""

    language: Language
    vocabulary: Vocabulary
    readings: Sequence[Reading]
    known: Mapping[str, tuple[Known, ...]]
    """By document id: its countries, dates and leaders, in order and without overlaps."""
    subjects: Mapping[str, str]
    """By document id: what it speaks of, its title included; one key on each line."""


def read_corpora(
    readings: Sequence[Reading], placed: Mapping[str, Sequence[PlacedMention]], each: Each = one_by_one
) -> tuple[Corpus, ...]:
    """One corpus for each language, by its tag."""
    by_language: dict[str, list[Reading]] = {}
    for reading in sorted(readings, key=lambda one: one.document.id):
        # Events say nothing here, and would be a third of what is sent and compared.
        bare = replace(reading, events=())
        by_language.setdefault(load_language(reading.document.language).tag, []).append(bare)
    return tuple(_read_corpus(tag, by_language[tag], placed, each) for tag in sorted(by_language))


def _read_corpus(
    tag: str, readings: list[Reading], placed: Mapping[str, Sequence[PlacedMention]], each: Each
) -> Corpus:
    language = load_language(tag)
    names = [reading.document.id for reading in readings]
    seen = [Seen(reading, tuple(placed.get(reading.document.id, ()))) for reading in readings]
    looks = each(TakeLook(tag), seen)
    known = dict(zip(names, find_actors(readings, looks, each), strict=True))
    subjects = {name: look.subjects for name, look in zip(names, looks, strict=True)}
    return Corpus(language, load_vocabulary(language), readings, known, subjects)
