"""The files of a site, and what stands in each of them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from geo import model as placing
from timeline import model as reading

TABLE = Path(__file__).with_name("files.toml")


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file, or several of a kind: `patterns` are those that its name or theirs fit (fnmatch)."""

    path: str
    patterns: tuple[str, ...]
    means: str
    fields: tuple[tuple[str, str], ...]
    """The path of each field of JSON, or the name of each column, and what it means."""


def list_files() -> tuple[SiteFile, ...]:
    """All of them. Raises AttributeError for a set of words that the models do not have."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return tuple(
        SiteFile(
            entry["path"],
            (entry["path"], *entry.get("also", ())),
            entry["is"],
            tuple((name, _put_words(means)) for name, means in entry.get("fields", {}).items()),
        )
        for entry in table["file"]
    )


def _put_words(means: str) -> str:
    """ "{DisputeKind}" becomes the words that the model allows."""

    def list_words(found: re.Match[str]) -> str:
        home = reading if hasattr(reading, found[1]) else placing
        return ", ".join(f"`{word}`" for word in get_args(getattr(home, found[1])))

    return re.sub(r"\{(\w+)\}", list_words, means)
