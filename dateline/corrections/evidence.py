"""The words behind what an editor adds, as documents: every claim leads to a sentence, theirs too."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from dateline.corrections.editing import Draft
from dateline.corrections.model import AddedEvent, AddedStance, StanceCorrection
from output.model import Edit
from timeline.model import SourceDocument, Span

_LONGEST = 48
Claim: TypeAlias = AddedEvent | AddedStance | StanceCorrection
"""What an editor claims, and has to show for."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence, and what is known of the source that an editor has it from."""

    title: str | None
    publisher: str | None
    url: str | None
    published: date | None
    words: str
    source: str = ""
    """Path or address; "" stands for the url, else the title, else the publisher."""


def show_claims(draft: Draft, claims: Iterable[Claim], file: str, language: str) -> dict[Claim, Span]:
    """Where the sentence behind each claim stands: those of one source are one document, which the draft has
    afterwards. `file` is the name of the corrections, `language` that of the page."""
    sayings = {claim: _say(claim, file) for claim in claims}
    grouped: dict[Saying, set[str]] = {}
    for saying in sayings.values():
        grouped.setdefault(replace(saying, words=""), set()).add(saying.words)
    spans: dict[Saying, Span] = {}
    for source in sorted(grouped, key=_order):
        text, starts = "", {}
        for words in sorted(grouped[source]):
            text += "\n" if text else ""
            starts[words] = len(text)
            text += words
        document = _make_document(source, text, language)
        document = replace(document, id=_free_name(document, draft))
        draft.documents[document.id] = document
        draft.document_edits.setdefault(document.id, Edit(("added",)))
        for words, start in starts.items():
            spans[replace(source, words=words)] = Span(document.id, start, start + len(words))
    return {claim: spans[saying] for claim, saying in sayings.items()}


def _say(claim: Claim, file: str) -> Saying:
    """The sentence of a source. The reason of a decision is the editor's own, whatever its link leads to."""
    if isinstance(claim, StanceCorrection):
        return Saying(None, None, None, None, claim.why.reason or "", source=file)
    words = claim.summary if isinstance(claim, AddedEvent) else claim.quote
    source = claim.source
    return Saying(source.title, source.publisher, source.url, source.published, words)


def _order(source: Saying) -> tuple[str, ...]:
    fields = (source.title, source.publisher, source.url, source.published, source.source)
    return tuple(str(each or "") for each in fields)


def _make_document(source: Saying, text: str, language: str) -> SourceDocument:
    known = [each for each in (source.url, source.title, source.publisher) if each]
    name = source.source or known[0]
    return SourceDocument(
        id=f"editor-{_slug(source.title or source.url or source.publisher or name)}",
        text=text,
        source=name,
        title=source.title,
        publisher=source.publisher,
        url=source.url,
        language=language,
        published=source.published,
        published_basis="config" if source.published else None,
    )


def _slug(name: str) -> str:
    """Readable in an address; letters of every script stay."""
    folded = unicodedata.normalize("NFKC", re.sub(r"^https?://(?:www\.)?", "", name.lower()))
    return re.sub(r"[\W_]+", "-", folded)[:_LONGEST].strip("-") or "source"


def _free_name(document: SourceDocument, draft: Draft) -> str:
    """The id of the same document where it is there already, else one that is free."""
    name, number = document.id, 2
    while name in draft.documents and draft.documents[name] != replace(document, id=name):
        name, number = f"{document.id}-{number}", number + 1
    return name
