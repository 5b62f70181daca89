"""What a process and all that it started use, as Linux tells it; elsewhere nothing is told."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_TIMES = slice(11, 15)
"""User and system time, and those of children that have ended, behind the name in /proc/PID/stat."""


def list_tree(pid: int) -> list[int]:
    """The process and its descendants that live."""
    found, left = [], [pid]
    while left:
        found.append(left.pop())
        with suppress(OSError):
            for thread in (_PROC / str(found[-1]) / "task").iterdir():
                left += [int(child) for child in (thread / "children").read_text().split()]
    return found


def processor_s(pid: int) -> float:
    """Seconds of processors, of the process and all that it ever started."""
    ticks = 0
    for each in list_tree(pid):
        with suppress(OSError):
            told = (_PROC / str(each) / "stat").read_text().rpartition(")")[2].split()
            ticks += sum(int(field) for field in told[_TIMES])
    return ticks / _TICKS


def memory_mb(pid: int) -> float:
    """Of all of them; what processes share is counted once."""
    kilobytes = 0
    for each in list_tree(pid):
        with suppress(OSError):
            for line in (_PROC / str(each) / "smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    kilobytes += int(line.split()[1])
    return kilobytes / 1024
