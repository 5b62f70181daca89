"""The positions of a review: who answered what, with the passages that say so; what is contested first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from geo.countries import country_name
from geo.model import Question, Stance
from output.edit_lines import describe_edit
from output.passages import Library, open_library, quote_spans
from output.reviewing.model import PositionLine, Review
from output.wording import Wording

NONE = "none"
"""What an editor writes for no stance."""


def list_positions(review: Review, wording: Wording) -> tuple[PositionLine, ...]:
    """All positions, those an editor took away too: the contested first, then by question and country."""
    questions = {question.id: question for question in review.edited.questions}
    library = open_library(review.edited.documents, wording)
    there = {(each.question, each.country): each for each in review.edited.stances}
    taken = {
        key: replace(each, stance=NONE, contested=False)
        for each in review.found.stances
        if (key := (each.question, each.country)) not in there
    }
    lines = [
        _describe(each, questions[each.question], review, library, wording)
        for each in (*there.values(), *taken.values())
        if each.question in questions
    ]
    numbers = {name: number for number, name in enumerate(questions)}
    return tuple(
        sorted(lines, key=lambda line: (not line.contested, numbers[line.question.id], line.country))
    )


def _describe(
    stance: Stance, question: Question, review: Review, library: Library, wording: Wording
) -> PositionLine:
    labels = {choice.id: choice.label for choice in question.choices} | {NONE: "Taken away"}
    return PositionLine(
        id=f"position:{stance.question}:{stance.country}",
        question=question,
        country=country_name(stance.country),
        stance=stance.stance,
        label=labels.get(stance.stance, stance.stance),
        as_of=stance.as_of.isoformat() if stance.as_of else "",
        passages=quote_spans(stance.evidence, library),
        earlier=tuple(
            (labels.get(past.stance, past.stance), quote_spans(past.evidence, library))
            for past in stance.history
        ),
        doubts=tuple(_doubt(stance)) if stance.stance != NONE else (),
        contested=stance.contested,
        edit=describe_edit(review.edited.edits.stances.get((stance.question, stance.country)), wording),
    )


def _doubt(stance: Stance) -> Iterator[str]:
    if stance.contested:
        yield "sources disagree"
    if stance.history:
        yield "answered otherwise before"
    if len({span.document for span in stance.evidence}) == 1:
        yield "one source only"
