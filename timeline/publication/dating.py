"""Dating documents: the ways to know the day of publication, in the order of their worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from timeline.dates import find_dates
from timeline.dates.almanac import find_day
from timeline.languages import load_language
from timeline.model import PublishedBasis, SourceDocument
from timeline.publication.arithmetic import HORIZON, depends_on_horizon, work_out_day
from timeline.publication.filenames import find_named_day
from timeline.publication.heads import find_line_day, find_written_day
from timeline.publication.neighbours import find_neighbours_days
from timeline.works import Each, Result, Work, one_by_one

SAME_STORY_DAYS = 31
"""How far a date line may lie from the articles that tell the same story."""


@dataclass(frozen=True, slots=True)
class ReadDay:
    """The day of publication that a document gives in full."""

    label: ClassVar[str] = "Dating"

    def __call__(self, document: SourceDocument) -> date | None:
        return find_written_day(document, load_language(document.language))


@dataclass(frozen=True, slots=True)
class Told:
    """What the dates of a document tell of the day it was published."""

    worked_out: date | None
    """The day that its weekdays or its talk of the current year give."""
    line: tuple[int, int] | None
    """Month and day of a date line without a year."""
    open: bool
    """Another horizon may tell more."""


_NOTHING = Told(None, None, False)


@dataclass(frozen=True, slots=True)
class WorkOutDay:
    """What a document tells of its own day, which nothing gives in full.

    Articles of one folder are of one time, so none is thought younger than the youngest known: that is the
    `horizon`. It is None while only years that the text names will do.
    """

    label: ClassVar[str] = "Dating"
    horizon: int | None = None

    def __call__(self, document: SourceDocument) -> Told:
        language = load_language(document.language)
        text, dates = document.text, find_dates(document, language)
        return Told(
            work_out_day(text, dates, language, self.horizon),
            find_line_day(text, dates, language),
            depends_on_horizon(dates),
        )


def date_documents(
    documents: Iterable[SourceDocument], reference: date | None = None, each: Each = one_by_one
) -> tuple[SourceDocument, ...]:
    """The documents in the same order, each with its day of publication and how we know it, where we do.

    A day that came with the document stays as it is; then come the day written in the text, the file's name,
    `reference` (the configured day of documents that carry none), the arithmetic of weekdays, and the dated
    documents that tell the same story. Where nothing tells, `published` stays None.
    """
    given = list(documents)
    everywhere = range(len(given))
    written = _ask(ReadDay(), everywhere, given, each)
    dated = [_with_given_day(document, written.get(place), reference) for place, document in enumerate(given)]
    told = _ask(WorkOutDay(), everywhere, dated, each)
    dated = _with_worked_out(dated, told)
    known = [document.published.year for document in dated if document.published]
    horizon = min(HORIZON, max(known, default=HORIZON))
    again = told | _ask(WorkOutDay(horizon), [place for place, one in told.items() if one.open], dated, each)
    return _with_neighbours_day(_with_worked_out(dated, again), again)


def _ask(
    work: Work[SourceDocument, Result],
    places: Iterable[int],
    documents: Sequence[SourceDocument],
    each: Each,
) -> dict[int, Result]:
    """What those of the documents at these places tell that have no day, by place."""
    undated = [place for place in places if documents[place].published is None]
    told = each(work, [documents[place] for place in undated])
    return dict(zip(undated, told, strict=True))


def _with_given_day(document: SourceDocument, written: date | None, reference: date | None) -> SourceDocument:
    """The document with the day that is written in it, its name has or is configured."""
    ways: tuple[tuple[date | None, PublishedBasis], ...] = (
        (written, "text"),
        (find_named_day(document.source), "filename"),
        (reference, "config"),
    )
    day, basis = next((way for way in ways if way[0]), (None, "text"))
    return _dated(document, day, basis)


def _with_worked_out(documents: Sequence[SourceDocument], told: Mapping[int, Told]) -> list[SourceDocument]:
    return [
        _dated(document, told.get(place, _NOTHING).worked_out, "text")
        for place, document in enumerate(documents)
    ]


def _dated(document: SourceDocument, day: date | None, basis: PublishedBasis) -> SourceDocument:
    """The document with a day of publication, if there is one and it had none."""
    if day is None or document.published is not None:
        return document
    return replace(document, published=day, published_basis=basis)


def _with_neighbours_day(
    documents: Sequence[SourceDocument], told: Mapping[int, Told]
) -> tuple[SourceDocument, ...]:
    """The documents with the day of those that tell the same story, or their own date line's near it."""
    days = find_neighbours_days(documents)
    return tuple(
        _dated(document, _line_day_near(told.get(place, _NOTHING).line, days[place]), "corpus")
        if place in days
        else document
        for place, document in enumerate(documents)
    )


def _line_day_near(line: tuple[int, int] | None, day: date) -> date:
    """The day of a date line without a year, in the year that brings it near a day; else that day."""
    if line is None:
        return day
    lines = [found for year in (-1, 0, 1) if (found := find_day(day.year + year, *line))]
    nearest = min(lines, key=lambda found: abs((found - day).days), default=day)
    return nearest if abs((nearest - day).days) <= SAME_STORY_DAYS else day
