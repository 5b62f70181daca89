"""What a build was made from, and which changes on the disk concern it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

Stock = tuple[str, int, int]
"""A path, its size in bytes and its time of change in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What one build read: the files and folders whose changes matter, and the site, whose own do not."""

    names: tuple[Path, ...]
    site: Path
    due_s: float | None = None
    """After how many seconds what is on the web is asked for again; None where nothing there is a source."""
    stock: frozenset[Stock] = frozenset()
    """What was there before anything was read: a change that nobody saw shows by it."""


def watch_for(names: tuple[Path, ...], site: Path) -> Watched:
    """What a build is made from, with its stock of now."""
    watched = Watched(names, site)
    return replace(watched, stock=take_stock(watched))


def take_stock(watched: Watched) -> frozenset[Stock]:
    """The files that matter, with their sizes and times of change (nanoseconds)."""
    stock = set()
    for folder in list_folders(watched):
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if concerns(Path(entry.path), watched):
                    status = entry.stat()
                    stock.add((entry.path, status.st_size, status.st_mtime_ns))
    return frozenset(stock)


def list_folders(watched: Watched) -> tuple[Path, ...]:
    """The folders whose files matter, those within them included; of a file that of its name, since editors
    put another file in its place."""
    folders = set()
    for name in watched.names:
        if not name.is_dir():
            folders.add(_nearest(name.parent))
            continue
        for root, within, _ in os.walk(name):
            within[:] = [each for each in within if _matters(Path(root, each), watched)]
            folders.add(Path(root))
    return tuple(sorted(folders))


def concerns(path: Path, watched: Watched) -> bool:
    """Whether a change of this path is one of a source, of the configuration or of the corrections."""
    return _matters(path, watched) and any(path.is_relative_to(name) for name in watched.names)


def _matters(path: Path, watched: Watched) -> bool:
    """Not what is hidden, as what editors keep for themselves is, nor the site."""
    return not path.name.startswith(".") and not path.is_relative_to(watched.site)


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest that there is above it."""
    return next((each for each in (folder, *folder.parents) if each.is_dir()), Path.cwd())
