"""The words around a deed, compiled once from a language's table [stances]."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from geo.stances.inflection import inflect, lemmas, past_forms, plural
from timeline.languages import Language


@dataclass(frozen=True, slots=True)
class Family:
    """Phrases that give one answer; one of the `signs` in a configuration tells that they are meant."""

    signs: tuple[str, ...]
    phrases: tuple[str, ...]
    planned: bool
    """Who says "we will" has answered."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The word lists of one language. `words` holds single words, `phrases` runs of words, by list name."""

    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    starts: Mapping[str, frozenset[str]]
    """The first words of the phrases of a list."""
    plain: Mapping[str, Sequence[str]]
    """The lists as they are written."""
    forms: Mapping[str, frozenset[str]]
    """All forms of the verbs and nouns of a list."""
    deeds: frozenset[str]
    """All forms of the verbs of the built-in kinds."""
    irregular: Mapping[str, Sequence[str]]
    numbers: Mapping[str, int]
    sizes: Mapping[str, int]
    """How many "both" or "the trio" are."""
    limits: frozenset[str]
    """Words a noun phrase does not reach across."""
    past_words: frozenset[str]
    """Past forms that do not end in -ed."""
    pronouns: frozenset[tuple[str, ...]]
    connectors: frozenset[str]
    """The last words of what connects a list to a phrase: "such as", "along with"."""
    nominals: Mapping[str, str]
    """The noun of a verb: "expulsion"."""
    families: tuple[Family, ...]
    synonyms: tuple[tuple[str, ...], ...]
    """Verbs that say the same of the same object: "send troops", "deploy troops"."""
    core: Mapping[str, frozenset[str]]
    """The forms of the words without which no question of a kind is found."""
    titles: Mapping[str, str]
    """How the question of each kind is put to a reader."""
    kinds: Mapping[str, Any]  # Any: the table of the kinds, read by geo.stances.kinds

    def inflected(self, base: str) -> frozenset[str]:
        """The forms of a word as a user may write it, in whatever form."""
        found = {base}
        for lemma in lemmas(base, self.irregular):
            found |= inflect(lemma, self.irregular)
        return frozenset(found)

    def past(self, base: str) -> frozenset[str]:
        """The past forms of a word as a user may write it."""
        found: set[str] = set()
        for lemma in lemmas(base, self.irregular):
            found |= past_forms(lemma, self.irregular)
        return frozenset(found)


_LIMITS = (
    "be", "have", "do", "modals", "conjunctions", "subordinators", "relatives", "negations",
    "negative_subjects",
)  # fmt: skip
CONNECTORS = ("inclusions", "company", "opposites", "exceptions_before", "exceptions")
_NOUNS = (
    "instruments",
    "collectives",
    "actors",
    "deeds",
    "deciding_nouns",
    "refusing_nouns",
    "deeds_and_verbs",
    "elidable",
    "actions",
    "sources",
    "forces",
    "soldiers",
    "counterparts",
)
_PRONOUNS = ("singular_pronouns", "plural_pronouns")


@cache
def load_vocabulary(language: Language) -> Vocabulary:
    """The words of a language; empty lists where its table is missing."""
    table = language.tables.get("stances", {})
    irregular = table.get("irregular", {})
    lists: dict[str, list[str]] = {name: value for name, value in table.items() if isinstance(value, list)}
    phrases: dict[str, tuple[tuple[str, ...], ...]] = defaultdict(tuple)
    phrases.update({name: _phrases(value) for name, value in lists.items()})
    return Vocabulary(
        words=defaultdict(frozenset, {name: frozenset(value) for name, value in lists.items()}),
        phrases=phrases,
        starts=defaultdict(
            frozenset, {name: frozenset(entry[0] for entry in found) for name, found in phrases.items()}
        ),
        plain=defaultdict(tuple, lists),
        forms=defaultdict(
            frozenset,
            {
                name: _plurals(value) if name in _NOUNS else _forms(value, irregular)
                for name, value in lists.items()
            },
        ),
        deeds=_deeds(table.get("kinds", {}), irregular),
        irregular=irregular,
        numbers=table.get("numbers", {}),
        sizes=table.get("pair_sizes", {}),
        limits=frozenset(word for name in _LIMITS for word in lists.get(name, ())),
        past_words=frozenset(form for forms in irregular.values() for form in forms),
        connectors=frozenset(entry[-1] for name in CONNECTORS for entry in phrases.get(name, ())),
        pronouns=frozenset(entry for name in _PRONOUNS for entry in phrases.get(name, ())),
        nominals=table.get("nominals", {}),
        families=tuple(
            Family(tuple(entry["signs"]), tuple(entry["phrases"]), entry.get("planned", False))
            for entry in table.get("families", {}).values()
        ),
        synonyms=tuple(tuple(verbs) for verbs in table.get("synonyms", {}).values()),
        core={kind: _forms(words, irregular) for kind, words in table.get("core", {}).items()},
        titles=table.get("questions", {}),
        kinds=table.get("kinds", {}),
    )


def _phrases(entries: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Longest first, so that "except for" is tried before "except"."""
    return tuple(sorted((tuple(entry.split()) for entry in entries), key=len, reverse=True))


def _plurals(entries: Iterable[str]) -> frozenset[str]:
    """Nouns and their plurals."""
    return frozenset(form for entry in entries for form in (entry, plural(entry)))


def _deeds(
    kinds: Mapping[str, Any],  # Any: the table of the kinds
    irregular: Mapping[str, Sequence[str]],
) -> frozenset[str]:
    phrases = [
        phrase for kind in kinds.values() for choice in kind.values() for phrase in choice.get("phrases", ())
    ]
    return _forms(phrases, irregular)


def _forms(entries: Iterable[str], irregular: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The forms of the first word of each entry."""
    return frozenset(form for entry in entries for form in inflect(entry.split()[0], irregular))
