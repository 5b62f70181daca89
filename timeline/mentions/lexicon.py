"""The words of a language that tell a place's name from another use of the same word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from timeline.languages import Language


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The `[names]` table of a language; see `timeline/languages/en.toml` for what each list is."""

    words: frozenset[str]
    given: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    institutions: frozenset[str]
    streets: frozenset[str]
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
    deeds: frozenset[str]
    asides: frozenset[str]
    homely: frozenset[str]
    decrees: frozenset[str]
    measures: frozenset[str]
    rulers: frozenset[str]
    openers: frozenset[str]
    others: frozenset[str]
    language: frozenset[str]


@cache
def load_lexicon(language: Language) -> Lexicon:
    """The lexicon of a language; lists its file does not have are empty."""
    table = language.tables.get("names", {})
    return Lexicon(*(frozenset(_entries(str(table.get(name, "")))) for name in Lexicon.__slots__))


def _entries(cell: str) -> list[str]:
    """Words with spaces between, or names of several words with bars between."""
    return cell.strip().replace("\n", "|").split("|") if "|" in cell else cell.split()
