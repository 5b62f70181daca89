"""Whether what a service sent is an answer at all: a list of places, perhaps empty, and each has a point.

geopy takes `null` and `{}` for "no such place" and a place without a point for one in the Gulf of Guinea;
such an answer would be kept for ever, so it is refused before geopy sees it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

Fits = Callable[[object], bool]


def fits_nominatim(answer: object) -> bool:
    """A list of places with `lat` and `lon`."""
    return isinstance(answer, list) and all(
        isinstance(place, Mapping) and is_point(place.get("lat"), place.get("lon")) for place in answer
    )


def fits_geojson(answer: object) -> bool:
    """A collection of features that are points."""
    features = answer.get("features") if isinstance(answer, Mapping) else None
    return isinstance(features, list) and all(_is_feature(feature) for feature in features)


def fits_any(answer: object) -> bool:
    """A list, or a mapping that says something."""
    return isinstance(answer, list) or (isinstance(answer, Mapping) and bool(answer))


def is_point(latitude: object, longitude: object) -> bool:
    """Whether these are degrees of the globe, written as numbers or as text.

    >>> is_point("48.8", 2.3), is_point(95, 0), is_point("nan", 1), is_point(None, 5)
    (True, False, False, False)
    """
    return _is_degree(latitude, 90.0) and _is_degree(longitude, 180.0)


SHAPES: Mapping[str, Fits] = {
    "nominatim": fits_nominatim,
    "pickpoint": fits_nominatim,
    "photon": fits_geojson,
    "pelias": fits_geojson,
    "geocodeearth": fits_geojson,
}
"""By service; of the others only that they say something is known."""


def _is_feature(feature: object) -> bool:
    geometry = feature.get("geometry") if isinstance(feature, Mapping) else None
    point = geometry.get("coordinates") if isinstance(geometry, Mapping) else None
    return isinstance(point, list) and len(point) >= 2 and is_point(point[1], point[0])


def _is_degree(value: object, most: float) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return False
    try:
        return -most <= float(value) <= most
    except (ValueError, OverflowError):
        return False
