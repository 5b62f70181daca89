"""The places that a text tells something of, each once, as closely as it names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from geo.model import Place, PlacedMention, PlaceKind, Placement
from geo.placing.distance import distance_km

_FINE = ("city", "landmark", "admin2")
_WIDTH: Mapping[PlaceKind, int] = {
    "country": 4,
    "admin1": 3,
    "region": 2,
    "admin2": 2,
    "city": 1,
    "landmark": 1,
}
_REGION_KM, _WIDE_REGION_KM = 600, 4000
"""How far from its middle a region of one country, or of several, may reach."""


def as_text(found: Iterable[PlacedMention]) -> tuple[Placement, ...]:
    """Each place once; a country only when nothing in it is named more closely."""
    places: dict[tuple[str, str | None], Placement] = {}
    for each in found:
        if each.place is not None:
            key = (each.place.name, each.place.country)
            places.setdefault(key, Placement(each.place, "text", each.mention.span))
    each_place = tuple(places.values())
    return tuple(one for one in each_place if not any(_is_wider(one.place, two.place) for two in each_place))


def _is_wider(place: Place, other: Place) -> bool:
    """Whether one is the country or state that the other lies in, as far as a country tells."""
    if place.kind == "region" and place.country in (None, other.country) and other.kind in (*_FINE, "admin1"):
        away = distance_km(place.latitude, place.longitude, other.latitude, other.longitude)
        return away < (_REGION_KM if place.country else _WIDE_REGION_KM)
    if place.country is None or place.country != other.country:
        return False
    return _WIDTH.get(place.kind, 0) > _WIDTH.get(other.kind, len(_WIDTH))
