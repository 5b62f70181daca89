"""One text as its names are judged: its words, its candidates, and what was learnt from all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.mentions.lexicon import Lexicon
from timeline.mentions.stretches import Candidate
from timeline.mentions.words import Words

SPACES = frozenset((" ", "\n", "  ", " \n"))
HYPHENS = ("-", "–")
_OPENING = (*'.!?:\n"“”„«»¿¡•|', ") -", ") –", ") —")
"""What a sentence begins behind; a date line ends in a dash: "Rom (dpa) - Der Papst"."""
APOSTROPHES = ("'", "’")
_DATE_LINE = re.compile(
    r"(?P<towns>(?:[^\W\d_][\w '’()-]{1,28}/){0,2}[^\W\d_][\w'’()-]*(?: [\w'’()-]+){0,4}?)"
    r"(?:\. (?=\W?[A-ZÄÖÜ\d])|(?: \([a-zA-Z/]{2,12}\))? [-–—] )"
)
"""Where a text was written: "Halle/Burg. Die ...", "Au/Bregenz (APA) - Eine ..."."""
_FIRST_LINES = 3
_SHORT = frozenset(
    ("mr", "mrs", "ms", "dr", "st", "ft", "mt", "gov", "sen", "rep", "sgt", "lt", "col", "gen", "capt")
)


@dataclass(frozen=True, slots=True)
class Page:
    """One text with its words, names and what was learnt from all of it."""

    words: Words
    candidates: Sequence[Candidate]
    lexicon: Lexicon
    persons: frozenset[str]
    """Last words of the names of people who are introduced in full."""
    lowercase: frozenset[str]
    """Words that also stand in lower case."""
    known: dict[int, int]
    """The numbers of the candidates by their first words."""
    surnames: frozenset[str]
    """Words that also stand behind an unknown capitalised word."""
    written_in: frozenset[tuple[int, int]]
    """Where the names of the date line start and end."""
    home: frozenset[str]
    """The names of the date line."""


def find_date_line(text: str) -> Iterator[tuple[int, int]]:
    """Where each name of the date line starts and ends, if one of the first lines begins with any."""
    start = 0
    for line in text.splitlines(keepends=True)[: 2 * _FIRST_LINES]:
        match = _DATE_LINE.match(line)
        if match:
            end = start
            for town in match["towns"].split("/"):
                yield end, end + len(town)
                end += len(town) + 1
        start += len(line)


def word_before(page: Page, candidate: Candidate) -> str:
    """The word before a name, small; empty where the text begins, or where more than a space is between."""
    words, index = page.words, candidate.first - 1
    if index < 0 or words.text[words.ends[index] : candidate.start] not in SPACES:
        return ""
    return words.forms[index].lower()


def opens_sentence(words: Words, index: int) -> bool:
    """Whether a sentence, or something like one, begins with this word."""
    if index == 0:
        return True
    gap = words.text[words.ends[index - 1] : words.starts[index]]
    if gap == ". ":
        before = words.forms[index - 1]
        return len(before) > 1 and before.lower() not in _SHORT
    return any(mark in gap for mark in _OPENING)


def is_ordinary(page: Page, candidate: Candidate) -> bool:
    """Whether a name of one word is a word of the language, or a firm's name, as well."""
    form, lexicon = page.words.forms[candidate.first], page.lexicon
    if candidate.first != candidate.last or form.islower() or (form.isupper() and len(form) > 1):
        return False
    written = page.words.text[candidate.start : candidate.end].lower()
    return form.lower() in lexicon.words or form.lower() in lexicon.brands or written in lexicon.words


def is_genitive(words: Words, candidate: Candidate) -> bool:
    """Whether an ending was taken off the name: "Bremens"."""
    return words.ends[candidate.last] > candidate.end


def in_headline(words: Words, candidate: Candidate) -> bool:
    """Whether every longer word around it has a capital, as in headlines, so that capitals say nothing."""
    around = words.forms[max(0, candidate.first - 4) : candidate.last + 5]
    return not any(form[0].islower() and len(form) > 3 for form in around)
