"""What config.yaml may say, and what it means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast, get_args

from dateline.border_settings import read_borders
from dateline.days import can_be_published
from dateline.engine_settings import read_scheduler
from dateline.errors import ConfigError, MissingSourcesError
from dateline.fetch_settings import USUAL, FetchSettings, read_fetching
from dateline.fetching.addresses import fault_of_address
from dateline.geocoder_settings import OFFLINE, GeocoderChoice, read_geocoders
from dateline.handwritten import read_handwritten
from dateline.naming import expand_name, is_address, why_missing, without_user
from dateline.page_language import fault_of_tag
from dateline.published_at import read_address
from dateline.tables import Problems, Table, load_table, nearest
from geo.boundaries import Borders
from geo.countries import country_name, load_countries
from geo.gazetteer import load_gazetteer
from geo.model import Question, QuestionKind, StanceChoice
from geo.own_places import OwnPlace
from geo.placing.homes import Home, name_home
from geo.stances.kinds import KINDS

if (
    TYPE_CHECKING
):  # importing the room of output costs half a second, which `annotate` and `check` need not pay
    from output.model import Basemap

DateOrder = Literal["auto", "DMY", "MDY"]

_LONGEST_TIMELINE = 10_000


@dataclass(frozen=True, slots=True)
class Config:
    """What an editor decided; the defaults are what holds without a config.yaml."""

    folder: Path = field(default_factory=Path)
    """Where config.yaml lies: `sources`, `site` and `corrections` are relative to it."""
    title: str | None = None
    """None: the page is called after the main event of the story."""
    language: str = "en"
    sources: tuple[str, ...] = ()
    date_order: DateOrder = "auto"
    reference: date | None = None
    """Publication day of sources that carry none."""
    fetch: FetchSettings = USUAL
    geocoders: tuple[GeocoderChoice, ...] = OFFLINE
    questions: tuple[Question, ...] = ()
    """Empty: the questions are found in the text."""
    places: tuple[OwnPlace, ...] = ()
    homes: tuple[tuple[str, Home], ...] = ()
    """Where each publisher is at home; "" stands for every other."""
    limit: int = 40
    first: date | None = None
    last: date | None = None
    about: tuple[str, ...] = ()
    site: str = "site"
    basemap: Basemap = "land"
    borders: Borders = ()
    url: str | None = None
    """Where the site is published, with a slash at its end."""
    corrections: str | None = None
    scheduler: str | None = None
    """The address of a scheduler of dask, whose workers read; None: this machine does it all."""


def load_config(path: Path) -> Config:
    """The configuration in a file. Raises ConfigError with every problem in it."""
    problems = Problems()
    config = read_config(load_table(_read_file(path), problems), path.parent)
    if problems.found:
        raise ConfigError(*_name_lines(path, problems))
    return config


def check_config(path: Path) -> None:
    """Raises ConfigError with every problem in a file, MissingSourcesError if only sources are missing."""
    problems = Problems()
    table = load_table(_read_file(path), problems)
    config = read_config(table, path.parent)
    raised: type[ConfigError] = ConfigError if problems.found else MissingSourcesError
    for name, line in zip(config.sources, table.lines_of_items("sources"), strict=False):
        if is_address(name):
            fault = fault_of_address(name)
        else:
            fault = None if expand_name(name, path.parent) else why_missing(name)
        if fault:
            problems.add(line, "sources", f'"{without_user(name)[:200]}": {fault}')
    if problems.found:
        raise raised(*_name_lines(path, problems))


def _name_lines(path: Path, problems: Problems) -> list[str]:
    return [f"{path}:{line}: {problem}" for line, problem in problems.found]


def _read_file(path: Path) -> str:
    try:
        return read_handwritten(path)
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such file; name another with -c, or give the sources") from None


def read_config(table: Table, folder: Path) -> Config:
    """The configuration a table describes; what is wrong in it goes to the table's problems."""
    dates, timeline, site = table.table("dates"), table.table("timeline"), table.table("site")
    first, last = timeline.day("from"), timeline.day("to")
    if first and last and first > last:
        timeline.complain("to", f"{last} lies before `from`, {first}")
    reference = dates.day("reference")
    if reference and not can_be_published(reference):
        dates.complain("reference", f"no article was published on {reference}")
    config = Config(
        folder=folder,
        title=table.text("title"),
        language=_read_language(table),
        sources=table.texts("sources"),
        # cast: `choice` returns one of the words it was given.
        date_order=cast(DateOrder, dates.choice("order", get_args(DateOrder), "auto")),
        reference=reference,
        fetch=read_fetching(table),
        geocoders=read_geocoders(table),
        questions=_read_questions(table),
        places=tuple(_read_place(entry) for entry in table.tables("places")),
        homes=_read_homes(table),
        limit=timeline.whole("limit", 40, 1, _LONGEST_TIMELINE),
        first=first,
        last=last,
        about=timeline.texts("about"),
        site=site.verbatim("folder") or "site",
        basemap=cast("Basemap", site.choice("basemap", ("land", "tiles"), "land")),
        borders=read_borders(site),
        url=read_address(site),
        corrections=table.verbatim("corrections"),
        scheduler=read_scheduler(table),
    )
    for section in (dates, timeline, site, table):
        section.finish()
    return config


def _read_language(table: Table) -> str:
    language = table.text("language") or "en"
    if fault := fault_of_tag(language):
        table.complain("language", fault)
        return "en"
    return language


def _read_questions(table: Table) -> tuple[Question, ...]:
    questions: list[Question] = []
    for entry in table.tables("positions"):
        question = _read_question(entry)
        if question.id in {earlier.id for earlier in questions}:
            entry.complain("id", f'"{question.id}" is taken; every question needs its own')
        questions.append(question)
    return tuple(questions)


def _read_question(entry: Table) -> Question:
    kind = cast(QuestionKind, entry.choice("kind", get_args(QuestionKind), "signatories"))
    title = entry.needed_text("title")
    question_id = entry.text("id") or re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    if entry.text("id") and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", question_id):
        entry.complain("id", f'must be letters, digits and hyphens, found "{question_id[:60]}"')
    about = entry.texts("about")
    own = entry.table("stances")
    choices = tuple(_read_choice(own, key) for key in own.keys())  # noqa: SIM118  (a Table is no dict)
    if kind == "custom" and not choices:
        entry.complain("stances", "a custom question needs stances of its own")
    if kind != "custom":
        known = {choice.id for choice in KINDS[kind]}
        choices = _extend_choices(KINDS[kind], choices)
        for key in own.keys():  # noqa: SIM118
            if key not in known:
                own.complain(key, f'unknown stance "{key[:60]}"; {nearest(key, sorted(known))}')
    entry.finish()
    return Question(question_id, title, kind, about, choices)


def _read_choice(stances: Table, key: str) -> StanceChoice:
    entry = stances.table(key)
    choice = StanceChoice(
        key, entry.text("label") or key.replace("-", " ").capitalize(), entry.texts("phrases")
    )
    entry.finish()
    return choice


def _extend_choices(
    built_in: tuple[StanceChoice, ...], own: tuple[StanceChoice, ...]
) -> tuple[StanceChoice, ...]:
    """The built-in choices, with the label and the further phrases that the editor gives some of them."""
    by_id = {choice.id: choice for choice in own}
    return tuple(
        StanceChoice(choice.id, by_id[choice.id].label, choice.phrases + by_id[choice.id].phrases)
        if choice.id in by_id
        else choice
        for choice in built_in
    )


def _read_place(entry: Table) -> OwnPlace:
    place = OwnPlace(
        names=(entry.needed_text("name"), *entry.texts("also")),
        latitude=entry.number("latitude", -90, 90),
        longitude=entry.number("longitude", -180, 180),
        country=_read_country(entry),
    )
    entry.finish()
    return place


def _read_homes(table: Table) -> tuple[tuple[str, Home], ...]:
    """One place for all publishers, or one for each."""
    if not isinstance(table.raw("home"), dict):
        home = _read_home(table, "home")
        return (("", home),) if home else ()
    own = table.table("home")
    found = [(key, _read_home(own, key)) for key in own.keys()]  # noqa: SIM118  (a Table is no dict)
    own.finish()
    return tuple((key, home) for key, home in found if home)


def _read_home(table: Table, key: str) -> Home | None:
    name = table.text(key)
    home = name_home(load_gazetteer(), name) if name else None
    if name and home is None:
        table.complain(
            key, f'unknown place "{name[:60]}"; write a country, a state or a town: "Paris, Texas"'
        )
    return home


def _read_country(entry: Table) -> str | None:
    """The alpha-3 code of a country given by its code or its English name; None if absent."""
    given = entry.text("country")
    if given is None or given in load_countries():
        return given
    codes = {country_name(code): code for code in load_countries()}
    if given not in codes:
        entry.complain("country", f'unknown country "{given[:60]}"; {nearest(given, codes)}')
    return codes.get(given)
