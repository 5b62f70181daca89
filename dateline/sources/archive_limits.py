"""What a zip archive may hold: a small file that unpacks to gigabytes is refused before it is unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

from dateline.errors import SourceError

_LARGEST = 200_000_000
"""Bytes of all that is in the archive."""
_EXPANSION = 100
"""Times the size of the file. Text of documents shrinks to a tenth, hardly ever to a fiftieth."""
_MOST_MEMBERS = 5_000


def check_archive(path: Path) -> None:
    """Raises SourceError for an archive that is broken or too large unpacked.

    The sizes are those that the archive declares; `zipfile` never gives more of a member than it declares.
    """
    size = path.stat().st_size
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, LookupError, NotImplementedError):
        raise SourceError("a damaged document, or none at all; open it and save it anew") from None
    unpacked = sum(member.file_size for member in members)
    if unpacked > _LARGEST:
        raise SourceError(f"unpacks to {unpacked // 1_000_000:,} MB; not unpacked")
    if unpacked > _EXPANSION * size:
        raise SourceError(
            f"unpacks to {unpacked / 1_000_000:.3g} MB, over {_EXPANSION} times its size; not unpacked"
        )
    if len(members) > _MOST_MEMBERS:
        raise SourceError(f"holds more than {_MOST_MEMBERS:,} parts; not unpacked")
