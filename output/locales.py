"""Locales of CLDR, each with data of its own.

Babel lets languages share what they inherit, and writes into it what it resolves: the first language that
asks for its months gives them to others ("11月 2023" in Polish, after Japanese).
"""

from __future__ import annotations

from copy import deepcopy
from functools import cache

from babel import Locale
from babel.localedata import load

_INHERITED = ("months", "days", "quarters", "eras")
"""The data in which languages inherit references, which are resolved when they are read."""


@cache
def load_locale(tag: str) -> Locale:
    """The locale of a BCP 47 tag. Raises UnknownLocaleError or ValueError where CLDR has none."""
    locale = Locale.parse(tag, sep="-")
    data = load(str(locale))
    for name in _INHERITED:
        data[name] = deepcopy(data[name])
    return locale
