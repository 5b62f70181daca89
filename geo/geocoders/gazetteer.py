"""The gazetteer as a geopy geocoder: offline, keyless, and exchangeable for any service of geopy."""

from __future__ import annotations

from typing import Any

from geopy.geocoders.base import Geocoder  # type: ignore[import-untyped]  # geopy has no type hints
from geopy.location import Location  # type: ignore[import-untyped]  # geopy has no type hints

from geo.gazetteer import Gazetteer, describe_place, load_gazetteer
from geo.lookup import search
from geo.model import Place


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no type hints
    """Places of the packed table by name ("Paris", "Paris, Texas"), likeliest first."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        super().__init__(scheme="https", user_agent="dateline")
        self.gazetteer = gazetteer or load_gazetteer()

    @property
    def name(self) -> str:
        """Who it is, for the page."""
        return "gazetteer"

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: object = None,
        country: str | None = None,
        limit: int | None = None,
    ) -> Any:  # noqa: ANN401 - Any: geopy's own shape, a Location, a list of them, or None
        """geopy's face: a Location, or with `exactly_one=False` a list; None when there is no such place.

        `country` is alpha-3. `timeout` is taken for geopy's sake; nothing here waits.
        """
        places = self.find_places(query, country)[: 1 if exactly_one else limit]
        found = [_to_location(place) for place in places]
        if not found:
            return None
        return found[0] if exactly_one else found

    def find_place(self, query: str) -> Place | None:
        """The likeliest place of a name; None for an unknown one."""
        return next(iter(self.find_places(query)), None)

    def find_places(self, query: str, country: str | None = None) -> list[Place]:
        """The places of a name, likeliest first, those of one country only when it is given."""
        places = [describe_place(self.gazetteer, entry) for entry in search(self.gazetteer, query)]
        return [place for place in places if country is None or place.country == country]


def _to_location(place: Place) -> Location:
    raw = {"name": place.name, "country": place.country, "kind": place.kind, "geonameid": place.geonameid}
    return Location(place.name, (place.latitude, place.longitude, 0.0), raw)
