"""Works, items and results as bytes (MessagePack), the same bytes for the same data, and back."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from timeline.works import Parted, Result, Work

_Data = TypeVar("_Data")
_FIELDS = msgspec.msgpack.Decoder(dict[str, msgspec.Raw])
_PARTS = msgspec.msgpack.Decoder(list[msgspec.Raw])
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


def split_parts(content: bytes) -> list[bytes]:
    """The results for the parts of an item, each as bytes. Raises ValueError as above."""
    parts: list[msgspec.Raw] = _PARTS.decode(content)
    return [bytes(part) for part in parts]


def split_fields(content: bytes) -> dict[str, bytes]:
    """The fields of a result, each as bytes. Raises ValueError for what has none."""
    fields: dict[str, msgspec.Raw] = _FIELDS.decode(content)
    return {name: bytes(field) for name, field in fields.items()}


def field_from_bytes(work: Work[Any, Any], name: str, content: bytes) -> object:
    """One field of the result of a work. Raises ValueError as above."""
    field: object = _field_decoder(type(work), name).decode(content)
    return field


def takes_parts(work: Work[Any, Any]) -> bool:
    """Whether its items come in parts (`timeline.works.Parted`)."""
    return get_origin(_taken(work)) is Parted


def do_on_bytes(work: Work[Any, Any], item: bytes) -> bytes:  # Any: what a work takes it says itself
    """Do a work for an item that comes as bytes."""
    return to_bytes(work(_decoder(_taken(work)).decode(item)))


def work_from_bytes(kind: type[Work[Any, Any]], content: bytes) -> Work[Any, Any]:
    """The work of this type whose fields `to_bytes` gave."""
    work: Work[Any, Any] = _decoder(kind).decode(content)
    return work


def name_work(work: Work[Any, Any]) -> bytes:  # Any: of no matter here
    """What tells a work from all others: its type and its fields."""
    kind = type(work)
    return b"%s.%s:" % (kind.__module__.encode(), kind.__qualname__.encode()) + to_bytes(work)


# Any: what a work takes it says itself
def _taken(work: Work[Any, Any]) -> Any:  # noqa: ANN401  (a type, as typing gives it)
    (taken,) = (hint for name, hint in _hints(type(work)).items() if name != "return")
    return taken


@cache
def _hints(kind: type) -> dict[str, Any]:  # Any: types, as typing gives them
    return get_type_hints(kind.__call__)


@cache
def _field_decoder(kind: type, name: str) -> msgspec.msgpack.Decoder[Any]:  # Any: what is decoded
    return _decoder(get_type_hints(_hints(kind)["return"])[name])


@cache
def _decoder(kind: object) -> msgspec.msgpack.Decoder[Any]:  # Any: what is decoded
    return msgspec.msgpack.Decoder(kind)
