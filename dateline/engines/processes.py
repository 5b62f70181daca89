"""The processors of this machine: batches of items, done by processes that live as long as the build."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from typing import Any

from dateline.engines.pace import Pace
from dateline.plain_data import do_on_bytes, to_bytes, work_from_bytes
from timeline.works import Work

_WORTH_IT_S = 0.2
"""What is left to do must take so long for processes to be worth their start."""
_WORTH_SENDING_S = 0.05
"""The same once they run."""
_BATCH_S = 0.25
"""How long a batch may take: all processes shall be busy to the end."""
_LARGEST_BATCH = 1000
"""Items."""
_FEWEST_BATCHES = 16
"""For each process, however fast they are: some items take longer than others."""
_AHEAD = 4
"""Batches that wait for each process."""
_ORPHAN_S = 1.0
"""How often a process looks whether the build still lives."""

_Batch = list[bytes]


class Processes:
    """As many processes as there are processors; none until there is enough to do."""

    at_once = 256

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool: ProcessPoolExecutor | None = None
        self._pace = Pace()

    def run(self, work: Work[Any, Any], items: Sequence[bytes]) -> Iterator[bytes]:  # Any: see Engine
        """The result of each item, in order. What a process was doing when it died is done here."""
        if self._count == 1:
            yield from (do_on_bytes(work, item) for item in items)
            return
        left = yield from self._pace.begin(work, items, _WORTH_SENDING_S if self._pool else _WORTH_IT_S)
        if not left:
            return
        pace_s = self._pace.of(work)
        most = min(_LARGEST_BATCH, len(left) // (_FEWEST_BATCHES * self._count))
        yield from self._spread(work, left, max(1, min(most, int(_BATCH_S / pace_s))))

    def _spread(self, work: Work[Any, Any], items: Sequence[bytes], size: int) -> Iterator[bytes]:
        waiting: deque[tuple[_Batch, Future[_Batch] | None]] = deque()
        packed = to_bytes(work)
        for start in range(0, len(items), size):
            batch = list(items[start : start + size])
            waiting.append((batch, self._submit(type(work), packed, batch)))
            if len(waiting) >= _AHEAD * self._count:
                yield from self._collect(work, *waiting.popleft())
        while waiting:
            yield from self._collect(work, *waiting.popleft())

    def close(self) -> None:
        """End the processes, with the batch that each is at."""
        if self._pool is not None:
            # Python waits for them at its end in any case, and prints a traceback where their pipes are just
            # being closed then.
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _submit(self, kind: type, packed: bytes, batch: _Batch) -> Future[_Batch] | None:
        if self._pool is None:
            # A forked process has all that is loaded; elsewhere than on Linux forking is not safe.
            context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
            self._pool = ProcessPoolExecutor(self._count, context, leave_to_parent, (os.getpid(),))
        try:
            return self._pool.submit(_do_batch, kind, packed, batch)
        except BrokenProcessPool:
            return None

    def _collect(self, work: Work[Any, Any], batch: _Batch, future: Future[_Batch] | None) -> _Batch:
        try:
            if future is not None:
                return future.result()
        except BrokenProcessPool:
            self.close()
        except CancelledError:  # it broke while another work was waited for
            pass
        return [do_on_bytes(work, item) for item in batch]


def count_processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _do_batch(kind: type, packed: bytes, batch: _Batch) -> _Batch:
    work = _unpack(kind, packed)
    return [do_on_bytes(work, item) for item in batch]


@lru_cache(maxsize=1)
def _unpack(kind: type, packed: bytes) -> Work[Any, Any]:  # Any: see Engine
    return work_from_bytes(kind, packed)


def leave_to_parent(parent: int) -> None:
    """What a process does first: leave Ctrl-C to the build, and end when the build has been killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_ORPHAN_S)
    os._exit(1)
