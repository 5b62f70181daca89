"""A sentence as words, in which a country, a leader or a date is one word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from geo.stances.keys import stem
from timeline.model import Reading, Span

Role = Literal["word", "mark", "name", "demonym", "capital", "person", "bloc", "date"]
"""A word, a punctuation mark, or a thing known: a country by its name, its people or its capital; somebody
who speaks for it; a group of countries; a date."""

COUNTRY_ROLES = frozenset({"name", "demonym", "capital", "person"})

_LONGEST = 300
"""Words of a passage; what is longer is no sentence, and is read in pieces."""
_KNOWN_WORDS = 1 << 16

_WORD = re.compile(
    r"[a-zA-Z]++(?=[ ,\n])|"  # most words, told from the rest at a glance
    r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W_]+(?:['’](?!s\b)[^\W_]+)*|['’]s\b|-{2,}|\.{3}|[^\w\s]|_"
)


@dataclass(frozen=True, slots=True)
class Known:
    """A thing known in a text: where it stands, what it is and which country it means, if any."""

    start: int
    end: int
    role: Role
    country: str | None = None


class Word(NamedTuple):
    """One word of a text; `country` only where it means one. There are a thousand for every article, and a
    tuple is made in a third of the time that a frozen dataclass takes."""

    start: int
    end: int
    text: str
    lower: str
    role: Role
    country: str | None = None
    key: str = ""
    """What it is compared by: a country's code, else its stem."""


@dataclass(frozen=True, eq=False)
class Passage:
    """A sentence and its words; one that is far too long gives several passages. Most are passed by at a look
    at what is `said` in them, and never taken apart."""

    span: Span
    text: str
    """Of the document."""
    known: tuple[Known, ...]
    """What is known in the sentence."""
    cut: tuple[Word, ...] | None = None
    """The words, where the sentence is too long and these are but some of them."""

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words."""
        if self.cut is not None:
            return self.cut
        return tuple(_words(self.text, self.span.start, self.span.end, self.known))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What each word is compared by."""
        return tuple(word.key for word in self.words)

    @cached_property
    def said(self) -> frozenset[str]:
        """The words in small letters."""
        return frozenset(lower for lower, _ in self._seen)

    @cached_property
    def compared(self) -> frozenset[str]:
        """What the words are compared by."""
        return frozenset(key for _, key in self._seen)

    @cached_property
    def _seen(self) -> frozenset[tuple[str, str]]:
        """Each word in small letters and what it is compared by, at a fraction of the price of `words`."""
        if self.cut is not None:
            return frozenset((word.lower, word.key) for word in self.cut)
        plain = {_forms(word) for word in set(_plain_words(self.text, self.span, self.known))}
        things = ((self.text[thing.start : thing.end].lower(), thing) for thing in self.known)
        return frozenset(
            [
                *((lower, key) for lower, _, key in plain),
                *((lower, _key(lower, each)) for lower, each in things),
            ]
        )


@dataclass(frozen=True, slots=True)
class Worded:
    """A document and what is known in it, in order and without overlaps: all that its words follow from."""

    reading: Reading
    known: tuple[Known, ...]


def passages_of(worded: Worded) -> tuple[Passage, ...]:
    """The sentences of a document as words."""
    return read_passages(worded.reading.document.text, worded.reading.sentences, worded.known)


def read_passages(text: str, sentences: Sequence[Span], known: Sequence[Known]) -> tuple[Passage, ...]:
    """The sentences as words. `known` is in order and free of overlaps; what crosses them is left out."""
    passages: list[Passage] = []
    index = 0
    for span in sentences:
        inside = []
        while index < len(known) and known[index].start < span.end:
            if known[index].start >= span.start and known[index].end <= span.end:
                inside.append(known[index])
            index += 1
        passages += _passages(text, span, tuple(inside))
    return tuple(passages)


def _passages(text: str, span: Span, known: tuple[Known, ...]) -> list[Passage]:
    """The sentence, or the pieces of one that is far too long."""
    if span.end - span.start <= _LONGEST or len(_plain_words(text, span, known)) + len(known) <= _LONGEST:
        return [Passage(span, text, known)]
    words = tuple(_words(text, span.start, span.end, known))
    pieces = range(0, len(words), _LONGEST)
    return [Passage(span, text, known, words[first : first + _LONGEST]) for first in pieces]


def _plain_words(text: str, span: Span, known: Sequence[Known]) -> list[str]:
    """The words of a sentence between the things known in it."""
    found, position = [], span.start
    for thing in known:
        found += _WORD.findall(text, position, thing.start)
        position = thing.end
    return found + _WORD.findall(text, position, span.end)


def keys_in(text: str, sentences: Iterable[Span]) -> set[str]:
    """What the words of sentences in which nothing is known are compared by: the same as of their passages,
    at a fraction of the price."""
    said = {word for span in sentences for word in _WORD.findall(text, span.start, span.end)}
    return {key_of(word) for word in said}


def _words(text: str, start: int, end: int, known: Sequence[Known]) -> Iterator[Word]:
    position = start
    for thing in known:
        yield from _plain(text, position, thing.start)
        written = text[thing.start : thing.end]
        lower = written.lower()
        yield Word(thing.start, thing.end, written, lower, thing.role, thing.country, _key(lower, thing))
        position = thing.end
    yield from _plain(text, position, end)


def _plain(text: str, start: int, end: int) -> Iterator[Word]:
    for match in _WORD.finditer(text, start, end):
        written = match[0]
        lower, role, key = _forms(written)
        first, last = match.span()
        yield Word(first, last, written, lower, role, None, key)


def key_of(written: str) -> str:
    """What a word is compared by, where it is no country."""
    return _forms(written)[2]


@lru_cache(maxsize=_KNOWN_WORDS)
def _forms(written: str) -> tuple[str, Role, str]:
    """A word in small letters, what it is, and what it is compared by."""
    lower = written.lower().replace("’", "'")
    return lower, "word" if written[0].isalnum() or lower == "'s" else "mark", stem(lower)


def _key(lower: str, thing: Known) -> str:
    """A country is its code, a person the last name."""
    if thing.country is not None and thing.role in ("name", "demonym"):
        return thing.country
    return stem(lower.split()[-1] if thing.role == "person" else lower)
