"""What config.yaml says under `geocoder`: one geocoder, or a chain of them, each with its settings."""

from __future__ import annotations

from dataclasses import dataclass

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from dateline.tables import Table, describe, nearest
from geo.geocoders import GEOCODERS, Setting, check_settings, list_settings, open_geocoders
from geo.geocoders.settings import BOUNDS_S, SettingKind


@dataclass(frozen=True, slots=True)
class GeocoderChoice:
    """A geocoder to ask, and its settings."""

    name: str
    settings: tuple[tuple[str, Setting], ...] = ()


OFFLINE = (GeocoderChoice("gazetteer"),)


def read_geocoders(table: Table) -> tuple[GeocoderChoice, ...]:
    """One name, or a list of names and of mappings from a name to its settings."""
    value = table.raw("geocoder")
    if value is None:
        return OFFLINE
    items = list(value) if isinstance(value, CommentedSeq) else [value]
    lines = table.lines_of_items("geocoder")
    chosen = [_read_item(table, item, line) for item, line in zip(items, lines, strict=True)]
    return tuple(choice for choice in chosen if choice) or OFFLINE


def _read_item(table: Table, item: object, line: int) -> GeocoderChoice | None:
    def complain(message: str) -> None:
        table.problems.add(line, "geocoder", message)

    name: str
    settings: object
    if isinstance(item, str):
        name, settings = str(item), CommentedMap()
    elif isinstance(item, CommentedMap) and len(item) == 1 and isinstance(next(iter(item)), str):
        name, settings = next(iter(item.items()))
    else:
        complain(f"must be a name or a list of names, found {describe(item)}")
        return None
    if name not in GEOCODERS:
        complain(f'unknown geocoder "{name[:60]}"; {nearest(name, GEOCODERS)}')
        return None
    if name == "gazetteer":
        if settings:
            complain(f"gazetteer takes no settings, found {describe(settings)}")
        return GeocoderChoice(name)
    if not isinstance(settings, CommentedMap):
        complain(f"{name} must have keys and values, found {describe(settings)}")
        return None
    return _read_settings(name, Table(settings, f"geocoder.{name}", table.problems, line))


def _read_settings(name: str, table: Table) -> GeocoderChoice:
    before = len(table.problems.found)
    read = {key: _read_setting(table, key, kind) for key, kind in list_settings(name).items()}
    table.finish()
    settings = {key: value for key, value in read.items() if value is not None and value != ()}
    choice = GeocoderChoice(name, tuple((key, settings[key]) for key in table.keys() if key in settings))  # noqa: SIM118  (a Table is no dict)
    if len(table.problems.found) > before:
        return choice
    for key, problem in check_settings(name, settings):
        table.complain(key, problem)
    if len(table.problems.found) == before:
        try:
            open_geocoders([(name, settings)])
        except ValueError as error:  # geopy's own demands, such as a key or another
            table.problems.add(table.line, "geocoder", str(error))
    return choice


def _read_setting(table: Table, key: str, kind: SettingKind) -> Setting | None:
    if kind == "texts":
        return table.texts(key)
    if kind == "text":
        return table.text(key)
    if table.raw(key) is None:
        return None
    return table.number(key, *BOUNDS_S[key])
