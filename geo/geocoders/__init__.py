"""Geocoders: the gazetteer, and whatever service of geopy the configuration names.

A service is asked only for names that the gazetteer does not know, in the order of the configuration.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence

from geo.geocoders.gazetteer import GazetteerGeocoder
from geo.geocoders.services import Answer, Service, open_service

GEOCODERS = (
    "gazetteer",
    "arcgis",
    "azure",
    "geocodeearth",
    "geonames",
    "googlev3",
    "here",
    "herev7",
    "mapbox",
    "mapquest",
    "maptiler",
    "nominatim",
    "opencage",
    "pelias",
    "photon",
    "pickpoint",
    "tomtom",
)
"""What config.yaml may name: the gazetteer, and geopy's services by geopy's names."""

__all__ = ["GEOCODERS", "Answer", "GazetteerGeocoder", "Service", "open_geocoders"]


def open_geocoders(
    choices: Sequence[tuple[str, Mapping[str, str]]],
    known: MutableMapping[str, Answer | None] | None = None,
    wait_s: float = 1.0,
) -> tuple[Service, ...]:
    """The services among the choices of the configuration, in order; none when it names only the gazetteer.

    `known` is the cupboard of answers from earlier builds, and gets the new ones. Raises ValueError for a
    choice that cannot be opened.
    """
    cupboard: MutableMapping[str, Answer | None] = {} if known is None else known
    for name, _ in choices:
        if name not in GEOCODERS:
            raise ValueError(f"unknown geocoder {name!r}; choose among {', '.join(GEOCODERS)}")
    return tuple(
        open_service(name, settings, cupboard, wait_s) for name, settings in choices if name != "gazetteer"
    )
