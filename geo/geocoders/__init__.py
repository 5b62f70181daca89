"""Geocoders: the gazetteer, and whatever service of geopy the configuration names.

A service is asked only for names that the gazetteer does not know, in the order of the configuration.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.geocoders.answers import Answer, check_answer
from geo.geocoders.gazetteer import GazetteerGeocoder
from geo.geocoders.patience import PAUSE_S, Clock, Pacer
from geo.geocoders.services import Known, Service, open_service
from geo.geocoders.settings import Setting, check_settings, list_settings

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

__all__ = [
    "GEOCODERS",
    "Answer",
    "Clock",
    "GazetteerGeocoder",
    "Known",
    "Service",
    "Setting",
    "check_answer",
    "check_settings",
    "list_settings",
    "open_geocoders",
]


def open_geocoders(
    choices: Sequence[tuple[str, Mapping[str, Setting]]],
    known: Known | None = None,
    clock: Clock | None = None,
) -> tuple[Service, ...]:
    """The services among the choices of the configuration, in order; none when it names only the gazetteer.

    `known` is the cupboard of answers from earlier builds, and gets the new ones. Raises ValueError for a
    choice that cannot be opened.
    """
    cupboard: Known = {} if known is None else known
    for name, _ in choices:
        if name not in GEOCODERS:
            raise ValueError(f"unknown geocoder {name!r}; choose among {', '.join(GEOCODERS)}")
    pacers: dict[str, Pacer] = {}

    def open_one(name: str, settings: Mapping[str, Setting]) -> Service:
        pause_s = float(str(settings.get("pause", PAUSE_S)))

        def pacer_of(server: str) -> Pacer:
            return pacers.setdefault(server, Pacer(pause_s, clock or Clock()))

        return open_service(name, settings, cupboard, pacer_of)

    return tuple(open_one(name, settings) for name, settings in choices if name != "gazetteer")
