"""What a name that the user typed stands for: a file, a folder, or all that a glob matches."""

from __future__ import annotations

import glob
import os
import re
from pathlib import Path


def expand_name(name: str, folder: Path) -> tuple[str, ...]:
    """The names of what is there, relative to the folder as the given one is; () if there is nothing.

    A name that is taken literally by a file wins over the same name as a glob.
    """
    if not name or "\x00" in name or is_address(name) or _is_no_name(name):
        return ()
    if os.path.lexists(folder / name):
        return (name,)
    if not glob.has_magic(name):
        return ()
    pattern = re.sub(r"(?:\*\*/)+", "**/", name)  # the same, but found once and not once for each way to it
    matches = sorted(glob.glob(pattern, root_dir=folder, recursive=True))  # noqa: PTH207  (as the user wrote it)
    return tuple(match for match in matches if not _is_hidden(match))


def root_of(path: Path) -> Path:
    """The file or folder that a path names; of a glob the folder that all it matches is in.

    >>> root_of(Path("press/2025-*/story.txt")).as_posix()
    'press'
    """
    if not glob.has_magic(str(path)) or os.path.lexists(path):
        return path
    return next(parent for parent in path.parents if not glob.has_magic(str(parent)))


def is_address(name: str) -> bool:
    """Whether this is meant as the address of something on the web."""
    return "://" in name


def without_user(name: str) -> str:
    """The name as it may be shown: an address without the user and the password it may hold.

    >>> without_user("https://me:secret@quay.example/feed.xml")
    'https://...@quay.example/feed.xml'
    """
    return re.sub(r"(?<=://)[^/?#]*@", "...@", name, count=1)


def why_missing(name: str) -> str:
    """Why a name stands for nothing, and what to do."""
    return "no file has such a name" if glob.has_magic(name) else "no such file or folder"


def _is_no_name(name: str) -> bool:
    """Whether half a character stands in it that no bytes of a file name are read as."""
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return True
    return False


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") and part not in (".", "..") for part in Path(name).parts)
