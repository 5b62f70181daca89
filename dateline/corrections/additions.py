"""Events and stances that no source of the story tells, each with a source of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from dateline.corrections.editing import Draft
from dateline.corrections.evidence import Claim
from dateline.corrections.model import AddedEvent, AddedStance
from geo.model import PastStance, Placement, Stance
from timeline.events.words import event_words
from timeline.languages import DEFAULT, load_language
from timeline.merging.naming import name_events
from timeline.model import Event, Span

_IMPORTANCE = 0.5
"""Nothing tells how much weight an added event has; it is shown anyway, for somebody wanted it."""


def add_events(draft: Draft, added: Iterable[AddedEvent], spans: Mapping[Claim, Span]) -> None:
    """Add events, each told by the sentence that the editor gives."""
    for each in sorted(added, key=_key):
        span = spans[each]
        event = _make_event(each, span)
        taken = draft.events.get(event.id)
        while taken is not None and not _is_same(taken, each, span):
            event = replace(event, id=_next_name(event.id, each))
            taken = draft.events.get(event.id)
        if taken is not None:
            continue
        draft.events[event.id] = event
        draft.pinned.add(event.id)
        if each.where is not None and each.where.place is not None:
            draft.placements[event.id] = (Placement(each.where.place, "text", span),)
        draft.note_event(event.id, ("added",), each.why)


def _key(added: AddedEvent) -> tuple[date, date, str, str]:
    return (added.when.interval.first, added.when.interval.last, added.title, added.summary)


def _make_event(added: AddedEvent, span: Span) -> Event:
    bare = Event("", added.title, added.summary, added.when, (), (), (span,), importance=_IMPORTANCE)
    (name,) = name_events([bare], event_words(load_language(DEFAULT)))
    return replace(bare, id=name)


def _is_same(event: Event, added: AddedEvent, span: Span) -> bool:
    return span in event.evidence and event.summary == added.summary


def _next_name(name: str, added: AddedEvent) -> str:
    """The name with the next number at its end; a number in the title is none of ours."""
    stem = _make_event(added, Span("", 0, 0)).id
    number = int(name.removeprefix(f"{stem}-")) if name != stem else 1
    return f"{stem}-{number + 1}"


def add_stances(draft: Draft, added: Iterable[AddedStance], spans: Mapping[Claim, Span]) -> None:
    """Add stances; the latest of a country stands, as it does among sources."""
    for each in sorted(added, key=lambda each: (each.as_of or date.max, each.stance, each.quote)):
        key = (each.question, each.country)
        known = draft.stances.get(key)
        told = _tellings_of(known, each.stance) if known else ()
        draft.stances[key] = _join(known, each, spans[each])
        if spans[each] not in told:
            draft.note_stance(key, ("source" if told else "added",), each.why)


def _tellings_of(known: Stance, answer: str) -> tuple[Span, ...]:
    """The passages that tell an answer of a country, the one that stands or one given before."""
    if known.stance == answer:
        return known.evidence
    return tuple(span for past in known.history if past.stance == answer for span in past.evidence)


def _join(known: Stance | None, added: AddedStance, span: Span) -> Stance:
    """The stance with what was added: as further evidence, as the new answer, or as one given before."""
    if known is None:
        return Stance(added.question, added.country, added.stance, False, added.as_of, (span,))
    new = PastStance(added.stance, added.as_of, (span,))
    if added.stance == known.stance:
        current = _unite(PastStance(known.stance, known.as_of, known.evidence), new)
        return replace(known, as_of=current.as_of, evidence=current.evidence)
    before = {past.stance: past for past in known.history}
    same = before.pop(added.stance, None)
    new = _unite(same, new) if same else new
    if added.as_of and known.as_of and added.as_of < known.as_of:
        return replace(known, history=_in_order((*before.values(), new)))
    old = PastStance(known.stance, known.as_of, known.evidence)
    return Stance(
        added.question,
        added.country,
        added.stance,
        False,
        new.as_of,
        new.evidence,
        _in_order((*before.values(), old)),
    )


def _unite(one: PastStance, two: PastStance) -> PastStance:
    days = [day for day in (one.as_of, two.as_of) if day]
    evidence = tuple(dict.fromkeys((*one.evidence, *two.evidence)))
    return PastStance(one.stance, max(days, default=None), evidence)


def _in_order(history: tuple[PastStance, ...]) -> tuple[PastStance, ...]:
    return tuple(sorted(history, key=lambda past: (past.as_of or date.min, past.stance)))
