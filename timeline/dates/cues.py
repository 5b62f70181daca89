"""Cues of tense: whether the words around a date say that it is past or still to come."""

from __future__ import annotations

import re
from typing import Literal

from timeline.dates.vocabulary import Vocabulary

Tense = Literal["future", "ahead", "planned", "past", "gone", "open", "entry"]
"""What the words around a date say of it.

future: today or still to come. ahead: so it seems. planned: to come when it was said ("was due on Friday").
past: gone by. gone: so it seems. open: not told. entry: of a chronology, never after its publication.
"""

CLAUSE = 60
"""How many characters before and behind a date are searched."""

OPENING = 12
"""A clause no longer than this stands at the head of its sentence: "But by", "Up until"."""

_END = re.compile(r"(?<![A-Z])(?<![ap]\.m)\.(?!\w)|;|\n\s*\n")
"""Where a clause ends: not at the stops of "U.S.", "10.30" and "9 a.m."."""


def looks_back(text: str, start: int, vocabulary: Vocabulary) -> bool:
    """Whether a verb of the past stands in front of `start`, or behind it at the head of a sentence."""
    clause = _clause(text, start)
    if vocabulary.past_verbs.search(clause):
        return True
    return len(clause.strip()) <= OPENING and bool(vocabulary.past_verbs.search(_behind(text, start)))


def says_until(text: str, start: int, vocabulary: Vocabulary) -> bool:
    """Whether "until" or its like stands in front of `start`."""
    return bool(vocabulary.until.search(_clause(text, start)))


def _behind(text: str, start: int) -> str:
    """A date and what stands behind it in its sentence, as far as it is searched."""
    return _END.split(text[start : start + CLAUSE], maxsplit=1)[0]


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


def is_present(sentence: str, vocabulary: Vocabulary) -> bool:
    """Whether a sentence has no verb of the past: what it tells of a day is still to come."""
    if (
        not vocabulary.knows_past
        or vocabulary.past.search(sentence)
        or vocabulary.either_tense.search(sentence)
    ):
        return False
    return not has_finite_past(sentence, vocabulary)


def has_finite_past(text: str, vocabulary: Vocabulary, start: int = 0) -> bool:
    """Whether a verb in the past with a subject stands behind `start`: not that of "the proposed cuts"."""
    return any(
        _word_before(text, verb.start()) not in vocabulary.before_participle
        for verb in vocabulary.past_forms.finditer(text, start)
    )


def _word_before(text: str, end: int) -> str:
    return text[max(0, end - _LONGEST_WORD) : end].rstrip().rpartition(" ")[2].lower()


_LONGEST_WORD = 30


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


def find_tense(text: str, start: int, vocabulary: Vocabulary) -> Tense:
    """What the clause around `start` says of the date there; "open" if nothing.

    At the head of a sentence ("By Friday, ...") what follows decides.
    """
    clause = _clause(text, start)
    behind = _behind(text, start)
    opens = len(clause.strip()) <= OPENING and not vocabulary.told.search(clause)
    if vocabulary.since.search(clause):
        return "past"
    if _is_scheduled(clause, behind, opens, vocabulary):
        return "future"
    if past := vocabulary.past.search(clause):
        is_plan = vocabulary.future.search(clause, past.start()) or vocabulary.planned.search(clause)
        if not is_plan:
            return "past"
        return "open" if vocabulary.pluperfect.search(clause) else "planned"
    if vocabulary.deadline.search(clause) and not opens:
        return "future" if _is_ahead_of_deadline(clause, behind, vocabulary) else "past"
    if ahead := _last(vocabulary.future, clause):
        return "gone" if has_finite_past(clause, vocabulary, ahead.end()) else "future"
    return _tense_behind(behind, opens, vocabulary)


def _is_ahead_of_deadline(clause: str, behind: str, vocabulary: Vocabulary) -> bool:
    """Whether "by Friday" is still to come: not where "had closed" stands behind and no "will" in front."""
    return bool(vocabulary.future.search(clause)) or not vocabulary.pluperfect.search(behind)


def _tense_behind(behind: str, opens: bool, vocabulary: Vocabulary) -> Tense:
    """What stands behind a date says of it: the first verb, where the date opens its sentence."""
    past = vocabulary.past.search(behind)
    future = vocabulary.future.search(behind) if opens else None
    if not future or (past and past.start() < future.start()):
        return "past" if past else "open"
    return "open" if has_finite_past(behind[: future.start()], vocabulary) else "future"
