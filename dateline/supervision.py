"""What strangers' files are given to: a process of its own, ended when it takes too long or too much memory.

Parsers of libraries hang, crash and grow on files that were made for it, and nothing inside a process can
stop them: a signal waits for the C code to return. So they are called in another process, which lives as long
as all goes well. What it was at when it was ended is told, and the next is done in a fresh one.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any, Literal

from dateline.engines.processes import leave_to_parent
from dateline.errors import OverrunError, SourceError
from dateline.process_limits import limit_memory, limit_seconds

LONGEST_S = 10
"""Seconds of the processor for each thing that is told: what else the machine is doing does not count."""
MOST_MEMORY = 512_000_000
"""Bytes, beyond what the process starts with."""
_PATIENCE = 1 if sys.platform == "win32" else 3
"""Times as many seconds on the clock, for what waits and does nothing: results are remembered, and a busy
machine is no fault of a file. Where the processor's seconds cannot be limited the clock is all there is."""
_ENDING_S, _LOOK_S = 1.0, 0.01
"""How long a process may take to end when nobody asks any more, and how often it is looked whether it has."""
_NO_MEMORY = 77
"""The exit code of a process that ran out of it."""

Method = Literal["fork", "spawn"]
# A forked process has all that is loaded; elsewhere than on Linux forking is not safe.
METHOD: Method = "fork" if sys.platform == "linux" else "spawn"

_Tell = Callable[..., Iterable[Any]]  # Any: what is asked and told is the caller's own affair


class Supervisor:
    """Has one process from the first question on. Each process that was forked from this one has its own."""

    def __init__(self, seconds: int = LONGEST_S, memory: int = MOST_MEMORY, method: Method = METHOD) -> None:
        self._seconds, self._memory, self._method = seconds, memory, method
        self._child: _Child | None = None

    def ask(self, tell: _Tell, *asked: object) -> Generator[Any, None, None]:  # Any: as above
        """All that a function at the top of a module tells, each thing as soon as it is there.

        Raises the SourceError that it raises, and OverrunError where it takes too long, grows too much or
        breaks off.
        """
        if multiprocessing.current_process().daemon:  # which may not have processes of its own
            yield from tell(*asked)
            return
        try:
            child = self._open()
        except OSError:  # this machine has no room for another process
            yield from tell(*asked)
            return
        whole = False
        try:
            child.questions.send((tell, asked))
            while (answer := self._listen(child)) is not None:
                yield answer[0]
            whole = True
        except SourceError as error:
            whole = not isinstance(error, OverrunError)
            raise
        except (EOFError, OSError):  # the other end of a pipe is gone
            raise self._overrun(child) from None
        finally:
            child.fresh = False
            if not whole:
                self.close()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        child, self._child = self._child, None
        if child is not None and child.owner == os.getpid():
            child.end()

    def _open(self) -> _Child:
        if self._child is None or not self._child.is_usable:
            self.close()
            self._child = _start(self._method, self._seconds, self._memory)
        return self._child

    def _listen(self, child: _Child) -> tuple[Any] | None:  # Any: as above
        """The next thing that is told; None after the last."""
        if not child.answers.poll(_PATIENCE * self._seconds):
            child.end()
            raise OverrunError(self._too_long)
        kind, told = child.answers.recv()
        if kind == "refused":
            raise SourceError(told)
        if kind == "broke off":
            raise OverrunError(
                f"cannot be read: the reader broke off ({told}); please report it with the file"
            )
        return (told,) if kind == "told" else None

    @property
    def _too_long(self) -> str:
        return f"takes longer than {self._seconds} s to read"

    def _overrun(self, child: _Child) -> OverrunError:
        """Why a process ended, as its exit code or the signal (negative) tells."""
        code = child.end()
        if sys.platform != "win32" and code == -signal.SIGXCPU:
            return OverrunError(self._too_long)
        reason = f"cannot be read: the reader crashed ({code}); please report it with the file"
        if code == _NO_MEMORY or (sys.platform != "win32" and code == -signal.SIGKILL):
            reason = f"takes more than {self._memory // 1_000_000} MB of memory to read"
        return OverrunError(reason, again=not child.fresh)  # a fresh process has more memory left


@dataclass(slots=True)
class _Child:
    """A process, and our ends of the pipes there and back."""

    process: BaseProcess
    questions: Connection
    answers: Connection
    owner: int
    """The process that asks; a copy that forking made is of no use."""
    fresh: bool = True
    code: int | None = None

    @property
    def is_usable(self) -> bool:
        return self.owner == os.getpid() and not self.questions.closed and self.process.is_alive()

    def end(self) -> int | None:
        """End it, if it has not ended. Its exit code."""
        if not self.questions.closed:
            self.questions.close()
            self.answers.close()
            self._wait()
            self.process.kill()
            self.process.join()
            self.code = self.process.exitcode
        return self.code

    def _wait(self) -> None:
        """A moment: a process that broke off by itself is just ending, and its exit code tells why. `join`
        knows no limit here: one that has let go of all it had open (`_let_go`) seems to have ended to it."""
        until = time.monotonic() + _ENDING_S
        while self.process.exitcode is None and time.monotonic() < until:
            time.sleep(_LOOK_S)


def _start(method: Method, seconds: int, memory: int) -> _Child:
    spawned = method == "spawn"
    context = multiprocessing.get_context("spawn") if spawned else multiprocessing.get_context("fork")
    their_questions, questions = context.Pipe(duplex=False)
    answers, their_answers = context.Pipe(duplex=False)
    ours = (questions, answers) if method == "fork" else ()
    given = (their_questions, their_answers, ours, seconds, memory, os.getpid())
    process = context.Process(target=_serve, args=given, daemon=True)
    with _without_main() if spawned else nullcontext():
        process.start()
    their_questions.close()
    their_answers.close()
    return _Child(process, questions, answers, os.getpid())


@contextmanager
def _without_main() -> Iterator[None]:
    """A process that is spawned imports the script that was started: one that calls us in its last line, and
    not only `if __name__ == "__main__"`, would start all over again."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _serve(
    questions: Connection,
    answers: Connection,
    theirs: tuple[Connection, ...],
    seconds: int,
    memory: int,
    parent: int,
) -> None:
    """What the process does: answer questions until there are no more."""
    for connection in theirs:
        connection.close()  # or the end of the one who asks would not be noticed
    leave_to_parent(parent)
    _let_go(questions.fileno(), answers.fileno())
    limit_memory(memory)
    while True:
        limit_seconds(seconds)
        try:
            tell, asked = questions.recv()
        except EOFError:
            return
        try:
            for told in tell(*asked):
                answers.send(("told", told))
                limit_seconds(seconds)
            answers.send(("done", None))
        except SourceError as error:
            answers.send(("refused", str(error)))
        except MemoryError:
            os._exit(_NO_MEMORY)
        finally:
            _, fault, trace = sys.exc_info()
            if fault is not None:  # a mistake of ours, or of a library: it ends this process, nothing else
                answers.send(("broke off", _name_fault(fault, trace)))


def _name_fault(fault: BaseException, trace: TracebackType | None) -> str:
    """What it was, and in which line of ours or of a library's."""
    last = traceback.extract_tb(trace)[-1]
    return f"{type(fault).__name__} in line {last.lineno} of {Path(last.filename).name}"


def _let_go(*kept: int) -> None:
    """Leave the terminal to the build, as libraries print what they stumble over, and whatever else a forked
    process has open: the end of a pipe that is open here as well keeps its reader waiting for ever.

    Nothing is closed, only turned to nowhere: whoever closes it in his turn closes no file of ours.
    """
    nowhere, known = os.open(os.devnull, os.O_RDWR), Path("/proc/self/fd")
    inherited = {int(each) for each in os.listdir(known)} if known.is_dir() else set()  # noqa: PTH208  (numbers)
    for file in inherited - {*kept, nowhere} | {0, 1, 2}:
        with suppress(OSError):
            os.dup2(nowhere, file)


SUPERVISOR = Supervisor()
"""That of this process."""
