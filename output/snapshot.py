"""What another build of a site knew, as its data/explainer.json tells it, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import msgspec

from output.data.explainer_json import FORMAT, make_record
from output.model import EventChange, Explainer, PositionChange, Refresh, SourceChange


@dataclass(frozen=True, slots=True)
class SnappedQuote:
    """A passage that tells an event."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class SnappedEdit:
    """What of an event an editor changed."""

    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SnappedEvent:
    """An event as the file has it."""

    id: str
    title: str
    start: date
    end: date
    precision: str
    shown: bool
    evidence: tuple[SnappedQuote, ...]
    edited: SnappedEdit | None = None


@dataclass(frozen=True, slots=True)
class SnappedPosition:
    """A country's answer to a question."""

    question: str
    country: str
    stance: str


@dataclass(frozen=True, slots=True)
class SnappedDocument:
    """A source."""

    id: str
    title: str | None
    publisher: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The parts of the file that are compared; what else is in it does not matter."""

    format: str
    documents: tuple[SnappedDocument, ...]
    events: tuple[SnappedEvent, ...]
    positions: tuple[SnappedPosition, ...]


def take_snapshot(explainer: Explainer) -> Snapshot:
    """The snapshot of an explainer: that which its file would give."""
    record = make_record(explainer)
    return Snapshot(
        record["format"],
        tuple(msgspec.convert(each, SnappedDocument) for each in record["documents"]),
        tuple(msgspec.convert(each, SnappedEvent) for each in record["events"]),
        tuple(msgspec.convert(each, SnappedPosition) for each in record["positions"]),
    )


def read_snapshot(content: bytes) -> Snapshot:
    """The snapshot in a data/explainer.json. Raises ValueError when it is none."""
    snapshot = msgspec.json.decode(content, type=Snapshot)
    if snapshot.format != FORMAT:
        raise ValueError(f'format "{snapshot.format[:60]}"')
    return snapshot


def tell_changes(before: Snapshot, after: Snapshot) -> Refresh:
    """What a reader of the page finds changed; events that the page does not show are left out."""
    published = [each.published for each in after.documents if each.published]
    return Refresh(
        newest=max(published, default=None),
        events=tuple(_event_changes(before, after)),
        positions=tuple(_position_changes(before, after)),
        sources=tuple(_source_changes(before, after)),
    )


def _event_changes(before: Snapshot, after: Snapshot) -> Iterator[EventChange]:
    old = {each.id: each for each in before.events if each.shown}
    new = {each.id: each for each in after.events if each.shown}
    for each in new.values():
        known = old.get(each.id)
        if known is None:
            yield EventChange("new", each.id, each.title, None, _days_of(each))
        elif (known.start, known.end, known.precision) != (each.start, each.end, each.precision):
            yield EventChange("moved", each.id, each.title, _days_of(known), _days_of(each))
    for each in old.values():
        if each.id not in new:
            yield EventChange("gone", each.id, each.title, _days_of(each), None)


def _days_of(event: SnappedEvent) -> str:
    """An ISO 8601 interval, or the day alone."""
    return f"{event.start}" if event.start == event.end else f"{event.start}/{event.end}"


def _position_changes(before: Snapshot, after: Snapshot) -> Iterator[PositionChange]:
    old = {(each.question, each.country): each.stance for each in before.positions}
    new = {(each.question, each.country): each.stance for each in after.positions}
    for question, country in sorted(old.keys() | new.keys()):
        was, now = old.get((question, country)), new.get((question, country))
        if was != now:
            yield PositionChange(question, country, was, now)


def _source_changes(before: Snapshot, after: Snapshot) -> Iterator[SourceChange]:
    old, new = ({each.id: each for each in one.documents} for one in (before, after))
    for identity in sorted(old.keys() ^ new.keys()):
        document = new.get(identity) or old[identity]
        name = document.title or document.publisher or identity
        yield SourceChange("new" if identity in new else "gone", identity, name)
