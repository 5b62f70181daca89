"""What changed in a site, on the terminal: `dateline log` and `dateline diff`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.errors import SiteError
from dateline.site import find_index
from output.data import changes_json, explainer_json
from output.data.changes_json import read_changes
from output.model import EventChange, PositionChange, Refresh, SourceChange
from output.snapshot import Snapshot, read_snapshot, tell_changes


def log_site(folder: Path) -> Iterator[str]:
    """A line for each change of each refresh, the last one first. Raises SiteError if there is no site."""
    find_index(folder)
    path = folder / changes_json.PATH
    try:
        changes = read_changes(path.read_bytes())
    except (OSError, ValueError) as error:
        raise SiteError(f"{path}: {_why(error)}; `dateline build` makes it anew") from None
    for refresh in changes.refreshes:
        yield f"sources up to {refresh.newest}" if refresh.newest else "sources without a day"
        yield from (f"  {line}" for line in list_lines(refresh))


def compare_sites(old: Path, new: Path) -> tuple[str, ...]:
    """A line for each difference between two sites, () when they tell the same. Raises SiteError if one is
    missing."""
    return tuple(list_lines(tell_changes(_snapshot_of(old), _snapshot_of(new))))


def list_lines(refresh: Refresh) -> Iterator[str]:
    """A line for each change: + for what is new, - for what is gone, ~ for what is otherwise."""
    yield from map(_event_line, refresh.events)
    yield from map(_position_line, refresh.positions)
    yield from map(_source_line, refresh.sources)


def _event_line(change: EventChange) -> str:
    if change.kind == "moved":
        return f"~ event {change.id}: {change.before} -> {change.after}"
    sign, days = ("+", change.after) if change.kind == "new" else ("-", change.before)
    return f"{sign} event {change.id} ({days}): {change.title}"


def _position_line(change: PositionChange) -> str:
    subject = f"position {change.question} {change.country}"
    if change.before is None:
        return f"+ {subject}: {change.after}"
    return (
        f"- {subject}: {change.before}"
        if change.after is None
        else f"~ {subject}: {change.before} -> {change.after}"
    )


def _source_line(change: SourceChange) -> str:
    return f"{'+' if change.kind == 'new' else '-'} source {change.id}: {change.title}"


def _snapshot_of(folder: Path) -> Snapshot:
    find_index(folder)
    path = folder / explainer_json.PATH
    try:
        return read_snapshot(path.read_bytes())
    except (OSError, ValueError) as error:
        raise SiteError(f"{path}: {_why(error)}; `dateline build` makes it anew") from None


def _why(error: OSError | ValueError) -> str:
    return (
        f"cannot be read: {error.strerror}"
        if isinstance(error, OSError)
        else f"not what dateline wrote ({error})"
    )
