"""The words of reading: what a document, a mention, a date, an event and a timeline are.

Everything is frozen and holds tuples. Offsets are code points into `SourceDocument.text`; days have no
time zone; languages are BCP 47.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

PublishedBasis = Literal["metadata", "text", "filename", "config", "corpus"]
"""How we know the day of publication: given with the source, written in the text, in the file's name, in the
configuration, or worked out from the dated articles that tell the same story."""

MentionKind = Literal["date", "name", "demonym"]
"""A date; a place by its name (metonyms included); a people by its adjective ("German")."""

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
"""The four types of TIMEX3 (ISO-TimeML)."""

Precision = Literal["day", "week", "month", "quarter", "season", "half", "year", "decade", "century"]
"""The granularity a date is told in, finest first. "10-11 February" is two days at day precision."""

DateBasis = Literal["explicit", "year-inferred", "relative", "inherited"]
"""Written in full; day and month written and the year worked out; relative to another day ("Tuesday",
"last month"); taken over from the surrounding text."""

EventStatus = Literal["happened", "announced"]
"""Told as having happened, or as planned, scheduled or expected."""

DisputeKind = Literal["date", "figure"]
"""What sources contradict one another about."""


UNDETERMINED = "und"
"""The BCP 47 tag of a language nobody has told."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Where else a story was printed: a document whose text is a copy of another's."""

    id: str
    source: str
    """Path or URL as the user gave it."""
    publisher: str | None = None
    url: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One article, cleaned once. `text` never changes afterwards: all offsets point into it."""

    id: str
    text: str
    source: str
    """Path or URL as the user gave it."""
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = UNDETERMINED
    """A BCP 47 tag; "und" where nobody has said or told it from the words."""
    published: date | None = None
    published_basis: PublishedBasis | None = None
    outlets: tuple[Outlet, ...] = ()
    """Where else the same story was printed, oldest first."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text[start:end]` of one document."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Something as it stands in the text, not yet resolved."""

    span: Span
    text: str
    kind: MentionKind


@dataclass(frozen=True, slots=True, order=True)
class DateInterval:
    """First and last day, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class DatedExpression:
    """A date mention and what it means. `interval` is None when it names no days of the calendar (a duration,
    a set, "Tuesday" in an article whose day is unknown)."""

    mention: Mention
    type: TimexType
    value: str
    """The TIMEX3 value: "2025-02-11", "2025-W07", "P3D", "PRESENT_REF"."""
    interval: DateInterval | None
    precision: Precision | None
    basis: DateBasis | None
    rule: str
    """The name of the rule that read it."""


@dataclass(frozen=True, slots=True)
class When:
    """The days of an event, how finely they are known and how we know them."""

    interval: DateInterval
    precision: Precision
    basis: DateBasis


@dataclass(frozen=True, slots=True)
class Variant:
    """One of the readings that sources disagree on, with the passage that gives it."""

    value: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Dispute:
    """Sources that contradict one another about one thing, two or more readings of it."""

    about: DisputeKind
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, or is announced, at a datable time: told by one document, or merged from several."""

    id: str
    title: str
    """A headline of at most 90 characters."""
    summary: str
    """The sentence that tells it best, verbatim."""
    when: When
    where: tuple[Mention, ...]
    """Place mentions of the passages that tell it, likeliest scene first."""
    participants: tuple[str, ...]
    evidence: tuple[Span, ...]
    """The passages that tell it, the clearest first; never empty."""
    status: EventStatus = "happened"
    importance: float = 0.0
    """0..1 within a timeline."""
    disputes: tuple[Dispute, ...] = ()
    part_of: str | None = None
    """The id of the longer event this one belongs to."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One document read: all that was found in it."""

    document: SourceDocument
    sentences: tuple[Span, ...]
    """The sentences of the story, in order; boilerplate and biographies are left out."""
    mentions: tuple[Mention, ...]
    """Place names and demonyms as written, in order."""
    dates: tuple[DatedExpression, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Each event once, by first day, then id."""

    events: tuple[Event, ...]
