"""A web server on this machine that gives the pages it is told to, and remembers all that it is asked."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent. `holds` keeps the asker waiting after it, `dribbles` never comes to an end, `raw` is sent
    instead of an answer."""

    body: bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    holds: bool = False
    dribbles: bool = False
    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request."""

    path: str
    host: str
    headers: Mapping[str, str]


class WebServer:
    """What it gives at a path, once for each time it is asked; everything else is not found."""

    def __init__(self, port: int, scheme: str) -> None:
        self.port = port
        self.address = f"{scheme}://127.0.0.1:{port}"
        self.replies: dict[str, Reply | list[Reply]] = {}
        self.requests: list[Asked] = []
        self.gone = threading.Event()

    @property
    def asked(self) -> list[str]:
        """The paths that were asked for, but for robots.txt."""
        return [request.path for request in self.requests if request.path != "/robots.txt"]

    def answer(self, request: Asked) -> Reply:
        self.requests.append(request)
        reply = self.replies.get(request.path, Reply(status=404))
        if isinstance(reply, list):
            reply = reply.pop(0) if len(reply) > 1 else reply[0]
        etag, modified = reply.headers.get("ETag"), reply.headers.get("Last-Modified")
        unchanged = (etag and request.headers.get("If-None-Match") == etag) or (
            not etag and modified and request.headers.get("If-Modified-Since") == modified
        )
        return Reply(status=304) if unchanged and reply.status == 200 else reply


@contextmanager
def serving_pages(certificate: str | None = None) -> Iterator[WebServer]:
    """A server while the block runs; `certificate` is the file of one with its key, for https."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = dict(self.headers.items())
            reply = server.answer(Asked(self.path, self.headers.get("Host", ""), headers))
            with suppress(OSError):  # the asker has had enough
                if reply.raw:
                    self.wfile.write(reply.raw)
                else:
                    self.send_response(reply.status)
                    for name, value in {"Content-Type": reply.kind, **reply.headers}.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(reply.body)
                self.wfile.flush()
                while reply.dribbles and not server.gone.wait(0.02):
                    self.wfile.write(b"x")
                if reply.holds:
                    server.gone.wait(10)

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name is the base class's
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        http.socket = context.wrap_socket(http.socket, server_side=True, do_handshake_on_connect=False)
    server = WebServer(http.server_address[1], "https" if certificate else "http")
    thread = threading.Thread(target=lambda: http.serve_forever(poll_interval=0.01), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.gone.set()
        http.shutdown()
        http.server_close()
        thread.join()
