"""Items as bytes: what is kept as bytes already is put together from those, and not read for it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from dateline.plain_data import raw, to_bytes
from timeline.columns import Gathered, Joined, OnDemand, Thing


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
    return to_bytes(things[place])
