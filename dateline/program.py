"""Which program this is: results of another one are of no use to it."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_TELLING = ("timeline", "geo", "dateline")
"""What makes the results that are kept."""
_DATA = {".py", ".toml", ".bin", ".csv", ".json", ".yaml", ".gz", ".js", ".css", ".html"}
_LIBRARIES = ("babel", "dateparser", "lxml", "nupunkt", "trafilatura")
"""Those whose version may change what is read."""
_DRAWING = ("babel", "folium", "jinja2", "markupsafe", "msgspec", "pillow", "plotly")
"""Those whose version may change what is drawn."""


@cache
def digest_program() -> bytes:
    """32 bytes that are others as soon as a line of the engines, their data or a library has changed."""
    return _digest(_TELLING, _LIBRARIES)


@cache
def digest_drawing() -> bytes:
    """The same of what draws."""
    return _digest(("output",), _DRAWING)


def _digest(folders: Iterable[str], libraries: Iterable[str]) -> bytes:
    digest = hashlib.blake2b(sys.version.encode() + unicodedata.unidata_version.encode(), digest_size=32)
    for name in libraries:
        digest.update(f"{name} {_version_of(name)}\n".encode())
    for folder in folders:
        for path in sorted((_ROOT / folder).rglob("*")):
            if path.suffix in _DATA and path.is_file():
                digest.update(path.relative_to(_ROOT).as_posix().encode())
                digest.update(hashlib.blake2b(path.read_bytes()).digest())
    return digest.digest()


def _version_of(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
