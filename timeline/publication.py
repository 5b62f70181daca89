"""When each document was published, worked out for those that do not say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from timeline.model import SourceDocument


def date_documents(
    documents: Iterable[SourceDocument], reference: date | None = None
) -> tuple[SourceDocument, ...]:
    """The documents in the same order, each with its day of publication and how we know it, where we do."""
    return tuple(
        document
        if document.published or not reference
        else replace(document, published=reference, published_basis="config")
        for document in documents
    )
