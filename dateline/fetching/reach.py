"""Which machines may be asked: those of the public Internet, by the address that is connected to."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.errors import SourceError, UnreachableError

_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv4 within IPv6, RFC 6052."""


class PrivateNetworkError(SourceError):
    """A server that may not be asked."""


def resolve_host(host: str, port: int) -> Sequence[str]:
    """The addresses of a host. Raises UnreachableError if it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise UnreachableError("no server of this name can be found") from None
    return tuple(dict.fromkeys(str(each[4][0]) for each in found))


def is_public(address: str) -> bool:
    """Whether this IP address belongs to the Internet, and to no private, local or special network.

    >>> [is_public(ip) for ip in ("93.184.215.14", "10.1.1.1", "::ffff:127.0.0.1", "fe80::1%eth0")]
    [True, False, False, False]
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.is_site_local:
            return False
        within = ip.ipv4_mapped or ip.sixtofour
        if ip in _TRANSLATED:
            within = ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
        if within is not None:
            return is_public(str(within))
    return ip.is_global and not ip.is_multicast and not ip.is_unspecified and not ip.is_reserved


@dataclass(frozen=True, slots=True)
class Reach:
    """How names become IP addresses, and which of those may be connected to."""

    admits: Callable[[str], bool] = is_public
    resolve: Callable[[str, int], Sequence[str]] = resolve_host
