"""The keys of config.yaml and of corrections, as the program asks for them when it reads all of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dateline.config import read_config
from dateline.corrections.reading import read_corrections
from dateline.tables import Problems, Table, load_table

HERE = Path(__file__).parent
_CHOSEN = {"positions[].stances.*": "STANCE", "home.*": "PUBLISHER", "site.borders.*": "TERRITORY"}
"""Keys whose names the editor chooses, and what stands for them."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its path ("positions[].about"), what it takes in words, what holds without it, what it means."""

    path: str
    takes: str
    default: str
    """ "" for nothing."""
    needed: bool
    means: str


class _Listener(Problems):
    """Problems that remember what was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: dict[str, tuple[str, object, bool]] = {}

    def asked(self, key: str, takes: str, default: object, needed: bool) -> None:
        path = _generalise(key)
        if takes or path not in self.keys:
            self.keys[path] = (takes, default, needed)


def _generalise(key: str) -> str:
    """The path without numbers and without names that the editor chooses."""
    path = re.sub(r"\[\d+\]", "[]", key)
    for pattern, name in _CHOSEN.items():
        start = pattern.removesuffix("*")
        if path.startswith(start):
            rest = path.removeprefix(start).partition(".")
            return f"{start}{name}{rest[1]}{rest[2]}"
    return path


def ask_config() -> dict[str, tuple[str, object, bool]]:
    """What the program asks config.yaml for: what each key takes, its default, whether it must be there."""
    return _ask("config.yaml", lambda table: read_config(table, Path()))


def ask_corrections() -> dict[str, tuple[str, object, bool]]:
    """What it asks corrections for."""
    return _ask("corrections.yaml", lambda table: read_corrections(table, "", ""))


def _ask(specimen: str, read: Callable[[Table], object]) -> dict[str, tuple[str, object, bool]]:
    """Raises ValueError when the specimen is wrong."""
    listener = _Listener()
    read(load_table((HERE / specimen).read_text(encoding="utf-8"), listener))
    if listener.found:
        raise ValueError(f"{specimen}: {listener.found}")
    return {path: told for path, told in listener.keys.items() if not path.startswith("geocoder.")}


def list_keys(asked: dict[str, tuple[str, object, bool]], meanings: str) -> tuple[Key, ...]:
    """The keys in the order of the file of their meanings. Raises ValueError where one has no meaning, or a
    meaning no key."""
    told = tomllib.loads((HERE / meanings).read_text(encoding="utf-8"))
    if told.keys() != asked.keys():
        raise ValueError(
            f"{meanings}: without a meaning {sorted(asked.keys() - told.keys())}, "
            f"without a key {sorted(told.keys() - asked.keys())}"
        )
    return tuple(_make_key(path, asked[path], entry) for path, entry in told.items())


def _make_key(path: str, asked: tuple[str, object, bool], told: dict[str, str]) -> Key:
    takes, default, needed = asked
    shown = _show(default) if default not in (None, ()) else told.get("default", "")
    return Key(path, told.get("takes") or takes, shown, needed or "needed" in told, told["means"])


def _show(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(value)
