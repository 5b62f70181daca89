"""Dating documents: the ways to know the day of publication, in the order of their worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from timeline.dates import WrittenDate, find_dates
from timeline.dates.almanac import find_day
from timeline.languages import load_language
from timeline.model import PublishedBasis, SourceDocument
from timeline.publication.arithmetic import HORIZON, work_out_day
from timeline.publication.filenames import find_named_day
from timeline.publication.heads import find_line_day, find_written_day
from timeline.publication.neighbours import find_neighbours_days

SAME_STORY_DAYS = 31
"""How far a date line may lie from the articles that tell the same story."""


def date_documents(
    documents: Iterable[SourceDocument], reference: date | None = None
) -> tuple[SourceDocument, ...]:
    """The documents in the same order, each with its day of publication and how we know it, where we do.

    A day that came with the document stays as it is; then come the day written in the text, the file's name,
    `reference` (the configured day of documents that carry none), the arithmetic of weekdays, and the dated
    documents that tell the same story. Where nothing tells, `published` stays None.
    """
    drafts = [_Draft(document, _written_dates(document)) for document in documents]
    drafts = [_with_told_day(draft, reference) for draft in drafts]
    drafts = [_with_worked_out_day(draft, None) for draft in drafts]
    known = [draft.document.published.year for draft in drafts if draft.document.published]
    horizon = min(HORIZON, max(known, default=HORIZON))
    return _with_neighbours_day([_with_worked_out_day(draft, horizon) for draft in drafts])


@dataclass(frozen=True, slots=True)
class _Draft:
    """A document and the dates written in it, which are read once; none of one whose day is known."""

    document: SourceDocument
    dates: tuple[WrittenDate, ...]

    def dated(self, day: date | None, basis: PublishedBasis) -> _Draft:
        """The draft with a day of publication, if there is one."""
        if day is None:
            return self
        return replace(self, document=replace(self.document, published=day, published_basis=basis))


def _written_dates(document: SourceDocument) -> tuple[WrittenDate, ...]:
    if document.published is not None:
        return ()
    return find_dates(document, load_language(document.language))


def _with_told_day(draft: _Draft, reference: date | None) -> _Draft:
    """The document with the day it is given, it tells in full, its name has, or is configured."""
    document = draft.document
    if document.published is not None:
        return draft
    if day := find_written_day(document.text, draft.dates, load_language(document.language)):
        return draft.dated(day, "text")
    if day := find_named_day(document.source):
        return draft.dated(day, "filename")
    return draft.dated(reference, "config")


def _with_worked_out_day(draft: _Draft, horizon: int | None) -> _Draft:
    """The document with the day that its weekdays or its talk of the current year give.

    Articles of one folder are of one time, so none is thought younger than the youngest known: that is the
    `horizon`. It is None while only years that the text names will do.
    """
    document = draft.document
    if document.published is not None:
        return draft
    day = work_out_day(document.text, draft.dates, load_language(document.language), horizon)
    return draft.dated(day, "text")


def _with_neighbours_day(drafts: Sequence[_Draft]) -> tuple[SourceDocument, ...]:
    """The documents with the day of those that tell the same story, or their own date line's near it."""
    days = find_neighbours_days([draft.document for draft in drafts])
    near = (
        draft.dated(_line_day_near(draft, days[index]), "corpus") if index in days else draft
        for index, draft in enumerate(drafts)
    )
    return tuple(draft.document for draft in near)


def _line_day_near(draft: _Draft, day: date) -> date:
    """The day of a date line without a year, in the year that brings it near a day; else that day."""
    line = find_line_day(draft.document.text, draft.dates, load_language(draft.document.language))
    if line is None:
        return day
    lines = [found for year in (-1, 0, 1) if (found := find_day(day.year + year, *line))]
    nearest = min(lines, key=lambda found: abs((found - day).days), default=day)
    return nearest if abs((nearest - day).days) <= SAME_STORY_DAYS else day
