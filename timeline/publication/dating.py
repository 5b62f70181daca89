"""Dating documents: the ways to know the day of publication, in the order of their worth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from timeline.dates import WrittenDate, find_dates
from timeline.languages import Language, load_language
from timeline.model import PublishedBasis, SourceDocument
from timeline.publication.arithmetic import work_out_day
from timeline.publication.filenames import find_named_day
from timeline.publication.heads import find_written_day
from timeline.publication.neighbours import find_neighbours_days

Dates = Sequence[WrittenDate]


def date_documents(
    documents: Iterable[SourceDocument], reference: date | None = None
) -> tuple[SourceDocument, ...]:
    """The documents in the same order, each with its day of publication and how we know it, where we do.

    A day that came with the document stays as it is. Where nothing tells, `published` stays None.
    `reference` is the configured day of documents that carry none.
    """
    own = tuple(_dated_by_itself(document, reference) for document in documents)
    days = find_neighbours_days(own)
    return tuple(
        replace(document, published=days[index], published_basis="corpus") if index in days else document
        for index, document in enumerate(own)
    )


def _dated_by_itself(document: SourceDocument, reference: date | None) -> SourceDocument:
    """The document with the day that it tells alone, or the configured one."""
    if document.published is not None:
        return document
    language = load_language(document.language)
    dates = find_dates(document, language)
    for basis, find in _WAYS:
        if day := find(document, dates, language, reference):
            return replace(document, published=day, published_basis=basis)
    return document


Find = Callable[[SourceDocument, Dates, Language, date | None], date | None]

_WAYS: tuple[tuple[PublishedBasis, Find], ...] = (
    ("text", lambda document, dates, language, reference: find_written_day(document.text, dates, language)),
    ("filename", lambda document, dates, language, reference: find_named_day(document.source)),
    ("config", lambda document, dates, language, reference: reference),
    ("text", lambda document, dates, language, reference: work_out_day(document.text, dates, language)),
)
