"""Addresses that may be fetched: http or https, a host, perhaps a port, and nobody's password."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, quote, urlsplit

import idna

from dateline.errors import SourceError

_LONGEST = 4000
_BLANK = re.compile(r"[\x00-\x20\x7f\\]")
_NAME = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63}){0,126}\.?")
_PORTS = {"http": 80, "https": 443}
_PATH = "/%:@!$&'()*+,;=~"
_QUERY = _PATH + "?[]"


def read_address(written: str) -> str:
    """The address as it is sent, in ASCII and without its fragment. Raises SourceError with what is wrong.

    >>> read_address("HTTPS://Kai.Example:443/Übersicht?tag=a#top")
    'https://kai.example/%C3%9Cbersicht?tag=a'
    """
    if len(written) > _LONGEST or _BLANK.search(written):
        raise SourceError("not a web address")
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError:
        raise SourceError("not a web address") from None
    if parts.scheme not in _PORTS:
        raise SourceError("only addresses with http:// or https:// are fetched")
    if "@" in parts.netloc:
        raise SourceError("names a user; save the page and name the file")
    if port == 0:
        raise SourceError("not a web address")
    return f"{parts.scheme}://{_host(parts)}{_port(parts.scheme, port)}{_target(parts)}"


def fault_of_address(written: str) -> str | None:
    """What keeps an address from being fetched; None if nothing that can be told from it alone."""
    try:
        read_address(written)
    except SourceError as error:
        return str(error)
    return None


def origin_of(address: str) -> str:
    """Scheme, host and port of an address that was read."""
    return "/".join(address.split("/", 3)[:3])


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    try:
        if "[" in parts.netloc:
            return f"[{ipaddress.IPv6Address(host)}]"
        name = host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except ValueError:  # idna.IDNAError is one
        raise SourceError("not a web address") from None
    if not _NAME.fullmatch(name):
        raise SourceError("not a web address")
    return name


def _port(scheme: str, port: int | None) -> str:
    return "" if port in (None, _PORTS[scheme]) else f":{port}"


def _target(parts: SplitResult) -> str:
    query = f"?{quote(parts.query, safe=_QUERY)}" if parts.query else ""
    return quote(parts.path or "/", safe=_PATH) + query
