"""Dating documents: the ways to know the day of publication, in the order of their worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from timeline.dates import find_dates
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
    told = [_with_told_day(document, reference) for document in documents]
    told = [_with_worked_out_day(document, None) for document in told]
    known = [document.published.year for document in told if document.published]
    horizon = min(HORIZON, max(known, default=HORIZON))
    worked_out = tuple(_with_worked_out_day(document, horizon) for document in told)
    return _with_neighbours_day(worked_out)


def _dated(document: SourceDocument, day: date | None, basis: PublishedBasis) -> SourceDocument:
    return replace(document, published=day, published_basis=basis) if day else document


def _with_told_day(document: SourceDocument, reference: date | None) -> SourceDocument:
    """The document with the day it is given, it tells in full, its name has, or is configured."""
    if document.published is not None:
        return document
    language = load_language(document.language)
    if day := find_written_day(document.text, find_dates(document, language), language):
        return _dated(document, day, "text")
    if day := find_named_day(document.source):
        return _dated(document, day, "filename")
    return _dated(document, reference, "config")


def _with_worked_out_day(document: SourceDocument, horizon: int | None) -> SourceDocument:
    """The document with the day that its weekdays or its talk of the current year give.

    Articles of one folder are of one time, so none is thought younger than the youngest known: that is the
    `horizon`. It is None while only years that the text names will do.
    """
    if document.published is not None:
        return document
    language = load_language(document.language)
    day = work_out_day(document.text, find_dates(document, language), language, horizon)
    return _dated(document, day, "text")


def _with_neighbours_day(documents: Sequence[SourceDocument]) -> tuple[SourceDocument, ...]:
    """The documents with the day of those that tell the same story, or their own date line's near it."""
    days = find_neighbours_days(documents)
    return tuple(
        _dated(document, _line_day_near(document, days[index]), "corpus") if index in days else document
        for index, document in enumerate(documents)
    )


def _line_day_near(document: SourceDocument, day: date) -> date:
    """The day of a date line without a year, in the year that brings it near a day; else that day."""
    language = load_language(document.language)
    line = find_line_day(document.text, find_dates(document, language), language)
    if line is None:
        return day
    lines = [found for year in (-1, 0, 1) if (found := find_day(day.year + year, *line))]
    nearest = min(lines, key=lambda found: abs((found - day).days), default=day)
    return nearest if abs((nearest - day).days) <= SAME_STORY_DAYS else day
