"""Geocoders: the gazetteer as geopy's, and services that are well, slow, down or talking nonsense."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator

import pytest
from geopy.geocoders import SERVICE_TO_GEOCODER  # type: ignore[import-untyped]  # geopy has no type hints
from geopy.geocoders.base import Geocoder  # type: ignore[import-untyped]  # geopy has no type hints

from geo.attributions import attribution_of
from geo.gazetteer import load_gazetteer
from geo.geocoders import (
    GEOCODERS,
    Answer,
    Clock,
    GazetteerGeocoder,
    Service,
    Setting,
    check_answer,
    list_settings,
    open_geocoders,
)
from geo.model import PlacedMention
from geo.placing import place_mentions
from tests.geocoding_server import PHOTON_PLACE, GeocodingServer, Reply, nominatim, photon, say_json, serving
from timeline.languages import load_language
from timeline.mentions import find_names
from timeline.model import SourceDocument

NOBODY = "127.0.0.1:9"


class Hours:
    """A clock of which an hour takes no time."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.now_s += seconds
        self.slept.append(seconds)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[GeocodingServer]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving() as running:
        yield running


def service(
    domain: str,
    known: dict[str, Answer | None] | None = None,
    hours: Hours | None = None,
    name: str = "nominatim",
    **settings: Setting,
) -> Service:
    """A service that waits for its answers, but not between its questions."""
    clock = hours or Hours()
    plain: dict[str, Setting] = {"user_agent": "tests@example.org", "domain": domain, "scheme": "http"}
    return open_geocoders(
        [("gazetteer", {}), (name, {**plain, **settings})],
        {} if known is None else known,
        Clock(lambda: clock.now_s, clock.sleep),
    )[0]


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


def test_a_service_answers_once_and_the_cupboard_ever_after(server: GeocodingServer) -> None:
    known: dict[str, Answer | None] = {}
    asked = service(server.address, known)
    place = asked.find_place("Zorblatt")
    assert asked.find_place("Zorblatt") == place
    assert asked.find_place("Unheard Of") is None
    assert asked.find_place("Unheard Of") is None
    assert server.asked == ["Zorblatt", "Unheard Of"]
    assert server.agents == ["tests@example.org"] * 2
    assert place is not None
    assert (place.latitude, place.longitude, place.country, place.kind) == (12.5, -7.25, "MLI", "city")
    assert (place.name, place.geocoder) == ("Zorblatt", "nominatim")
    assert service(server.address, known).find_place("Zorblatt") == place
    assert len(server.asked) == 2
    assert asked.troubles == ()


def test_photon_answers_too(server: GeocodingServer) -> None:
    server.photon_replies["Quorvale"] = photon()
    asked = service(server.address, name="photon")
    place = asked.find_place("Quorvale")
    assert place is not None
    assert (place.name, place.latitude, place.longitude) == ("Quorvale", -33.25, -71.5)
    assert (place.country, place.kind, place.geocoder) == ("CHL", "city", "photon")
    assert asked.find_place("Unheard Of") is None
    assert asked.troubles == ()


def test_answers_of_another_server_or_language_are_other_answers(server: GeocodingServer) -> None:
    known: dict[str, Answer | None] = {}
    service(server.address, known).find_place("Zorblatt")
    service(server.address, known, user_agent="others@example.org", timeout=2.0).find_place("Zorblatt")
    assert len(known) == len(server.asked) == 1
    service(server.address, known, language="de").find_place("Zorblatt")
    service(server.address, known, country_codes=("ml", "sn")).find_place("Zorblatt")
    assert len(known) == len(server.asked) == 3


def test_no_secret_is_kept(server: GeocodingServer) -> None:
    known: dict[str, Answer | None] = {}
    service(server.address, known, name="pickpoint", api_key="SESAME", user_agent="WHO").find_place(
        "Zorblatt"
    )
    assert len(known) == 1
    assert "SESAME" not in str(known)
    assert "WHO" not in str(known)


ADDRESS_OF_ANOTHER = "http://192.0.2.1/search?q=x"
IN_TROUBLE = {
    "429": (Reply(b"[]", 429), "asks for fewer requests (HTTP 429)"),
    "429 for hours": (Reply(b"[]", 429, headers={"Retry-After": "7200"}), "asks for fewer requests"),
    "429 for nonsense": (Reply(b"[]", 429, headers={"Retry-After": "\x1b[2J" + "9" * 5000}), "asks for"),
    "500": (Reply(b"[]", 500), "is out of order (HTTP 500)"),
    "503": (Reply(b"[]", 503), "is out of order (HTTP 503)"),
    "403": (Reply(b"[]", 403), "refuses us (HTTP 403); 1 name was not looked up there; check its"),
    "404": (Reply(b"[]", 404), "does not take the question (HTTP 404)"),
    "another host": (Reply(b"", 302, headers={"Location": ADDRESS_OF_ANOTHER}), "has moved (HTTP 302)"),
    "a file": (Reply(b"", 302, headers={"Location": "file:///etc/passwd"}), "has moved (HTTP 302)"),
    "slow": (Reply(b"[]", slow=True), "did not answer within 0.1 s"),
    "a word now and then": (Reply(b"[", dribbles=True), "did not answer within 0.1 s"),
}  # fmt: skip
NO_ANSWERS = {
    "HTML": Reply(b"<!DOCTYPE html><p>Welcome", kind="text/html"),
    "HTML that claims to be JSON": Reply(b"<!DOCTYPE html><p>Welcome"),
    "JSON that claims to be HTML": Reply(json.dumps([]).encode(), kind="text/html"),
    "half an answer": Reply(nominatim().body[:-20]),
    "nothing": Reply(b""),
    "no content": Reply(b"", 204),
    "not UTF-8": Reply(nominatim(name="Zürich").body.replace(b"Z\\u00fcrich", b"Z\xfcrich")),
    "UTF-16": Reply(nominatim().body.decode().encode("utf-16")),
    "more than an answer": Reply(b"[" + b" " * 3_000_000 + b"]"),
    "a tower": Reply(b"[" * 100_000),
    "null": say_json(None),
    "a mapping": say_json({}),
    "a number": say_json(7),
    "an error": say_json({"error": {"message": "<script>"}}),
    "a list of lists": say_json([[1, 2]]),
    "a list of null": say_json([None]),
    "no latitude": nominatim(lat=None),
    "no point": nominatim(lat=None, lon=None),
    "a list for a number": nominatim(lat=[1]),
    "words for a number": nominatim(lat="north"),
    "yes for a number": nominatim(lat=True),
    "NaN": Reply(nominatim().body.replace(b'"12.5"', b"NaN")),
    "nan in quotes": nominatim(lat="nan"),
    "infinity": nominatim(lon="1e999"),
    "off the globe": nominatim(lat="95"),
    "around the globe": nominatim(lon="352.75"),
    "a number of a million digits": Reply(nominatim().body.replace(b'"12.5"', b"9" * 1_000_000)),
    "0, 0": nominatim(lat="0", lon="0"),
    "an absurd name": nominatim(name="Z" * 100_000),
    "a name of control characters": nominatim(name="\x00\x1b\x07"),
    "a list for a name": nominatim(name=["Zorblatt"]),
    "a mapping for a name": nominatim(name={"en": "Zorblatt"}),
    "no display name": nominatim(display_name=None),
}


@pytest.mark.parametrize(("reply", "words"), IN_TROUBLE.values(), ids=IN_TROUBLE)
def test_a_service_in_trouble_costs_a_line_and_nothing_is_kept(
    server: GeocodingServer, reply: Reply, words: str
) -> None:
    server.replies["Zorblatt"] = reply
    known: dict[str, Answer | None] = {}
    asked = service(server.address, known, timeout=0.1)
    assert asked.find_place("Zorblatt") is None
    (trouble,) = asked.troubles
    assert trouble.startswith(f"nominatim {words}")
    assert "not looked up there" in trouble
    assert trouble.isprintable()
    assert known == {}


@pytest.mark.parametrize("reply", NO_ANSWERS.values(), ids=NO_ANSWERS)
def test_what_makes_no_sense_is_a_trouble_of_the_service(server: GeocodingServer, reply: Reply) -> None:
    server.replies["Zorblatt"] = reply
    known: dict[str, Answer | None] = {}
    asked = service(server.address, known)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert asked.find_place("Zorblatt") is None
    assert known == {}
    assert "; ".join(asked.troubles) == (
        "nominatim sent what is no answer of a geocoder; 1 name was not looked up there; "
        "check its `domain`, or build again later"
    )
    assert asked.find_place("Unheard Of") is None
    assert len(known) == 1


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        {},
        {"features": None},
        {"features": {}},
        {"features": [None]},
        {"features": [{**PHOTON_PLACE, "geometry": None}]},
        {"features": [{**PHOTON_PLACE, "geometry": {"coordinates": [5]}}]},
        {"features": [{**PHOTON_PLACE, "geometry": {"coordinates": [None, 5]}}]},
        {"features": [{**PHOTON_PLACE, "geometry": {"coordinates": [5, 100]}}]},
        {"features": [{**PHOTON_PLACE, "properties": None}]},
        {"features": [{**PHOTON_PLACE, "properties": {"name": 5}}]},
    ],
)
def test_nonsense_of_photons_is_none_of_its_answers_either(server: GeocodingServer, answer: object) -> None:
    server.photon_replies["Quorvale"] = say_json(answer)
    known: dict[str, Answer | None] = {}
    asked = service(server.address, known, name="photon")
    assert asked.find_place("Quorvale") is None
    assert "no answer of a geocoder" in asked.troubles[0]
    assert known == {}


def test_a_name_comes_without_what_could_steer_a_page_or_a_terminal(server: GeocodingServer) -> None:
    server.replies["Zorblatt"] = nominatim(name="  Zor\x00bl\u202eatt\ud800 <b>\x1b[2J\n Hill ")
    place = service(server.address).find_place("Zorblatt")
    assert place is not None
    assert place.name == "Zor bl att <b> [2J Hill"


def test_a_bakery_of_the_name_is_no_place(server: GeocodingServer) -> None:
    server.replies["Zorblatt"] = nominatim(**{"class": "shop", "type": "bakery", "addresstype": "shop"})
    asked = service(server.address)
    assert asked.find_place("Zorblatt") is None
    assert asked.troubles == ()


def test_a_state_at_the_end_of_an_address_is_no_country(server: GeocodingServer) -> None:
    server.replies["Zorblatt"] = nominatim(address={}, display_name="Zorblatt, Macon, GA")
    server.replies["Quorvale"] = nominatim(address={}, display_name="Quorvale, Mali")
    asked = service(server.address)
    found = [asked.find_place(name) for name in ("Zorblatt", "Quorvale")]
    assert [place and place.country for place in found] == [None, "MLI"]


def test_a_redirect_within_the_server_is_followed(server: GeocodingServer) -> None:
    server.replies["Zorblatt"] = Reply(b"", 301, headers={"Location": "/search?q=Moved"})
    server.replies["Moved"] = nominatim()
    assert service(server.address).find_place("Zorblatt") is not None


def test_an_absurd_name_is_not_asked_for(server: GeocodingServer) -> None:
    assert service(server.address).find_place("Z" * 10_000) is None
    assert server.asked == []


def test_one_request_a_second_whoever_asks_the_server(server: GeocodingServer) -> None:
    hours = Hours()
    settings: dict[str, Setting] = {
        "user_agent": "tests@example.org", "domain": server.address, "scheme": "http"
    }  # fmt: skip
    english, german = open_geocoders(
        [("nominatim", settings), ("nominatim", {**settings, "language": "de"})],
        clock=Clock(lambda: hours.now_s, hours.sleep),
    )
    for name in ("One", "Two"):
        english.find_place(name)
        german.find_place(name)
    assert len(server.asked) == 4
    assert hours.slept == [1.0, 1.0, 1.0]


def test_a_stumbling_service_is_asked_again_later_each_time(server: GeocodingServer) -> None:
    hours = Hours()
    server.replies["Zorblatt"] = [Reply(b"", 500), Reply(b"", 503), nominatim()]
    asked = service(server.address, hours=hours)
    assert asked.find_place("Zorblatt") is not None
    assert hours.slept == [2.0, 4.0]
    assert asked.troubles == ()


def test_the_service_says_how_long_to_wait(server: GeocodingServer) -> None:
    hours = Hours()
    server.replies["Zorblatt"] = [Reply(b"", 429, headers={"Retry-After": "17"}), nominatim()]
    assert service(server.address, hours=hours).find_place("Zorblatt") is not None
    assert hours.slept == [17.0]


def test_a_service_that_asks_for_hours_or_refuses_us_is_left_alone_at_once(server: GeocodingServer) -> None:
    hours = Hours()
    server.replies["Zorblatt"] = Reply(b"", 429, headers={"Retry-After": "7200"})
    asked = service(server.address, hours=hours)
    for name in ("Zorblatt", "Two", "Three", "Zorblatt"):
        assert asked.find_place(name) is None
    assert server.asked == ["Zorblatt"]
    assert hours.slept == []
    assert asked.troubles == (
        "nominatim asks for fewer requests (HTTP 429); 3 names were not looked up there; build again later",
    )


def test_a_service_that_is_down_is_given_up_with_one_line() -> None:
    asked = service(NOBODY)
    for name in ("One", "Two", "Three", "Four", "Five"):
        assert asked.find_place(name) is None
    (trouble,) = asked.troubles
    assert trouble == (
        "nominatim cannot be reached (connection refused); 5 names were not looked up there; "
        "check the network and its `domain`, or build again later"
    )


def test_many_failures_among_answers_end_it_too(server: GeocodingServer) -> None:
    names = [f"Name{number}" for number in range(40)]
    server.replies |= {name: Reply(b"", 400) for name in names[::2]}
    asked = service(server.address)
    for name in names:
        asked.find_place(name)
    assert len(server.asked) == 19
    assert "; ".join(asked.troubles) == (
        "nominatim does not take the question (HTTP 400); 31 names were not looked up there; "
        "check its settings"
    )


def test_the_next_of_the_chain_answers_for_one_that_is_down(server: GeocodingServer) -> None:
    server.photon_replies["Quorvale"] = photon()
    placed = place("Rain fell in Quorvale.", [service(NOBODY), service(server.address, name="photon")])
    assert [each.place and each.place.geocoder for each in placed] == ["photon"]


@pytest.mark.parametrize(
    ("name", "settings", "problem"),
    [
        ("nosuch", {}, "unknown geocoder 'nosuch'"),
        ("nominatim", {}, "nominatim: user_agent: is missing; say who"),
        ("nominatim", {"user_agent": "a", "colour": "red"}, "colour: not a setting of nominatim"),
        ("nominatim", {"user_agent": "a\r\nX: y"}, "user_agent: must be one line"),
        ("nominatim", {"user_agent": "Zoë"}, "user_agent: must be ASCII"),
        ("nominatim", {"user_agent": "my-application"}, "user_agent: must say who you are, not the name"),
        ("nominatim", {"user_agent": "a", "domain": "https://example.org"}, "domain: must be a host such as"),
        ("nominatim", {"user_agent": "a", "scheme": "ftp"}, "scheme: must be http or https"),
        ("nominatim", {"user_agent": "a", "pause": 0.5}, "pause: must be 1 or more"),
        (
            "photon",
            {"user_agent": "a", "domain": "photon.komoot.io", "pause": 0.0},
            "pause: must be 1 or more",
        ),
        ("opencage", {}, "opencage: api_key: is missing"),
        ("arcgis", {"username": "a"}, "arcgis: "),
    ],
)
def test_a_wrong_choice_is_refused(name: str, settings: dict[str, Setting], problem: str) -> None:
    with pytest.raises(ValueError) as caught:
        open_geocoders([(name, settings)])
    assert problem in str(caught.value)


@pytest.mark.parametrize("name", [name for name in GEOCODERS if name != "gazetteer"])
def test_every_service_is_one_of_geopys_and_is_thanked(name: str) -> None:
    assert name in SERVICE_TO_GEOCODER
    assert attribution_of(name).url
    keys = {"user_agent", "api_key", "apikey", "username", "subscription_key"} & set(list_settings(name))
    if name == "arcgis":  # wants all of a user's credentials, or none
        keys = {"user_agent"}
    own: dict[str, Setting] = {"domain": "geo.example.org"} if name == "pelias" else {}
    (opened,) = open_geocoders([(name, {**dict.fromkeys(keys, "a"), **own})])
    assert opened.name == name


@pytest.mark.parametrize(
    "kept",
    [
        None, "Zorblatt", [], ["Zorblatt", 1.0, 2.0, "MLI"], [5, 1.0, 2.0, "MLI", "city"],
        ["Zorblatt", "1", 2.0, "MLI", "city"], ["Zorblatt", 91.0, 2.0, "MLI", "city"],
        ["Zorblatt", float("nan"), 2.0, "MLI", "city"], ["Zorblatt", 1.0, 2.0, "Mali", "city"],
        ["Zorblatt", 1.0, 2.0, "MLI", "planet"], ["Zorblatt", 1.0, 2.0, "MLI", ["city"]],
    ],
)  # fmt: skip
def test_what_is_no_answer_any_more_is_refused(kept: object) -> None:
    with pytest.raises(ValueError):
        check_answer(kept)


def place(text: str, services: list[Service]) -> list[PlacedMention]:
    document = SourceDocument("one", text, "one.txt")
    gazetteer = load_gazetteer()
    mentions = find_names(document, gazetteer.names, load_language("en"))
    return list(place_mentions(document, mentions, gazetteer, services))


def test_a_service_places_what_the_gazetteer_does_not_know(server: GeocodingServer) -> None:
    placed = place("Rain fell in Zorblatt, and in France.", [service(server.address)])
    assert server.asked == ["Zorblatt"]
    assert [(each.mention.text, each.place and each.place.country) for each in placed] == [
        ("Zorblatt", "MLI"),
        ("France", "FRA"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell in Paris, in New York and near Lake Geneva; in Texas it did not.",
        "They believe in Nancy, and in Chad Smith. She trusts in Georgia Brown.",
        "The ministers met in March, on Monday and in Parliament.",
        "Rain fell in Springfield, at Reading and in Nice.",
    ],
)
def test_what_the_gazetteer_knows_is_asked_of_nobody(server: GeocodingServer, text: str) -> None:
    place(text, [service(server.address)])
    known = load_gazetteer().names
    assert [name for name in server.asked if name in known] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rain fell in Zorblatt's market and near Örkelfors.", ["Zorblatt", "Örkelfors"]),
        ("In Rs 500 notes, in C and in the dark.", []),
        ("A bridge fell in Quorvale Ridge on Friday.", ["Quorvale Ridge"]),
    ],
)
def test_names_are_asked_for_as_they_are_called(server: GeocodingServer, text: str, names: list[str]) -> None:
    place(text, [service(server.address)])
    assert server.asked == names
