"""From the files found to cleaned documents, each with an id of its own; what cannot be read is skipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dateline.decoding import decode_text
from dateline.errors import SourceError
from dateline.sources import READERS
from dateline.sources.finding import LARGEST, SIDECARS, Found, FoundFile, find_files, suffix_of
from dateline.sources.metadata import describe_document, host_of, read_header
from dateline.sources.slugs import fingerprint, make_slug, shown
from output.model import Skipped
from timeline.cleaning import clean_text
from timeline.languages.guessing import guess_language
from timeline.model import UNDETERMINED, SourceDocument

_READ = {suffix: reader.read for reader in READERS for suffix in reader.SUFFIXES}


def find_sources(named: tuple[str, ...], folder: Path, not_in: Path | None = None) -> Found:
    """The files that can be read among the named sources."""
    return find_files(named, folder, frozenset(_READ), not_in)


def read_sources(found: Found) -> tuple[tuple[SourceDocument, ...], tuple[Skipped, ...]]:
    """The documents of the files, in order of their ids, and all that was skipped, in order of its names."""
    drafts: list[tuple[SourceDocument, str]] = []
    skipped = list(found.skipped)
    for file in found.files:
        for item in _read_file(file):
            if isinstance(item, Skipped):
                skipped.append(item)
            else:
                drafts.append((item, file.stem))
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


def _read_file(file: FoundFile) -> Iterator[SourceDocument | Skipped]:
    """What one file holds, with the metadata of its sidecar."""
    told, problems = _read_sidecar(file)
    yield from problems
    try:
        for item in _READ[suffix_of(file.path)](file.path):
            source = file.source + item.source.removeprefix(str(file.path))
            if isinstance(item, Skipped):
                yield Skipped(source, item.reason)
                continue
            document = replace(describe_document(item, told), source=source, text=clean_text(item.text))
            if document.text.strip():
                yield replace(
                    document,
                    publisher=document.publisher or host_of(document.url),
                    language=_language_of(document),
                )
            else:
                yield Skipped(source, "empty")
    except SourceError as error:
        yield Skipped(file.source, str(error))
    except OSError as error:
        yield Skipped(file.source, f"cannot be read: {error.strerror}")


def _language_of(document: SourceDocument) -> str:
    """What the document says of its language; if nothing, what its words tell."""
    return document.language if document.language != UNDETERMINED else guess_language(document.text)


def _read_sidecar(file: FoundFile) -> tuple[dict[str, str | None], tuple[Skipped, ...]]:
    """What NAME.yaml (or NAME.txt.yaml) beside NAME.txt tells, and what is wrong with it."""
    for suffix in SIDECARS:
        for path in (file.path.with_suffix(suffix), file.path.with_name(file.path.name + suffix)):
            if not path.is_file():
                continue
            source = shown(str(Path(file.source).with_name(path.name)))
            try:
                if path.stat().st_size > LARGEST:
                    raise SourceError("too large")
                told, problems = read_header(decode_text(path.read_bytes()))
            except SourceError as error:
                return {}, (Skipped(source, str(error)),)
            except OSError as error:
                return {}, (Skipped(source, f"cannot be read: {error.strerror}"),)
            return told, tuple(Skipped(f"{source}:{line}", problem) for line, problem in problems)
    return {}, ()


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
