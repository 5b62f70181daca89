"""The body of an answer as it comes in, unpacked, and never more of it than is allowed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from dateline.errors import SourceError, UnreachableError

ACCEPTED = "gzip"
"""What is asked for, as Accept-Encoding."""
_GZIP = 31
"""zlib's `wbits`."""


def unpack(pieces: Iterable[bytes], encoding: str, largest: int) -> bytes:
    """The bytes of the pieces; `encoding` is their Content-Encoding. Raises SourceError when there are more
    than `largest`, UnreachableError when they break off."""
    if encoding in ("gzip", "x-gzip"):
        pieces = _inflate(pieces, largest)
    elif encoding not in ("", "identity"):
        raise SourceError(f"compressed with {encoding[:20]}, which was not asked for")
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > largest:
            raise too_large(largest)
    return bytes(body)


def too_large(largest: int) -> SourceError:
    """What is raised for a body of more bytes."""
    return SourceError(f"larger than {largest / 1_000_000:g} MB (`fetch: largest_mb` in config.yaml)")


def _inflate(pieces: Iterable[bytes], largest: int) -> Iterator[bytes]:
    member = zlib.decompressobj(_GZIP)
    whole = True
    for packed in pieces:
        rest = packed
        while rest:
            whole = False
            try:
                yield member.decompress(rest, largest + 1)  # the rest of a bomb is never unpacked
            except zlib.error:
                raise SourceError("not compressed as it says") from None
            rest = member.unconsumed_tail or member.unused_data
            if member.eof:
                member, whole = zlib.decompressobj(_GZIP), True
    if not whole:
        raise UnreachableError("the answer breaks off")
