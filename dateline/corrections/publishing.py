"""The day a source was published, put right before anything is read: "on Tuesday" hangs on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.corrections.matching import Unmatched
from dateline.corrections.model import Corrections
from output.model import Edit
from timeline.model import SourceDocument


def correct_sources(
    documents: Iterable[SourceDocument], corrections: Corrections
) -> tuple[SourceDocument, ...]:
    """The documents with the days of publication that an editor gives."""
    days = {each.id: each.published for each in corrections.sources}
    return tuple(
        replace(document, published=days[document.id], published_basis="config")
        if document.id in days
        else document
        for document in documents
    )


def describe_days(
    documents: Iterable[SourceDocument], corrections: Corrections, unmatched: Unmatched
) -> dict[str, Edit]:
    """Why these days were put right, by document; those of documents that are gone are noted."""
    known, copies = set[str](), set[str]()
    for document in documents:
        known.add(document.id)
        copies.update(outlet.id for outlet in document.outlets)
    edits = {}
    for each in corrections.sources:
        if each.id in known:
            edits[each.id] = Edit(("published",), each.why.reason, each.why.link)
        elif each.id not in copies:
            unmatched.miss(each.line, "source", each.id, known)
    return edits
