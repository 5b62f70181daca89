"""What goes wrong with a service, in words: the trouble, and what the editor can do about it."""

from __future__ import annotations

from dataclasses import dataclass

from geopy.adapters import AdapterHTTPError  # type: ignore[import-untyped]  # geopy has no type hints
from geopy.exc import (  # type: ignore[import-untyped]  # geopy has no type hints
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderQuotaExceeded,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)

_REFUSALS = frozenset((401, 402, 403, 407))
_CREDENTIALS = "check its `user_agent` and key"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One failure. A passing one is worth another try; after a lasting one the service is left alone."""

    what: str
    remedy: str
    passing: bool = False
    lasting: bool = False


def describe_trouble(error: GeopyError, timeout_s: float) -> Trouble:
    """The trouble behind an exception of geopy's. No word of it is the service's own, nor of the address."""
    cause = error.__cause__
    if isinstance(cause, AdapterHTTPError):
        return _describe_status(cause.status_code)
    if isinstance(error, GeocoderTimedOut):
        remedy = "build again later, or give it a longer `timeout`"
        return Trouble(f"did not answer within {timeout_s:g} s", remedy, passing=True)
    if isinstance(error, GeocoderUnavailable):
        remedy = "check the network and its `domain`, or build again later"
        return Trouble(f"cannot be reached ({str(error)[:60].lower()})", remedy, passing=True)
    if isinstance(error, GeocoderAuthenticationFailure | GeocoderInsufficientPrivileges):
        return Trouble("refuses us", _CREDENTIALS, lasting=True)
    if isinstance(error, GeocoderQuotaExceeded):
        return Trouble("says that the quota is used up", "build again later", lasting=True)
    return Trouble("sent what is no answer of a geocoder", "check its `domain`, or build again later")


def is_passing(error: GeopyError) -> bool:
    """Whether asking again may help."""
    return describe_trouble(error, 0.0).passing


def _describe_status(status: int) -> Trouble:
    later = "build again later"
    if status == 429:
        return Trouble("asks for fewer requests (HTTP 429)", later, passing=True)
    if status == 408 or status >= 500:
        return Trouble(f"is out of order (HTTP {status})", later, passing=True)
    if status in _REFUSALS:
        return Trouble(f"refuses us (HTTP {status})", _CREDENTIALS, lasting=True)
    if status < 400:
        return Trouble(f"has moved (HTTP {status})", "check its `domain` and `scheme`", lasting=True)
    return Trouble(f"does not take the question (HTTP {status})", "check its settings")
