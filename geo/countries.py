"""Countries by their names, peoples and capitals, and the blocs they form.

Codes and capitals are ISO 3166-1 and GeoNames; names in other languages are CLDR's (Babel).
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Country:
    """One country: ISO 3166-1 codes, capital, what else it and its people are called (English)."""

    alpha3: str
    alpha2: str
    capital: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A country in a bloc; None means from its founding, until today."""

    country: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Bloc:
    """A group of countries that can act as one."""

    id: str
    name: str
    aliases: tuple[str, ...]
    members: tuple[Member, ...]


@cache
def load_countries() -> Mapping[str, Country]:
    """All countries and territories by alpha-3."""
    with (_DATA / "countries.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["alpha3"]: Country(
            row["alpha3"], row["alpha2"], row["capital"], _split(row["aliases"]), _split(row["demonyms"])
        )
        for row in rows
    }


@cache
def load_blocs() -> tuple[Bloc, ...]:
    """The blocs, in the order of their table."""
    table = tomllib.loads((_DATA / "blocs.toml").read_text(encoding="utf-8"))
    return tuple(
        Bloc(
            row["id"],
            row["name"],
            tuple(row["aliases"]),
            tuple(
                Member(each, row.get("since", {}).get(each), row.get("until", {}).get(each))
                for each in row["members"]
            ),
        )
        for row in table["bloc"]
    )


def country_alpha3(name: str) -> str | None:
    """The country of a name, alias or code ("the UK", "Frankreich", "FR", "FRA"); None for anything else."""
    return _codes().get(name) or _names().get(_normal(name))


def demonym_alpha3(word: str) -> str | None:
    """The country of a people or its adjective ("German", "Swedes")."""
    return _demonyms().get(_normal(word))


def capital_alpha3(name: str) -> str | None:
    """The country whose capital a name is ("Beijing"), which often speaks for it."""
    return _capitals().get(_normal(name))


def country_name(alpha3: str, language: str = "en") -> str:
    """What a language calls a country; English where CLDR does not know it, else the code itself."""
    country = load_countries().get(alpha3)
    if country is None:
        return alpha3
    return _territories(language).get(country.alpha2, alpha3)


def find_bloc(name: str) -> Bloc | None:
    """The bloc of a name, alias or id ("EU", "the European Union")."""
    return _bloc_names().get(_normal(name))


def members_of(bloc: Bloc, day: date | None = None) -> tuple[str, ...]:
    """Its members on a day; without a day those of the latest date we know."""
    return tuple(sorted(member.country for member in bloc.members if _is_member(member, day)))


def _is_member(member: Member, day: date | None) -> bool:
    if day is None:
        return member.until is None
    return (member.since is None or member.since <= day) and (member.until is None or day <= member.until)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _normal(name: str) -> str:
    return " ".join(name.replace("’", "'").split()).removeprefix("the ").removeprefix("The ").casefold()


@cache
def _territories(language: str) -> Mapping[str, str]:
    try:
        return dict(Locale.parse(language, sep="-").territories)
    except (UnknownLocaleError, ValueError):
        return dict(Locale("en").territories)


@cache
def _names() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for country in load_countries().values():
        spoken = [_territories(tag).get(country.alpha2, "") for tag in ("en", "de", "fr", "es")]
        spoken += [part for name in spoken for part in (name.replace("&", "and"),) if "&" in name]
        for name in (*spoken, *country.aliases):
            names.setdefault(_normal(name), country.alpha3)
    names.pop("", None)
    return names


@cache
def _codes() -> Mapping[str, str]:
    return {code: each.alpha3 for each in load_countries().values() for code in (each.alpha2, each.alpha3)}


@cache
def _demonyms() -> Mapping[str, str]:
    pairs = ((word, each.alpha3) for each in load_countries().values() for word in each.demonyms)
    return {_normal(word): alpha3 for word, alpha3 in pairs}


@cache
def _capitals() -> Mapping[str, str]:
    return {_normal(each.capital): each.alpha3 for each in load_countries().values() if each.capital}


@cache
def _bloc_names() -> Mapping[str, Bloc]:
    return {_normal(name): bloc for bloc in load_blocs() for name in (bloc.id, bloc.name, *bloc.aliases)}
