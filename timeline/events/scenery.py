"""Which places of a sentence belong to one of its clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from timeline.events.clauses import Clause
from timeline.events.passages import Passage
from timeline.model import Mention

_LEADING = -1


def find_where(passage: Passage, clause: Clause) -> tuple[Mention, ...]:
    """The places that a clause can have: its own first, then those of what hangs on it.

    What stands before the subject of the sentence ("In Oslo on Friday") belongs to all its clauses. What
    is told beside a clause has places of its own; only with the same subject does a scene last ("flew to
    Rabat and signed a pact").
    """
    clauses = sorted(passage.parse.clauses, key=lambda each: each.opening)
    if clause not in clauses or len(clauses) == 1:
        return passage.mentions
    here = clauses.index(clause)
    groups = _groups(clauses)
    places = [(_clause_of(passage, mention, clauses), mention) for mention in passage.mentions]
    subject = [_index_of(passage, mention) in clause.subject for _, mention in places]
    own = [
        mention for (at, mention), acts in zip(places, subject, strict=True) if acts or at in (_LEADING, here)
    ]
    near = [
        mention
        for at, mention in places
        if mention not in own and (groups[at] == groups[here] or _goes_on(clauses, groups, at, here))
    ]
    return (*own, *near)


def _groups(clauses: Sequence[Clause]) -> list[int]:
    """By clause, the number of the coordinate part of the sentence that it is in."""
    groups, number = [], 0
    for place, clause in enumerate(clauses):
        number += place > 0 and clause.kind == "coordinate"
        groups.append(number)
    return groups


def _goes_on(clauses: Sequence[Clause], groups: Sequence[int], at: int, here: int) -> bool:
    """Whether a later part of the sentence goes on with the subject of an earlier one."""
    return groups[at] < groups[here] and clauses[at].subject == clauses[here].subject != ()


def _index_of(passage: Passage, mention: Mention) -> int:
    """The word that a place begins with."""
    return bisect_right(passage.tokens, mention.span.start, key=attrgetter("start")) - 1


def _clause_of(passage: Passage, mention: Mention, clauses: Sequence[Clause]) -> int:
    """The clause a place stands in, by number; what opens the sentence stands in none."""
    index = _index_of(passage, mention)
    if index < passage.parse.lead:
        return _LEADING
    inside = [
        place
        for place, clause in enumerate(clauses)
        if clause.opening <= index < clause.last
        or clause.first <= index < clause.last
        or index in clause.subject
    ]
    if not inside:
        return max(
            (place for place, clause in enumerate(clauses) if clause.opening <= index), default=_LEADING
        )
    return max(inside, key=lambda place: (clauses[place].opening, place))
