"""A story under an editor's hands: its events, what is known of them, and what was done so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from dateline.corrections.matching import Unmatched, quoted
from dateline.corrections.model import Why
from geo.model import Placement, Stance
from output.model import Edit, Edits, Explainer
from timeline.model import Event, SourceDocument, Timeline

_Key = TypeVar("_Key", str, tuple[str, str])
_Value = TypeVar("_Value")
_ORDER = (
    "added", "source", "merge", "split", "title", "date", "place", "pin", "published", "stance", "as_of",
)  # fmt: skip


@dataclass(slots=True)
class Draft:
    """The parts of an explainer that corrections change, by id; it lives while they are applied."""

    events: dict[str, Event]
    shown: set[str]
    placements: dict[str, tuple[Placement, ...]]
    stances: dict[tuple[str, str], Stance]
    documents: dict[str, SourceDocument]
    event_edits: dict[str, Edit]
    stance_edits: dict[tuple[str, str], Edit]
    document_edits: dict[str, Edit]
    hidden: set[str]
    pinned: set[str]
    unmatched: Unmatched
    aliases: dict[str, str] = field(default_factory=dict)
    """The event that each one is part of that was merged into another."""

    def find_event(self, line: int, name: str) -> str | None:
        """The id of an event, if it is there, or what became of it is."""
        found = self.resolve(name)
        if found not in self.events:
            self.unmatched.miss(line, "event", name, self.events)
            return None
        return found

    def resolve(self, name: str) -> str:
        """The id of the event that another was merged into, else its own."""
        while name in self.aliases:
            name = self.aliases[name]
        return name

    def find_itself(self, line: int, name: str) -> str | None:
        """The id of an event that still stands for itself."""
        if name in self.aliases:
            self.unmatched.add(line, f"event {quoted(name)} is a part of {quoted(self.resolve(name))} now")
            return None
        return self.find_event(line, name)

    def put_places(self, names: Iterable[str], places: Mapping[str, tuple[Placement, ...]]) -> None:
        """Place these events as they are placed there, or nowhere."""
        for name in names:
            self.placements.pop(name, None)
            if places.get(name):
                self.placements[name] = places[name]

    def note_event(self, name: str, fields: Iterable[str], why: Why) -> None:
        """That an event was edited."""
        self.event_edits[name] = extend_edit(self.event_edits.get(name), fields, why)

    def note_stance(self, key: tuple[str, str], fields: Iterable[str], why: Why) -> None:
        """That a stance was edited."""
        self.stance_edits[key] = extend_edit(self.stance_edits.get(key), fields, why)


def extend_edit(edit: Edit | None, fields: Iterable[str], why: Why) -> Edit:
    """The edit with further fields; the later reason counts, if there is one."""
    told = {*(edit.fields if edit else ()), *fields}
    reason, link = why.reason, why.link
    if edit and reason is None and link is None:
        reason, link = edit.reason, edit.link
    return Edit(tuple(sorted(told, key=_ORDER.index)), reason, link)


def open_draft(explainer: Explainer, unmatched: Unmatched) -> Draft:
    """The explainer, to be changed."""
    edits = explainer.edits
    return Draft(
        events={event.id: event for event in explainer.timeline.events},
        shown=set(explainer.shown),
        placements=dict(explainer.placements),
        stances={(stance.question, stance.country): stance for stance in explainer.stances},
        documents={document.id: document for document in explainer.documents},
        event_edits=dict(edits.events),
        stance_edits=dict(edits.stances),
        document_edits=dict(edits.documents),
        hidden=set(edits.hidden),
        pinned=set(edits.pinned),
        unmatched=unmatched,
    )


def close_draft(draft: Draft, explainer: Explainer) -> Explainer:
    """The explainer as it was changed: nothing in it refers to what is gone."""
    events = draft.events
    before = {event.id: event.part_of for event in explainer.timeline.events}
    wholes = {name: _find_whole(event, draft, before) for name, event in events.items()}
    break_circles(wholes)
    numbers = {question.id: number for number, question in enumerate(explainer.questions)}
    keys = sorted(draft.stances, key=lambda key: (numbers.get(key[0], len(numbers)), *key))
    pinned = frozenset(draft.pinned) & events.keys()
    return replace(
        explainer,
        documents=tuple(draft.documents.values()),
        timeline=make_timeline(replace(event, part_of=wholes[name]) for name, event in events.items()),
        shown=(frozenset(draft.shown) | pinned) & events.keys(),
        placements=_only(draft.placements, events),
        stances=tuple(draft.stances[key] for key in keys),
        edits=Edits(
            events=_only(draft.event_edits, events),
            stances=_only(draft.stance_edits, draft.stances),
            documents=_only(draft.document_edits, draft.documents),
            hidden=frozenset(draft.hidden) - events.keys(),
            pinned=pinned,
            merged={**explainer.edits.merged, **{old: draft.resolve(old) for old in sorted(draft.aliases)}},
        ),
    )


def make_timeline(events: Iterable[Event]) -> Timeline:
    """The events in their order."""
    return Timeline(tuple(sorted(events, key=lambda event: (event.when.interval.first, event.id))))


def _find_whole(event: Event, draft: Draft, before: Mapping[str, str | None]) -> str | None:
    """The longer event that one is part of: where its own is gone, the one that was part of."""
    passed = {event.id}
    whole = event.part_of
    while whole is not None:
        whole = draft.resolve(whole)
        if whole in passed:
            return None
        if whole in draft.events:
            return whole
        passed.add(whole)
        whole = before.get(whole)
    return None


def break_circles(wholes: dict[str, str | None]) -> None:
    """Let no event be part of a part of itself, as merging the ends of a chain would have it."""
    for name in sorted(wholes):
        passed, whole = {name}, wholes[name]
        while whole is not None and whole not in passed:
            passed.add(whole)
            whole = wholes.get(whole)
        if whole == name:
            wholes[name] = None


def _only(found: Mapping[_Key, _Value], kept: Mapping[_Key, object]) -> dict[_Key, _Value]:
    return {key: value for key, value in sorted(found.items()) if key in kept}
