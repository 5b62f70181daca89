"""Items as bytes: what is kept as bytes already is put together from those, and not read for it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace

from dateline.plain_data import raw, to_bytes
from timeline.columns import Gathered, Joined, OnDemand, Thing
from timeline.model import SourceDocument


class Packed(OnDemand[Thing]):
    """Things that are kept as bytes."""

    @abstractmethod
    def content(self, place: int) -> bytes:
        """What `to_bytes` gave for the thing at this place."""


def pack_thing(things: Sequence[object], place: int) -> bytes:
    """The thing at this place as bytes, the same whenever it is packed."""
    if isinstance(things, Packed):
        return things.content(place)
    if isinstance(things, Gathered):
        return pack_thing(*things.found[place])
    if isinstance(things, Joined):
        return to_bytes({name: raw(pack_thing(held, place)) for name, held in things.columns.items()})
    return to_bytes(_with_own_text(things[place]))


def _with_own_text(thing: object) -> object:
    """The same, but for a text that is read elsewhere too: Python keeps the bytes of a text that was packed
    beside it, half its size, for as long as it lives."""
    if isinstance(thing, SourceDocument) and not thing.text.isascii():
        return replace(thing, text=_copy(thing.text))
    return thing if not isinstance(thing, str) or thing.isascii() else _copy(thing)


def _copy(text: str) -> str:
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass")
