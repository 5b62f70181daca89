from __future__ import annotations

from geo.names import BLOCK, Names, block_starts, open_table
from timeline.mentions.traits import CITY, REGION, TRAIT_BITS

PACKED = sorted([*(f"Town {number:03}" for number in range(3 * BLOCK)), "Zürich"])


def open_names(*own: str) -> Names:
    lengths = [len(name.encode()) + 1 for name in PACKED]
    blocks = [*block_starts(lengths), sum(lengths)]
    return Names(open_table("\n".join(["", *PACKED, ""]).encode(), blocks, [CITY] * len(PACKED)), own)


def test_every_name_has_its_number_and_every_number_its_name() -> None:
    names = open_names()
    assert list(names) == PACKED
    assert [names[name] for name in PACKED] == [CITY | i << TRAIT_BITS for i in range(len(PACKED))]
    assert [names.spelling(number) for number in range(len(names))] == PACKED


def test_what_is_no_name_is_not_found() -> None:
    names = open_names()
    for unknown in ("", "\n", "Town", "Town 0010", "own 001", "Town 001\nTown 002", "A", "Ö", "\ud800"):
        assert unknown not in names
        assert names.get(unknown) is None


def test_an_editors_names_come_behind_those_of_the_table() -> None:
    names = open_names("Quay House", "Zürich")
    assert names["Zürich"] == REGION | (len(PACKED) + 1) << TRAIT_BITS
    assert names.spelling(len(PACKED)) == "Quay House"
    assert len(names) == len(list(names)) == len(PACKED) + 1
