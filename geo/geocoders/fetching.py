"""One request to a service: no longer than it may take, no more than an answer weighs, nowhere else.

It stands in for the HTTP clients of geopy, which read what comes, follow any redirect and differ with what
happens to be installed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from re import fullmatch
from ssl import SSLContext
from time import monotonic
from typing import IO, Any, NoReturn
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from geopy.adapters import (  # type: ignore[import-untyped]  # geopy has no type hints
    AdapterHTTPError,
    BaseSyncAdapter,
)
from geopy.exc import (  # type: ignore[import-untyped]  # geopy has no type hints
    GeocoderParseError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)

from geo.geocoders.shapes import Fits, fits_any

_LARGEST = 2_000_000
"""Bytes of an answer; one place takes a few thousand."""

_CHUNK = 65_536
_JSON = r"(application|text)/([\w.-]+\+)?(json|geo\+json|javascript|plain)"
_HTTP_DAY = r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT"


class CarefulAdapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no type hints
    """An HTTP client of geopy's shape."""

    def __init__(
        self,
        *,
        proxies: dict[str, str] | None,
        ssl_context: SSLContext | None,
        fits: Fits = fits_any,
    ) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._fits = fits
        self._opener = OpenerDirector()
        for handler in (
            ProxyHandler(proxies),
            HTTPHandler(),
            HTTPSHandler(context=ssl_context),
            HTTPDefaultErrorHandler(),
            _SameServerOnly(),
            HTTPErrorProcessor(),
        ):
            self._opener.add_handler(handler)

    # Any: whatever JSON holds, so far as it fits.
    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:  # noqa: ANN401
        """The answer as JSON. Raises GeocoderParseError for what is none, or not one of the service."""
        kind, text = self._fetch(url, timeout, headers)
        if not fullmatch(_JSON, kind):
            raise GeocoderParseError("not JSON")
        try:
            answer = json.loads(text, parse_constant=_refuse)
        except (ValueError, RecursionError):
            raise GeocoderParseError("not JSON") from None
        if not self._fits(answer):
            raise GeocoderParseError("not of the service's format")
        return answer

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """The answer as it stands."""
        return self._fetch(url, timeout, headers)[1]

    def _fetch(self, url: str, timeout_s: float, headers: Mapping[str, str]) -> tuple[str, str]:
        """Content type and text. Messages say nothing of the address, which may hold a key."""
        deadline = monotonic() + timeout_s
        try:
            with self._opener.open(Request(url, headers=dict(headers)), timeout=timeout_s) as response:  # noqa: S310  (http and https are all the opener knows)
                return response.headers.get_content_type(), _read(response, deadline).decode("utf-8-sig")
        except HTTPError as error:
            with error:
                raise AdapterHTTPError(
                    f"HTTP {error.code}", status_code=error.code, headers=_retry_after(error), text=""
                ) from None
        except UnicodeError:
            raise GeocoderParseError("not UTF-8") from None
        except TimeoutError:
            raise GeocoderTimedOut("timed out") from None
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise GeocoderTimedOut("timed out") from None
            raise GeocoderUnavailable(getattr(error.reason, "strerror", None) or "no connection") from None
        except (OSError, HTTPException):
            raise GeocoderUnavailable("connection lost") from None


class _SameServerOnly(HTTPRedirectHandler):
    """Follows a redirect within a server, or to its encrypted self; any other is an answer 3xx."""

    # Any: as in the base class.
    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Any,  # noqa: ANN401
        newurl: str,
    ) -> Request | None:
        """The request that follows, None where none may."""
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        encrypted = (old.scheme, new.scheme) == ("http", "https") and old.hostname == new.hostname
        if (old.scheme, old.netloc) == (new.scheme, new.netloc) or (
            encrypted and old.port is new.port is None
        ):
            return super().redirect_request(req, fp, code, msg, headers, newurl)
        return None


def _read(response: HTTPResponse, deadline: float) -> bytes:
    body = bytearray()
    while chunk := response.read1(_CHUNK):
        body += chunk
        if len(body) > _LARGEST:
            raise GeocoderParseError("too large")
        if monotonic() > deadline:
            raise GeocoderTimedOut("timed out")
    return bytes(body)


def _retry_after(error: HTTPError) -> dict[str, str]:
    """The header Retry-After where it is one; geopy would log any other as it stands."""
    said = str(error.headers.get("Retry-After") or "").strip()
    return {"retry-after": said} if fullmatch(rf"\d{{1,6}}|{_HTTP_DAY}", said) else {}


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)  # NaN and Infinity, which Python reads and JSON does not have
