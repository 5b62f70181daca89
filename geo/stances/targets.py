"""Whom countries recognise or punish, as a text names them: "Somaliland", "a Palestinian state"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo.countries import country_name
from geo.model import QuestionKind
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import Passage, Word

_REACH = 5
_LONGEST = 3
_MOST_TARGETS = 6


@dataclass(frozen=True, slots=True)
class Target:
    """A target by the name used most, and all the names a text uses for it."""

    name: str
    names: tuple[str, ...]


Named = Mapping[str, Mapping[str, int]]
"""How often each name of each target is used; targets by country code, or by their name in small letters."""


def targets_in(
    kind: QuestionKind, passages: Iterable[Passage], vocabulary: Vocabulary, language: str
) -> Named:
    """Whom one document names behind the deed."""
    core = vocabulary.core.get(kind, frozenset())
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for passage in passages:
        if core.isdisjoint(passage.said):
            continue
        for index, word in enumerate(passage.words):
            if word.lower in core and word.role == "word":
                for key, name in _behind(kind, passage.words, index, vocabulary, language):
                    named[key][name] += 1
    return named


def rank_targets(found: Iterable[Named], language: str) -> list[Target]:
    """The targets of all documents, the one named most often first."""
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for each in found:
        for key, names in each.items():
            named[key].update(names)
    ranked = sorted(named, key=lambda key: (-named[key].total(), key))[:_MOST_TARGETS]
    return [_target(key, named[key], language) for key in ranked]


def _target(key: str, names: Counter[str], language: str) -> Target:
    usual = min(names, key=lambda name: (-names[name], name))
    country = (country_name(key, language),) if len(key) == 3 and key.isupper() else ()
    return Target(usual, tuple(dict.fromkeys((*sorted(names), *country))))


def _behind(
    kind: QuestionKind, words: Sequence[Word], deed: int, vocabulary: Vocabulary, language: str
) -> Iterator[tuple[str, str]]:
    if kind == "sanctions":
        yield from _punished(words, deed, vocabulary, language)
    else:
        yield from _recognised(words, deed, vocabulary)


def _punished(
    words: Sequence[Word], deed: int, vocabulary: Vocabulary, language: str
) -> Iterator[tuple[str, str]]:
    """ "Sanctions on Belarus", "sanctions against three Belarusian banks"."""
    near = range(deed + 1, min(deed + _REACH, len(words)))
    aim = next((i for i in near if words[i].lower in vocabulary.words["aims"]), None)
    if aim is None:
        return
    for word in words[aim + 1 : aim + 1 + _REACH]:
        if word.role == "mark":
            return
        if word.country is not None and word.role in ("name", "demonym"):
            yield word.country, country_name(word.country, language)
            return


def _recognised(words: Sequence[Word], deed: int, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """ "Recognise Somaliland", "recognition of Somaliland", "recognised a Palestinian state"."""
    lists, first = vocabulary.words, deed + 1
    while first < len(words) and words[first].lower in lists["determiners"] | lists["owners"]:
        first += 1
    if first >= len(words):
        return
    if words[first].role == "demonym":
        noun = words[first + 1] if first + 1 < len(words) else None
        if noun is not None and noun.lower in lists["statehoods"] and words[first].country is not None:
            article = words[first - 1].lower if words[first - 1].lower in lists["indefinite"] else ""
            yield words[first].country or "", f"{article} {words[first].text} {noun.text}".strip()
        return
    if words[first].role == "name" and words[first].country is not None:
        yield words[first].country or "", words[first].text
        return
    last = first
    while last < min(first + _LONGEST, len(words)) and _is_name(words[last]):
        last += 1
    if last > first:
        name = " ".join(word.text for word in words[first:last])
        yield name.lower(), name


def _is_name(word: Word) -> bool:
    return word.role == "word" and word.text[0].isupper()
