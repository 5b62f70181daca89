"""Works that were done before need not be done again: their results are kept by what they were made from."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

from dateline.engines import Engine
from dateline.plain_data import name_work, part_from_bytes, raw, result_from_bytes, to_bytes
from dateline.terminal import open_progress
from timeline.works import Item, Parted, Result, Work

Results = MutableMapping[bytes, bytes]
"""Packed results by a digest of the work, its item and the program."""

_KEPT_AT_ONCE = 64
"""Results: to write each by itself takes as long as making it, and a build that is killed loses these."""
_MOST_RECENT = 10_000
"""Results: those of a thousand articles, some 50 MB."""
_LEVEL = 1
"""Of zlib: three times smaller, and faster than the disk."""


class Recent:
    """Results as they were given, for builds that follow one another in one process: reading them again takes
    as long as all else. At most so many; of a larger site, some."""

    def __init__(self, most: int = _MOST_RECENT) -> None:
        self._most = most
        self._given: dict[bytes, object] = {}

    def recall(self, keys: Iterable[bytes]) -> dict[bytes, object]:
        """Those of these keys that are here."""
        return {key: self._given[key] for key in keys if key in self._given}

    def note(self, given: Mapping[bytes, object]) -> None:
        """Keep these too, while there is room."""
        if len(self._given) < self._most:
            self._given.update(given)

    def keep_only(self, used: Set[bytes]) -> None:
        """Forget what is under other keys."""
        self._given = {key: result for key, result in self._given.items() if key in used}


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

    def __call__(self, work: Work[Item, Result], items: Sequence[Item], /) -> list[Result]:
        """One result for each item, in order."""
        done: list[Result] = []
        with open_progress(len(items), work.label) as advance:
            for start in range(0, len(items), self._engine.at_once):
                for result in self._do(work, items[start : start + self._engine.at_once]):
                    done.append(result)
                    advance()
        return done

    def _do(self, work: Work[Item, Result], items: Sequence[Item]) -> Iterator[Result]:
        secret = hashlib.blake2b(self._program + name_work(work), digest_size=32).digest()
        asked = [_ask(item, secret) for item in items]
        self.used.update(key for one in asked for key in one.keys)
        kept: dict[bytes, object] = {}
        for one in asked:
            kept |= self._recall(work, one)
        missing = {keys: one.pack(keys) for one in asked if (keys := one.missing(kept))}
        made = zip(missing, self._engine.run(work, [*missing.values()]), strict=True)
        new: dict[bytes, bytes] = {}
        try:
            for one in asked:
                while one.missing(kept):
                    keys, content = next(made)
                    for key, part in zip(keys, one.split(work, content), strict=True):
                        new[key] = zlib.compress(part, _LEVEL)
                        kept[key] = one.read(work, part)
                if len(new) >= _KEPT_AT_ONCE:
                    self._results.update(new)
                    new.clear()
                yield cast(Result, one.join([kept[key] for key in one.keys]))
        finally:  # what was done before Ctrl-C need not be done again
            self._results.update(new)
        self._recent.note(kept)

    def _recall(self, work: Work[Any, Any], one: _Asked) -> dict[bytes, object]:
        """What is kept of it, by key; what cannot be read is not there."""
        kept = self._recent.recall(one.keys)
        for key in one.missing(kept):
            with suppress(KeyError, ValueError, zlib.error):
                kept[key] = one.read(work, zlib.decompress(self._results[key]))
        return kept


@dataclass(frozen=True, slots=True)
class _Asked:
    """An item as bytes, and the key of its result."""

    keys: tuple[bytes, ...]
    item: bytes

    def missing(self, kept: Mapping[bytes, object]) -> tuple[bytes, ...]:
        """The keys of what has to be done."""
        return tuple(key for key in self.keys if key not in kept)

    def pack(self, _missing: Sequence[bytes]) -> bytes:
        """What is given to the engine."""
        return self.item

    def split(self, _work: Work[Any, Any], content: bytes) -> list[bytes]:
        """What the engine gave, as it is kept."""
        return [content]

    def read(self, work: Work[Any, Any], content: bytes) -> object:
        """What was kept. Raises ValueError."""
        return result_from_bytes(work, content)

    def join(self, results: Sequence[object]) -> object:
        """The result of the item."""
        return results[0]


@dataclass(frozen=True, slots=True)
class _AskedInParts(_Asked):
    """The whole of an item as bytes, its parts, and the key of each part's result."""

    parts: tuple[object, ...]

    def pack(self, missing: Sequence[bytes]) -> bytes:
        """The item with the parts that are missing."""
        parts = (part for key, part in zip(self.keys, self.parts, strict=True) if key in missing)
        return to_bytes(Parted(raw(self.item), tuple(parts)))

    def split(self, work: Work[Any, Any], content: bytes) -> list[bytes]:
        """The result of each part."""
        return [to_bytes(result) for result in result_from_bytes(work, content)]

    def read(self, work: Work[Any, Any], content: bytes) -> object:
        """That of one part."""
        return part_from_bytes(work, content)

    def join(self, results: Sequence[object]) -> object:
        """All parts."""
        return tuple(results)


def _ask(item: object, secret: bytes) -> _Asked:
    if not isinstance(item, Parted):
        content = to_bytes(item)
        return _Asked((_digest(content, secret),), content)
    whole = to_bytes(item.whole)
    own = _digest(whole, secret)
    keys = tuple(_digest(own + to_bytes(part), secret) for part in item.parts)
    return _AskedInParts(keys, whole, item.parts)


def _digest(content: bytes, secret: bytes) -> bytes:
    return hashlib.blake2b(content, key=secret, digest_size=20).digest()
