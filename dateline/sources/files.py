"""Reading files, each by itself: what it holds depends on its bytes and on those of its sidecar alone."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from dateline.decoding import decode_text
from dateline.errors import SourceError
from dateline.lengths import CUT, LARGEST, cut_text
from dateline.sources import READERS
from dateline.sources.finding import SIDECARS, FoundFile, is_file, suffix_of
from dateline.sources.metadata import describe_document, host_of, read_header
from dateline.sources.slugs import shown
from dateline.sources.supervised import ask_supervised, read_from, read_supervised
from output.model import Skipped
from timeline.cleaning import clean_text
from timeline.languages.guessing import guess_language
from timeline.model import UNDETERMINED, SourceDocument
from timeline.works import Each

_READ = {suffix: reader.read for reader in READERS for suffix in reader.SUFFIXES}
SUFFIXES = frozenset(_READ)
"""Of all files that can be read."""
_MANY = frozenset({".jsonl", ".ndjson", ".warc", ".warc.gz"})
"""Files without a limit to their size: reading them again takes less than remembering what is in them."""
_ATTEMPTS = 3
"""How often a file that changes while it is read is read again."""
_PIECE = 1 << 20
"""Bytes."""
_MOST_NAMED = 1000
"""Problems of one file; with more of them something is wrong with all of it."""
_SHORTEST = 5
"""Characters; what is shorter tells nothing, and a file can hold a million of such."""


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A file and a digest of what is in it and in its sidecar."""

    path: bytes
    """As the system has it: names need not be text."""
    source: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds. The digest is that of what was read."""

    digest: bytes
    documents: tuple[SourceDocument, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The articles in a file. `attempt` tells one reading of a file that is being written from the next."""

    label: ClassVar[str] = "Opening"
    attempt: int = 0

    def __call__(self, file: FileToRead) -> Content:
        found = FoundFile(Path(os.fsdecode(file.path)), file.source, "")
        before, content = _digest(found.path), _open(found)
        return replace(content, digest=before if before == _digest(found.path) else b"")


def read_files(files: Sequence[FoundFile], each: Each) -> list[Content]:
    """What each file holds."""
    kept = [file for file in files if suffix_of(file.path) not in _MANY]
    contents = dict(zip(kept, _read_all(kept, each, 0), strict=True))
    return [contents.get(file) or _open(file) for file in files]


def _read_all(files: Sequence[FoundFile], each: Each, attempt: int) -> list[Content]:
    asked = [FileToRead(os.fsencode(file.path), file.source, _digest(file.path)) for file in files]
    contents = list(each(ReadFile(attempt), asked))
    changed = [place for place, one in enumerate(contents) if one.digest != asked[place].digest]
    if not changed:
        return contents
    if attempt < _ATTEMPTS:
        again = _read_all([files[place] for place in changed], each, attempt + 1)
    else:
        reason = "changes while it is read; build again when it is complete"
        again = [Content(b"", (), (Skipped(files[place].source, reason),)) for place in changed]
    for place, content in zip(changed, again, strict=True):
        contents[place] = content
    return contents


def _digest(path: Path) -> bytes:
    """Of a file and its sidecar; that of nothing where they cannot be read, which reading them will tell."""
    digest = hashlib.blake2b(digest_size=20)
    sidecar = _find_sidecar(path)
    for part in (path, sidecar) if sidecar else (path,):
        digest.update(os.fsencode(part.name) + b"\0")
        try:
            with part.open("rb") as file:
                while piece := file.read(_PIECE):
                    digest.update(piece)
        except OSError as error:
            digest.update(b"%d" % (error.errno or 0))
    return digest.digest()


def _open(file: FoundFile) -> Content:
    documents: list[SourceDocument] = []
    skipped: list[Skipped] = []
    unnamed = 0
    for item in _read_file(file):
        if not isinstance(item, Skipped):
            documents.append(item)
        elif len(skipped) < _MOST_NAMED:
            skipped.append(item)
        else:
            unnamed += 1
    if unnamed:
        skipped.append(Skipped(file.source, f"{unnamed:,} problems more, which are not named one by one"))
    return Content(b"", tuple(documents), tuple(skipped))


def _read_file(file: FoundFile) -> Iterator[SourceDocument | Skipped]:
    """The articles in a file, with the metadata of its sidecar, and what is wrong with it."""
    told, problems = _read_sidecar(file)
    yield from problems
    yield from read_articles(file.path, file.source, told)


def read_articles(
    path: Path, named: str, told: Mapping[str, str | None]
) -> Iterator[SourceDocument | Skipped]:
    """The articles in a file that the page calls so, and what is wrong with it; `told` wins over what it
    tells of itself."""
    return read_supervised(_read_articles, path, suffix_of(path), named, told)


def _read_articles(
    path: Path, named: str, told: Mapping[str, str | None], passed: int
) -> Iterator[tuple[SourceDocument | Skipped, ...]]:
    """The same without limits, without the first few, and with what is wrong with each beside it."""
    suffix = suffix_of(path)
    try:
        for item in read_from(_READ[suffix], path, suffix, passed):
            source = named + item.source.removeprefix(str(path))
            if isinstance(item, Skipped):
                yield (Skipped(source, item.reason),)
            else:
                yield _finish(replace(describe_document(item, told), source=source))
    except SourceError as error:
        yield (Skipped(named, str(error)),)
    except OSError as error:
        yield (Skipped(named, f"cannot be read: {error.strerror}"),)


def _finish(document: SourceDocument) -> tuple[SourceDocument | Skipped, ...]:
    """The document with its text cleaned, and what of it is left out."""
    text = cut_text(document.text)
    left_out = (Skipped(document.source, CUT),) if len(text) < len(document.text) else ()
    document = replace(document, text=clean_text(text))
    length = len(document.text.strip())
    if length < _SHORTEST:
        reason = f"has no more than {length} characters of text" if length else "empty"
        return (Skipped(document.source, reason),)
    publisher = document.publisher or host_of(document.url)
    return (*left_out, replace(document, publisher=publisher, language=_language_of(document)))


def _language_of(document: SourceDocument) -> str:
    """What the document says of its language; if nothing, what its words tell."""
    return document.language if document.language != UNDETERMINED else guess_language(document.text)


def _read_sidecar(file: FoundFile) -> tuple[dict[str, str | None], tuple[Skipped, ...]]:
    """What NAME.yaml (or NAME.txt.yaml) beside NAME.txt tells, and what is wrong with it."""
    path = _find_sidecar(file.path)
    if path is None:
        return {}, ()
    source = shown(str(Path(file.source).with_name(path.name)))
    try:
        if path.stat().st_size > LARGEST:
            raise SourceError("too large")
        ((told, problems),) = ask_supervised(_read_header, path)
    except SourceError as error:
        return {}, (Skipped(source, str(error)),)
    except OSError as error:
        return {}, (Skipped(source, f"cannot be read: {error.strerror}"),)
    return told, tuple(Skipped(f"{source}:{line}", problem) for line, problem in problems)


def _read_header(path: Path) -> Iterator[tuple[dict[str, str | None], tuple[tuple[int, str], ...]]]:
    yield read_header(decode_text(path.read_bytes()))


def _find_sidecar(path: Path) -> Path | None:
    """The sidecar of a file. A link to another folder is none: it might lead to what nobody should see."""
    here = os.path.realpath(path.parent)
    names = (name for suffix in SIDECARS for name in (path.with_suffix(suffix), Path(f"{path}{suffix}")))
    return next((name for name in names if is_file(name) and _folder_of(name) == here), None)


def _folder_of(path: Path) -> str:
    return str(Path(os.path.realpath(path)).parent)
