"""What the page says, in order and in words; charts and templates read this."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from geo.model import Placement
from output.beside.carried import choose_carried
from output.edit_lines import EditLine, describe_edit
from output.model import Explainer
from output.passages import Library, Passage, has_words, open_library, quote_spans
from output.when import write_datetime, write_when
from output.wording import Wording, count_of, load_wording, say, write_day, write_number, write_span
from timeline.model import Dispute, Event, When

LONG_DAYS = 120
"""A longer stretch is told in months."""
FINE = ("day", "week", "month")
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
LONG_YEARS = 6
"""A longer one in years."""


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """What sources disagree on, and the readings as (value, passage)."""

    about: str
    variants: tuple[tuple[str, Passage], ...]


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event as the page tells it."""

    event: Event
    number: int
    """Its place on the page, from 0; charts know events by it and never see their words."""
    when: str
    datetime: str
    basis: str
    """How the date is known, when it was not written in full."""
    placements: tuple[Placement, ...]
    passage: Passage
    also: tuple[Passage, ...]
    disputes: tuple[DisputeLine, ...]
    whole: Event | None
    """The longer event it is part of, when that is on the page too."""
    language: str
    """That of its title: an editor writes in the language of the page."""
    edit: EditLine | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The explainer in words."""

    explainer: Explainer
    wording: Wording
    library: Library
    events: tuple[EventLine, ...]
    updated: date | None
    """The newest day of publication."""
    source_edits: Mapping[str, EditLine] = field(default_factory=dict)
    """By document id: which sources were edited or added."""
    others: tuple[When, ...] = ()
    """The days of further events, which are counted here and told elsewhere."""


def outline_explainer(explainer: Explainer, language: str = "", most: int | None = None) -> Outline:
    """The outline of an explainer, in its own language or another; an event without a passage is left out,
    and of more events than `most` all but the most important ones are only counted."""
    wording = load_wording(language or explainer.language)
    library = open_library(explainer.documents, wording)
    told = [
        event
        for event in explainer.timeline.events
        if event.id in explainer.shown and has_words(event.evidence, library)
    ]
    carried = told if most is None else choose_carried(told, explainer.edits.pinned, most)
    shown = {event.id: (event, quote_spans(event.evidence, library)) for event in carried}
    events = tuple(
        EventLine(
            event=event,
            number=number,
            when=write_when(event.when, wording),
            datetime=write_datetime(event.when),
            basis=say(wording, f"basis.{event.when.basis}"),
            placements=explainer.placements.get(event.id, ()),
            passage=passages[0],
            also=passages[1:],
            disputes=tuple(describe_dispute(dispute, library, wording) for dispute in event.disputes),
            whole=shown[event.part_of][0] if event.part_of in shown else None,
            language=find_language(event.id, passages[0], explainer),
            edit=describe_edit(explainer.edits.events.get(event.id), wording),
        )
        for number, (event, passages) in enumerate(shown.values())
    )
    days = [document.published for document in explainer.documents if document.published]
    edits = {
        name: line
        for name, edit in explainer.edits.documents.items()
        if (line := describe_edit(edit, wording))
    }
    others = tuple(event.when for event in told if event.id not in shown)
    return Outline(explainer, wording, library, events, max(days, default=None), edits, others)


def find_language(name: str, passage: Passage, explainer: Explainer) -> str:
    """The language of an event's title: that of the passage it comes from, or of the editor who gave it."""
    edit = explainer.edits.events.get(name)
    return explainer.language if edit and "title" in edit.fields else passage.source.language


def describe_dispute(dispute: Dispute, library: Library, wording: Wording) -> DisputeLine:
    """One dispute in words."""
    return DisputeLine(
        say(wording, f"events.dispute-{dispute.about}"),
        tuple(
            (write_value(dispute, variant.value, wording), passage)
            for variant in dispute.variants
            for passage in quote_spans((variant.evidence,), library)
        ),
    )


def write_value(dispute: Dispute, value: str, wording: Wording) -> str:
    """A day as the page writes days; a figure as its source writes it."""
    if dispute.about == "date" and ISO_DAY.fullmatch(value):
        return write_day(date.fromisoformat(value), wording)
    return value


def write_standfirst(outline: Outline, named: str = "") -> str:
    """ "23 events from 9 sources, 7 Feb – 2 Mar 2025; 7 of 61 signatories named"."""
    words = write_head(outline)
    return say(outline.wording, "join.clauses", first=words, second=named) if named else words


def write_head(outline: Outline) -> str:
    """ "23 events from 9 sources, 7 Feb – 2 Mar 2025"."""
    wording = outline.wording
    sources = count_of(wording, "sources", len(outline.library.sources))
    whens = [*(line.event.when for line in outline.events), *outline.others]
    if not whens:
        return say(wording, "page.standfirst-empty", sources=sources)
    span = write_stretch(whens, wording)
    events = count_of(wording, "events", len(whens))
    return say(wording, "page.standfirst", events=events, sources=sources, span=span)


def count_carried(outline: Outline) -> str:
    """ "500 of 10,000 events"; "" where it is all of them."""
    if not outline.others:
        return ""
    carried, wording = len(outline.events), outline.wording
    return count_of(wording, "kept", carried + len(outline.others), kept=write_number(carried, wording))


def write_stretch(whens: list[When], wording: Wording) -> str:
    """From the first day of all to the last; in months or years when the ends are not known to the day.

    "2025" does not stretch a story of two weeks to a year: what is coarser than a month does not count.
    """
    fine = [when for when in whens if when.precision in FINE]
    whens = fine or whens
    first = min(whens, key=lambda when: when.interval.first)
    last = max(whens, key=lambda when: when.interval.last)
    start, end = first.interval.first, last.interval.last
    if "day" == first.precision == last.precision and (end - start).days < LONG_DAYS:
        return write_day(start, wording) if start == end else write_span(start, end, wording)
    years = (end - start).days > LONG_YEARS * 366
    return write_span(start, end, wording, "y" if years else "yMMM")
