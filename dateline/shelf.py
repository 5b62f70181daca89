"""The results of a work, read whenever somebody asks for one from where they are kept as bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, MutableMapping, Sequence, Set
from typing import Any, Generic, Protocol, cast, runtime_checkable

from zstandard import ZstdCompressor, ZstdDecompressor, ZstdError

from dateline.packing import Packed, pack_thing
from dateline.plain_data import (
    do_on_bytes,
    field_from_bytes,
    part_from_bytes,
    raw,
    result_from_bytes,
    split_fields,
    split_parts,
    takes_parts,
    to_bytes,
)
from timeline.works import Item, Result, Work

Results = MutableMapping[bytes, bytes]
"""Sealed results by a digest of the work, its item and the program."""

KEY = 20
"""Bytes of such a digest."""


@runtime_checkable
class FindsMany(Protocol):
    """Looks for many keys at a time, which takes a tenth of looking for each."""

    def having(self, keys: Sequence[bytes]) -> Set[bytes]:
        """Those of these keys that are there."""

    def several(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What is there under these keys."""


_MOST_RECENT = 10_000
"""Results: those of a thousand articles, some 50 MB."""
_AHEAD = 64
"""Results: so many are read at once by who reads them one after another."""
_PRESS, _UNPRESS = ZstdCompressor(level=1), ZstdDecompressor()
"""Three times smaller, in a quarter of the time that zlib takes."""
_SMALL = 256
"""Bytes: to press what is no longer takes more time than it saves room."""
_PRESSED, _PLAIN = b"z", b"-"
_SEAL = 8
"""Bytes that tell whether a result is whole, and that of its key."""


def seal(key: bytes, content: bytes) -> bytes:
    """A result as it is kept."""
    kept = _PLAIN + content if len(content) <= _SMALL else _PRESSED + _PRESS.compress(content)
    return _seal_of(key, kept) + kept


def unseal(key: bytes, sealed: bytes) -> bytes:
    """A result that was kept under this key. Raises ValueError for anything else."""
    kept = sealed[_SEAL:]
    if _seal_of(key, kept) != sealed[:_SEAL]:
        raise ValueError("damaged, or another one")
    try:
        return _UNPRESS.decompress(kept[1:]) if kept[:1] == _PRESSED else kept[1:]
    except ZstdError:
        raise ValueError("pressed otherwise") from None


def _seal_of(key: bytes, kept: bytes) -> bytes:
    return hashlib.blake2b(kept, key=key, digest_size=_SEAL).digest()


class Recent:
    """Results as they were given, for builds that follow one another in one process: reading them again takes
    as long as all else. At most so many; of a larger site, some."""

    def __init__(self, most: int = _MOST_RECENT) -> None:
        self._most = most
        self._given: dict[bytes, object] = {}

    def __contains__(self, key: bytes) -> bool:
        return key in self._given

    def __getitem__(self, key: bytes) -> object:
        return self._given[key]

    def note(self, key: bytes, given: object) -> None:
        """Keep this too, while there is room."""
        if len(self._given) < self._most:
            self._given[key] = given

    def keep_only(self, used: Set[bytes]) -> None:
        """Forget what is under other keys."""
        self._given = {key: result for key, result in self._given.items() if key in used}


class Shelf(Packed[Result], Generic[Item, Result]):
    """The results of a work for these items, in their order. What cannot be read is done again, here."""

    def __init__(
        self,
        work: Work[Item, Result],
        items: Sequence[Item],
        keys: Sequence[bytes],
        results: Results,
        recent: Recent,
    ) -> None:
        self._work = work
        self._items = items
        self._keys = keys
        """Of the result for each item: one; where items come in parts one for each part, end to end."""
        self._results = results
        self._recent = recent
        self._in_parts = takes_parts(work)
        self._split: tuple[int, Mapping[str, bytes]] = (-1, {})
        self._last = -1
        """The place of the result that was read last."""
        self._ahead: dict[bytes, bytes] = {}
        """Those that follow, sealed, by their keys."""

    def __len__(self) -> int:
        return len(self._keys)

    def make(self, place: int) -> Result:
        """The result for the item at this place."""
        if self._in_parts:
            # A work of parts gives a tuple.
            return cast(Result, tuple(self._read(place, part) for part in range(self._parts(place))))
        return cast(Result, self._read(place))

    def content(self, place: int) -> bytes:
        """The same as bytes."""
        parts = [self._recall(place, part) for part in range(self._parts(place))]
        return to_bytes([raw(part) for part in parts]) if self._in_parts else parts[0]

    def column(self, name: str) -> Sequence[Any]:  # Any: whatever the field holds
        """That field of each result."""
        return _Field(self, name)

    def field_content(self, place: int, name: str) -> bytes:
        """A field of a result as bytes."""
        if self._split[0] != place:  # who asks for a field of a result often asks for another next
            self._split = (place, split_fields(self.content(place)))
        return self._split[1][name]

    def field(self, place: int, name: str) -> object:
        """A field of a result."""
        key = self._key(place)
        if key in self._recent:
            return getattr(self._recent[key], name)
        return field_from_bytes(self._work, name, self.field_content(place, name))

    def _parts(self, place: int) -> int:
        return len(self._keys[place]) // KEY

    def _key(self, place: int, part: int = 0) -> bytes:
        keys = self._keys[place]
        return keys if len(keys) == KEY else keys[part * KEY : (part + 1) * KEY]

    def _keys_of(self, places: Iterable[int]) -> list[bytes]:
        return [self._key(place, part) for place in places for part in range(self._parts(place))]

    def _read(self, place: int, part: int = 0) -> object:
        key = self._key(place, part)
        if key in self._recent:
            return self._recent[key]
        content = self._recall(place, part)
        read = part_from_bytes if self._in_parts else result_from_bytes
        given: object = read(self._work, content)
        self._recent.note(key, given)
        return given

    def _recall(self, place: int, part: int) -> bytes:
        key = self._key(place, part)
        if place == self._last + 1 and key not in self._ahead and isinstance(self._results, FindsMany):
            self._ahead = self._results.several(self._keys_of(range(place, min(place + _AHEAD, len(self)))))
        self._last = place
        try:
            return unseal(key, self._ahead.get(key) or self._results[key])
        except (KeyError, ValueError):
            return self._do_again(place)[part]

    def _do_again(self, place: int) -> list[bytes]:
        done = do_on_bytes(self._work, pack_thing(self._items, place))
        parts = split_parts(done) if self._in_parts else [done]
        keys = self._keys_of((place,))
        self._results.update({key: seal(key, part) for key, part in zip(keys, parts, strict=True)})
        return parts


class _Field(Packed[Any]):  # Any: as above
    """A field of each of the results on a shelf."""

    def __init__(self, shelf: Shelf[Any, Any], name: str) -> None:
        self._shelf = shelf
        self._name = name

    def __len__(self) -> int:
        return len(self._shelf)

    def make(self, place: int) -> Any:  # noqa: ANN401  (as above)
        """The field of the result at this place."""
        return self._shelf.field(place, self._name)

    def content(self, place: int) -> bytes:
        """The same as bytes."""
        return self._shelf.field_content(place, self._name)
