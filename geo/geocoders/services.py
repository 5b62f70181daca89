"""Any service of geopy, asked politely: one request a second, twice again when it stumbles, nothing twice.

The only part of placing that may reach a network, and only when the configuration names a service.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from typing import Any

from geopy.exc import GeopyError  # type: ignore[import-untyped]  # geopy has no type hints
from geopy.extra.rate_limiter import RateLimiter  # type: ignore[import-untyped]  # geopy has no type hints
from geopy.geocoders import get_geocoder_for_service  # type: ignore[import-untyped]  # geopy has no type hints

from geo.countries import country_alpha3
from geo.model import Place, PlaceKind

ATTRIBUTIONS: Mapping[str, str] = {
    "nominatim": "OpenStreetMap contributors (openstreetmap.org/copyright), ODbL",
    "photon": "OpenStreetMap contributors (openstreetmap.org/copyright), ODbL, through photon.komoot.io",
    "opencage": "OpenCage (opencagedata.com) and OpenStreetMap contributors",
    "geonames": "GeoNames (geonames.org), CC BY 4.0",
}
_NEEDS_USER_AGENT = frozenset(("nominatim", "photon"))
_GIVES_UP_AFTER = 3
"""Failures in a row after which a service is not asked again in this build."""

Answer = tuple[str, float, float, str | None, str]
"""What the cupboard keeps of a place: name, latitude, longitude, country, kind."""


class Service:
    """One service of geopy, with its answers (the unknown names among them) kept in a cupboard."""

    def __init__(
        self,
        name: str,
        ask: Callable[[str], Any],  # Any: geopy's Location or None
        known: MutableMapping[str, Answer | None],
    ) -> None:
        self.name = name
        self.troubles: list[str] = []
        """What went wrong, for the door to tell."""
        self._ask = ask
        self._known = known
        self._failures = 0

    @property
    def attribution(self) -> str:
        """Whom the page has to thank."""
        return ATTRIBUTIONS.get(self.name, f"{self.name}, through geopy")

    def find_place(self, query: str) -> Place | None:
        """The likeliest place of a name; None when the service knows none or cannot be reached."""
        key = f"{self.name}:{query}"
        if key not in self._known:
            if self._failures >= _GIVES_UP_AFTER:
                return None
            try:
                self._known[key] = _to_answer(query, self._ask(query))
                self._failures = 0
            except (GeopyError, ValueError, OSError) as error:
                self._failures += 1
                self.troubles.append(f"{self.name}: {query}: {type(error).__name__}: {error}")
                return None
        answer = self._known[key]
        return None if answer is None else _to_place(answer, self.name)


def open_service(
    name: str,
    settings: Mapping[str, str],
    known: MutableMapping[str, Answer | None],
    wait_s: float = 1.0,
) -> Service:
    """A service by geopy's name for it, with its settings as geopy's constructor takes them.

    Raises ValueError for an unknown service, a setting it does not have, or a missing user agent.
    """
    if name in _NEEDS_USER_AGENT and not settings.get("user_agent"):
        raise ValueError(f"{name} needs user_agent: who you are, for instance you@example.org")
    try:
        geocoder = get_geocoder_for_service(name)(**{"timeout": 10, **_typed(settings)})
    except (GeopyError, TypeError) as error:
        raise ValueError(f"{name}: {error}") from error
    extra: dict[str, object] = {"addressdetails": True, "language": "en"} if name == "nominatim" else {}
    polite = RateLimiter(
        lambda query: geocoder.geocode(query, exactly_one=True, **extra),
        min_delay_seconds=wait_s,
        max_retries=2,
        error_wait_seconds=max(wait_s, 2 * wait_s),
        swallow_exceptions=False,
    )
    return Service(name, polite, known)


def _typed(settings: Mapping[str, str]) -> dict[str, object]:
    """Settings as geopy wants them: a timeout is a number."""
    return {key: float(value) if key == "timeout" else value for key, value in settings.items()}


def _to_answer(query: str, location: Any) -> Answer | None:  # noqa: ANN401 - Any: geopy's Location or None
    if location is None:
        return None
    raw = location.raw if isinstance(location.raw, Mapping) else {}
    return (
        str(raw.get("name") or query),
        float(location.latitude),
        float(location.longitude),
        _country_of(raw, str(location.address)),
        _kind_of(raw),
    )


def _country_of(raw: Mapping[str, Any], address: str) -> str | None:  # Any: what the service answered
    """The country from its code, else from the last part of the address."""
    for part in (raw.get("address"), raw.get("properties"), raw):
        if isinstance(part, Mapping):
            for field in ("country_code", "countrycode", "countryCode", "country"):
                found = country_alpha3(str(part.get(field) or "").upper()) or country_alpha3(
                    str(part.get(field) or "")
                )
                if found:
                    return found
    return country_alpha3(address.rpartition(",")[2].strip())


_KINDS: Sequence[tuple[frozenset[str], PlaceKind]] = (
    (frozenset(("country",)), "country"),
    (frozenset(("state", "province", "region")), "admin1"),
    (frozenset(("county", "district", "state_district")), "admin2"),
    (frozenset(("city", "town", "village", "hamlet", "municipality", "suburb", "borough")), "city"),
    (frozenset(("sea", "ocean", "bay", "strait", "water")), "sea"),
    (frozenset(("continent",)), "continent"),
)


def _kind_of(raw: Mapping[str, Any]) -> PlaceKind:  # Any: what the service answered
    said = {str(raw.get(field) or "") for field in ("addresstype", "type", "osm_value")}
    return next((kind for words, kind in _KINDS if words & said), "landmark")


def _to_place(answer: Answer, geocoder: str) -> Place:
    name, latitude, longitude, country, said = answer
    kind: PlaceKind = next((kind for _, kind in _KINDS if kind == said), "landmark")
    return Place(name, latitude, longitude, country, kind, None, geocoder)
