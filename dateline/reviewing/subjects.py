"""Which entry of a corrections file is about which event, and which about which stance."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.reviewing.entries import Change
from geo.countries import country_alpha3


def is_about(entry: Mapping[str, object], change: Change) -> bool:
    """Whether an entry of the file is the one that a change is about; countries have several names."""
    return all(_name(key, entry.get(key)) == _name(key, value) for key, value in change.subject.items())


def _name(key: str, value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return country_alpha3(value.strip()) if key == "country" else value.strip()
