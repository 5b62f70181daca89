"""The words of correcting. `line` is where an entry stands in its file, from one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from geo.model import Place
from timeline.model import When


@dataclass(frozen=True, slots=True)
class Why:
    """Why an editor changed something, and where more of it is told."""

    reason: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where an event is put; None takes it off the map."""

    place: Place | None


@dataclass(frozen=True, slots=True)
class EventCorrection:
    """What is changed about one event; None and () leave as it is what was found."""

    line: int
    id: str
    why: Why
    hide: bool = False
    pin: bool = False
    accept: bool = False
    """Checked by an editor, and left as it was found."""
    title: str | None = None
    when: When | None = None
    where: Whereabouts | None = None
    merge: tuple[str, ...] = ()
    """The ids of events that become part of it."""
    split: tuple[tuple[str, ...], ...] = ()
    """Ids of documents: what those of one list tell becomes an event of its own."""


@dataclass(frozen=True, slots=True)
class StanceCorrection:
    """What one country's answer to a question is instead; `stance` None: it gave none."""

    line: int
    question: str
    country: str
    stance: str | None
    as_of: date | None
    why: Why


@dataclass(frozen=True, slots=True)
class OwnSource:
    """A source that an editor brings along; at least one of title, publisher and url is there."""

    title: str | None
    publisher: str | None
    url: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class AddedEvent:
    """An event that no source of the story tells, with the sentence of the one that does."""

    line: int
    title: str
    when: When
    where: Whereabouts | None
    summary: str
    source: OwnSource
    why: Why


@dataclass(frozen=True, slots=True)
class AddedStance:
    """An answer that no source of the story tells, with the sentence of the one that does."""

    line: int
    question: str
    country: str
    stance: str
    as_of: date | None
    quote: str
    source: OwnSource
    why: Why


@dataclass(frozen=True, slots=True)
class SourceCorrection:
    """The day on which a source was published."""

    line: int
    id: str
    published: date
    why: Why


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that one file asks for; `file` is its name, as messages and the page give it."""

    file: str = "corrections.yaml"
    path: str = "corrections.yaml"
    events: tuple[EventCorrection, ...] = ()
    stances: tuple[StanceCorrection, ...] = ()
    added_events: tuple[AddedEvent, ...] = ()
    added_stances: tuple[AddedStance, ...] = ()
    sources: tuple[SourceCorrection, ...] = ()
