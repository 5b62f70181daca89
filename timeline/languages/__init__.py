"""The languages that can be read: one `.toml` file each, one table for each engine.

A language is data. To add one, write `timeline/languages/xx.toml`; no Python knows a word of it. A table that
its file does not have yet is the English one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DEFAULT = "en"
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language: its BCP 47 tag and its tables of words, as they stand in its file.

    Two languages are equal when they are the same object, so a compiled table can be cached by language.
    """

    tag: str
    tables: Mapping[str, Any]  # Any: each engine knows the shape of its own table


@cache
def known_languages() -> tuple[str, ...]:
    """The tags that have a file, in order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def load_language(tag: str) -> Language:
    """The language of a BCP 47 tag ("en", "en-GB"); English when we have no file for it."""
    primary = tag.replace("_", "-").split("-")[0].lower()
    return _load(primary if primary in known_languages() else DEFAULT)


@cache
def _load(tag: str) -> Language:
    with (_FOLDER / f"{tag}.toml").open("rb") as file:
        own = tomllib.load(file)
    return Language(tag, own if tag == DEFAULT else {**_load(DEFAULT).tables, **own})
