"""Which passages tell which event: events made one, and one made several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.corrections.editing import Draft
from dateline.corrections.matching import name_nearest, quoted
from dateline.corrections.model import EventCorrection
from timeline.events.headlines import LONGEST
from timeline.model import Dispute, Event, Span

_Tellings = Mapping[Span, Sequence[Event]]


def merge_events(draft: Draft, corrections: Iterable[EventCorrection]) -> None:
    """Make events part of others, which keep their titles and their days."""
    for each in sorted(corrections, key=lambda each: each.id):
        kept = draft.find_event(each.line, each.id) if each.merge else None
        if kept is None:
            continue
        for name in sorted(each.merge):
            other = draft.find_event(each.line, name)
            if other is not None and other != kept:
                _merge(draft, kept, other)
                draft.note_event(kept, ("merge",), each.why)


def _merge(draft: Draft, kept: str, other: str) -> None:
    one, two = draft.events[kept], draft.events.pop(other)
    draft.events[kept] = replace(
        one,
        where=tuple(dict.fromkeys((*one.where, *two.where))),
        participants=tuple(dict.fromkeys((*one.participants, *two.participants))),
        evidence=tuple(dict.fromkeys((*one.evidence, *two.evidence))),
        status="happened" if "happened" in (one.status, two.status) else "announced",
        importance=max(one.importance, two.importance),
        disputes=tuple(dict.fromkeys((*one.disputes, *two.disputes))),
        part_of=one.part_of if one.part_of not in (None, other) else two.part_of,
    )
    draft.aliases[other] = kept
    places = draft.placements.pop(other, ())
    if places:
        draft.placements.setdefault(kept, places)
    if other in draft.shown:
        draft.shown.add(kept)
    if other in draft.pinned:
        draft.pinned.add(kept)
    draft.event_edits.pop(other, None)


def split_events(draft: Draft, corrections: Iterable[EventCorrection], tellings: Iterable[Event]) -> set[str]:
    """Make events of their own of what some documents tell: NAME-2 of the first list, NAME-3 of the second.

    What the lists leave keeps the id; where they leave nothing, the last list does. The ids of all parts.
    """
    parts, splits = set[str](), sorted((each for each in corrections if each.split), key=lambda each: each.id)
    told: dict[Span, list[Event]] = {}
    for telling in tellings if splits else ():
        for span in telling.evidence:
            told.setdefault(span, []).append(telling)
    # A passage that came with a merger, which comes after, is not what an earlier round was to split off.
    done = {name for name, edit in draft.event_edits.items() if {"merge", "split"} & set(edit.fields)}
    for each in splits:
        name = draft.find_event(each.line, each.id)
        if name is not None and name not in done:
            parts |= _split(draft, name, each, told)
    return parts


def _split(draft: Draft, name: str, correction: EventCorrection, told: _Tellings) -> set[str]:
    whole, parts = draft.events[name], set[str]()
    left = list(whole.evidence)
    for number, group in enumerate(correction.split, start=2):
        known = {span.document for span in left}
        for missing in sorted(set(group) - known):
            message = f"event {quoted(name)} has no passage of {quoted(missing)}"
            draft.unmatched.add(correction.line, message + name_nearest(missing, known))
        taken = [span for span in left if span.document in group]
        remain = [span for span in left if span.document not in group]
        if not taken or not remain:
            continue
        left = remain
        part = _name_part(draft, name, number)
        draft.events[part] = replace(_tell(whole, taken, told), id=part)
        parts.add(part)
        _share(draft, name, part, taken)
        draft.note_event(part, ("split",), correction.why)
    if len(left) < len(whole.evidence):
        draft.events[name] = _tell(whole, left, told)
        _keep_places(draft, name, name, left)
        draft.note_event(name, ("split",), correction.why)
        parts.add(name)
    return parts


def _name_part(draft: Draft, name: str, number: int) -> str:
    """An id that is free, the same as long as the same are taken."""
    while f"{name}-{number}" in draft.events:
        number += 1
    return f"{name}-{number}"


def _share(draft: Draft, name: str, part: str, evidence: Sequence[Span]) -> None:
    """Let the part be shown and placed as the whole was."""
    if name in draft.shown:
        draft.shown.add(part)
    _keep_places(draft, name, part, evidence)


def _keep_places(draft: Draft, name: str, part: str, evidence: Sequence[Span]) -> None:
    """The places that documents of these passages tell."""
    documents = {span.document for span in evidence}
    places = draft.placements.get(name, ())
    kept = tuple(place for place in places if place.evidence.document in documents)
    draft.placements.pop(part, None)
    if kept:
        draft.placements[part] = kept


def _tell(whole: Event, evidence: Sequence[Span], told: _Tellings) -> Event:
    """The event of these passages: as it was if its clearest passage is there, else as the next tells it."""
    documents = {span.document for span in evidence}
    event = replace(
        whole,
        evidence=tuple(evidence),
        where=tuple(mention for mention in whole.where if mention.span.document in documents),
        disputes=tuple(_disputes_of(whole, documents)),
    )
    if evidence[0] == whole.evidence[0]:
        return event
    tellings = told.get(evidence[0], ())
    if not tellings:
        return event
    best = min(
        tellings, key=lambda each: (each.when.interval != whole.when.interval, -each.importance, each.title)
    )
    return replace(
        event,
        title=best.title[:LONGEST],
        summary=best.summary,
        when=best.when,
        participants=best.participants,
        status=best.status,
    )


def _disputes_of(whole: Event, documents: set[str]) -> Iterable[Dispute]:
    """What these documents dispute among themselves."""
    for dispute in whole.disputes:
        variants = tuple(each for each in dispute.variants if each.evidence.document in documents)
        if len({each.value for each in variants}) > 1:
            yield replace(dispute, variants=variants)
