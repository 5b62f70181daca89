"""The packed table: what it knows, how fast it opens, and that our own tables are in it."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

import geo.gazetteer
from geo.countries import load_countries
from geo.gazetteer import describe_place, find_entries, is_capital, load_gazetteer
from geo.model import Place
from timeline.mentions.traits import CITY, COUNTRY, DEMONYM, HUGE

DATA = Path(geo.gazetteer.__file__).parent / "data"


def places(name: str) -> list[Place]:
    gazetteer = load_gazetteer()
    return [describe_place(gazetteer, entry) for entry in find_entries(gazetteer, name)]


def test_it_opens_quickly() -> None:
    load_gazetteer.cache_clear()
    before = time.process_time()
    load_gazetteer()
    assert time.process_time() - before < 1.0


def test_the_packed_file_stays_small() -> None:
    assert (DATA / "gazetteer.bin").stat().st_size < 7_500_000


def test_an_unknown_name_has_no_places() -> None:
    assert places("Qwertyville-on-Sea") == []


def test_paris_is_in_france_and_in_texas() -> None:
    found = [place for place in places("Paris") if place.kind == "city"]
    assert (found[0].country, found[0].geonameid) == ("FRA", 2988507)
    assert any(place.country == "USA" and 33 < place.latitude < 34 for place in found)


def test_capitals_are_marked() -> None:
    gazetteer = load_gazetteer()
    for country in load_countries().values():
        if country.alpha3 in ("FRA", "DEU", "USA", "CHN", "KEN", "BRA", "AUS", "CHE"):
            entries = find_entries(gazetteer, country.capital)
            assert any(is_capital(gazetteer, entry) for entry in entries), country.capital


@pytest.mark.parametrize(
    ("name", "trait"), [("France", COUNTRY), ("French", DEMONYM), ("Lagos", HUGE), ("Guildford", CITY)]
)
def test_names_carry_their_traits(name: str, trait: int) -> None:
    assert load_gazetteer().names[name] & trait


@pytest.mark.parametrize("file", ["regions.csv", "landmarks.csv"])
def test_every_row_of_our_own_tables_is_packed(file: str) -> None:
    with (DATA / file).open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            found = places(row["name"])
            assert any(abs(each.latitude - float(row["latitude"])) < 0.001 for each in found), row["name"]


def test_landmarks_are_many() -> None:
    with (DATA / "landmarks.csv").open(encoding="utf-8", newline="") as table:
        assert len(list(csv.DictReader(table))) >= 300


def test_every_country_has_a_place_of_its_own() -> None:
    gazetteer = load_gazetteer()
    missing = set(load_countries()) - set(gazetteer.countries)
    assert missing <= {"ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI", "CCK", "NFK", "PCN", "SJM", "TKL"}


def test_every_place_lies_on_the_globe() -> None:
    gazetteer = load_gazetteer()
    assert max(gazetteer.latitude) <= 900_000
    assert min(gazetteer.latitude) >= -900_000
    assert max(gazetteer.longitude) <= 1_800_000
    assert min(gazetteer.longitude) >= -1_800_000
