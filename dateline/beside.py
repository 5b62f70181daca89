"""Something worked out by a thread of its own, while what has to be waited for goes on in this one."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing.pool import ThreadPool
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Beside(Generic[Result]):
    """Begins at once; what is `small` only when it is asked for. Python runs one thread at a time, so this is
    for a processor that would be idle while other processes do what this thread waits for. Nobody need ask
    for the result: a build that is interrupted leaves without it."""

    def __init__(self, work: Callable[[], Result], small: bool) -> None:
        self._work = work
        # Threads of this pool are daemons, those of concurrent.futures would be waited for at the end.
        self._threads = None if small else ThreadPool(1)
        self._begun = self._threads.apply_async(work) if self._threads else None

    def result(self) -> Result:
        """What came of it, for who asks once. Raises what was raised."""
        if self._threads is None or self._begun is None:
            return self._work()
        with self._threads:
            return self._begun.get()
