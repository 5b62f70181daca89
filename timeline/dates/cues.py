"""Cues of tense: whether the words around a date say that it is past or still to come."""

from __future__ import annotations

import re
from typing import Literal

from timeline.dates.vocabulary import Vocabulary

Tense = Literal["future", "scheduled", "past", "open", "entry"]
"""Still to come, to come or today by the programme ("talks resume on Friday"), gone by, not told, or an entry
of a chronology, which is never after its publication."""

CLAUSE = 60
"""How many characters before and behind a date are searched."""

OPENING = 12
"""A clause no longer than this stands at the head of its sentence: "But by", "Up until"."""

_END = re.compile(r"(?<![A-Z])(?<![ap]\.m)\.(?!\w)|;|\n\s*\n")
"""Where a clause ends: not at the stops of "U.S.", "10.30" and "9 a.m."."""


def looks_back(text: str, start: int, vocabulary: Vocabulary) -> bool:
    """Whether a verb of the past stands in the clause around `start`: a weak cue."""
    return bool(vocabulary.past_verbs.search(_clause(text, start)))


def _clause(text: str, start: int) -> str:
    """What stands in front of `start` in its sentence, as far as it is searched."""
    return _END.split(text[max(0, start - CLAUSE) : start])[-1]


def _is_scheduled(clause: str, behind: str, opens: bool, vocabulary: Vocabulary) -> bool:
    """Whether a verb of the present gives the programme, no farther than a few words from the date."""
    before = vocabulary.scheduled.search(clause)
    if before and not (vocabulary.past_verbs.search(before[1]) or vocabulary.told.search(before[1])):
        return True
    after = vocabulary.schedule_opens.match(behind) if opens else None
    return after is not None and not (
        vocabulary.past_verbs.search(after[0]) or vocabulary.told.search(after[0])
    )


def find_tense(text: str, start: int, vocabulary: Vocabulary) -> Tense:
    """What the clause around `start` says of the date there; "open" if nothing.

    At the head of a sentence ("By Friday, ...") what follows decides.
    """
    clause = _clause(text, start)
    behind = _END.split(text[start : start + CLAUSE], maxsplit=1)[0]
    opens = len(clause.strip()) <= OPENING and not vocabulary.told.search(clause)
    if _is_scheduled(clause, behind, opens, vocabulary):
        return "scheduled"
    if vocabulary.past.search(clause):
        return "past"
    if vocabulary.future.search(clause):
        return "future"
    if vocabulary.deadline.search(clause) and not opens:
        return "future"
    past = vocabulary.past.search(behind)
    future = vocabulary.future.search(behind) if opens else None
    if (
        future
        and not (past and past.start() < future.start())
        and not vocabulary.told.search(behind[: future.start()])
    ):
        return "future"
    return "past" if past else "open"
