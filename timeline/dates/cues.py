"""Cues of tense: whether the words in front of a date say that it is still to come."""

from __future__ import annotations

from timeline.dates.vocabulary import Vocabulary

CLAUSE = 60
"""How many characters before a date are searched."""


def looks_ahead(text: str, start: int, vocabulary: Vocabulary) -> bool:
    """Whether a cue in front of `start`, in the same clause, says that the date there lies ahead."""
    before = text[max(0, start - CLAUSE) : start]
    clause = before[max(before.rfind(mark) for mark in ".;\n") + 1 :]
    if vocabulary.past.search(clause):
        return False
    return bool(vocabulary.future.search(clause) or vocabulary.deadline.search(clause))
