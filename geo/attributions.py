"""Whom a page has to thank for the places on it, by the geocoder that knew them.

The words and addresses are those that each service's terms of use ask for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.model import Place, Placement


@dataclass(frozen=True, slots=True)
class Attribution:
    """The line a service wants to see, and the address it leads to; None for a service we have no line of."""

    text: str
    url: str | None


_OPENSTREETMAP = "https://www.openstreetmap.org/copyright"
_ATTRIBUTIONS = {
    "arcgis": Attribution("Powered by Esri", "https://www.esri.com"),
    "azure": Attribution("Microsoft Azure Maps, TomTom", "https://azure.microsoft.com/products/azure-maps"),
    "geocodeearth": Attribution(
        "Geocode Earth, OpenStreetMap contributors and others", "https://geocode.earth/guidelines"
    ),
    "geonames": Attribution("GeoNames (geonames.org), CC BY 4.0", "https://www.geonames.org/"),
    "googlev3": Attribution("Google Maps", "https://maps.google.com/"),
    "here": Attribution("HERE", "https://www.here.com/"),
    "herev7": Attribution("HERE", "https://www.here.com/"),
    "mapbox": Attribution(
        "Mapbox, OpenStreetMap contributors (ODbL)", "https://www.mapbox.com/about/maps/"
    ),
    "mapquest": Attribution("MapQuest", "https://www.mapquest.com/"),
    "maptiler": Attribution(
        "MapTiler, OpenStreetMap contributors (ODbL)", "https://www.maptiler.com/copyright/"
    ),
    "nominatim": Attribution("OpenStreetMap contributors, ODbL (Nominatim)", _OPENSTREETMAP),
    "opencage": Attribution("OpenCage, OpenStreetMap contributors (ODbL)", "https://opencagedata.com/credits"),
    "pelias": Attribution("OpenStreetMap contributors, ODbL, and others (Pelias)", _OPENSTREETMAP),
    "photon": Attribution("OpenStreetMap contributors, ODbL (Photon)", _OPENSTREETMAP),
    "pickpoint": Attribution("OpenStreetMap contributors, ODbL (PickPoint)", _OPENSTREETMAP),
    "tomtom": Attribution("TomTom", "https://www.tomtom.com/"),
}  # fmt: skip
_OURS = frozenset(("gazetteer", "config"))
"""The gazetteer's line stands on every page; the editor's own places need none."""


def attribution_of(geocoder: str) -> Attribution:
    """The line of a service, by the name it has in config.yaml."""
    return _ATTRIBUTIONS.get(geocoder, Attribution(geocoder, None))


def is_from_service(place: Place) -> bool:
    """Whether a service knew it, and neither the gazetteer nor the editor."""
    return place.geocoder not in _OURS


def list_attributions(placements: Iterable[Placement]) -> tuple[Attribution, ...]:
    """The lines of the services that placed something, each once, in the order of their names."""
    services = {each.place.geocoder for each in placements if is_from_service(each.place)}
    return tuple(attribution_of(service) for service in sorted(services))
