"""The words that a span stands for, and where they come from: what every data file says of its evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from output.model import Edit, Explainer
from timeline.model import Event, SourceDocument, Span

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")


def documents_by_id(explainer: Explainer) -> Mapping[str, SourceDocument]:
    """The documents that spans point into."""
    return {document.id: document for document in explainer.documents}


def quote_of(span: Span, documents: Mapping[str, SourceDocument]) -> str:
    """The passage, verbatim."""
    return documents[span.document].text[span.start : span.end]


def name_source(document: SourceDocument) -> str:
    """Who says it, in one line: publisher and title, as far as they are known, else the name of the file."""
    known = [name for name in (document.publisher, document.title) if name]
    return one_line(": ".join(known) or document.source.rstrip("/").rpartition("/")[2])


def describe_edit(edit: Edit | None) -> str | None:
    """What an editor changed by hand, and why, in one line: "date, title: The communique says so"."""
    if edit is None:
        return None
    return ": ".join(part for part in (", ".join(edit.fields), edit.reason) if part)


def one_line(text: str) -> str:
    """The words without line breaks and control characters (and half characters), one space between them.

    >>> one_line(" a\\n b\\x00c ")
    'a b c'
    """
    return " ".join(_CONTROL.sub(" ", text).split())


def last_word(event: Event, documents: Mapping[str, SourceDocument]) -> date:
    """The newest day of publication among an event's sources; without one, the last day of the event.

    It stands where a format wants to know when something was written: our files know no clock.
    """
    told = {documents[span.document].published for span in event.evidence}
    return max((day for day in told if day), default=event.when.interval.last)
