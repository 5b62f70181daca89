"""How much a process may take of the machine, where its system can be told."""

from __future__ import annotations

import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")
_DATA = "VmData:"


def limit_seconds(more: int) -> None:
    """Let the system end this process (SIGXCPU) once it has used so many seconds of the processor more."""
    if sys.platform == "win32":
        return
    import resource  # not on Windows

    usage = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(usage.ru_utime + usage.ru_stime) + more + 1
    _set_limit(resource.RLIMIT_CPU, soft)


def limit_memory(more: int) -> None:
    """Let this process have so many bytes more than now; what asks for more than that fails (MemoryError)."""
    if sys.platform != "linux":  # elsewhere the limit is not kept, or not known from what it should count
        return
    import resource  # as above

    lines = _STATUS.read_text(encoding="ascii", errors="replace").splitlines()
    now = next((int(line.split()[1]) * 1024 for line in lines if line.startswith(_DATA)), None)
    if now is not None:
        _set_limit(resource.RLIMIT_DATA, now + more)


def _set_limit(kind: int, soft: int) -> None:
    """A limit, or the one there is if that is lower already."""
    import resource  # as above

    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    resource.setrlimit(kind, (soft, hard))
