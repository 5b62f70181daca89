"""The words of a language that tell a place's name from another use of the same word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from types import MappingProxyType
from typing import Any

from timeline.languages import DEFAULT, Language, load_language

_NAMED = ("makes_names", "peoples", "exonyms", "plurals", "small", "inside", "patterns")
"""What is no list."""
_CAPITALISED = ("features", "featured", "borne")
"""Lists of words that count with a capital only."""
_SHARED = ("brands", "fabled", "given", "others", "teams", "firms")
"""Lists to which every language adds the English one: people and firms keep their names abroad."""


class WordList(frozenset[str]):
    """Words, and with a hyphen before them endings of words: "-minister" for "Finanzminister"."""

    endings: tuple[str, ...]

    def __new__(cls, entries: Iterable[str]) -> WordList:
        """The entries as they stand in the language's file."""
        written = tuple(entries)
        made = super().__new__(cls, (entry for entry in written if entry[0] != "-"))
        made.endings = tuple(entry[1:] for entry in written if entry[0] == "-")
        return made

    def __contains__(self, word: object) -> bool:
        """Whether the word is one of them or ends like one."""
        return super().__contains__(word) or (
            bool(self.endings) and isinstance(word, str) and word.endswith(self.endings)
        )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The `[names]` table of a language; see `timeline/languages/en.toml` for what each list is."""

    habits: frozenset[str]
    """How the language writes: "capital-nouns", "lower-peoples", "elision", "genitive-s", "er-adjectives",
    "bare-towns" (a town has no article), "verb-second", "persons-towns" (people and towns share their names:
    Benito Juárez, Alejandro Toledo), "small-nouns" (a capital within a sentence makes a name), "located"
    (small words tell towns from lands, and both from people)."""
    words: frozenset[str]
    brands: frozenset[str]
    fabled: frozenset[str]
    given: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    institutions: frozenset[str]
    streets: frozenset[str]
    highways: frozenset[str]
    days: frozenset[str]
    locals: frozenset[str]
    articles: frozenset[str]
    treaties: frozenset[str]
    ailments: frozenset[str]
    firms: frozenset[str]
    press: frozenset[str]
    teams: frozenset[str]
    societies: frozenset[str]
    civic: frozenset[str]
    stately: frozenset[str]
    holders: frozenset[str]
    settlements: frozenset[str]
    crowning: frozenset[str]
    directions: frozenset[str]
    within: frozenset[str]
    toward: frozenset[str]
    speaking: frozenset[str]
    occasions: frozenset[str]
    happening: frozenset[str]
    motions: frozenset[str]
    matters: frozenset[str]
    background: frozenset[str]
    times: frozenset[str]
    othertimes: frozenset[str]
    visits: frozenset[str]
    besetting: frozenset[str]
    portions: frozenset[str]
    journeys: frozenset[str]
    onward: frozenset[str]
    offshore: frozenset[str]
    outlying: frozenset[str]
    spots: frozenset[str]
    inner: frozenset[str]
    trips: frozenset[str]
    betwixt: frozenset[str]
    links: frozenset[str]
    settled: frozenset[str]
    brought: frozenset[str]
    housing: frozenset[str]
    owners: frozenset[str]
    against: frozenset[str]
    houses: frozenset[str]
    there: frozenset[str]
    remote: frozenset[str]
    being: frozenset[str]
    deeds: frozenset[str]
    asides: frozenset[str]
    homely: frozenset[str]
    decrees: frozenset[str]
    measures: frozenset[str]
    rulers: frozenset[str]
    openers: frozenset[str]
    others: frozenset[str]
    language: frozenset[str]
    definite: frozenset[str]
    belonging: frozenset[str]
    origin: frozenset[str]
    destination: frozenset[str]
    joining: frozenset[str]
    universities: frozenset[str]
    verbal: frozenset[str]
    namesakes: frozenset[str]
    urban: frozenset[str]
    held: frozenset[str]
    features: frozenset[str]
    featured: frozenset[str]
    borne: frozenset[str]
    between: frozenset[str]
    compass: frozenset[str]
    particles: frozenset[str]
    clubs: frozenset[str]
    units: frozenset[str]
    terrain: frozenset[str]
    locating: frozenset[str]
    landed: frozenset[str]
    sited: frozenset[str]
    addressing: frozenset[str]
    amid: frozenset[str]
    wheres: frozenset[str]
    quarters: frozenset[str]
    homonyms: frozenset[str]
    """What people, firms and things are called more often than the villages that have the same name."""
    surnames: frozenset[str]
    """Surnames: what stands before one is a given name, and it is no town itself."""
    bound: frozenset[str]
    """Of `toward`, those that hardly ever stand before a person."""
    landforms: frozenset[str]
    """Words in lower case before the name of a thing in the landscape: "río Negro", "valle de Sula"."""
    peoples: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The forms of a people's names and adjectives, each with the name of its place in the gazetteer."""
    plurals: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What stands once behind several names, and what each is called: counties, County."""
    exonyms: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What this language calls a place, where the gazetteer has it by another name only."""
    patterns: tuple[tuple[str, str], ...] = ()
    """How it begins the names of a kind, and the gazetteer's name for it: "comté de ", "* County"."""
    small: frozenset[str] = frozenset()
    """Words in lower case that a name may begin with: "français", "mer Noire"."""
    makes_names: bool = False
    """Whether it has names that are made by rule, and not looked up: adjectives, compounds, patterns."""
    inside: frozenset[str] = frozenset()
    """Words in lower case further on in names: "Arabie saoudite", "sud-coréen"."""


@cache
def load_lexicon(language: Language) -> Lexicon:
    """The lexicon of a language; lists its file does not have are empty."""
    table = language.tables.get("names", {})
    shared = load_language(DEFAULT).tables["names"]
    lists: dict[str, frozenset[str]] = {}
    for name in (each.name for each in fields(Lexicon) if each.name not in _NAMED):
        words = _entries(str(table.get(name, "")))
        more = _entries(str(shared.get(name, ""))) if name in _SHARED else []
        written = [form for word in words for form in (word.capitalize(), word.upper())]
        lists[name] = frozenset(written) if name in _CAPITALISED else _word_list([*words, *more])
    endings = str(table.get("endings", "")).split()
    peoples = dict(_peoples(table.get("peoples", {}), endings))
    exonyms = dict(_exonyms(table.get("exonyms", {})))
    spoken = peoples if "lower-peoples" in lists["habits"] else ()
    parts = [re.split(r"[ '-]", name) for name in (*exonyms, *spoken)]
    return Lexicon(
        **lists,
        peoples=MappingProxyType(peoples),
        exonyms=MappingProxyType(exonyms),
        makes_names="er-adjectives" in lists["habits"] or bool(lists["compass"] or table.get("patterns")),
        patterns=tuple(table.get("patterns", {}).items()),
        small=frozenset(
            [
                *(first for first, *_ in parts if first.islower()),
                *_heads(table),
                *lists["landforms"],
                *lists["quarters"],
            ]
        ),
        inside=frozenset(word for _, *rest in parts for word in rest if word.islower()),
        plurals=MappingProxyType(dict(table.get("plurals", {}))),
    )


def _word_list(entries: list[str]) -> frozenset[str]:
    """A plain set unless some of the entries are endings."""
    return WordList(entries) if any(entry[0] == "-" for entry in entries) else frozenset(entries)


def _heads(table: Mapping[str, Any]) -> Iterator[str]:  # Any: a table of TOML
    """The words that patterns begin with."""
    yield from (prefix.split()[0] for prefix in table.get("patterns", {}))


def _exonyms(table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What the language calls each place; a name that begins small ("mer Noire") with a capital too."""
    for name, cell in table.items():
        for form in _entries(cell):
            yield form, name
            yield form[0].upper() + form[1:], name


def _peoples(table: Mapping[str, str], endings: list[str]) -> Iterator[tuple[str, str]]:
    """Every form of every people, small and with a capital; a star stands for each of the endings or none."""
    for place, cell in table.items():
        for stem in _entries(cell):
            bare = stem.rstrip("*")
            for form in (bare, *(bare + ending for ending in endings if stem.endswith("*"))):
                yield form, place
                yield form[0].upper() + form[1:], place
                if "-" in form:  # "Néo-Zélandais", "Sud-Coréen"
                    yield "-".join(part[:1].upper() + part[1:] for part in form.split("-")), place


def _entries(cell: str) -> list[str]:
    """Words with spaces between, or names of several words with bars between."""
    if "|" not in cell:
        return cell.split()
    return [entry.strip() for entry in cell.strip().replace("\n", "|").split("|") if entry.strip()]
