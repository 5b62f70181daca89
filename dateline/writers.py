"""Who is writing: files that another program holds open for writing are not complete yet."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_PROCESSES = Path("/proc")
_WRITING = os.O_WRONLY | os.O_RDWR


def list_written(paths: Iterable[Path]) -> frozenset[Path]:
    """Those of the files that a process of the same user holds open for writing; none where the system does
    not tell (it does on Linux)."""
    wanted = {os.path.realpath(path) for path in paths}
    if not wanted or not _PROCESSES.is_dir():
        return frozenset()
    return frozenset(Path(name) for name in _list_open() if name in wanted)


def _list_open() -> Iterator[str]:
    own = str(os.getpid())
    for process in _PROCESSES.iterdir():
        if not process.name.isdigit() or process.name == own:
            continue
        with suppress(OSError):  # it has ended, or is none of ours
            for descriptor in (process / "fd").iterdir():
                with suppress(OSError, ValueError):
                    name = str(descriptor.readlink())
                    if name.startswith("/") and _is_writing(process / "fdinfo" / descriptor.name):
                        yield name


def _is_writing(information: Path) -> bool:
    for line in information.read_text("ascii", "replace").splitlines():
        if line.startswith("flags:"):
            return bool(int(line.split()[1], 8) & _WRITING)
    return False
