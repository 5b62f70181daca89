"""Reading what was fetched by the readers of files: what it holds depends on its bytes alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

from dateline.errors import SourceError
from dateline.fetching.pages import Page
from dateline.sources import feed, json_file
from dateline.sources.files import Content, read_articles
from dateline.sources.kinds import find_kind, mark_text
from dateline.sources.metadata import host_of
from dateline.sources.supervised import ask_supervised
from output.model import Skipped
from timeline.model import SourceDocument
from timeline.works import Each

_LINKS: dict[str, Callable[[Path], list[tuple[str, str]]]] = {
    suffix: reader.list_links for reader in (feed, json_file) for suffix in reader.SUFFIXES
}


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """What an address gave, as a file."""

    source: str
    """The address as the user wrote it, or as the feed did."""
    address: str
    """Where the page was at last."""
    kind: str
    """The suffix of its reader."""
    body: bytes
    elsewhere: tuple[str, ...] = ()
    """Of a feed: ids of the entries whose pages are read instead."""


@dataclass(frozen=True, slots=True)
class ReadFetched:
    """The articles in a file that was fetched. An article that tells no address of its own has that of the
    page it is."""

    label: ClassVar[str] = "Opening"

    def __call__(self, file: FetchedFile) -> Content:
        documents: list[SourceDocument] = []
        skipped: list[Skipped] = []
        left_out = {f"{file.source}#{slug}" for slug in file.elsewhere}
        with _on_disk(file) as path:
            for item in read_articles(path, file.source, {}):
                if item.source in left_out:
                    continue
                if isinstance(item, Skipped):
                    skipped.append(item)
                else:
                    documents.append(_tell_address(item, file))
        return Content(b"", tuple(documents), tuple(skipped))


def make_file(source: str, page: Page) -> FetchedFile:
    """What was fetched as a file of its kind. Raises SourceError for a kind that nothing here reads."""
    if not page.body:
        raise SourceError("empty")
    kind = find_kind(page.type, page.address)
    return FetchedFile(source, page.address, kind, mark_text(page.body, page.type, kind))


def read_fetched(files: Sequence[FetchedFile], each: Each) -> list[Content]:
    """What each file holds."""
    return list(each(ReadFetched(), files))


def list_links(file: FetchedFile) -> list[tuple[str, str]]:
    """The id of each entry of a feed, and the address it links to; [] for what is no feed."""
    if file.kind not in _LINKS:
        return []
    try:
        with _on_disk(file) as path:
            return ask_supervised(_LINKS[file.kind], path, suffix=file.kind)
    except SourceError:  # which reading it will tell
        return []


@contextmanager
def _on_disk(file: FetchedFile) -> Iterator[Path]:
    with TemporaryDirectory(prefix="dateline-") as folder:
        path = Path(folder) / f"fetched{file.kind}"
        path.write_bytes(file.body)
        yield path


def _tell_address(document: SourceDocument, file: FetchedFile) -> SourceDocument:
    if document.url or document.source != file.source:
        return document
    return replace(document, url=file.address, publisher=document.publisher or host_of(file.address))
