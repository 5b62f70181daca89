"""What merging keeps of each document beside its events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.columns import column
from timeline.model import DatedExpression, DateInterval, Reading, SourceDocument, Span

_OPENING = 4
"""How many sentences, headlines counted, tell what an article is about."""


@dataclass(frozen=True, slots=True)
class Article:
    """A document, the days it writes of, and how it begins."""

    document: SourceDocument
    days: tuple[DateInterval, ...]
    """Each once."""
    opening: int
    """Where its opening ends, in characters; 0 where there is no sentence."""


def find_articles(readings: Sequence[Reading]) -> tuple[Article, ...]:
    """An article of each reading, in the same order."""
    known: dict[DateInterval, DateInterval] = {}
    """Many write of the same days: there is one object for all."""
    sentences: Sequence[tuple[Span, ...]] = column(readings, "sentences")
    dates: Sequence[tuple[DatedExpression, ...]] = column(readings, "dates")
    return tuple(
        Article(
            document,
            tuple(
                known.setdefault(interval, interval)
                for interval in dict.fromkeys(each.interval for each in found)
                if interval is not None
            ),
            spans[:_OPENING][-1].end if spans else 0,
        )
        for document, spans, found in zip(column(readings, "document"), sentences, dates, strict=True)
    )
