"""What is kept of an answer: a name, a point, a country and a kind, whatever else a service sends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import isfinite
from typing import Any

from geo.countries import country_alpha3
from geo.model import Place, PlaceKind

Answer = tuple[str, float, float, str | None, PlaceKind]
"""Name, latitude, longitude, country (alpha-3), kind."""

LONGEST_NAME = 120
"""Characters of a name, asked or answered."""

_PARTS = ("address", "properties", "components", "attributes")
_COUNTRY_FIELDS = ("country_code", "countrycode", "countryCode", "ISO_3166-1_alpha-3", "country_a", "country")
_KIND_FIELDS = ("addresstype", "type", "osm_value", "_type", "layer", "resultType")
_KINDS: Sequence[tuple[frozenset[str], PlaceKind]] = (
    (frozenset(("country",)), "country"),
    (frozenset(("state", "province", "region")), "admin1"),
    (frozenset(("county", "district", "state_district")), "admin2"),
    (
        frozenset(
            (
                "city",
                "town",
                "village",
                "hamlet",
                "municipality",
                "suburb",
                "borough",
                "locality",
                "localadmin",
            )
        ),
        "city",
    ),
    (frozenset(("sea", "ocean", "bay", "strait", "water")), "sea"),
    (frozenset(("continent",)), "continent"),
    (frozenset(("landmark",)), "landmark"),
)
_CLASS_FIELDS = ("class", "category", "osm_key")
_NO_PLACES = frozenset(("shop", "office", "craft", "highway", "club", "advertising"))
"""Classes of OpenStreetMap whose names news never means by "in Zorblatt": a baker's, a street."""


def read_answer(query: str, location: Any) -> Answer | None:  # noqa: ANN401  (Any: geopy's Location or None)
    """The place in a Location of geopy; None for none, or for a thing that is no place.

    Raises ValueError, TypeError or AttributeError for one that makes no sense.
    """
    if location is None:
        return None
    parts = list(_parts_of(location.raw))
    if any(_text(part, field) in _NO_PLACES for part in parts for field in _CLASS_FIELDS):
        return None
    names = [part["name"] for part in parts if part.get("name") is not None]
    return check_answer(
        (
            names[0] if names else query,
            location.latitude,
            location.longitude,
            _country_of(parts, str(location.address)),
            _kind_of(parts),
        )
    )


def check_answer(answer: object) -> Answer:
    """An answer as the cupboard keeps it. Raises ValueError for anything else."""
    if not isinstance(answer, Sequence) or isinstance(answer, str) or len(answer) != 5:
        raise ValueError("not five values")
    name, latitude, longitude, country, said = answer
    point = (_degree(latitude, 90.0), _degree(longitude, 180.0))
    if point == (0.0, 0.0):
        raise ValueError("no point: software that does not know says 0, 0")
    if country is not None and (not isinstance(country, str) or country_alpha3(country) != country):
        raise ValueError("not a country")
    kind = next((kind for _, kind in _KINDS if kind == said), None)
    if kind is None:
        raise ValueError("not a kind of place")
    return _clean_name(name), *point, country, kind


def to_place(answer: Answer, geocoder: str) -> Place:
    """The place of an answer, and who knew it."""
    name, latitude, longitude, country, kind = answer
    return Place(name, latitude, longitude, country, kind, None, geocoder)


def _clean_name(name: object) -> str:
    """The name without control characters, surrogates and marks that turn the line around."""
    if not isinstance(name, str) or len(name) > LONGEST_NAME:
        raise ValueError("not a name")
    cleaned = " ".join("".join(char if char.isprintable() else " " for char in name).split())
    if not cleaned:
        raise ValueError("an empty name")
    return cleaned


def _degree(value: object, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("not a number")
    if not isfinite(value) or abs(value) > most:
        raise ValueError("off the globe")
    return float(value)


def _parts_of(raw: object) -> Iterator[Mapping[str, Any]]:  # Any: what the service answered
    """What the service said about the place itself, then the groups of it."""
    if isinstance(raw, Mapping):
        yield raw
        yield from (part for name in _PARTS if isinstance(part := raw.get(name), Mapping))


def _text(part: Mapping[str, Any], field: str) -> str:  # Any: what the service answered
    value = part.get(field)
    return value if isinstance(value, str) and len(value) <= LONGEST_NAME else ""


def _country_of(parts: Sequence[Mapping[str, Any]], address: str) -> str | None:  # Any: as above
    """The country from its code or name, else from the last part of the address."""
    for part in parts:
        for field in _COUNTRY_FIELDS:
            said = _text(part, field)
            found = country_alpha3(said.upper()) or country_alpha3(said)
            if found:
                return found
    last = address[-LONGEST_NAME:].rpartition(",")[2].strip()
    # "Springfield, IL" lies neither in Israel nor "Macon, GA" in Gabon
    return country_alpha3(last) if len(last) > 2 or last == "UK" else None


def _kind_of(parts: Sequence[Mapping[str, Any]]) -> PlaceKind:  # Any: as above
    said = {_text(part, field) for part in parts for field in _KIND_FIELDS}
    return next((kind for words, kind in _KINDS if words & said), "landmark")
