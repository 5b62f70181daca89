"""How many countries are said to have given an answer: "around 60", "two dozen", "61"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.stances.phrases import is_number
from geo.stances.tallies import number_value
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import COUNTRY_ROLES, Word
from timeline.model import Span

_REACH = 6
_MOST = 250
_FEW = 10


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """A number of countries, and the word that makes it approximate ("" when it is exact)."""

    choice: str
    count: int
    approximation: str
    evidence: Span


def read_count(words: Sequence[Word], noun: int, vocabulary: Vocabulary) -> tuple[int, str] | None:
    """The number that stands before "countries", and its approximation; None when there is none."""
    first = noun
    while first > 0 and noun - first < _REACH and _is_inside(words, first, vocabulary):
        first -= 1
        word = words[first]
        if is_number(word, vocabulary) or word.lower in vocabulary.words["dozen"]:
            return _value(words, _part_of(words, first, vocabulary), vocabulary)
    return _value(words, noun, vocabulary) if is_number(words[noun], vocabulary) else None


def _part_of(words: Sequence[Word], whole: int, vocabulary: Vocabulary) -> int:
    """The number that a larger one is only the whole of: "27 of the 35 nations"; else the number itself."""
    part = whole - 3
    lists = vocabulary.words
    told = part >= 0 and words[whole - 1].lower in lists["definite"] and words[whole - 2].lower == "of"
    return part if told and is_number(words[part], vocabulary) else whole


def _is_inside(words: Sequence[Word], position: int, vocabulary: Vocabulary) -> bool:
    word = words[position - 1]
    return word.role in ("word", "demonym", "bloc") and (
        word.lower not in vocabulary.words["prepositions"] and word.lower not in vocabulary.limits
    )


def _value(words: Sequence[Word], position: int, vocabulary: Vocabulary) -> tuple[int, str] | None:
    factor, start = 1, position
    if words[position].lower in vocabulary.words["dozen"]:
        factor, start = 12, position - 1
        if start < 0 or not is_number(words[start], vocabulary):
            return (12, "dozen") if start >= 0 and words[start].lower == "a" else None
    value = number_value(words, start, vocabulary.numbers)
    if start > 1 and words[start - 1].text == "-" and words[start - 2].lower in vocabulary.numbers:
        value += vocabulary.numbers[words[start - 2].lower]
        start -= 2
    elif start > 0 and words[start - 1].lower in vocabulary.numbers and factor == 1:
        value += vocabulary.numbers[words[start - 1].lower]
        start -= 1
    count = value * factor
    if not 1 < count <= _MOST or (words[position].role in COUNTRY_ROLES):
        return None
    if count < _FEW and start > 0 and words[start - 1].lower in vocabulary.words["definite"]:
        # "all three African members" are part of a whole
        return None
    if start > 0 and words[start - 1].lower == "'s":
        # "ten of the council's fifteen members"
        return None
    approximation = _approximation(words, start, vocabulary)
    return count, approximation or ("dozen" if factor > 1 else "")


def _approximation(words: Sequence[Word], number: int, vocabulary: Vocabulary) -> str:
    for entry in vocabulary.phrases["approximations"]:
        start = number - len(entry)
        if start >= 0 and tuple(word.lower for word in words[start:number]) == entry:
            return " ".join(entry)
    return ""
