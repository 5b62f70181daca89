"""Where a claim comes from: each source and each quotation, with a link to the very words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import quote, urlsplit

from output.wording import Wording, say, write_day
from timeline.model import Outlet, SourceDocument, Span

Words: TypeAlias = tuple[str, str]
"""A passage before anybody wrote down where it leads: the id of its document, and what it says."""

WORDS_AT_EACH_END = 6
"""A text fragment names the first and the last words of a passage that is longer than twice this."""


@dataclass(frozen=True, slots=True)
class OutletLine:
    """Where else a source was printed, as the page names it: the publisher, else the file."""

    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source as the page lists it."""

    id: str
    number: int
    """1, 2, ...: its anchor on the page."""
    name: str
    """Who says it: the publisher, else the title, else the file it was read from."""
    title: str
    url: str | None
    source: str
    published: str
    """The day in words, or that it is not known."""
    basis: str
    """How the day is known; empty when it is not."""
    datetime: str | None
    language: str
    outlets: tuple[OutletLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one source, verbatim."""

    quote: str
    source: SourceLine
    href: str | None
    """Opens the source at these words; None for a source without a web address."""


@dataclass(frozen=True, slots=True)
class Library:
    """All there is to quote from, by document id."""

    documents: Mapping[str, SourceDocument]
    sources: Mapping[str, SourceLine]
    """Newest first, those without a day last."""


class Lines(Mapping[str, SourceLine]):
    """The lines of all sources in their order, each written when it is asked for: most charts name a few."""

    def __init__(self, documents: Mapping[str, SourceDocument], wording: Wording) -> None:
        self._documents = documents
        self._numbers = {identity: number for number, identity in enumerate(documents, 1)}
        self._wording = wording
        self._lines: dict[str, SourceLine] = {}

    def __getitem__(self, identity: str) -> SourceLine:
        if identity not in self._lines:
            document, number = self._documents[identity], self._numbers[identity]
            self._lines[identity] = describe_source(document, number, self._wording)
        return self._lines[identity]

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)


def open_library(documents: Iterable[SourceDocument], wording: Wording) -> Library:
    """The library of these documents."""
    ordered = sorted(documents, key=lambda document: document.id)
    ordered.sort(key=lambda document: -document.published.toordinal() if document.published else 0)
    by_id = {document.id: document for document in ordered}
    return Library(by_id, Lines(by_id, wording))


def describe_source(document: SourceDocument, number: int, wording: Wording) -> SourceLine:
    """The line of one source."""
    url = document.url if document.url and is_web_address(document.url) else None
    title = document.title or name_file(document.source)
    published, basis = say(wording, "sources.unpublished"), ""
    if document.published:
        published = say(wording, "sources.published", date=write_day(document.published, wording))
        basis = say(wording, f"sources.{document.published_basis}") if document.published_basis else ""
    return SourceLine(
        id=document.id,
        number=number,
        name=name_document(document),
        title=title,
        url=url,
        source=document.source,
        published=published,
        basis=basis,
        datetime=document.published.isoformat() if document.published else None,
        language=document.language,
        outlets=tuple(describe_outlet(outlet) for outlet in document.outlets),
    )


def describe_outlet(outlet: Outlet) -> OutletLine:
    """The name of an outlet, and its address if a reader may be sent there."""
    url = outlet.url if outlet.url and is_web_address(outlet.url) else None
    return OutletLine(outlet.publisher or name_file(outlet.source), url)


def name_document(document: SourceDocument) -> str:
    """Who says what stands in it: the publisher, else the title, else the file."""
    return document.publisher or document.title or name_file(document.source)


def name_file(source: str) -> str:
    """The last part of a path or address: all that a reader needs of it."""
    return source.rstrip("/\\").replace("\\", "/").rsplit("/", 1)[-1] or source


def quote_spans(spans: Iterable[Span], library: Library) -> tuple[Passage, ...]:
    """The passages at these spans, in their order, each once."""
    return tuple(quote_words(words, library) for words in list_words(spans, library.documents))


def list_words(spans: Iterable[Span], documents: Mapping[str, SourceDocument]) -> tuple[Words, ...]:
    """The words at these spans, in their order, each span once; what is blank is left out."""
    found = (
        (span.document, documents[span.document].text[span.start : span.end].strip())
        for span in dict.fromkeys(spans)
    )
    return tuple(words for words in found if words[1])


def quote_words(words: Words, library: Library) -> Passage:
    """These words as a passage."""
    document, quoted = words
    source = library.sources[document]
    return Passage(quoted, source, link_to(source.url, quoted))


def has_words(spans: Iterable[Span], library: Library) -> bool:
    """Whether there is a passage at any of these spans."""
    return any(library.documents[span.document].text[span.start : span.end].strip() for span in spans)


def is_web_address(url: str) -> bool:
    """True for http and https: nothing else becomes a link."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def link_to(url: str | None, words: str) -> str | None:
    """The address that opens a page at these words (a text fragment, WICG scroll-to-text)."""
    if url is None:
        return None
    pieces = words.split()
    if len(pieces) > 2 * WORDS_AT_EACH_END:
        ends = (pieces[:WORDS_AT_EACH_END], pieces[-WORDS_AT_EACH_END:])
        target = ",".join(escape_fragment(" ".join(end)) for end in ends)
    else:
        target = escape_fragment(" ".join(pieces))
    return f"{url}{'' if '#' in url else '#'}:~:text={target}"


def escape_fragment(words: str) -> str:
    """Percent-encoded, the hyphen too, which has a meaning in text fragments."""
    return quote(words, safe="", errors="replace").replace("-", "%2D")
