"""The words of telling: all that a renderer may know, and what it returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from geo.boundaries import Borders
from geo.model import Count, Placement, Question, Stance
from timeline.keeping import Telling
from timeline.model import SourceDocument, Timeline

MOST_EVENTS = 500
"""A page of more is slow to open: each event is some fifty elements."""

Basemap = Literal["land", "tiles"]
"""Country polygons that need no network, or map tiles that do."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source that could not be read, and why, in words for the page."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Edit:
    """That an editor changed something by hand, what of it, and why."""

    fields: tuple[str, ...]
    """What was changed, in the words of the corrections file: "title", "date", "stance", "added", ..."""
    reason: str | None = None
    link: str | None = None
    """Where more of it is told; only an address of the web becomes a link."""


@dataclass(frozen=True, slots=True)
class Concealed:
    """An event as it was found, before it was hidden, merged or split by hand: digests, by which the next
    build knows it again, and which tell nobody else anything."""

    id: str
    tellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edits:
    """What an editor changed in a story."""

    events: Mapping[str, Edit] = field(default_factory=dict)
    """By event id."""
    stances: Mapping[tuple[str, str], Edit] = field(default_factory=dict)
    """By the id of the question and the country."""
    documents: Mapping[str, Edit] = field(default_factory=dict)
    """By document id: those with another day, and those that an editor added."""
    hidden: frozenset[str] = frozenset()
    """The ids of events that are told nowhere."""
    pinned: frozenset[str] = frozenset()
    """The ids of events that are shown whatever their importance."""
    merged: Mapping[str, str] = field(default_factory=dict)
    """The event that each one is a part of that was merged by hand, by its id."""
    concealed: tuple[Concealed, ...] = ()


@dataclass(frozen=True, slots=True)
class EventChange:
    """An event that has come, gone, or moved to other days."""

    kind: Literal["new", "moved", "gone"]
    id: str
    title: str
    before: str | None
    """Its days, as an ISO 8601 interval; None for one that is new."""
    after: str | None
    """None for one that is gone."""


@dataclass(frozen=True, slots=True)
class PositionChange:
    """A country whose answer to a question is another one; None where there was, or is, none."""

    question: str
    country: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A source that has come or gone."""

    kind: Literal["new", "gone"]
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Refresh:
    """What one build changed on the page."""

    newest: date | None
    """The day of the newest source."""
    events: tuple[EventChange, ...] = ()
    positions: tuple[PositionChange, ...] = ()
    sources: tuple[SourceChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Former:
    """An event that was on the page and has its id no more: a part of another now, or gone."""

    id: str
    title: str
    first: date
    tellings: tuple[Telling, ...]
    into: str | None
    """The id of the event it is a part of; None when it is gone."""


@dataclass(frozen=True, slots=True)
class Explainer:
    """Everything known about a story. Every span in it points into one of `documents`."""

    title: str
    language: str
    """BCP 47, of the page."""
    documents: tuple[SourceDocument, ...]
    timeline: Timeline
    """Every event, those that the page does not show included."""
    shown: frozenset[str]
    """The ids of the events on the page."""
    placements: Mapping[str, tuple[Placement, ...]]
    """By event id, likeliest first; an event that nobody could place is absent."""
    questions: tuple[Question, ...]
    stances: tuple[Stance, ...]
    counts: tuple[Count, ...]
    skipped: tuple[Skipped, ...]
    refreshes: tuple[Refresh, ...] = ()
    """What the builds of this site changed, the last one first."""
    former: tuple[Former, ...] = ()
    """Events that the page had once, by id."""
    edits: Edits = field(default_factory=Edits)


@dataclass(frozen=True, slots=True)
class Theme:
    """What an editor may choose about the look."""

    basemap: Basemap = "land"
    borders: Borders = ()
    """Which territories are drawn as part of which country, where that is not as Natural Earth has it."""
    url: str | None = None
    """Where the site is published, with a slash at its end; None: all addresses are relative."""
    most_events: int = MOST_EVENTS
    """How many events the page carries at most; the others are told in files beside it."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site, not yet written: a relative path with forward slashes, and its content."""

    path: str
    content: bytes
