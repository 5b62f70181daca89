"""How often a service is asked: one request a second, and after a failure again, later each time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from geopy.exc import (  # type: ignore[import-untyped]  # geopy has no type hints
    GeocoderRateLimited,
    GeocoderServiceError,
)
from geopy.extra.rate_limiter import RateLimiter  # type: ignore[import-untyped]  # geopy has no type hints

from geo.geocoders.troubles import is_passing

PAUSE_S = 1.0
"""Between two requests to one server; what the public servers of OpenStreetMap ask for."""

LONGEST_WAIT_S = 60.0
"""That a server may ask us to wait; a build does not stand still for longer."""

_RETRIES = 2
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, in seconds, and a way to let it pass."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Pacer(RateLimiter):  # type: ignore[misc]  # geopy has no type hints
    """geopy's limiter for all that one server is asked, by a clock of ours."""

    def __init__(self, pause_s: float, clock: Clock) -> None:
        super().__init__(
            lambda ask: ask(),
            min_delay_seconds=pause_s,
            max_retries=0,
            error_wait_seconds=pause_s,
            swallow_exceptions=False,
        )
        self.clock = clock

    def _clock(self) -> float:
        return self.clock.now()

    def _sleep(self, seconds: float) -> None:
        self.clock.sleep(seconds)


def ask_patiently(ask: Callable[[], _Found], pacer: Pacer) -> _Found:
    """What the service answers, at the third try if need be. Raises the last failure."""
    for tried in range(_RETRIES):
        try:
            return _take_turn(ask, pacer)
        except GeocoderServiceError as error:
            wait_s = _wait_s(error, tried, pacer.min_delay_seconds)
            if not is_passing(error) or wait_s > LONGEST_WAIT_S:
                raise
            pacer.clock.sleep(wait_s)
    return _take_turn(ask, pacer)


def _take_turn(ask: Callable[[], _Found], pacer: Pacer) -> _Found:
    found: _Found = pacer(ask)
    return found


def _wait_s(error: Any, tried: int, pause_s: float) -> float:  # noqa: ANN401  (Any: geopy has no type hints)
    """Twice the pause, then four times; or what the server asks for, if that is longer."""
    asked = error.retry_after if isinstance(error, GeocoderRateLimited) else None
    return max(pause_s * 2.0 ** (tried + 1), float(asked or 0))
