"""Works that were done before need not be done again: their results are kept by what they were made from."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from dateline.engines import Engine
from dateline.packing import pack_thing
from dateline.plain_data import name_work, raw, split_parts, takes_parts, to_bytes
from dateline.shelf import KEY, FindsMany, Recent, Results, Shelf, seal
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
        keys: list[bytes] = []
        with open_progress(len(items), work.label) as advance:
            for done in self._do(work, items):
                keys.append(b"".join(done))  # one thing in memory, not several
                advance()
        return Shelf(work, items, keys, self._results, self._recent)

    def _do(self, work: Work[Item, Result], items: Sequence[Item]) -> Iterator[tuple[bytes, ...]]:
        """The keys of the result for each item, once it is kept. While the engine does some items the next
        are asked for, so that it never waits for us."""
        secret = hashlib.blake2b(self._program + name_work(work), digest_size=32).digest()
        ask = _ask_in_parts if takes_parts(work) else _ask
        known, done = set[bytes](), set[bytes]()
        begun: deque[_Begun] = deque()
        for start in range(0, len(items), self._engine.at_once):
            places = range(len(items))[start : start + self._engine.at_once]
            begun.append(self._begin(work, [ask(items, place, secret) for place in places], known, done))
            if len(begun) > 1:
                yield from self._finish(begun.popleft(), done)
        while begun:
            yield from self._finish(begun.popleft(), done)

    def _begin(
        self, work: Work[Item, Result], asked: Sequence[_Asked], known: set[bytes], done: set[bytes]
    ) -> _Begun:
        """Have the engine do what nobody has done; of the keys some are `known`: it was asked for them, or
        their results are `done`."""
        keys = list(dict.fromkeys(key for one in asked for key in one.keys if key not in known))
        there = self._find(keys)
        done |= there
        known |= there
        missing = {}
        for one in asked:
            if new := one.missing(known):
                missing[new] = one.pack(new)
                known.update(new)
        self.used.update(keys)
        made = self._engine.run(work, [*missing.values()])
        first = list(islice(made, 1))  # engines begin when they are asked for the first
        return _Begun(asked, zip(missing, chain(first, made), strict=True))

    def _finish(self, begun: _Begun, done: set[bytes]) -> Iterator[tuple[bytes, ...]]:
        new: dict[bytes, bytes] = {}
        try:
            for one in begun.asked:
                while one.missing(done):
                    keys, content = next(begun.made)
                    for key, part in zip(keys, one.split(content), strict=True):
                        new[key] = seal(key, part)
                        done.add(key)
                if len(new) >= _KEPT_AT_ONCE:
                    self._results.update(new)
                    new.clear()
                yield one.keys
        finally:  # what was done before Ctrl-C need not be done again
            self._results.update(new)

    def _find(self, keys: Sequence[bytes]) -> set[bytes]:
        """Those of these keys that have a result."""
        results = self._results
        there = results.having(keys) if isinstance(results, FindsMany) else results.keys() & keys
        return {*there, *(key for key in keys if key in self._recent)}


@dataclass(frozen=True, slots=True)
class _Asked:
    """An item as bytes, and the key of its result."""

    keys: tuple[bytes, ...]
    item: bytes

    def missing(self, there: Set[bytes]) -> tuple[bytes, ...]:
        """The keys of what has to be done."""
        return tuple(key for key in self.keys if key not in there)

    def pack(self, _missing: Sequence[bytes]) -> bytes:
        """What is given to the engine."""
        return self.item

    def split(self, content: bytes) -> list[bytes]:
        """What the engine gave, as it is kept."""
        return [content]


@dataclass(frozen=True, slots=True)
class _Begun:
    """What the engine was asked."""

    asked: Sequence[_Asked]
    made: Iterator[tuple[tuple[bytes, ...], bytes]]
    """What it was given to do, by the keys, and what it made of that."""


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
    return hashlib.blake2b(content, key=secret, digest_size=KEY).digest()
