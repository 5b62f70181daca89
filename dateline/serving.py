"""Looking at a site on this machine: a server on 127.0.0.1 that nobody else can reach."""

from __future__ import annotations

import functools
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from dateline.errors import UsageError

HOST = "127.0.0.1"


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each request, and never from a cache."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name is http.server's)
        return


def open_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server for the folder, listening but not yet answering; port 0 takes any free one."""
    try:
        return ThreadingHTTPServer((HOST, port), functools.partial(_Quiet, directory=str(folder)))
    except OSError as error:
        raise UsageError(f"port {port}: {error.strerror}; choose another with --port") from None
