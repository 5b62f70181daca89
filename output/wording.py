"""The words of the page in its language: strings from output/strings, plurals and dates from CLDR."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_interval, format_skeleton
from babel.numbers import format_decimal

from output.assets import list_strings, load_table
from output.locales import load_locale

SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔")
_SAID = 8192
"""Dates whose words are kept."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The strings of one language, by table and key, and the locale that writes dates and numbers."""

    tag: str
    """BCP 47, of the page."""
    direction: str
    """"ltr" or "rtl"."""
    locale: Locale
    strings: Mapping[str, Any]  # Any: strings, one list of sentences, and tables of plurals


@cache
def load_wording(language: str) -> Wording:
    """The words for a page in this language; English strings where we have none of its own."""
    spoken = parse_locale(language)
    name = choose_strings(spoken) if spoken else "en"
    strings = load_table(f"strings/{name}.toml")
    locale = load_locale(strings["locale"].replace("_", "-"))
    if spoken and language != name:  # a region, or a language without strings: its own dates and numbers
        locale = spoken
    return Wording(language, locale.text_direction, locale, strings)


def choose_strings(locale: Locale) -> str:
    """The name of the strings for a locale: those of its script before those of its language."""
    names = (f"{locale.language}-{locale.script}", locale.language)
    return next((name for name in names if name in list_strings()), "en")


def parse_locale(language: str) -> Locale | None:
    """The CLDR locale of a BCP 47 tag, None when CLDR has none."""
    try:
        return load_locale(language)
    except (UnknownLocaleError, ValueError):
        return None


def say(wording: Wording, key: str, **values: object) -> str:
    """The string under "table.key", with its values filled in."""
    table, name = key.split(".", 1)
    text: str = wording.strings[table][name]
    return text.format(**values) if values else text


def end_sentence(words: str, wording: Wording) -> str:
    """The words with the full stop of the language, unless they end in a mark of their own."""
    return words if words.endswith(SENTENCE_ENDS) else say(wording, "join.sentence", words=words)


def add_aside(words: str, aside: str, wording: Wording) -> str:
    """ "China (sources disagree)"."""
    return say(wording, "join.between").join((words, say(wording, "join.aside", words=aside)))


def count_of(wording: Wording, what: str, number: int, written: str = "", **values: object) -> str:
    """ "1 event", "23 events": a number, `written` in words where given, and the plural it takes."""
    forms: Mapping[str, str] = wording.strings["plural"][what]
    form = forms.get(wording.locale.plural_form(number), forms["other"])
    return form.format(n=written or write_number(number, wording), **values)


def write_number(number: int, wording: Wording) -> str:
    """A number as the language writes it."""
    return str(format_decimal(number, locale=wording.locale))


def write_day(day: date, wording: Wording) -> str:
    """ "11 Feb 2025"."""
    return _write("yMMMd", day, wording.locale)


def write_year(day: date, wording: Wording) -> str:
    """ "2025"."""
    return _write("y", day, wording.locale)


def write_span(first: date, last: date, wording: Wording, skeleton: str = "yMMMd") -> str:
    """ "7 Feb – 2 Mar 2025", the shared parts said once."""
    return _write_interval(skeleton, first, last, wording.locale)


# A site says the same days in every language again and again, and Babel takes its time.


@lru_cache(maxsize=_SAID)
def _write(skeleton: str, day: date, locale: Locale) -> str:
    return str(format_skeleton(skeleton, day, locale=locale))


@lru_cache(maxsize=_SAID)
def _write_interval(skeleton: str, first: date, last: date, locale: Locale) -> str:
    return str(format_interval(first, last, skeleton, locale=locale))
