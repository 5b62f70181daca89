"""From the files found to cleaned documents, each with an id of its own; what cannot be read is skipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dateline.sources.fetched import FetchedFile, read_fetched
from dateline.sources.files import SUFFIXES, read_files
from dateline.sources.finding import Found, find_files
from dateline.sources.slugs import fingerprint, make_slug, slug_of_address
from output.model import Skipped
from timeline.model import SourceDocument
from timeline.works import Each, one_by_one


def find_sources(named: tuple[str, ...], folder: Path, not_in: Path | None = None) -> Found:
    """The files that can be read among the named sources."""
    return find_files(named, folder, SUFFIXES, not_in)


def read_sources(
    found: Found, each: Each = one_by_one, fetched: Sequence[FetchedFile] = ()
) -> tuple[tuple[SourceDocument, ...], tuple[Skipped, ...]]:
    """The documents of the files, in order of their ids, and all that was skipped, in order of its names;
    `fetched` are what addresses gave."""
    drafts: list[tuple[SourceDocument, str]] = []
    skipped = list(found.skipped)
    for file, content in zip(found.files, read_files(found.files, each), strict=True):
        drafts += [(document, file.stem) for document in content.documents]
        skipped += content.skipped
    for page, content in zip(fetched, read_fetched(fetched, each), strict=True):
        drafts += [(document, slug_of_address(page.source)) for document in content.documents]
        skipped += content.skipped
    kept, copies = _set_copies_aside(drafts)
    skipped += copies
    return _name_documents(kept), tuple(sorted(skipped, key=lambda item: (item.source, item.reason)))


def _set_copies_aside(
    drafts: list[tuple[SourceDocument, str]],
) -> tuple[list[tuple[SourceDocument, str]], list[Skipped]]:
    """The drafts without those that have both the id and the text of an earlier one."""
    first: dict[tuple[str, str], SourceDocument] = {}
    kept, copies = [], []
    for document, stem in drafts:
        key = (document.id, document.text)
        if document.id and key in first:
            reason = f'the same article as {first[key].source}, id "{document.id}"'
            copies.append(Skipped(document.source, reason))
            continue
        first[key] = document
        kept.append((document, stem))
    return kept, copies


def _name_documents(drafts: list[tuple[SourceDocument, str]]) -> tuple[SourceDocument, ...]:
    """The documents by id: the one their source gives, else a slug of their path within the source named."""
    wanted = [document.id or make_slug(stem) for document, stem in drafts]
    often = Counter(wanted)
    taken: set[str] = set()
    named = []
    for (document, _), name in sorted(zip(drafts, wanted, strict=True), key=lambda pair: not pair[0][0].id):
        if often[name] > 1 and (not document.id or name in taken):
            name = f"{name}-{fingerprint(document.source)}"
        while name in taken:
            name += "-"
        taken.add(name)
        named.append(replace(document, id=name))
    return tuple(sorted(named, key=lambda document: document.id))
