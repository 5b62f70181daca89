"""From what the user named (files, folders, globs) to the files to read, in an order that never changes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.decoding import whole_characters
from dateline.lengths import LARGEST
from dateline.naming import expand_name, is_address, root_of, why_missing
from dateline.sources.slugs import shown
from output.model import Skipped

SITE_MARK = ".dateline"
"""The file that lies in every site we wrote, and lists what is ours in it."""

_CONFIGURATION = {"config.yaml", "corrections.yaml"}
SIDECARS = (".yaml", ".yml")
_LARGER: dict[str, int | None] = {
    ".jsonl": None,
    ".ndjson": None,
    ".json": 100_000_000,
    ".csv": 100_000_000,
    ".tsv": 100_000_000,
    ".tab": 100_000_000,
    ".warc": None,
    ".warc.gz": None,
}
"""Bytes of files that hold many articles; None for those that are read bit by bit."""

_DEEPEST = 60
"""Folders within folders that are looked into; somebody can make thousands."""
_LEADS_OUT = "a link that leads out of the folder; name its target itself"

_FURNITURE = {
    ".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".woff",
    ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4", ".webm",
}  # fmt: skip
"""What lies beside a saved page and is never an article."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read, the name the page shows for it, and what its id is made of."""

    path: Path
    source: str
    stem: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the named sources hold. `missing` are those that are not there at all, `addresses` those on the
    web, which are yet to be fetched."""

    files: tuple[FoundFile, ...]
    skipped: tuple[Skipped, ...]
    missing: tuple[str, ...]
    addresses: tuple[str, ...] = ()


def find_files(
    named: tuple[str, ...], folder: Path, suffixes: frozenset[str], not_in: Path | None = None
) -> Found:
    """The files that the named sources mean, by name; `folder` is what relative names are relative to.

    `not_in` is the site being built, which is never its own source.
    """
    files: dict[str, FoundFile] = {}
    skipped: set[tuple[str, str]] = set()
    missing = []
    for name in sorted({name for name in named if not is_address(name)}):
        entries = expand_name(name, folder)
        if not entries:
            missing.append(name)
        for entry in entries:
            if _leads_out(entry, name, folder):
                skipped.add((shown(entry), _LEADS_OUT))
                continue
            stem = Path(os.path.realpath(folder / entry)).name
            for item in _walk(FoundFile(folder / entry, shown(entry), stem), suffixes, not_in):
                if isinstance(item, FoundFile):
                    files.setdefault(os.path.realpath(item.path), item)
                else:
                    skipped.add((item.source, item.reason))
    skipped |= {(whole_characters(name), why_missing(name)) for name in missing}
    return Found(
        tuple(sorted(files.values(), key=lambda file: file.source)),
        tuple(Skipped(source, reason) for source, reason in sorted(skipped)),
        tuple(missing),
        tuple(sorted({name for name in named if is_address(name)})),
    )


def suffix_of(path: Path) -> str:
    """What the name of a file says of its kind, in lower case."""
    return ".warc.gz" if path.name.lower().endswith(".warc.gz") else path.suffix.lower()


def is_file(path: Path | str) -> bool:
    """Whether a file is there, or a link to one; False where that cannot be told: the name is too long, or
    nothing may be looked at."""
    return os.path.isfile(path)  # noqa: PTH113  (Path.is_file raises there)


def _leads_out(entry: str, name: str, folder: Path) -> bool:
    """Whether what a glob matches is a link to somewhere else; what is named itself may lead anywhere."""
    if os.path.lexists(folder / name):
        return False
    root = os.path.realpath(folder / root_of(Path(name)))
    return not Path(os.path.realpath(folder / entry)).is_relative_to(root)


def _walk(entry: FoundFile, suffixes: frozenset[str], not_in: Path | None) -> Iterator[FoundFile | Skipped]:
    """The file itself, or the files of a folder and of the folders in it."""
    if not os.path.isdir(entry.path):  # noqa: PTH112  (Path.is_dir raises where nothing may be looked at)
        if not _describes_another(entry.path, suffixes):
            yield _check(entry, suffixes)
        return
    top, unread = Path(os.path.realpath(entry.path)), list[OSError]()
    for root, folders, names in os.walk(top, onerror=unread.append):
        here, beside = Path(root), frozenset(names)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _is_site(here / name, not_in)
        )
        for name in sorted([*folders, *(name for name in names if not name.startswith("."))]):
            path = here / name
            within = path.relative_to(top).as_posix()
            found = FoundFile(path, _join(entry.source, shown(within)), within)
            if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(top):
                yield Skipped(found.source, _LEADS_OUT)
            elif name not in folders:
                yield from _check_in_folder(found, suffixes, beside)
            elif within.count("/") + 1 >= _DEEPEST:
                yield Skipped(found.source, f"more than {_DEEPEST} folders deep; name it itself")
        if len(here.relative_to(top).parts) + 1 >= _DEEPEST:
            folders.clear()
    for error in unread:
        yield Skipped(_join(entry.source, shown(os.path.relpath(error.filename, top))), _why_unread(error))


def _join(folder: str, within: str) -> str:
    return within if folder in (".", "./") else f"{folder.rstrip('/')}/{within}".removesuffix("/.")


def _is_site(folder: Path, not_in: Path | None) -> bool:
    here = os.path.realpath(folder)
    marked = is_file(folder / SITE_MARK)
    return marked or (not_in is not None and here == os.path.realpath(not_in))


def _check_in_folder(
    found: FoundFile, suffixes: frozenset[str], beside: frozenset[str]
) -> Iterator[FoundFile | Skipped]:
    """Like `_check`, but silent about what nobody takes for an article; `beside` are all files beside it."""
    suffix = found.path.suffix.lower()
    if suffix in _FURNITURE or found.path.name in _CONFIGURATION:
        return
    if suffix in SIDECARS and not beside.isdisjoint(_list_described(found.path.name, suffixes)):
        return
    if suffix in SIDECARS:
        yield Skipped(found.source, f"describes no article: there is no {found.path.stem}.txt beside it")
        return
    yield _check(found, suffixes)


def _describes_another(path: Path, suffixes: frozenset[str]) -> bool:
    """Whether this is the sidecar of an article beside it."""
    if path.suffix.lower() not in SIDECARS:
        return False
    described = (path.with_name(name) for name in _list_described(path.name, suffixes))
    return any(is_file(each) for each in described)


def _list_described(sidecar: str, suffixes: frozenset[str]) -> list[str]:
    """The names of the files that a sidecar of this name may describe."""
    stem = sidecar.rpartition(".")[0]
    return [stem, *(f"{stem}{suffix}" for suffix in suffixes)]


def _why_unread(error: OSError) -> str:
    return f"cannot be read: {error.strerror}"


def _check(found: FoundFile, suffixes: frozenset[str]) -> FoundFile | Skipped:
    """The file, if it can be one of ours."""
    try:
        status = found.path.stat()
    except FileNotFoundError:
        return Skipped(found.source, "a link to nothing")
    except OSError as error:
        return Skipped(found.source, _why_unread(error))
    if not stat.S_ISREG(status.st_mode):
        return Skipped(found.source, "not a file")
    suffix = suffix_of(found.path)
    if suffix not in suffixes:
        kinds = " ".join(sorted(suffixes))
        return Skipped(found.source, f"not a kind of file that can be read ({kinds})")
    if status.st_size == 0:
        return Skipped(found.source, "empty")
    largest = _LARGER.get(suffix, LARGEST)
    if largest is not None and status.st_size > largest:
        return Skipped(found.source, f"larger than {largest // 1_000_000} MB; split it")
    return found
