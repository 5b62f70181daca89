"""What the site at hand says of the build before: its ids, what was told, and what has changed until then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from dateline.terminal import say
from output.data import changes_json, explainer_json
from output.data.changes_json import Changes, read_changes
from output.model import Explainer, Former, Refresh
from output.snapshot import Snapshot, read_snapshot, take_snapshot, tell_changes
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


def list_former(past: Past | None) -> tuple[FormerEvent, ...]:
    """All events that ever were on the page, and those that are in the data of the build before."""
    if past is None:
        return ()
    there = [
        FormerEvent(
            each.id, each.title, each.start, tuple(Telling(one.document, one.quote) for one in each.evidence)
        )
        for each in past.snapshot.events
    ]
    known = {each.id for each in there}
    gone = (each for each in past.changes.former if each.id not in known)
    return (*there, *(FormerEvent(each.id, each.title, each.first, each.tellings) for each in gone))


def add_changes(explainer: Explainer, past: Past | None, kept: Kept) -> Explainer:
    """The explainer with what has changed since, and with the ids that once led to an event of the page."""
    if past is None:
        return explainer
    refresh = tell_changes(past.snapshot, take_snapshot(explainer))
    new = () if refresh == Refresh(refresh.newest) else (refresh,)
    return replace(
        explainer,
        refreshes=(*new, *past.changes.refreshes)[:_MOST_REFRESHES],
        former=_list_former(past, kept)[:_MOST_FORMER],
    )


def _list_former(past: Past, kept: Kept) -> tuple[Former, ...]:
    there = (Former(each.id, each.title, each.start, (), None) for each in past.snapshot.events if each.shown)
    tellings = {each.id: each.tellings for each in list_former(past)}
    once = {each.id: each for each in (*there, *past.changes.former)}
    return tuple(
        replace(each, tellings=tellings[each.id], into=_follow(each, kept))
        for each in sorted(once.values(), key=lambda one: one.id)
        if each.id in kept.successors
    )


def _follow(former: Former, kept: Kept) -> str | None:
    """Where an id leads now; what it led to may have become a part of another event in turn."""
    into = kept.successors[former.id]
    if into is None and former.into is not None:
        into = kept.successors.get(former.into, former.into)
    return into


def _read(path: Path) -> bytes:
    if path.stat().st_size > _LARGEST:
        raise ValueError("too large")
    return path.read_bytes()
