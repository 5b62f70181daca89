"""Works that were done before need not be done again: their results are kept by what they were made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.engines import Engine
from dateline.packing import pack_thing
from dateline.plain_data import name_work, raw, split_parts, takes_parts, to_bytes
from dateline.shelf import Recent, Results, Shelf, seal
from dateline.terminal import open_progress
from timeline.columns import Joined
from timeline.works import Item, Parted, Result, Work

_KEPT_AT_ONCE = 64
"""Results: to write each by itself takes as long as making it, and a build that is killed loses these."""


class Remembering:
    """Does a work for each item (`timeline.works.Each`): what is not in `results` is done by the engine, and
    is in them afterwards; of an item in parts, only the parts that are not. `program` tells the version that
    makes the results from others; `recent` is what the build before gave, in the same process."""

    def __init__(
        self, engine: Engine, results: Results, program: bytes, recent: Recent | None = None
    ) -> None:
        self._engine = engine
        self._results = results
        self._program = program
        self._recent = recent or Recent(0)
        self.used: set[bytes] = set()
        """The keys of all results it has given."""

    def __call__(self, work: Work[Item, Result], items: Sequence[Item], /) -> Sequence[Result]:
        """One result for each item, in order; they are read when they are asked for."""
        keys: list[tuple[bytes, ...]] = []
        with open_progress(len(items), work.label) as advance:
            for start in range(0, len(items), self._engine.at_once):
                for done in self._do(
                    work, items, range(start, min(start + self._engine.at_once, len(items)))
                ):
                    keys.append(done)
                    advance()
        return Shelf(work, items, keys, self._results, self._recent)

    def _do(
        self, work: Work[Item, Result], items: Sequence[Item], places: Sequence[int]
    ) -> Iterator[tuple[bytes, ...]]:
        """The keys of the result for each item at these places, once it is kept."""
        secret = hashlib.blake2b(self._program + name_work(work), digest_size=32).digest()
        ask = _ask_in_parts if takes_parts(work) else _ask
        asked = [ask(items, place, secret) for place in places]
        self.used.update(key for one in asked for key in one.keys)
        there = {key for one in asked for key in one.keys if key in self._recent or key in self._results}
        missing = {keys: one.pack(keys) for one in asked if (keys := one.missing(there))}
        made = zip(missing, self._engine.run(work, [*missing.values()]), strict=True)
        new: dict[bytes, bytes] = {}
        try:
            for one in asked:
                while one.missing(there):
                    keys, content = next(made)
                    for key, part in zip(keys, one.split(content), strict=True):
                        new[key] = seal(key, part)
                        there.add(key)
                if len(new) >= _KEPT_AT_ONCE:
                    self._results.update(new)
                    new.clear()
                yield one.keys
        finally:  # what was done before Ctrl-C need not be done again
            self._results.update(new)


@dataclass(frozen=True, slots=True)
class _Asked:
    """An item as bytes, and the key of its result."""

    keys: tuple[bytes, ...]
    item: bytes

    def missing(self, there: set[bytes]) -> tuple[bytes, ...]:
        """The keys of what has to be done."""
        return tuple(key for key in self.keys if key not in there)

    def pack(self, _missing: Sequence[bytes]) -> bytes:
        """What is given to the engine."""
        return self.item

    def split(self, content: bytes) -> list[bytes]:
        """What the engine gave, as it is kept."""
        return [content]


@dataclass(frozen=True, slots=True)
class _AskedInParts(_Asked):
    """The whole of an item as bytes, its parts, and the key of each part's result."""

    parts: tuple[object, ...]

    def pack(self, missing: Sequence[bytes]) -> bytes:
        """The item with the parts that are missing."""
        parts = (part for key, part in zip(self.keys, self.parts, strict=True) if key in missing)
        return to_bytes(Parted(raw(self.item), tuple(parts)))

    def split(self, content: bytes) -> list[bytes]:
        """The result of each part."""
        return split_parts(content)


def _ask(items: Sequence[object], place: int, secret: bytes) -> _Asked:
    item = pack_thing(items, place)
    return _Asked((_digest(item, secret),), item)


def _ask_in_parts(items: Sequence[Any], place: int, secret: bytes) -> _Asked:  # Any: things in parts
    if isinstance(items, Joined):
        columns: Mapping[str, Any] = items.columns
        whole, parts = pack_thing(columns["whole"], place), columns["parts"][place]
    else:
        whole, parts = to_bytes(items[place].whole), items[place].parts
    own = _digest(whole, secret)
    return _AskedInParts(tuple(_digest(own + to_bytes(part), secret) for part in parts), whole, parts)


def _digest(content: bytes, secret: bytes) -> bytes:
    return hashlib.blake2b(content, key=secret, digest_size=20).digest()
