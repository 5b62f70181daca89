"""What is changed about single events: title, days, place; shown always, or nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.corrections.editing import Draft
from dateline.corrections.model import EventCorrection
from geo.model import Placement


def change_events(draft: Draft, corrections: Iterable[EventCorrection]) -> None:
    """Give events the titles, the days and the places of an editor."""
    for each in sorted(corrections, key=lambda each: each.id):
        if each.title is None and each.when is None and each.where is None:
            continue
        name = draft.find_itself(each.line, each.id)
        if name is None:
            continue
        event = draft.events[name]
        fields = []
        if each.title is not None:
            event = replace(event, title=each.title)
            fields.append("title")
        if each.when is not None:
            event = replace(event, when=each.when)
            fields.append("date")
        if each.where is not None:
            draft.placements.pop(name, None)
            if each.where.place is not None:
                draft.placements[name] = (Placement(each.where.place, "text", event.evidence[0]),)
            fields.append("place")
        draft.events[name] = event
        draft.note_event(name, fields, each.why)


def pin_events(draft: Draft, corrections: Iterable[EventCorrection]) -> None:
    """Keep events on the page. That alone is nothing a reader has to know, unless the editor says why."""
    for each in corrections:
        name = draft.find_itself(each.line, each.id) if each.pin else None
        if name is not None:
            draft.pinned.add(name)
            if each.why.reason is not None:
                draft.note_event(name, ("pin",), each.why)


def accept_events(draft: Draft, corrections: Iterable[EventCorrection]) -> None:
    """Note which accepted events are not there any more; one that is there is left as it was found."""
    for each in corrections:
        if each.accept and not each.hide:
            draft.find_itself(each.line, each.id)


def hide_events(draft: Draft, corrections: Iterable[EventCorrection]) -> None:
    """Take events out of everything."""
    for each in corrections:
        name = draft.find_itself(each.line, each.id) if each.hide else None
        if name is not None:
            del draft.events[name]
            draft.hidden.add(name)
