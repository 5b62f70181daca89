"""What a corrections file may say, and what it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from pathlib import Path
from typing import TypeVar

from dateline.choices import choose_gazetteer
from dateline.config import Config
from dateline.corrections.days import read_when
from dateline.corrections.model import (
    AddedEvent,
    AddedStance,
    Corrections,
    EventCorrection,
    OwnSource,
    SourceCorrection,
    StanceCorrection,
    Whereabouts,
    Why,
)
from dateline.days import can_be_published
from dateline.errors import ConfigError
from dateline.handwritten import read_handwritten
from dateline.tables import Problems, Table, load_table, nearest
from geo.countries import country_alpha3, country_name, load_countries
from geo.gazetteer import describe_place
from geo.lookup import search
from geo.model import Place
from geo.own_places import OwnPlace
from timeline.events.headlines import LONGEST

_NONE = "none"
"""What an editor writes for no place and no stance."""
_CHANGES = ("hide", "pin", "title", "date", "place", "merge", "split", "accept")
_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:[/?#]\S*)?", re.IGNORECASE)
_Entry = TypeVar("_Entry")


def load_corrections(config: Config) -> Corrections:
    """The corrections that a configuration names; none without the key `corrections`. Raises ConfigError with
    every problem in the file, or when it cannot be read."""
    if config.corrections is None:
        return Corrections()
    path = config.folder / config.corrections
    corrections, problems = read_text(read_file(path), config)
    if problems:
        raise ConfigError(*(f"{path}:{line}: {problem}" for line, problem in problems))
    return corrections


def read_text(text: str, config: Config) -> tuple[Corrections, tuple[tuple[int, str], ...]]:
    """What the text of the file asks for that a configuration names, and what is wrong in it, with lines."""
    name, problems = config.corrections or Corrections().file, Problems()
    table = load_table(text, problems)
    corrections = read_corrections(table, name, str(config.folder / name), config.places)
    return corrections, problems.found


def read_file(path: Path) -> str:
    """The text of a corrections file. Raises ConfigError when it is not there or cannot be read."""
    try:
        return read_handwritten(path)
    except FileNotFoundError:
        raise ConfigError(
            f"{path}: no such file, though the configuration names it under `corrections`; make it, or take "
            "the key away"
        ) from None


def read_corrections(table: Table, name: str, path: str, places: tuple[OwnPlace, ...] = ()) -> Corrections:
    """The corrections that a table describes; what is wrong in it goes to the table's problems."""
    added = table.table("add")
    stances = _each(table, "positions", _read_stance)
    found = Corrections(
        file=Path(name).name,
        path=path,
        events=_each(table, "events", lambda entry: _read_event(entry, places)),
        stances=stances,
        added_events=_each(added, "events", lambda entry: _read_added_event(entry, places)),
        added_stances=_each(added, "positions", _read_added_stance),
        sources=_each(table, "sources", _read_source),
    )
    _refuse_twice(table, "events", ((each.line, each.id, each.id) for each in found.events))
    _refuse_twice(table, "sources", ((each.line, each.id, each.id) for each in found.sources))
    set_by_hand = {(each.question, each.country) for each in stances}
    _refuse_twice(
        table,
        "positions",
        ((each.line, (each.question, each.country), country_name(each.country)) for each in stances),
    )
    for each in found.added_stances:
        if (each.question, each.country) in set_by_hand:
            message = f"{country_name(each.country)} is decided under `positions` already; keep one of them"
            table.problems.add(each.line, "add.positions", message)
    for section in (added, table):
        section.finish()
    return found


def _each(table: Table, key: str, read: Callable[[Table], _Entry | None]) -> tuple[_Entry, ...]:
    """What the entries of a list say; one that is wrong is left out, and noted."""
    found = []
    for entry in table.tables(key):
        before = table.problems.count
        if (each := read(entry)) is not None:
            found.append(each)
        elif table.problems.count == before:
            table.problems.add(
                entry.line, table.path(key), "an entry says nothing where it must say something"
            )
    return tuple(found)


def _refuse_twice(table: Table, key: str, entries: Iterable[tuple[int, Hashable, str]]) -> None:
    """Note each entry about what an earlier one was about."""
    seen: set[Hashable] = set()
    for line, subject, name in entries:
        if subject in seen:
            table.problems.add(line, key, f'"{name[:80]}" has an entry already; say all about it in one')
        seen.add(subject)


def _read_event(entry: Table, places: tuple[OwnPlace, ...]) -> EventCorrection | None:
    correction = EventCorrection(
        line=entry.line,
        id=entry.needed_text("id"),
        why=_read_why(entry),
        hide=entry.flag("hide"),
        pin=entry.flag("pin"),
        accept=entry.flag("accept"),
        title=_read_title(entry),
        when=read_when(entry, "date"),
        where=_read_whereabouts(entry, places),
        merge=entry.texts("merge"),
        split=entry.groups("split"),
    )
    if set(entry.keys()) <= {"id", "reason", "link"}:
        entry.complain("id", f"nothing is changed; say one of {', '.join(_CHANGES)}")
    if correction.id in correction.merge:
        entry.complain("merge", "an event cannot become part of itself")
    entry.finish()
    return correction if correction.id else None


def _read_title(entry: Table) -> str | None:
    title = entry.text("title")
    if title and len(title) > LONGEST:
        entry.complain("title", f"has {len(title)} characters; there is room for {LONGEST}")
    return " ".join(title.split()) if title else None


def _read_why(entry: Table) -> Why:
    reason = entry.text("reason")
    return Why(" ".join(reason.split()) if reason else None, _read_link(entry, "link"))


def _read_link(entry: Table, key: str) -> str | None:
    link = entry.text(key)
    if link and not _ADDRESS.fullmatch(link):
        entry.complain(key, f'must be an address that starts with https:// or http://, found "{link[:60]}"')
        return None
    return link


def _read_whereabouts(entry: Table, places: tuple[OwnPlace, ...]) -> Whereabouts | None:
    """Where an event is put: a name the gazetteer knows, a place in full, "none"; None if absent or wrong."""
    if "place" not in entry:
        return None
    if isinstance(entry.raw("place"), dict):
        return Whereabouts(_read_place(entry.table("place")))
    name = entry.text("place")
    if name is None or name == _NONE:
        return Whereabouts(None) if name else None
    gazetteer = choose_gazetteer(places)
    found = next(iter(search(gazetteer, name)), None)
    if found is None:
        remedy = "write it as a map would (Paris, France), or give {name, latitude, longitude, country}"
        entry.complain("place", f'the gazetteer knows no "{name[:60]}"; {remedy}')
        return None
    return Whereabouts(describe_place(gazetteer, found))


def _read_place(table: Table) -> Place:
    name = table.needed_text("name")
    latitude, longitude = table.number("latitude", -90, 90), table.number("longitude", -180, 180)
    country = _read_country(table) if "country" in table else None
    table.finish()
    return Place(name, latitude, longitude, country or None, "landmark", None, "config")


def _read_country(entry: Table) -> str:
    """The code of a country given by code or name; "" and a problem for anything else."""
    given = entry.needed_text("country")
    code = country_alpha3(given) if given else ""
    if code is None:
        names = [country_name(each) for each in load_countries()]
        entry.complain("country", f'unknown country "{given[:60]}"; {nearest(given, names)}')
    return code or ""


def _read_stance(entry: Table) -> StanceCorrection | None:
    stance, why = entry.needed_text("stance"), _read_why(entry)
    question, country = entry.needed_text("question"), _read_country(entry)
    removed = stance == _NONE
    if why.reason is None and not removed:
        entry.complain("reason", "is missing: it is all that stands behind a stance that is set by hand")
    as_of = entry.day("as_of")
    entry.finish()
    if not (question and country and stance):
        return None
    return StanceCorrection(entry.line, question, country, None if removed else stance, as_of, why)


def _read_added_event(entry: Table, places: tuple[OwnPlace, ...]) -> AddedEvent | None:
    if "title" not in entry:
        entry.complain("title", "is missing")
    if "date" not in entry:
        entry.complain("date", "is missing")
    title, when = _read_title(entry), read_when(entry, "date")
    where = _read_whereabouts(entry, places)
    summary, source, why = entry.text("summary"), _read_own_source(entry), _read_why(entry)
    entry.finish()
    if title is None or when is None or source is None:
        return None
    return AddedEvent(entry.line, title, when, where, summary or title, source, why)


def _read_added_stance(entry: Table) -> AddedStance | None:
    question, country = entry.needed_text("question"), _read_country(entry)
    stance, as_of = entry.needed_text("stance"), entry.day("as_of")
    quote, source, why = entry.needed_text("quote"), _read_own_source(entry), _read_why(entry)
    if stance == _NONE:
        entry.complain("stance", "nothing is added by none; to remove a stance write it under `positions`")
    entry.finish()
    if not (question and country and stance and quote) or source is None:
        return None
    return AddedStance(entry.line, question, country, stance, as_of, quote, source, why)


def _read_own_source(entry: Table) -> OwnSource | None:
    if "source" not in entry:
        entry.complain("source", "is missing; give a title, a publisher or a url")
        return None
    table = entry.table("source")
    published = _read_published(table)
    source = OwnSource(table.text("title"), table.text("publisher"), _read_link(table, "url"), published)
    if not any(key in table for key in ("title", "publisher", "url")):
        entry.complain("source", "names nothing; give a title, a publisher or a url")
    table.finish()
    return source


def _read_published(table: Table) -> date | None:
    day = table.day("published")
    if day and not can_be_published(day):
        table.complain("published", f"no article was published on {day}")
        return None
    return day


def _read_source(entry: Table) -> SourceCorrection | None:
    name, published, why = entry.needed_text("id"), _read_published(entry), _read_why(entry)
    if "published" not in entry:
        entry.complain("published", "is missing: the day is what can be corrected about a source")
    entry.finish()
    return SourceCorrection(entry.line, name, published, why) if name and published else None
