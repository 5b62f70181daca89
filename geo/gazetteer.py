"""The gazetteer: 277,000 places and the names they go by, offline.

Packed by `scripts/make_gazetteer.py` from GeoNames (CC BY 4.0), CLDR and our own tables; see
geo/data/LICENSES.md. The file is "DLG3", the number of blobs, for each its length and that of what is
stored (uint32; less when it is deflated, which is only done where it saves much), and the blobs: the
names (sorted, each between line ends), the countries (alpha-3, comma between), then columns. By block
of names: where it begins, where its entries do. By name: traits, number of entries; the entries of all
names, most populous first. By entry: number of its name, latitude and longitude (1e-4 degrees), country,
kind (bit 4: a capital above 100,000 people,
bit 5: any capital), geonameid, population, its state and its county (entry + 1).
"""

from __future__ import annotations

import mmap
import sys
import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from geo.model import Place, PlaceKind
from geo.names import BLOCK, Names, open_table
from timeline.mentions.traits import TRAIT_BITS

_FILE = Path(__file__).parent / "data" / "gazetteer.bin"
_KINDS: tuple[PlaceKind, ...] = (
    "country", "admin1", "admin2", "city", "landmark", "region", "sea", "bloc", "continent",
)  # fmt: skip
_CAPITAL, _SEAT = 16, 32
_COLUMNS = "IIHBIIiiBBIIHI"


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """All places by number, and the names they go by."""

    names: Names
    countries: tuple[str, ...]
    firsts: Sequence[int]
    """Where the entries of each block of names begin in `entries`."""
    counts: Sequence[int]
    """How many entries each name has."""
    entries: Sequence[int]
    name: Sequence[int]
    latitude: Sequence[int]
    longitude: Sequence[int]
    country: Sequence[int]
    kind: Sequence[int]
    geonameid: Sequence[int]
    population: Sequence[int]
    admin1: Sequence[int]
    admin2: Sequence[int]


@cache
def load_gazetteer() -> Gazetteer:
    """The packed table; 0.04 s the first time."""
    lines, countries, *packed = _read_blobs()
    columns = [_read_column(code, blob) for code, blob in zip(_COLUMNS, packed, strict=True)]
    blocks, firsts, traits, *rest = columns
    names = Names(open_table(bytes(lines), blocks, traits))
    return Gazetteer(names, tuple(str(countries, "ascii").split(",")), firsts, *rest)


def _read_blobs() -> Iterator[memoryview]:
    with _FILE.open("rb") as file:
        data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    count = int.from_bytes(data[4:8], "little")
    lengths = _read_column("I", data[8 : 8 + 8 * count])
    start = 8 + 8 * count
    for length, stored in zip(lengths[::2], lengths[1::2], strict=True):
        blob = data[start : start + stored]
        yield blob if stored == length else memoryview(zlib.decompress(blob, bufsize=length))
        start += stored


def _read_column(code: str, blob: memoryview) -> Sequence[int]:
    """The numbers of a column, where they lie."""
    if sys.byteorder == "little":
        return blob.cast(code)  # type: ignore[call-overload, no-any-return]  # the code is no literal
    column = array(code)
    column.frombytes(blob)
    column.byteswap()
    return column


def find_entries(gazetteer: Gazetteer, name: str) -> tuple[int, ...]:
    """The numbers of the places a name can mean, most populous first; empty when it is unknown."""
    value = gazetteer.names.get(name)
    if value is None:
        return ()
    number = value >> TRAIT_BITS
    block = number // BLOCK
    start = gazetteer.firsts[block] + sum(gazetteer.counts[block * BLOCK : number])
    return tuple(gazetteer.entries[start : start + gazetteer.counts[number]])


def name_of(gazetteer: Gazetteer, entry: int) -> str:
    """What a place is called."""
    return gazetteer.names.spelling(gazetteer.name[entry])


def is_called(gazetteer: Gazetteer, entry: int, name: str) -> bool:
    """Whether a name is the very one that a place is called by."""
    value = gazetteer.names.get(name)
    return value is not None and value >> TRAIT_BITS == gazetteer.name[entry]


def kind_of(gazetteer: Gazetteer, entry: int) -> PlaceKind:
    """What kind of thing a place is."""
    return _KINDS[gazetteer.kind[entry] & (_CAPITAL - 1)]


def is_capital(gazetteer: Gazetteer, entry: int) -> bool:
    """Whether it is the capital of a country, with 100,000 people and more."""
    return bool(gazetteer.kind[entry] & _CAPITAL)


def is_seat(gazetteer: Gazetteer, entry: int) -> bool:
    """Whether it is the capital of a country, however small: Victoria of the Seychelles."""
    return bool(gazetteer.kind[entry] & _SEAT)


@lru_cache(maxsize=1 << 14)
def describe_place(gazetteer: Gazetteer, entry: int) -> Place:
    """The place of a number."""
    return Place(
        name_of(gazetteer, entry),
        gazetteer.latitude[entry] / 1e4,
        gazetteer.longitude[entry] / 1e4,
        gazetteer.countries[gazetteer.country[entry]] or None,
        kind_of(gazetteer, entry),
        gazetteer.geonameid[entry] or None,
        "config" if gazetteer.name[entry] >= len(gazetteer.names.table.traits) else "gazetteer",
    )
