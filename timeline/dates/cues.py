"""Cues of tense: whether the words in front of a date say that it is still to come."""

from __future__ import annotations

from timeline.dates.vocabulary import Vocabulary

CLAUSE = 60
"""How many characters before a date are searched."""


OPENING = 12
"""A clause no longer than this stands at the head of its sentence: "But by", "Up until"."""


def looks_ahead(text: str, start: int, vocabulary: Vocabulary) -> bool:
    """Whether a cue in front of `start`, in the same clause, says that the date there lies ahead.

    "By Friday, ..." at the head of a sentence says so only if what follows does.
    """
    before = text[max(0, start - CLAUSE) : start]
    clause = before[max(before.rfind(mark) for mark in ".;\n") + 1 :]
    if vocabulary.past.search(clause):
        return False
    if vocabulary.future.search(clause):
        return True
    if not vocabulary.deadline.search(clause):
        return False
    return len(clause.strip()) > OPENING or bool(vocabulary.future.search(text[start : start + CLAUSE]))
