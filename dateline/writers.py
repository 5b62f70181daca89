"""Who is writing: files that another program holds open for writing are not complete yet."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Set
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
    return frozenset(Path(name) for name in _list_open(wanted))


def _list_open(wanted: Set[str]) -> Iterator[str]:
    """Those of the wanted files that are open for writing."""
    # With pathlib this takes three times as long, and who saves waits for it.
    own = str(os.getpid())
    for process in os.scandir(_PROCESSES):
        if not process.name.isdigit() or process.name == own:
            continue
        with suppress(OSError):  # it has ended, or is none of ours
            for descriptor in os.scandir(f"{process.path}/fd"):
                with suppress(OSError, ValueError):
                    name = os.readlink(descriptor.path)  # noqa: PTH115 as above
                    if name in wanted and _is_writing(Path(process.path, "fdinfo", descriptor.name)):
                        yield name


def _is_writing(information: Path) -> bool:
    for line in information.read_text("ascii", "replace").splitlines():
        if line.startswith("flags:"):
            return bool(int(line.split()[1], 8) & _WRITING)
    return False
