"""How often a server is asked."""

from __future__ import annotations

from geo.geocoders.patience import Clock

_LONGEST_S = 30.0
"""That robots.txt may ask for; a build does not stand still for longer."""


class Pace:
    """Turns at the servers: `pause_s` between the start of one request and that of the next."""

    def __init__(self, pause_s: float, clock: Clock) -> None:
        self._pause_s = pause_s
        self._clock = clock
        self._last: dict[str, float] = {}

    def wait(self, server: str, wished_s: float = 0.0) -> None:
        """Come back when the server may be asked again; `wished_s` is the pause that it wishes for itself."""
        pause_s = max(self._pause_s, min(wished_s, _LONGEST_S))
        if server in self._last:
            left_s = self._last[server] + pause_s - self._clock.now()
            if left_s > 0:
                self._clock.sleep(left_s)
        self._last[server] = self._clock.now()
