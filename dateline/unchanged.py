"""Whether a build would give the site that is there: digests of all that it is made of, and of its files."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path

import msgspec

from dateline.config import Config
from dateline.corrections.model import Corrections
from dateline.decoding import whole_characters
from dateline.packing import pack_thing
from dateline.plain_data import to_bytes
from dateline.program import digest_drawing, digest_program
from dateline.shelf import Results
from dateline.site import list_files
from output.model import Skipped
from timeline.model import SourceDocument

_KEY = b"what the site was made of"
_DIGEST = 32
_APART = ("folder", "sources")
"""Of a configuration: the folder makes no difference, and the names of sources are digested by themselves."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A site as it was written."""

    made_of: bytes
    site: bytes
    said: tuple[str, ...]
    """What the build said of it in the end."""


def digest_making(
    config: Config,
    corrections: Corrections,
    documents: Sequence[SourceDocument],
    skipped: Sequence[Skipped],
    missing: Sequence[str],
) -> bytes:
    """32 bytes for all that a site is made of: what was read, what an editor decided, and the program."""
    decided = [getattr(config, field.name) for field in fields(config) if field.name not in _APART]
    digest = hashlib.blake2b(digest_program() + digest_drawing(), digest_size=_DIGEST)
    names = [whole_characters(name) for name in (*config.sources, *missing)]  # a file's need not be UTF-8
    digest.update(to_bytes([decided, names, corrections, skipped]))
    for place in range(len(documents)):
        digest.update(pack_thing(documents, place))
    return digest.digest()


def digest_site(folder: Path) -> bytes:
    """32 bytes for the files of a site that are ours, as they are now; b"" where one cannot be read."""
    digest = hashlib.blake2b(digest_size=_DIGEST)
    try:
        for path in list_files(folder):
            content = (folder / path).read_bytes()
            digest.update(to_bytes([path, hashlib.blake2b(content).digest()]))
    except OSError:
        return b""
    return digest.digest()


def recall_standing(results: Results) -> Standing | None:
    """The site as the build before wrote it; None where that is not known."""
    with suppress(KeyError, ValueError):
        return msgspec.msgpack.decode(results[_KEY], type=Standing)
    return None


def note_standing(results: Results, standing: Standing) -> None:
    """Keep what the next build will ask for."""
    results[_KEY] = to_bytes(standing)
