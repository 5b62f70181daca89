"""Works that were done before need not be done again: their results are kept by what they were made from."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, MutableMapping, Sequence
from contextlib import suppress

from dateline.engines import Engine
from dateline.plain_data import name_work, result_from_bytes, to_bytes
from dateline.terminal import open_progress
from timeline.works import Item, Result, Work

Results = MutableMapping[bytes, bytes]
"""Packed results by a digest of the work, its item and the program."""

_CHUNK = 256
"""Items that are in memory as bytes at once."""
_LEVEL = 1
"""Of zlib: three times smaller, and faster than the disk."""


class Remembering:
    """Does a work for each item (`timeline.works.Each`): what is not in `results` is done by the engine, and
    is in them afterwards. `program` tells the version that makes the results from others."""

    def __init__(self, engine: Engine, results: Results, program: bytes) -> None:
        self._engine = engine
        self._results = results
        self._program = program
        self.used: set[bytes] = set()
        """The keys of all results it has given."""

    def __call__(self, work: Work[Item, Result], items: Sequence[Item], /) -> list[Result]:
        """One result for each item, in order."""
        done: list[Result] = []
        with open_progress(len(items), work.label) as advance:
            for start in range(0, len(items), _CHUNK):
                for result in self._do(work, [to_bytes(item) for item in items[start : start + _CHUNK]]):
                    done.append(result)
                    advance()
        return done

    def _do(self, work: Work[Item, Result], items: Sequence[bytes]) -> Iterator[Result]:
        secret = hashlib.blake2b(self._program + name_work(work), digest_size=32).digest()
        keys = [hashlib.blake2b(item, key=secret, digest_size=20).digest() for item in items]
        self.used.update(keys)
        kept = {key: result for key in keys if (result := self._recall(work, key)) is not None}
        missing = {key: item for key, item in zip(keys, items, strict=True) if key not in kept}
        made = zip(missing, self._engine.run(work, [*missing.values()]), strict=True)
        for key in keys:
            while key not in kept:
                new, content = next(made)
                self._results[new] = zlib.compress(content, _LEVEL)
                kept[new] = (result_from_bytes(work, content),)
            yield kept[key][0]

    def _recall(self, work: Work[Item, Result], key: bytes) -> tuple[Result] | None:
        """What is kept; None if nothing is, or nothing that can be read."""
        with suppress(KeyError, ValueError, zlib.error):
            return (result_from_bytes(work, zlib.decompress(self._results[key])),)
        return None
