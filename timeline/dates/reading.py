"""Reading the dates of one document: find the spans, then resolve them."""

from __future__ import annotations

import re
from datetime import date

from timeline.languages import Language
from timeline.model import DatedExpression, DateInterval, Mention, SourceDocument, Span

_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")


def read_dates(document: SourceDocument, language: Language) -> tuple[DatedExpression, ...]:
    """The dates, times, durations and sets of a document, in order."""
    found = []
    for match in _ISO.finditer(document.text):
        try:
            day = date(*(int(group) for group in match.groups()))
        except ValueError:
            continue
        mention = Mention(Span(document.id, *match.span()), match[0], "date")
        found.append(
            DatedExpression(
                mention, "DATE", day.isoformat(), DateInterval(day, day), "day", "explicit", "iso-day"
            )
        )
    return tuple(found)
