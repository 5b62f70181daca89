"""What the site at hand says of the build before: its ids, what was told, and what has changed until then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.terminal import say
from output.data import changes_json, explainer_json
from output.data.changes_json import Changes, read_changes
from output.model import Explainer, Former, Refresh
from output.snapshot import SnappedEvent, Snapshot, read_snapshot, take_snapshot, tell_changes
from timeline.keeping import FormerEvent, Kept, Telling

_MOST_REFRESHES = 50
_MOST_FORMER = 2000
_LARGEST = 1_000_000_000
"""Bytes of a file that is read."""


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier build of a site."""

    snapshot: Snapshot
    changes: Changes


def load_past(site: Path) -> Past | None:
    """The build that made the site; None if there is none, or none that can be read, which a line says."""
    snapshot, changes = site / explainer_json.PATH, site / changes_json.PATH
    try:
        if not snapshot.is_file():
            return None
        return Past(
            read_snapshot(_read(snapshot)), read_changes(_read(changes)) if changes.is_file() else Changes()
        )
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        say(f"{site / 'data'}: not what dateline wrote ({why}); ids and the list of changes start anew")
        return None


def list_former(past: Past | None, recalled: Sequence[FormerEvent] = ()) -> tuple[FormerEvent, ...]:
    """All events that ever were on the page, and those that are in the data of the build before.

    Those `recalled` are as they were found before an editor regrouped them; parts of theirs are left out.
    """
    if past is None:
        return ()
    names = {each.id for each in recalled}
    there = [
        FormerEvent(
            each.id, each.title, each.start, tuple(Telling(one.document, one.quote) for one in each.evidence)
        )
        for each in past.snapshot.events
        if each.id not in names and not _is_made_by_hand(each, names)
    ]
    known = names | {each.id for each in past.snapshot.events}
    gone = (each for each in past.changes.former if each.id not in known)
    others = (FormerEvent(each.id, each.title, each.first, each.tellings) for each in gone)
    return (*there, *others, *recalled)


def _is_made_by_hand(event: SnappedEvent, recalled: set[str]) -> bool:
    """Whether an event was added by an editor, or is a part split off one that is recalled whole."""
    fields = event.edited.fields if event.edited else ()
    return "added" in fields or ("split" in fields and event.id.rpartition("-")[0] in recalled)


def add_changes(explainer: Explainer, past: Past | None, kept: Kept) -> Explainer:
    """The explainer with what has changed since, and with the ids that once led to an event of the page."""
    if past is None:
        return explainer
    refresh = tell_changes(past.snapshot, take_snapshot(explainer))
    refreshes = [_without(explainer.edits.hidden, each) for each in (refresh, *past.changes.refreshes)]
    told = [each for each in refreshes if each != Refresh(each.newest)]
    successors = {**kept.successors, **explainer.edits.merged}
    led = {old: successors[old] for old in successors.keys() - explainer.edits.hidden}
    return replace(
        explainer,
        refreshes=tuple(told[:_MOST_REFRESHES]),
        former=_list_former(past, replace(kept, successors=led), explainer)[:_MOST_FORMER],
    )


def _without(hidden: frozenset[str], refresh: Refresh) -> Refresh:
    """The refresh without a word on events that an editor hides."""
    return replace(refresh, events=tuple(each for each in refresh.events if each.id not in hidden))


def _list_former(past: Past, kept: Kept, explainer: Explainer) -> tuple[Former, ...]:
    there_now = {event.id for event in explainer.timeline.events}
    there = (Former(each.id, each.title, each.start, (), None) for each in past.snapshot.events if each.shown)
    tellings = {each.id: each.tellings for each in list_former(past)}
    once = {each.id: each for each in (*there, *past.changes.former)}
    return tuple(
        replace(each, tellings=tellings.get(each.id, ()), into=_follow(each, kept, there_now))
        for each in sorted(once.values(), key=lambda one: one.id)
        if each.id in kept.successors
    )


def _follow(former: Former, kept: Kept, there_now: set[str]) -> str | None:
    """Where an id leads now; what it led to may have become a part of another event in turn."""
    into = kept.successors[former.id]
    if into is None and former.into is not None:
        into = kept.successors.get(former.into, former.into)
    return into if into in there_now else None


def _read(path: Path) -> bytes:
    if path.stat().st_size > _LARGEST:
        raise ValueError("too large")
    return path.read_bytes()
