"""Geocoders: the gazetteer as geopy's, and a service that is well, slow, down or talking nonsense."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

import pytest
from geopy.geocoders import SERVICE_TO_GEOCODER  # type: ignore[import-untyped]  # geopy has no type hints
from geopy.geocoders.base import Geocoder  # type: ignore[import-untyped]  # geopy has no type hints

from geo.gazetteer import load_gazetteer
from geo.geocoders import GEOCODERS, Answer, GazetteerGeocoder, Service, open_geocoders
from geo.placing import place_mentions
from timeline.languages import load_language
from timeline.mentions import find_names
from timeline.model import SourceDocument

HIT = [
    {
        "lat": "12.5", "lon": "-7.25", "display_name": "Zorblatt, Nowhere, Mali", "name": "Zorblatt",
        "addresstype": "village", "address": {"country_code": "ml"},
    }
]  # fmt: skip


class Nominatim(BaseHTTPRequestHandler):
    """Answers in Nominatim's format; what is asked for decides how badly."""

    asked: list[str]
    agents: list[str]

    def do_GET(self) -> None:
        query = parse_qs(urlparse(self.path).query).get("q", [""])[0]
        type(self).asked.append(query)
        type(self).agents.append(self.headers.get("User-Agent", ""))
        status = {"Quota": 429, "Broken": 500, "Forbidden": 403}.get(query, 200)
        body = {"Garbled": b"<html>", "Zorblatt": json.dumps(HIT).encode()}.get(query, b"[]")
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name is the base class's
        pass


@contextmanager
def serving() -> Iterator[tuple[str, type[Nominatim]]]:
    handler = type("Handler", (Nominatim,), {"asked": [], "agents": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}", handler
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def service(domain: str, known: dict[str, Answer | None]) -> Service:
    settings = {"user_agent": "tests@example.org", "domain": domain, "scheme": "http", "timeout": "1"}
    return open_geocoders([("gazetteer", {}), ("nominatim", settings)], known, wait_s=0.0)[0]


def test_the_gazetteer_is_a_geocoder_of_geopy() -> None:
    geocoder = GazetteerGeocoder()
    assert isinstance(geocoder, Geocoder)
    assert geocoder.geocode("Paris").raw["country"] == "FRA"
    assert geocoder.geocode("Paris, Texas").raw["country"] == "USA"
    assert geocoder.geocode("Athens", country="USA").raw["country"] == "USA"
    assert geocoder.geocode("No such place at all") is None
    assert len(geocoder.geocode("Springfield", exactly_one=False, limit=5)) == 5
    assert geocoder.geocode("") is None


def test_without_a_service_in_the_configuration_nobody_is_asked() -> None:
    assert open_geocoders([("gazetteer", {})]) == ()


def test_a_service_answers_once_and_the_cupboard_ever_after() -> None:
    known: dict[str, Answer | None] = {}
    with serving() as (domain, handler):
        asked = service(domain, known)
        place = asked.find_place("Zorblatt")
        assert asked.find_place("Zorblatt") == place
        assert asked.find_place("Unheard Of") is None
        assert asked.find_place("Unheard Of") is None
        assert handler.asked == ["Zorblatt", "Unheard Of"]
        assert handler.agents == ["tests@example.org"] * 2
    assert place is not None
    assert (place.latitude, place.longitude, place.country, place.kind) == (12.5, -7.25, "MLI", "city")
    assert place.geocoder == "nominatim"
    assert service("127.0.0.1:9", known).find_place("Zorblatt") == place


@pytest.mark.parametrize("query", ["Quota", "Broken", "Forbidden", "Garbled"])
def test_a_service_in_trouble_costs_a_warning_and_nothing_is_kept(query: str) -> None:
    known: dict[str, Answer | None] = {}
    with serving() as (domain, _):
        asked = service(domain, known)
        assert asked.find_place(query) is None
        assert len(asked.troubles) == 1
        assert query in asked.troubles[0]
        assert known == {}


def test_a_service_that_is_down_is_given_up() -> None:
    asked = service("127.0.0.1:9", {})
    for name in ("One", "Two", "Three", "Four", "Five"):
        assert asked.find_place(name) is None
    assert len(asked.troubles) == 3


@pytest.mark.parametrize(
    ("name", "settings"),
    [("nominatim", {}), ("nosuch", {}), ("nominatim", {"user_agent": "a", "colour": "red"})],
)
def test_a_wrong_choice_is_refused(name: str, settings: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=name):
        open_geocoders([(name, settings)])


def test_every_service_that_may_be_named_is_one_of_geopy() -> None:
    assert set(GEOCODERS) - {"gazetteer"} <= set(SERVICE_TO_GEOCODER)


def test_a_service_places_what_the_gazetteer_does_not_know() -> None:
    document = SourceDocument("one", "Rain fell in Zorblatt, and in France.", "one.txt")
    gazetteer = load_gazetteer()
    mentions = find_names(document, gazetteer.names, load_language("en"))
    with serving() as (domain, handler):
        placed = place_mentions(document, mentions, gazetteer, [service(domain, {})])
        assert handler.asked == ["Zorblatt"]
    assert [(each.mention.text, each.place and each.place.country) for each in placed] == [
        ("Zorblatt", "MLI"),
        ("France", "FRA"),
    ]
