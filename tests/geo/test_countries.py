"""Countries by name, people and capital; blocs and who belonged to them when."""

from __future__ import annotations

from datetime import date

import pytest

from geo.countries import (
    capital_alpha3,
    country_alpha3,
    country_name,
    demonym_alpha3,
    find_bloc,
    load_blocs,
    load_countries,
    members_of,
)


@pytest.mark.parametrize(
    ("name", "alpha3"),
    [
        ("France", "FRA"),
        ("the United Kingdom", "GBR"),
        ("UK", "GBR"),
        ("U.S.", "USA"),
        ("Frankreich", "FRA"),
        ("Allemagne", "DEU"),
        ("Estados Unidos", "USA"),
        ("Côte d’Ivoire", "CIV"),
        ("DR Congo", "COD"),
        ("Türkiye", "TUR"),
        ("FRA", "FRA"),
        ("FR", "FRA"),
        ("Kosovo", "XKX"),
    ],
)
def test_a_country_is_known_by_all_its_names(name: str, alpha3: str) -> None:
    assert country_alpha3(name) == alpha3


@pytest.mark.parametrize("word", ["in", "it", "be", "and", "Atlantis", "", "the"])
def test_other_words_are_no_countries(word: str) -> None:
    assert country_alpha3(word) is None


def test_peoples_and_capitals_speak_for_countries() -> None:
    assert demonym_alpha3("German") == "DEU"
    assert demonym_alpha3("Swedes") == "SWE"
    assert demonym_alpha3("Martian") is None
    assert capital_alpha3("Beijing") == "CHN"
    assert capital_alpha3("Springfield") is None


def test_names_come_in_the_language_of_the_page() -> None:
    assert country_name("DEU") == "Germany"
    assert country_name("DEU", "fr") == "Allemagne"
    assert country_name("DEU", "pt-BR") == "Alemanha"
    assert country_name("DEU", "xx") == "Germany"
    assert country_name("XYZ") == "XYZ"


def test_a_bloc_is_known_by_its_names() -> None:
    bloc = find_bloc("the European Union")
    assert bloc is not None
    assert bloc is find_bloc("EU")
    assert find_bloc("Hanseatic League") is None


def test_members_join_and_leave() -> None:
    bloc = find_bloc("EU")
    assert bloc is not None
    assert "GBR" in members_of(bloc, date(2019, 1, 1))
    assert "GBR" not in members_of(bloc, date(2021, 1, 1))
    assert "HRV" not in members_of(bloc, date(2010, 1, 1))
    assert len(members_of(bloc)) == 27


def test_members_are_countries() -> None:
    known = set(load_countries())
    for bloc in load_blocs():
        assert {member.country for member in bloc.members} <= known, bloc.id
        assert len({member.country for member in bloc.members}) == len(bloc.members), bloc.id


def test_codes_are_unique_and_well_formed() -> None:
    countries = load_countries().values()
    assert len({country.alpha2 for country in countries}) == len(countries)
    assert all(len(country.alpha3) == 3 and len(country.alpha2) == 2 for country in countries)
