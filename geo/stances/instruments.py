"""Agreements as a text names them: "the Lisbon Declaration on Ocean Plastics", "a joint statement"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from geo.stances.phrases import is_form, is_verb
from geo.stances.topics import instrument_start, word_keys
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import Word

_LONGEST_NAME = 14
_LONGEST_SUBJECT = 6
_BEHIND = 12
_BEFORE = 14


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where a text names an agreement: words `first` to `last` and those that tell it from others."""

    first: int
    noun: int
    last: int
    content: frozenset[str]
    proper: bool
    """Written with capitals, as a title."""


def find_namings(
    words: Sequence[Word], vocabulary: Vocabulary, placed: Set[int] = frozenset()
) -> Iterator[Naming]:
    """Every agreement named in a sentence, in order; `placed` is where the names of places begin in it."""
    if _is_headline(words):
        return
    keys = word_keys(words)
    for noun, word in enumerate(words):
        if word.lower not in vocabulary.words["instruments"]:
            continue
        first = instrument_start(words, noun, vocabulary)
        while first < noun and _is_light(words[first], vocabulary):
            first += 1
        first = _behind_owner(words, first, noun, vocabulary)
        last = (
            _title_end(words, noun, vocabulary, placed)
            if word.text[0].isupper()
            else _subject_end(words, noun, vocabulary)
        )
        content = frozenset(
            [keys[i] for i in range(first, last + 1) if i != noun and _tells(words, i, vocabulary)]
        )
        content |= _acronyms(words[first:noun]) | _acronyms(words[noun + 1 : last + 1])
        proper = (last > noun and word.text[0].isupper()) or _is_title(words, first, noun)
        yield Naming(first, noun, last, content, proper)


def _behind_owner(words: Sequence[Word], first: int, noun: int, vocabulary: Vocabulary) -> int:
    """The first word behind "the General Assembly's", an owner that tells nothing."""
    owner = next((i for i in range(first, noun) if words[i].lower == "'s"), None)
    if owner is None or any(_tells(words, i, vocabulary) for i in range(first, owner)):
        return first
    return owner + 1


def done_to(words: Sequence[Word], namings: Sequence[Naming], deed: int) -> Naming | None:
    """The agreement a deed was done to: the next one behind it in its clause, else the one before it."""
    behind = next((each for each in namings if each.last > deed), None)
    if behind is not None and behind.first - deed <= _BEHIND and not _is_cut(words[deed : behind.noun]):
        return behind
    before = next((each for each in reversed(namings) if each.noun < deed), None)
    if before is not None and deed - before.last <= _BEFORE and not _is_cut(words[before.last : deed], 1):
        return before
    return None


def _is_cut(words: Sequence[Word], commas: int = 0) -> bool:
    """Whether marks divide the words: a semicolon, or more commas than these."""
    marks = [word.text for word in words if word.role == "mark"]
    return ";" in marks or ":" in marks or marks.count(",") > commas


def _acronyms(words: Sequence[Word]) -> frozenset[str]:
    """The initials of neighbouring capitalised words that tell which one it is: "ai" for "Artificial
    Intelligence"."""
    capital = [word.role == "word" and word.text[0].isupper() for word in words]
    pairs = [
        (words[i].text[0] + words[i + 1].text[0]).lower()
        for i in range(len(words) - 1)
        if capital[i] and capital[i + 1]
    ]
    return frozenset(pairs)


def _is_headline(words: Sequence[Word]) -> bool:
    """Whether all long words are capitalised, so that capitals mean nothing."""
    long = [word for word in words if len(word.text) > 3 and word.role == "word"]
    return len(long) > 2 and all(word.text[0].isupper() for word in long)


def _is_light(word: Word, vocabulary: Vocabulary) -> bool:
    lists = vocabulary.words
    if word.lower in lists["determiners"] or word.role == "date" or word.lower == "'s":
        return True
    return (
        word.lower in lists["vague_starts"] | lists["other_ones"] | lists["ordinals"] and word.text.islower()
    )


def _tells(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    word = words[index]
    if word.role == "capital":
        # "the Lisbon declaration", but not "Lisbon's declaration"
        return index + 1 == len(words) or words[index + 1].lower != "'s"
    return (
        word.role == "word"
        and len(word.lower) > 1
        and word.lower not in vocabulary.words["vague"]
        and word.lower not in vocabulary.words["prepositions"]
        and word.lower not in vocabulary.limits
        and word.lower not in vocabulary.words["determiners"]
        and word.lower not in vocabulary.words["other_ones"] | vocabulary.words["ordinals"]
        and not is_form(word, "instruments", vocabulary)
        and word.lower != "'s"
    )


def _is_title(words: Sequence[Word], first: int, noun: int) -> bool:
    """Whether all words from the first to the noun are capitalised."""
    named = [word for word in words[first : noun + 1] if word.text[0].isalpha()]
    return first < noun and all(word.text[0].isupper() for word in named)


def _title_end(words: Sequence[Word], noun: int, vocabulary: Vocabulary, placed: Set[int]) -> int:
    """The last capitalised word of "Statement on Clean Rivers and Lakes"; day and place of what was done
    are no part of it: "signed the Statement on Clean Rivers in Lima on Tuesday"."""
    last = noun
    for index in range(noun + 1, min(noun + 1 + _LONGEST_NAME, len(words))):
        word = words[index]
        if word.role == "date" or _is_scene(words, index, last == noun, vocabulary, placed):
            break
        if word.text[0].isupper() and word.role != "mark":
            last = index
        elif word.lower not in vocabulary.words["title_links"] or word.text == ",":
            break
    return last


def _is_scene(
    words: Sequence[Word], index: int, bare: bool, vocabulary: Vocabulary, placed: Set[int]
) -> bool:
    """Whether "in Lima" begins here; a country behind a subject ("on Peace in Sudan") belongs to it."""
    if words[index].lower not in vocabulary.words["title_scenes"] or index + 1 >= len(words):
        return False
    place = words[index + 1]
    return place.start in placed and (bare or place.role != "name")


def _subject_end(words: Sequence[Word], noun: int, vocabulary: Vocabulary) -> int:
    """The last word of "treaty on plastic waste", where it ends before the sentence goes on."""
    if noun + 1 >= len(words) or words[noun + 1].lower not in vocabulary.words["subjects"]:
        return noun
    last = noun
    for index in range(noun + 2, min(noun + 2 + _LONGEST_SUBJECT, len(words))):
        word = words[index]
        if word.role in ("mark", "date") or is_verb(words, index, vocabulary):
            break
        if word.role == "word" and word.lower in vocabulary.words["prepositions"]:
            break
        if word.lower in vocabulary.limits - vocabulary.words["conjunctions"]:
            break
        last = index
    if words[last].lower in vocabulary.words["conjunctions"]:
        last -= 1
    return last
