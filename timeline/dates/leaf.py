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

_DATE = compile_pattern("DAY before=word? m=word/name behind=word? (?=year)")
_WORD = re.compile(r"[^\W\d_]{3,20}$")


def name_months(tokens: Tokens, tag: str) -> Tokens:
    """The tokens with the words between a day and a year made months, where the language has such months."""
    matches = list(_DATE.finditer(tokens.kinds))
    words = dict.fromkeys(tokens[match.start("m")].lower() for match in matches)
    asked = [word for word in words if _WORD.match(word)][:MOST_WORDS]
    months = {word: month for word in asked if (month := _find_month(word, tag))}
    kinds, values = list(tokens.kinds), dict(tokens.values)
    for match in matches:
        if tokens[match.start("m")].lower() in months:
            for link in ("before", "behind"):
                kinds[match.start(link) : match.end(link)] = KIND["of"] * (
                    match.end(link) - match.start(link)
                )
    for index, kind in enumerate(tokens.kinds):
        if kind in _UNKNOWN and (month := months.get(tokens[index].lower())):
            kinds[index], values[index] = KIND["month"], month
    return replace(tokens, kinds="".join(kinds), values=values)


_UNKNOWN = (KIND["word"], KIND["name"])


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
