"""A language that has no file of its own, as far as dateparser's locales know its words.

Two hundred languages get the names of months and weekdays, "today" and "yesterday", "last week" and "next
year", and "3 days ago". Abbreviations are left out: in running text they are other words ("mar", "sex").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import import_module
from typing import Any

from timeline.dates.vocabulary import NO_WORDS, Value
from timeline.languages import Language

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_UNITS = ("day", "week", "month", "year", "hour", "minute")
_SHIFTED = ("week", "month", "year")
_DAYS = {"2 day ago": -2, "1 day ago": -1, "0 day ago": 0, "in 1 day": 1, "in 2 day": 2}

SHORTEST_MONTH, SHORTEST_DOUBTFUL, SHORTEST_WEEKDAY, SHORTEST_UNIT = 4, 3, 5, 3
"""Names of fewer letters are abbreviations or like other words; a doubtful month stands beside a number."""
WHOLE = 0.75
"""A name so much shorter than the longest of its day or month is cut ("segunda" of "segunda-feira")."""
CUT = 3
"""A unit so many letters shorter than another that begins with it is its abbreviation."""

Words = dict[str, Value]


@lru_cache(maxsize=32)
def find_locale(tag: str) -> Language:
    """The language of a primary BCP 47 tag by dateparser's locale; one without words if it has none."""
    if not (tag.isascii() and tag.isalpha()):
        return NO_WORDS
    try:
        # Imported here: dateparser takes 160 ms, and few texts need it.
        info = import_module(f"dateparser.data.date_translation_data.{tag}").info
    except ImportError:
        return NO_WORDS
    table = {"order": "MDY" if info.get("date_order") == "MDY" else "DMY", "words": _words(info)}
    return Language(tag, {"dates": table})


# Any: a locale of dateparser's is a dictionary of lists and dictionaries.
def _words(info: Mapping[str, Any]) -> dict[str, Words]:
    """The tables of words, each word in the first that has it."""
    relative = info.get("relative-type", {})
    tables: dict[str, Words] = {
        "day_word": {name: days for key, days in _DAYS.items() for name in relative.get(key, ())},
        "relative": _shifts(relative),
        "month": _named(info, _MONTHS, SHORTEST_MONTH),
        "doubtful_month": _named(info, _MONTHS, SHORTEST_DOUBTFUL),
        "weekday": _named(info, _WEEKDAYS, SHORTEST_WEEKDAY),
        "units": {name: unit for unit in _UNITS for name in _unabbreviated(info.get(unit, ()))},
        "ago": dict.fromkeys(info.get("ago", ()), -1),
        "of": {word: 0 for word in info.get("pertain", ()) if word.isalpha()},
    }
    seen: set[str] = set()
    return {kind: _unseen(words, seen) for kind, words in tables.items()}


def _shifts(relative: Mapping[str, Iterable[str]]) -> Words:
    """ "Settimana scorsa" -> "-1 week"."""
    shifts = {
        f"{way} {unit}": count for unit in _SHIFTED for way, count in (("0", 0), ("1", -1), ("in 1", 1))
    }
    return {
        name: f"{count} {key.rpartition(' ')[2]}"
        for key, count in shifts.items()
        for name in relative.get(key if key.startswith("in") else f"{key} ago", ())
    }


def _named(info: Mapping[str, Any], keys: Iterable[str], shortest: int) -> Words:
    """The names of months or weekdays that are written out, with their numbers."""
    numbers: Words = {}
    for number, key in enumerate(keys, start=1):
        names = [name for name in info.get(key, ()) if len(name) >= shortest]
        longest = max(map(len, names), default=0)
        numbers |= {name.lower(): number for name in names if len(name) >= longest * WHOLE}
    return numbers


def _unabbreviated(names: Iterable[str]) -> list[str]:
    full = [name for name in names if name.isalpha() and len(name) >= SHORTEST_UNIT]
    return [name for name in full if not any(o.startswith(name) and len(o) - len(name) >= CUT for o in full)]


def _unseen(words: Words, seen: set[str]) -> Words:
    """The words that no table before had, in small letters."""
    fresh = {word.lower(): value for word, value in words.items() if word.lower() not in seen}
    seen.update(fresh)
    return fresh
