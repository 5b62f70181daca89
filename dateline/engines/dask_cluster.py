"""Many machines: batches of items, done by the workers of a cluster of dask.distributed.

What travels is bytes of plain data, there and back. Files, and what is made of all documents at once, stay on
the machine that builds: workers need no disk in common and parse nothing that strangers made. Workers with
another program than this one are refused: the result is that of this machine, byte for byte. When a worker is
killed others do its batches, and this machine does what workers die of again and again.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache, partial
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pkgutil import resolve_name
from platform import python_version
from typing import TYPE_CHECKING, Any, TypeVar

from dateline.engines.pace import Pace
from dateline.errors import EngineError
from dateline.plain_data import do_on_bytes, to_bytes, work_from_bytes
from dateline.program import digest_program
from timeline.works import Work

if TYPE_CHECKING:  # an extra, which takes a second to import
    from distributed import Client, Future

_WORTH_IT_S = 5.0
"""What is left to do must take so long here for the cluster to be asked."""
_WORTH_SENDING_S = 0.5
"""The same once it was."""
_PATIENCE_S = 10
"""For an answer of the scheduler."""
_NO_WORKER_S = 60
"""How long to wait where there are none: some clusters start workers when there is something to do."""
_LOOK_S = 2.0
"""How often to look how many workers there are."""
_BATCH_S = 1.0
"""How long a batch shall take: the scheduler takes a thousandth of it."""
_BATCH_BYTES = 1_000_000
"""Of a batch, but for an item that is larger by itself."""
_FEWEST_BATCHES = 4
"""For each thread of a worker: all shall be busy to the end."""
_AHEAD = 3
"""Batches that wait for each thread; what they give is kept by their workers until it is asked for."""
_FEWEST_THREADS = 4
"""Taken to be there before the first workers are."""
_ATTEMPTS = 5
"""To get the result of a batch from the worker that has it."""
_SENDING_S = 60
"""For each."""
_TLS_REMEDY = "name them in its own configuration, under distributed.comm.tls"
_DESCRIBE = f"{__name__}:describe_program"
_ONE_AT_A_TIME = threading.Lock()
"""Threads of a worker: Python runs one of them at a time anyway, and nothing here was written for more."""

_Batch = list[bytes]
_Told = _Batch | str
"""What a worker gives: results, or why it gives none."""
_Answer = TypeVar("_Answer")


class DaskCluster:
    """The workers of one scheduler; it is asked when there is enough to do, and little is done here."""

    at_once = 4096

    def __init__(self, address: str) -> None:
        """Raises EngineError where dask is not installed."""
        if find_spec("distributed") is None:
            raise EngineError("engine: dask is not installed: `pip install 'dateline[dask]'`")
        self._address = address
        self._pace = Pace()
        self._client: Client | None = None
        self._threads, self._looked_s = 0, 0.0

    def run(self, work: Work[Any, Any], items: Sequence[bytes]) -> Iterator[bytes]:  # Any: see Engine
        """The result of each item, in order. Raises EngineError where the cluster is not there, or not as it
        must be."""
        left = yield from self._pace.begin(work, items, _WORTH_SENDING_S if self._client else _WORTH_IT_S)
        if not left:
            return
        pace_s = self._pace.of(work)
        client = self._connect()
        most = len(left) // (_FEWEST_BATCHES * max(self._count_threads(client), _FEWEST_THREADS))
        for batch in self._spread(client, work, left, max(1, min(most, int(_BATCH_S / pace_s)))):
            yield from batch

    def close(self) -> None:
        """Leave the cluster; what it was doing for us it drops."""
        client, self._client, self._looked_s = self._client, None, 0.0
        if client is not None:
            client.close()

    def _connect(self) -> Client:
        if self._client is None:
            self._client = _open_client(self._address)
            # A worker that is sent a function it does not have breaks off: first, whether it has it.
            for worker, told in self._ask_all(self._client, resolve_name, _DESCRIBE):
                if isinstance(told, ImportError | AttributeError):
                    raise self._refuse(f"cannot run dateline ({told})", f"the worker {worker}")
            for worker, told in self._ask_all(self._client, describe_program):
                if isinstance(told, tuple) and told[0] != digest_program():
                    raise self._refuse(f"runs {told[1]}", f"the worker {worker}")
        return self._client

    def _ask_all(self, client: Client, ask: Callable[..., object], *asked: str) -> list[tuple[str, object]]:
        """What each worker answers, by its address: that of one that has just died is an exception."""
        told = self._ask(client, partial(client.run, ask, *asked, on_error="return"))
        return sorted(told.items(), key=lambda pair: str(pair[0]))

    def _spread(
        self, client: Client, work: Work[Any, Any], items: Sequence[bytes], size: int
    ) -> Iterator[_Batch]:
        waiting: deque[tuple[_Batch, Future[_Told]]] = deque()
        packed, program = to_bytes(work), digest_program()
        for batch in _cut(items, size):
            # Not pure: dask would name it by a digest of the batch, and we remember what was done ourselves.
            send = partial(client.submit, do_batch, program, type(work), packed, batch, pure=False)
            future: Future[_Told] = self._ask(client, send)
            waiting.append((batch, future))
            if len(waiting) >= _AHEAD * max(self._count_threads(client), _FEWEST_THREADS):
                yield self._collect(client, work, *waiting.popleft())
        while waiting:
            yield self._collect(client, work, *waiting.popleft())

    def _collect(self, client: Client, work: Work[Any, Any], batch: _Batch, future: Future[_Told]) -> _Batch:
        for _ in range(_ATTEMPTS):  # a worker may be gone before it has given what it has made
            self._wait_for(client, future)
            if future.status == "error":
                error = future.exception()
                if isinstance(error, ImportError):
                    raise self._refuse(f"cannot run dateline ({error})")
                # It died of it again and again, or had no room for it: here it is done, or tells why not.
                return [do_on_bytes(work, item) for item in batch]
            told = self._ask(client, partial(_result_of, future))
            if told is not None:
                return self._check(told, len(batch))
        raise self._gone()

    def _check(self, done: object, count: int) -> _Batch:
        if isinstance(done, str):
            raise self._refuse(f"runs {done}")
        if not isinstance(done, list) or [type(one) for one in done] != [bytes] * count:
            raise self._refuse("gives what is no result")
        return done

    def _wait_for(self, client: Client, future: Future[_Told]) -> None:
        """Until it is done. Raises EngineError where it will not be."""
        done, busy_s = threading.Event(), time.monotonic()
        future.add_done_callback(lambda _: done.set())
        while future.status not in ("finished", "error"):
            if future.status == "cancelled" or client.status != "running":
                raise self._gone()
            if done.wait(_LOOK_S):  # it was done, but may have been lost since: then it is done again
                done.clear()
                future.add_done_callback(lambda _: done.set())
            elif self._count_threads(client):
                busy_s = time.monotonic()
            elif time.monotonic() - busy_s > _NO_WORKER_S:
                start = f"start some with `dask worker {self._address}`"
                raise self._complain(f"has had no worker for {_NO_WORKER_S} s; {start}")

    def _count_threads(self, client: Client) -> int:
        """Of all workers there are."""
        if time.monotonic() - self._looked_s > _LOOK_S:
            self._threads = sum(self._ask(client, client.nthreads).values())
            self._looked_s = time.monotonic()
        return self._threads

    def _ask(self, client: Client, ask: Callable[[], _Answer]) -> _Answer:
        """What the scheduler answers. Raises EngineError where it is not there any more."""
        if client.status != "running":
            raise self._gone()
        try:
            return ask()
        except (OSError, CancelledError):
            raise self._gone() from None

    def _gone(self) -> EngineError:
        return self._complain("the scheduler went away; what was done is kept: build again when it is there")

    def _refuse(self, why: str, worker: str = "") -> EngineError:
        ours = describe_program()[1]
        remedy = f"install there what is here: {ours}, with the same libraries"
        return self._complain(f"{worker or 'a worker'} {why}; {remedy}")

    def _complain(self, what: str) -> EngineError:
        return EngineError(f"{self._address}: {what}, or write `engine: local`")


def _open_client(address: str) -> Client:
    """A connection. Raises EngineError where there is none."""
    import distributed  # takes a second, which a build that sends nothing need not pay

    for name in ("distributed", "distributed.client"):  # what goes wrong we say ourselves, in a line
        logging.getLogger(name).setLevel(logging.CRITICAL)
    remedy = "start one with `dask scheduler`, or write `engine: local`"
    try:
        # A client waits for ever for what takes a connection and says nothing, so we knock first.
        with ThreadPoolExecutor(1) as apart:  # a notebook has a loop of its own in this thread
            kind = apart.submit(asyncio.run, _knock(address)).result()
        if kind != "Scheduler":
            raise EngineError(f"{address}: no scheduler of dask, but a {kind[:40].lower()}; {remedy}")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of versions that differ: we look ourselves whether that matters
            return distributed.Client(address, timeout=_PATIENCE_S, set_as_default=False, name="dateline")
    except TypeError:  # what dask raises for want of them
        raise EngineError(f"{address}: dask has no certificates for TLS; {_TLS_REMEDY}") from None
    except (OSError, ValueError, KeyError, MemoryError, ImportError):  # whatever answers there
        raise EngineError(f"{address}: no scheduler of dask answers; {remedy}") from None


async def _knock(address: str) -> str:
    """What answers at an address: "Scheduler"."""
    from distributed.core import rpc  # as above
    from distributed.security import Security

    arguments = Security().get_connection_args("client")
    async with rpc(address, timeout=_PATIENCE_S, connection_args=arguments) as asked:
        return str((await asyncio.wait_for(asked.identity(), _PATIENCE_S))["type"])


def _result_of(future: Future[_Told]) -> _Told | None:
    """None where it does not come."""
    with suppress(TimeoutError):
        return future.result(timeout=_SENDING_S)
    return None


def _cut(items: Sequence[bytes], most: int) -> Iterator[_Batch]:
    """The items in batches of so many at most, and of so many bytes."""
    batch: _Batch = []
    size = 0
    for item in items:
        if batch and (len(batch) == most or size + len(item) > _BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += len(item)
    if batch:
        yield batch


def describe_program() -> tuple[bytes, str]:
    """Which program this process runs: its digest, and its versions in words."""
    try:
        ours = f"dateline {version('dateline')}"
    except PackageNotFoundError:  # run from a folder that was never installed
        ours = "dateline"
    return digest_program(), f"{ours} ({digest_program().hex()[:8]}) on Python {python_version()}"


def do_batch(program: bytes, kind: type[Work[Any, Any]], packed: bytes, batch: _Batch) -> _Told:
    """The results, on a worker; the versions in words of a worker whose program is another one."""
    if digest_program() != program:
        return describe_program()[1]
    with _ONE_AT_A_TIME:
        work = _unpack(kind, packed)
        return [do_on_bytes(work, item) for item in batch]


@lru_cache(maxsize=1)
def _unpack(kind: type[Work[Any, Any]], packed: bytes) -> Work[Any, Any]:  # Any: see Engine
    return work_from_bytes(kind, packed)
