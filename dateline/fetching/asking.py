"""One request to one server: so much time, so many bytes, no redirect."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import httpcore

from dateline.errors import UnreachableError
from dateline.fetching.connecting import CheckedBackend
from dateline.fetching.reach import Reach
from dateline.fetching.unpacking import ACCEPTED, too_large, unpack


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; the body is read only where the status is 200."""

    status: int
    headers: Mapping[str, str]
    """By name in lower case; the first of each."""
    body: bytes = b""


def ask(address: str, headers: Mapping[str, str], timeout_s: float, largest: int, reach: Reach) -> Answer:
    """The answer to a GET. Raises UnreachableError when none comes, SourceError when none may."""
    host = address.split("/", 3)[2]
    sent = {"Host": host, "Accept-Encoding": ACCEPTED, "Connection": "close", **headers}
    backend = CheckedBackend(reach, timeout_s)
    try:
        with (
            httpcore.ConnectionPool(ssl_context=trust(), network_backend=backend) as pool,
            pool.stream("GET", address, headers=list(sent.items())) as response,
        ):
            return _read(response, largest)
    except httpcore.TimeoutException:
        raise UnreachableError(f"no whole answer within {timeout_s:g} s") from None
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise UnreachableError(_why(error)) from None


def _read(response: httpcore.Response, largest: int) -> Answer:
    headers: dict[str, str] = {}
    for name, value in response.headers:
        headers.setdefault(name.decode("latin-1").lower(), _decode(value).strip())
    if response.status != 200:
        return Answer(response.status, headers)
    announced = headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:20]) > largest:
        raise too_large(largest)
    encoding = headers.get("content-encoding", "").lower()
    return Answer(200, headers, unpack(response.iter_stream(), encoding, largest))


def _decode(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


@cache
def trust() -> ssl.SSLContext:
    """The certificates that this machine trusts."""
    return ssl.create_default_context()


def _why(error: Exception) -> str:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is not to be trusted ({cause.verify_message})"
    if isinstance(cause, ssl.SSLError):
        return "no secure connection"
    if isinstance(error, httpcore.ConnectError):
        return "no connection to the server"
    if isinstance(error, httpcore.ProtocolError):
        return "the answer breaks off, or is none of HTTP"
    return "connection lost"
