"""Any service of geopy, asked politely, nothing twice, and left alone when it is in trouble.

The only part of placing that may reach a network, and only when the configuration names a service.
"""

from __future__ import annotations

import hashlib
import json
import warnings
from collections.abc import Callable, Mapping, MutableMapping
from functools import partial
from typing import Any

from geopy.exc import (  # type: ignore[import-untyped]  # geopy has no type hints
    ConfigurationError,
    GeocoderParseError,
    GeocoderRateLimited,
    GeopyError,
)
from geopy.geocoders import get_geocoder_for_service  # type: ignore[import-untyped]  # geopy has no type hints

from geo.geocoders.answers import LONGEST_NAME, Answer, read_answer, to_place
from geo.geocoders.fetching import CarefulAdapter
from geo.geocoders.patience import LONGEST_WAIT_S, Pacer, ask_patiently
from geo.geocoders.settings import Setting, check_settings, split_settings
from geo.geocoders.shapes import SHAPES, fits_any
from geo.geocoders.troubles import Trouble, describe_trouble
from geo.model import Place

Known = MutableMapping[str, Answer | None]
"""The cupboard: what services answered to a question; None where they know no such place."""

_TIMEOUT_S = 10.0
_USER_AGENT = "dateline"
_IN_A_ROW, _IN_ALL = 3, 10
"""Failures after which a service is not asked again in this build."""

_ALWAYS: Mapping[str, Mapping[str, Any]] = {  # Any: arguments of geopy's
    "nominatim": {"language": "en", "addressdetails": True},
    "pickpoint": {"language": "en", "addressdetails": True},
    "photon": {"language": "en"},
}
_FORMAT = 1
"""Raise it when more, or something else, is kept of an answer: the old ones are then asked for again."""


class Service:
    """One service, with its answers (the unknown names among them) kept in a cupboard."""

    def __init__(
        self, name: str, identity: str, ask: Callable[[str], Answer | None], known: Known, timeout_s: float
    ) -> None:
        self.name = name
        self._identity = identity
        self._ask = ask
        self._known = known
        self._timeout_s = timeout_s
        self._missed: set[str] = set()
        self._in_a_row = 0
        self._in_all = 0
        self._left_alone = False
        self._trouble: Trouble | None = None

    @property
    def troubles(self) -> tuple[str, ...]:
        """What went wrong, in one line for the door to tell; () when all went well."""
        if self._trouble is None:
            return ()
        count = len(self._missed)
        names = "1 name was" if count == 1 else f"{count} names were"
        return (f"{self.name} {self._trouble.what}; {names} not looked up there; {self._trouble.remedy}",)

    def find_place(self, query: str) -> Place | None:
        """The likeliest place of a name; None when the service knows none or cannot be asked."""
        if len(query) > LONGEST_NAME:
            return None
        key = f"{self._identity} {query}"
        try:
            answer = self._known[key]
        except KeyError:
            if self._left_alone or query in self._missed:
                self._missed.add(query)
                return None
            try:
                answer = self._ask(query)
            except GeopyError as error:
                self._note(query, error)
                return None
            self._in_a_row = 0
            self._known[key] = answer
        return None if answer is None else to_place(answer, self.name)

    def _note(self, query: str, error: GeopyError) -> None:
        self._missed.add(query)
        self._trouble = describe_trouble(error, self._timeout_s)
        self._in_a_row += 1
        self._in_all += 1
        wait_s = error.retry_after if isinstance(error, GeocoderRateLimited) else None
        self._left_alone = (
            self._trouble.lasting
            or self._in_a_row >= _IN_A_ROW
            or self._in_all >= _IN_ALL
            or (wait_s or 0) > LONGEST_WAIT_S
        )


def open_service(
    name: str, settings: Mapping[str, Setting], known: Known, pacer_of: Callable[[str], Pacer]
) -> Service:
    """A service by geopy's name for it, with the settings of `list_settings`.

    `pacer_of` gives the pacer of a server. Raises ValueError for a setting that is missing or wrong.
    """
    for key, problem in check_settings(name, settings):
        raise ValueError(f"{name}: {key}: {problem}")
    opening, asking = split_settings(name, settings)
    timeout_s = float(str(settings.get("timeout", _TIMEOUT_S)))
    try:
        geocoder = get_geocoder_for_service(name)(
            **{"user_agent": _USER_AGENT, **opening},
            timeout=timeout_s,
            adapter_factory=partial(CarefulAdapter, fits=SHAPES.get(name, fits_any)),
        )
    except ConfigurationError as error:
        raise ValueError(f"{name}: {str(error).splitlines()[0][:200]}") from error
    server = str(getattr(geocoder, "domain", name))
    said = {**_ALWAYS.get(name, {}), **asking}
    pacer = pacer_of(server)

    def ask(query: str) -> Answer | None:
        return ask_patiently(partial(_ask_once, geocoder, query, said), pacer)

    return Service(name, _identify(name, server, said), ask, known, timeout_s)


# Any: geopy has no type hints.
def _ask_once(geocoder: Any, query: str, said: Mapping[str, Any]) -> Answer | None:  # noqa: ANN401
    """One question. geopy's parsers believe what they are sent, so whatever they stumble over is an answer
    that is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return read_answer(query, geocoder.geocode(query, exactly_one=True, **said))
    except GeopyError:
        raise
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
        raise GeocoderParseError("not an answer") from error


def _identify(name: str, server: str, said: Mapping[str, object]) -> str:
    """What tells answers of one service from those of another: where it is and what it was told, hashed.
    Keys and user agents change no answer, and are not in it."""
    told = json.dumps([_FORMAT, server, said], sort_keys=True)
    return f"{name} {hashlib.sha256(told.encode()).hexdigest()[:16]}"
