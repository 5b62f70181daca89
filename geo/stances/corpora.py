"""The documents of one language, ready to be read as words, one at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.model import PlacedMention
from geo.stances.actors import Seen, TakeLook, find_actors
from geo.stances.vocabulary import Vocabulary, load_vocabulary
from geo.stances.words import Worded
from timeline.columns import Joined, column, find_named, pick
from timeline.languages import Language, load_language
from timeline.model import Reading, SourceDocument
from timeline.works import Each, one_by_one


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Documents that share a language, in order of their ids, and what is known in each. Their words take far
    more room than they do, so nobody keeps those of more than one."""

    language: Language
    vocabulary: Vocabulary
    documents: Sequence[SourceDocument]
    worded: Sequence[Worded]
    """Each with its countries, dates and leaders."""
    subjects: Sequence[str]
    """What each speaks of, its title included; one key on each line."""


def read_corpora(
    readings: Sequence[Reading], placed: Mapping[str, Sequence[PlacedMention]], each: Each = one_by_one
) -> tuple[Corpus, ...]:
    """One corpus for each language, by its tag."""
    by_language: dict[str, list[tuple[str, int]]] = {}
    documents: Sequence[SourceDocument] = column(readings, "document")
    for at, document in enumerate(documents):
        by_language.setdefault(load_language(document.language).tag, []).append((document.id, at))
    return tuple(
        _read_corpus(tag, pick(readings, [at for _, at in sorted(by_language[tag])]), placed, each)
        for tag in sorted(by_language)
    )


def _read_corpus(
    tag: str, readings: Sequence[Reading], placed: Mapping[str, Sequence[PlacedMention]], each: Each
) -> Corpus:
    language = load_language(tag)
    documents: Sequence[SourceDocument] = tuple(column(readings, "document"))
    # Events say nothing here, and would be a third of what is sent and compared.
    told = {name: column(readings, name) for name in ("sentences", "mentions", "dates")}
    bare = Joined(Reading, document=documents, **told, events=[()] * len(documents))
    there = find_named(placed, [document.id for document in documents], ())
    looks = each(TakeLook(tag), Joined(Seen, reading=bare, placed=there))
    worded = Joined(Worded, reading=bare, known=find_actors(documents, bare, looks, each))
    return Corpus(language, load_vocabulary(language), documents, worded, column(looks, "subjects"))
