"""The gazetteer: 230,000 places and the names they go by, offline.

Packed by `scripts/make_gazetteer.py` from GeoNames (CC BY 4.0), CLDR and our own tables; see
geo/data/LICENSES.md. The file is "DLG2" and one zlib stream: the number of blobs, their lengths
(uint32), and the blobs: the names (sorted, each between line ends), the countries (alpha-3, comma
between), then columns. Where each block of names begins. By name: traits, where its entries begin;
the entries of all names, most populous first. By entry: number of its name, latitude and longitude
(1e-4 degrees), country, kind (bit 4: a capital), geonameid, population, its state and its county
(entry + 1).
"""

from __future__ import annotations

import sys
import zlib
from array import array
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

from geo.model import Place, PlaceKind
from geo.names import Names, open_table
from timeline.mentions.traits import TRAIT_BITS

ATTRIBUTION = "GeoNames (geonames.org), CC BY 4.0"
_FILE = Path(__file__).parent / "data" / "gazetteer.bin"
_KINDS: tuple[PlaceKind, ...] = (
    "country", "admin1", "admin2", "city", "landmark", "region", "sea", "bloc", "continent",
)  # fmt: skip
_CAPITAL = 16
_COLUMNS = "IHIIIiiBBIIHI"


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """All places by number, and the names they go by."""

    names: Names
    countries: tuple[str, ...]
    starts: array[int]
    """Where the entries of each name begin in `entries`; one more than there are names."""
    entries: array[int]
    name: array[int]
    latitude: array[int]
    longitude: array[int]
    country: array[int]
    kind: array[int]
    geonameid: array[int]
    population: array[int]
    admin1: array[int]
    admin2: array[int]


@cache
def load_gazetteer() -> Gazetteer:
    """The packed table; 0.06 s the first time."""
    data = zlib.decompress(_FILE.read_bytes()[4:])
    count = int.from_bytes(data[:4], "little")
    lengths = _read_column("I", data[4 : 4 + 4 * count])
    ends = list(accumulate(lengths, initial=4 + 4 * count))
    blobs = [data[start:end] for start, end in pairwise(ends)]
    columns = [_read_column(code, blob) for code, blob in zip(_COLUMNS, blobs[2:], strict=True)]
    blocks, traits, *rest = columns
    return Gazetteer(Names(open_table(blobs[0], blocks, traits)), tuple(blobs[1].decode().split(",")), *rest)


def _read_column(code: str, blob: bytes) -> array[int]:
    column = array(code)
    column.frombytes(blob)
    if sys.byteorder == "big":
        column.byteswap()
    return column


def find_entries(gazetteer: Gazetteer, name: str) -> array[int]:
    """The numbers of the places a name can mean, most populous first; empty when it is unknown."""
    value = gazetteer.names.get(name)
    if value is None:
        return array("I")
    number = value >> TRAIT_BITS
    return gazetteer.entries[gazetteer.starts[number] : gazetteer.starts[number + 1]]


def name_of(gazetteer: Gazetteer, entry: int) -> str:
    """What a place is called."""
    return gazetteer.names.spelling(gazetteer.name[entry])


def kind_of(gazetteer: Gazetteer, entry: int) -> PlaceKind:
    """What kind of thing a place is."""
    return _KINDS[gazetteer.kind[entry] & (_CAPITAL - 1)]


def is_capital(gazetteer: Gazetteer, entry: int) -> bool:
    """Whether it is the capital of a country."""
    return bool(gazetteer.kind[entry] & _CAPITAL)


def describe_place(gazetteer: Gazetteer, entry: int) -> Place:
    """The place of a number."""
    return Place(
        name_of(gazetteer, entry),
        gazetteer.latitude[entry] / 1e4,
        gazetteer.longitude[entry] / 1e4,
        gazetteer.countries[gazetteer.country[entry]] or None,
        kind_of(gazetteer, entry),
        gazetteer.geonameid[entry] or None,
        "gazetteer",
    )
