"""The server of a review: on 127.0.0.1, under an address that nobody can guess."""

from __future__ import annotations

import secrets
import socket
from dataclasses import dataclass

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from dateline.config import Config
from dateline.errors import UsageError
from dateline.pipeline import Found
from dateline.reviewing.answering import Answers
from dateline.reviewing.desk import Desk

HOST = "127.0.0.1"
_TOKEN_BYTES = 32
_PATIENCE_S = 30


class _Quiet(WSGIRequestHandler):
    """Answers without a line for each request, and does not wait for ever for one to be finished."""

    timeout = _PATIENCE_S

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002  (the name is werkzeug's)
        return

    def version_string(self) -> str:
        return "dateline"


@dataclass(frozen=True, slots=True)
class Opened:
    """A server that listens and does not answer yet."""

    server: BaseWSGIServer
    address: str
    """What to open, the token in it."""


def open_review(config: Config, found: Found, port: int) -> Opened:
    """A server for the review of a story; port 0 takes any free one. Raises UsageError for a port that is
    taken, ConfigError for corrections that are wrong."""
    desk, token = Desk(config, found), secrets.token_urlsafe(_TOKEN_BYTES)
    with _listen(port) as listener:
        port = listener.getsockname()[1]
        answers = Answers(desk, token, port, config.borders)
        server = make_server(HOST, port, answers, threaded=True, request_handler=_Quiet, fd=listener.fileno())
    return Opened(server, f"http://{HOST}:{port}/{token}/")


def _listen(port: int) -> socket.socket:
    """Made here, since werkzeug ends the program when a port is taken."""
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        raise UsageError(f"port {port}: {error.strerror}; choose another with --port") from None
