"""Connections to an IP address that was checked, which end when their time is over.

A name is resolved once and what it resolves to is connected to: it cannot mean another machine in between.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from time import monotonic
from typing import Any

import httpcore

from dateline.fetching.reach import PrivateNetworkError, Reach

_TRIED = 4
"""Addresses of a host that has many."""


class CheckedBackend(httpcore.NetworkBackend):
    """Connects for httpcore; all that is done takes `timeout_s` together."""

    def __init__(self, reach: Reach, timeout_s: float) -> None:
        self._reach = reach
        self._deadline = monotonic() + timeout_s

    # Any: httpcore's socket options, which are handed on.
    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection. Raises PrivateNetworkError when no address of the host may be asked."""
        admitted = [ip for ip in self._reach.resolve(host, port) if self._reach.admits(ip)]
        if not admitted:
            raise PrivateNetworkError(
                "on a private network; `fetch: {private: true}` in config.yaml allows that"
            )
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for ip in admitted[:_TRIED]:
            try:
                left_s = _left_s(self._deadline)
                stream = httpcore.SyncBackend().connect_tcp(ip, port, left_s, local_address, socket_options)
                return _TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore.ConnectError()


class _TimedStream(httpcore.NetworkStream):
    """A stream whose reads and writes have one deadline: a server cannot dribble for ever."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left_s(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left_s(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, _left_s(self._deadline))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  (Any: as in the base class)
        return self._stream.get_extra_info(info)


def _left_s(deadline: float) -> float:
    left_s = deadline - monotonic()
    if left_s <= 0:
        raise httpcore.ReadTimeout
    return left_s
