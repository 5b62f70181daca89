"""Other ways to say what the phrases of a configuration say: "boycott" means "stay away" as well."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from geo.model import StanceChoice
from geo.stances.inflection import lemmas
from geo.stances.topics import word_keys_of
from geo.stances.vocabulary import Vocabulary


def extend_choices(choices: Sequence[StanceChoice], vocabulary: Vocabulary) -> tuple[StanceChoice, ...]:
    """The choices with the phrases of the families theirs belong to; their own come first.

    A phrase that another choice has, in its configuration or by its family, goes to nobody else.
    """
    own = {phrase.lower(): choice.id for choice in choices for phrase in choice.phrases}
    found = {choice.id: _related(choice.phrases, vocabulary) for choice in choices}
    claimed = [phrase for phrases in found.values() for phrase in phrases]
    return tuple(
        replace(
            choice,
            phrases=(
                *choice.phrases,
                *(
                    phrase
                    for phrase in found[choice.id]
                    if own.get(phrase, choice.id) == choice.id and claimed.count(phrase) == 1
                ),
            ),
        )
        for choice in choices
    )


def pare_phrases(
    choices: Iterable[StanceChoice], content: Collection[str], vocabulary: Vocabulary
) -> tuple[StanceChoice, ...]:
    """The choices with every phrase in its shortest form as well: without what the question is about.

    That is the end of "imports of U.S. beef" where it is about beef. A deed of troops ("troops landed")
    begins with its verb.
    """
    return tuple(
        replace(choice, phrases=tuple(dict.fromkeys(_pared(choice.phrases, content, vocabulary))))
        for choice in choices
    )


def _pared(phrases: Iterable[str], content: Collection[str], vocabulary: Vocabulary) -> Iterator[str]:
    for phrase in phrases:
        yield phrase
        kept = _without_topic(phrase, content, vocabulary)
        if len(kept) > 1 and kept[0].lower() in vocabulary.forms["soldiers"]:
            kept = [*kept[1:2], kept[0], *kept[2:]]
        if len(kept) > 1 or (kept and kept[0].lower() not in vocabulary.words["generic_verbs"]):
            yield " ".join(kept)


def _without_topic(phrase: str, content: Collection[str], vocabulary: Vocabulary) -> list[str]:
    """The words of a phrase up to a preposition or an article behind which there is only the topic."""
    words = phrase.split()
    lists = vocabulary.words
    end = len(words)
    for index in range(len(words) - 1, 0, -1):
        lower = words[index].lower()
        if lower in vocabulary.forms["deeds"]:
            break  # "join the boycott"
        if lower in lists["prepositions"] and lower not in lists["particles"]:
            end = index
        elif lower not in lists["determiners"] and word_keys_of(words[index]).isdisjoint(content):
            break
        elif lower in lists["determiners"] or not word_keys_of(words[index]).isdisjoint(content):
            end = index
    return words[:end]


def is_planned(phrase: str, vocabulary: Vocabulary) -> bool:
    """Whether a phrase is as good as done once somebody says "we will": going, or staying away."""
    return _is_of_planned(phrase, "phrases", vocabulary)


def planned_choices(choices: Iterable[StanceChoice], vocabulary: Vocabulary) -> frozenset[str]:
    """The choices that are about going or staying away, and not about troops that pull out."""
    return frozenset(
        choice.id
        for choice in choices
        if any(_is_of_planned(phrase, "signs", vocabulary) for phrase in choice.phrases)
    )


def _is_of_planned(phrase: str, name: Literal["signs", "phrases"], vocabulary: Vocabulary) -> bool:
    words = phrase.lower().split()
    return any(
        family.planned and any(_says(words, member.split(), vocabulary) for member in getattr(family, name))
        for family in vocabulary.families
    )


def _related(phrases: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    related: dict[str, None] = {}
    for phrase in phrases:
        words = phrase.lower().split()
        if not words:
            continue
        for family in vocabulary.families:
            if any(_says(words, member.split(), vocabulary) for member in family.signs):
                related |= dict.fromkeys(family.phrases)
        for verbs in vocabulary.synonyms:
            rest = _object_of(words, verbs, vocabulary)
            related |= dict.fromkeys(" ".join((verb, *rest)) for verb in verbs if rest)
    return tuple(related)


def _says(words: Sequence[str], member: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a phrase begins with a member, in whatever form: "boycotting the Games"."""
    plain = [word for word in words if word not in vocabulary.words["articles"]]
    return len(plain) >= len(member) and all(
        word == wanted
        or wanted in lemmas(word, vocabulary.irregular)
        or {word, wanted} <= vocabulary.forms["soldiers"]
        for word, wanted in zip(plain, member, strict=False)
    )


def _object_of(words: Sequence[str], verbs: Iterable[str], vocabulary: Vocabulary) -> Sequence[str]:
    """What a verb of a family has behind it in a phrase; nothing where the phrase begins with another."""
    for verb in sorted(verbs, key=len, reverse=True):
        written = verb.split()
        if _says(words, written, vocabulary):
            return words[len(written) :]
    return ()
