"""What the page carries and we ship: scripts, styles, templates, strings and colours, each loaded once."""

from __future__ import annotations

import base64
import tomllib
import zlib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_text(path: str) -> str:
    """A text file of this package. Raises FileNotFoundError, with what to do, for absent JavaScript."""
    file = files("output").joinpath(path)
    if not file.is_file():
        raise FileNotFoundError(f"output/{path} is missing; run `python scripts/fetch_assets.py`")
    return file.read_text("utf-8").replace("\r\n", "\n")


@cache
def load_table(path: str) -> dict[str, Any]:  # Any: whatever TOML holds; the callers know their own file
    """A TOML file of this package."""
    return tomllib.loads(load_text(path))


@cache
def load_packed(path: str) -> str:
    """A script of this package as gzip in base64."""
    return pack(load_text(path))


def pack(text: str) -> str:
    """A text as gzip in base64, for a DecompressionStream; always the same bytes."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = squeeze.compress(text.encode("utf-8", "replace")) + squeeze.flush()
    # zlib writes no time into the header, but it does write the operating system
    return base64.b64encode(packed[:9] + b"\xff" + packed[10:]).decode()


def list_strings() -> tuple[str, ...]:
    """The languages the page can speak."""
    folder = files("output").joinpath("strings")
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir()))
