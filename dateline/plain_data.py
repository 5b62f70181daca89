"""Works, items and results as bytes (MessagePack), the same bytes for the same data, and back."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

from timeline.works import Result, Work

_Data = TypeVar("_Data")
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def to_bytes(data: object) -> bytes:
    """The data as bytes; sets and mappings in one order, whatever the one they were made in."""
    return _ENCODER.encode(data)


def raw(content: bytes) -> object:
    """Bytes that `to_bytes` gave, to be a part of what it is given."""
    return msgspec.Raw(content)


def result_from_bytes(work: Work[Any, Result], content: bytes) -> Result:  # Any: of no matter here
    """The result of a work. Raises ValueError for bytes that are none."""
    result: Result = _decoder(_hints(type(work))["return"]).decode(content)
    return result


def part_from_bytes(work: Work[Any, Any], content: bytes) -> object:
    """The result for one part of an item (`timeline.works.Parted`). Raises ValueError as above."""
    part: object = _decoder(get_args(_hints(type(work))["return"])[0]).decode(content)
    return part


def do_on_bytes(work: Work[Any, Any], item: bytes) -> bytes:  # Any: what a work takes it says itself
    """Do a work for an item that comes as bytes."""
    hints = _hints(type(work))
    (taken,) = (hint for name, hint in hints.items() if name != "return")
    return to_bytes(work(_decoder(taken).decode(item)))


def work_from_bytes(kind: type[Work[Any, Any]], content: bytes) -> Work[Any, Any]:
    """The work of this type whose fields `to_bytes` gave."""
    work: Work[Any, Any] = _decoder(kind).decode(content)
    return work


def name_work(work: Work[Any, Any]) -> bytes:  # Any: of no matter here
    """What tells a work from all others: its type and its fields."""
    kind = type(work)
    return b"%s.%s:" % (kind.__module__.encode(), kind.__qualname__.encode()) + to_bytes(work)


@cache
def _hints(kind: type) -> dict[str, Any]:  # Any: types, as typing gives them
    return get_type_hints(kind.__call__)


@cache
def _decoder(kind: object) -> msgspec.msgpack.Decoder[Any]:  # Any: what is decoded
    return msgspec.msgpack.Decoder(kind)
