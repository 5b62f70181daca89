"""The leaf parser: dateparser, asked what month a word names in a language that has no file of its own.

It is asked for one word in a date that is otherwise complete ("11 febbraio 2025"), and what it says is
checked: finding dates in running text is not its strength, and a call takes a third of a millisecond.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from timeline.dates.kinds import KIND
from timeline.dates.lexing import Tokens
from timeline.dates.patterns import compile_pattern

MOST_WORDS = 64
"""How many different words of one text are asked for at most: no text can make this slow."""

LONGEST_LINK = 4
"""A word of so many letters between a day and its month or a month and its year joins them ("di", "roku")."""

_DATE = compile_pattern("DAY before=word? m=word/name behind=word? (?=year)")
_LINK = compile_pattern("DAY link=word (?=MONTH)")
_LINK_YEAR = compile_pattern("MONTH link=word (?=year)")
_WORD = re.compile(r"[^\W\d_]{3,20}$")
_UNKNOWN = (KIND["word"], KIND["name"])


def read_leaves(tokens: Tokens, tag: str) -> Tokens:
    """The tokens with the months that dateparser knows, and the words that join a date's parts, told."""
    return _link_parts(_name_months(tokens, tag))


def _name_months(tokens: Tokens, tag: str) -> Tokens:
    """The tokens with the words between a day and a year made months, where the language has such months."""
    words = dict.fromkeys(tokens[match.start("m")].lower() for match in _DATE.finditer(tokens.kinds))
    asked = [word for word in words if _WORD.match(word)][:MOST_WORDS]
    months = {word: month for word in asked if (month := _find_month(word, tag))}
    kinds, values = list(tokens.kinds), dict(tokens.values)
    for index, kind in enumerate(tokens.kinds):
        if kind in _UNKNOWN and (month := months.get(tokens[index].lower())):
            kinds[index], values[index] = KIND["month"], month
    return replace(tokens, kinds="".join(kinds), values=values)


def _link_parts(tokens: Tokens) -> Tokens:
    """The tokens with the short words between a day and its month, a month and its year, made links."""
    kinds = list(tokens.kinds)
    for pattern in (_LINK, _LINK_YEAR):
        for match in pattern.finditer(tokens.kinds):
            if len(tokens[match.start("link")]) <= LONGEST_LINK:
                kinds[match.start("link")] = KIND["of"]
    return replace(tokens, kinds="".join(kinds))


@lru_cache(maxsize=4096)
def _find_month(word: str, tag: str) -> int | None:
    """The month that a word names in a language; None if dateparser knows no such word or language."""
    # Imported here: it takes 160 ms, and few texts need it.
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]  # without types

    try:
        settings = {"REQUIRE_PARTS": ["day", "month", "year"]}
        parser = DateDataParser(languages=[tag], settings=settings)
        found = parser.get_date_data(f"1 {word} 2000")
    except ValueError:
        return None
    day = found.date_obj
    if day is None or found.period != "day" or (day.year, day.day) != (2000, 1):
        return None
    return int(day.month)
