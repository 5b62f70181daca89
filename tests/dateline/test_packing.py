"""Items are put together from the bytes that their parts are kept as, and are the same items."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import msgspec
import pytest

from dateline.engines.processes import Processes
from dateline.packing import pack_thing
from dateline.remembering import Remembering
from dateline.store import open_store
from timeline.columns import Joined, column, pick


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its length and its letters."""

    text: str
    length: int
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spell:
    """A word taken apart."""

    label: ClassVar[str] = "Spelling"

    def __call__(self, text: str) -> Word:
        return Word(text, len(text), tuple(text))


@dataclass(frozen=True, slots=True)
class Named:
    """A word with a name, without its letters."""

    name: str
    text: str
    length: int


TEXTS = ("harbour", "", "dé")


def named(words: Sequence[Word], names: Sequence[str]) -> Joined[Named]:
    """The words with names."""
    return Joined(Named, name=names, text=column(words, "text"), length=column(words, "length"))


def test_what_is_joined_from_results_is_packed_as_it_would_be_from_the_things_themselves() -> None:
    words = Remembering(Processes(1), {}, b"1")(Spell(), TEXTS)
    kept, made = named(words, "abc"), named([Spell()(text) for text in TEXTS], "abc")
    assert list(kept) == list(made) == [Named("a", "harbour", 7), Named("b", "", 0), Named("c", "dé", 2)]
    for place in range(3):
        packed = pack_thing(kept, place)
        assert packed == pack_thing(made, place)
        assert msgspec.msgpack.decode(packed, type=Named) == kept[place]
    assert pack_thing(pick(kept, [2]), 0) == pack_thing(kept, 2)


@pytest.fixture(params=["in memory", "in a store"])
def results(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[MutableMapping[bytes, bytes]]:
    if request.param == "in memory":
        yield {}
        return
    with open_store(tmp_path / "site") as store:
        yield store.results


def test_results_are_read_in_any_order(results: MutableMapping[bytes, bytes]) -> None:
    texts = [f"{number} " * (number % 300) for number in range(200)]
    words = Remembering(Processes(1), results, b"1")(Spell(), texts)
    orders = (range(200), range(199, -1, -1), range(0, 200, 2), sorted(range(200), key=lambda at: at % 7))
    for order in orders:
        assert [words[place].text for place in order] == [texts[place] for place in order]
        assert [column(words, "length")[place] for place in order] == [len(texts[place]) for place in order]


@pytest.mark.parametrize("mixed_up", [False, True], ids=["damaged", "mixed up"])
def test_a_field_of_a_result_that_is_not_what_was_kept_is_made_again(
    results: MutableMapping[bytes, bytes], mixed_up: bool
) -> None:
    words = Remembering(Processes(1), results, b"1")(Spell(), TEXTS)
    keys = list(results)
    others = [results[key] for key in keys[1:] + keys[:1]]
    for key, other in zip(keys, others, strict=True):
        results[key] = other if mixed_up else results[key][:-3]
    lengths = column(words, "length")
    assert [pack_thing(lengths, place) for place in range(3)] == [b"\x07", b"\x00", b"\x02"]
    assert list(lengths) == [7, 0, 2]
