"""What a wheel of dateline carries that others made: names, versions, licences, sources, files."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TABLE = Path(__file__).with_name("third_party.toml")
BUNDLE = "plotly.js"
"""It brings further packages along, which its licence file lists."""
_HEADING = re.compile(r"^((?:@[\w.-]+/)?[\w.-]+) (\d[\w.+-]*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Shipped:
    """A package or a set of data inside the wheel."""

    name: str
    version: str
    licence: str
    """An SPDX identifier, or a name where SPDX has none."""
    source: str
    """Where it comes from, an address; "" for what lies inside another one."""
    files: tuple[str, ...]
    """Where it is, from the root of the wheel and of the repository."""
    text: str
    """Where its licence stands: a file of the wheel, or an address."""
    changed: str
    """What was changed, for licences that want it said; "" if nothing."""
    npm: bool
    inside: str | None = None
    """The name of what it is a part of."""


def list_shipped() -> tuple[Shipped, ...]:
    """All of it: packages, their parts, data. Raises FileNotFoundError when the assets are not there yet."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    known = {
        (path.rpartition("node_modules/")[2], each.get("version")): each for path, each in locked.items()
    }
    packages = []
    for entry in table["npm"]:
        pinned = locked[f"node_modules/{entry['name']}"]
        packages.append(_read_entry(entry, pinned["version"], pinned["license"], npm=True))
    bundle = next(each for each in packages if each.name == BUNDLE)
    listed = {
        (match[1], match[2]) for match in _HEADING.finditer((ROOT / bundle.text).read_text(encoding="utf-8"))
    }
    parts = [
        Shipped(*part, known[part]["license"], "", bundle.files, bundle.text, "", npm=True, inside=BUNDLE)
        for part in sorted(listed - {(BUNDLE, bundle.version)})
    ]
    data = [_read_entry(entry, entry["version"], entry["licence"], npm=False) for entry in table["data"]]
    return (*packages, *parts, *data)


# Any: an entry of a TOML file.
def _read_entry(entry: dict[str, Any], version: str, licence: str, npm: bool) -> Shipped:
    files = tuple(entry["files"])
    return Shipped(
        entry["name"], version, licence, entry["source"], files, entry["text"], entry["changed"], npm
    )
