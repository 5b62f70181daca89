"""Whom "he" and "she" stand for: the last person who was the subject of a clause."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.participants import find_participants
from timeline.events.passages import Passage
from timeline.events.words import EventWords


def name_speakers(passages: Sequence[Passage], words: EventWords) -> tuple[str | None, ...]:
    """For each passage the person that a pronoun in it would mean; None before anybody is named."""
    speakers: list[str | None] = []
    speaker: str | None = None
    for passage in passages:
        speakers.append(speaker)
        for clause in passage.parse.clauses:
            if clause.kind != "main" or clause.verb.passive:
                continue
            names = find_participants(passage, clause, words)
            if len(names) == 1:
                speaker = names[0]
    return tuple(speakers)
