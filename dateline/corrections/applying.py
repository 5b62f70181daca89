"""Corrections applied to a finished explainer, kind by kind: their order in the file does not matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from dateline.corrections.additions import add_events, add_stances
from dateline.corrections.changing import accept_events, change_events, hide_events, pin_events
from dateline.corrections.deciding import decide_stances
from dateline.corrections.editing import close_draft, make_timeline, open_draft
from dateline.corrections.evidence import Claim, show_claims
from dateline.corrections.matching import Unmatched, can_answer
from dateline.corrections.model import Corrections
from dateline.corrections.publishing import describe_days
from dateline.corrections.regrouping import merge_events, split_events
from geo.model import Placement
from output.model import Explainer
from timeline.model import Event, Timeline

Place: TypeAlias = Callable[[Timeline], Mapping[str, tuple[Placement, ...]]]
"""Says where the events of a timeline happened, by id."""


def apply_corrections(
    explainer: Explainer,
    corrections: Corrections,
    tellings: Iterable[Event] = (),
    place: Place | None = None,
) -> tuple[Explainer, tuple[str, ...]]:
    """The explainer as an editor wants it, and a line for each correction that fits nothing in it.

    The parts of a split event are told anew from `tellings`, the events as single documents tell them, and
    placed by `place`; without that they keep such places as their passages' documents tell. Applied twice,
    corrections do what they do once.
    """
    unmatched, questions = Unmatched(corrections.path), explainer.questions
    draft = open_draft(explainer, unmatched)
    added = [each for each in corrections.added_stances if can_answer(each, questions, unmatched)]
    decided = [each for each in corrections.stances if can_answer(each, questions, unmatched)]
    claims: list[Claim] = [*corrections.added_events, *added, *(each for each in decided if each.stance)]
    spans = show_claims(draft, claims, corrections.file, explainer.language)
    add_events(draft, corrections.added_events, spans)
    parts = split_events(draft, corrections.events, tellings)
    if parts and place:
        draft.put_places(parts, place(make_timeline(draft.events.values())))
    merge_events(draft, corrections.events)
    change_events(draft, corrections.events)
    pin_events(draft, corrections.events)
    accept_events(draft, corrections.events)
    hide_events(draft, corrections.events)
    add_stances(draft, added, spans)
    decide_stances(draft, decided, spans)
    draft.document_edits.update(describe_days(explainer.documents, corrections, unmatched))
    return close_draft(draft, explainer), unmatched.lines
