"""The rules of years and what they are made of or make up: quarters, seasons, decades, centuries, eras."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.dates.expressions import NEVER, Calendar, Era, Meaning
from timeline.dates.numerals import full_year
from timeline.dates.patterns import kinds_of
from timeline.dates.rules import NO_DATE, Hit, Pieces, Rule, rule, two_pieces

_BEFORE_DATES = kinds_of("apostrophe/PREPOSITION/RELATION/the/open/gap/comma")
_ARTICLES = (0, 2)
_TWENTIES = 20
_NAME = kinds_of("name")
_UNITS, _TO = kinds_of("units"), kinds_of("to")
_NEVER_YEARS = 1
_ROUGHLY = 6
_SHORT_RANGE = 60
"""Years that a range can span whose end has two digits: "2019-12" is none."""
_MEASURE = kinds_of("measure")
_IN, _AND = kinds_of("in"), kinds_of("and")
_FALL = kinds_of("doubtful_season")
_OF = kinds_of("of/name")
_BEFORE_FALL = kinds_of("the/RELATION/part/SEASON")
_NO_YEAR_BEFORE = kinds_of("page/currency/coin/quantity/decimal/number/year/two_digits/three_digits")
_PAGE, _DASH, _FIGURES = kinds_of("page"), kinds_of("dash"), kinds_of("FIGURE")
_CODE = re.compile(r"[QH]\d$")
"""What looks like a quarter or a half of a year, and is none: those that are have a kind of their own."""
_MOST = {"half": 2, "quarter": 4, "month": 12, "week": 53, "day": 366}
"""How many a year has."""
_YEAR_BEFORE = kinds_of(
    "unit/PREPOSITION/RELATION/the/open/comma/gap/month/short_month/season/fiscal/close/quote/dash"
)

YEAR = "(?: (?:comma|dash)? of? (?: y=year | short=short_year ) )"
"""The pattern of a year behind a date: "2025", ", 2025", "of 2025", "'25"."""


def read_year(hit: Hit) -> int | None:
    """The year of a hit, written in full, in two digits or before or after Christ."""
    if hit.has("short"):
        return full_year(hit.number("short") or 0, hit.tokens.last_year)
    return hit.number("y")


def _year_alone(hit: Hit) -> Meaning | None:
    """A year alone: four digits that count nothing and are no page."""
    year = hit.number("y") or 0
    before, after = hit.before(), hit.after()
    if before in _NO_YEAR_BEFORE or after in _UNITS or _counts(hit):
        return None
    if before in _NAME and _CODE.match(hit.tokens[hit.match.start() - 1]):
        return NEVER  # "Q5 2023"
    cued = before in _YEAR_BEFORE
    if not 1900 <= year <= 2050 and not cued:
        return None
    return Calendar(year)


def _counts(hit: Hit) -> bool:
    """Whether four digits count or number what stands behind them: "1900 metres", "2006 QV89"."""
    end, after = hit.match.end(), hit.after()
    if after in _MEASURE:
        is_cued = hit.before() in _IN and hit.value_before() != _ROUGHLY
        return not is_cued or hit.tokens.values[end] == _NEVER_YEARS
    if after in _NAME and any(letter.isdigit() for letter in hit.tokens[end]):
        return True
    return hit.before() in _TO and hit.before_last() in _MEASURE


def _backwards(hit: Hit) -> Pieces | None:
    """ "2024 to 1987": a score; years run forwards."""
    return NO_DATE if (hit.number("a") or 0) > (hit.number("b") or 0) else None


def _short_year(hit: Hit) -> Meaning | None:
    """ "'98"; behind a name it is part of it."""
    return None if hit.before() in _NAME else Calendar(read_year(hit))


def _year_range(hit: Hit) -> Pieces | None:
    """ "1914-18", "1990-1994"."""
    first, second = hit.number("a") or 0, hit.number("b") or 0
    digits = len(hit.written("b"))
    if hit.before() in _PAGE or (hit.before() in _DASH and hit.before_last() in _FIGURES):
        return NO_DATE  # "pp. 1914-1918", "555-2020-11"
    if digits == 2:
        second += (first // 100 + (second <= first % 100)) * 100
    if digits not in (2, 4) or not first < second <= first + (_SHORT_RANGE if digits == 2 else 400):
        return NO_DATE if digits == 4 else None  # "2024-1987", "1234-2020"
    return two_pieces(hit, Calendar(first), Calendar(second), is_range=True)


def _year_pair(hit: Hit) -> Meaning | None:
    """ "1990/91": the first of the two; a season or a financial year is named after it."""
    value = hit.value("y")
    if not isinstance(value, tuple) or (value[0] + 1) % 100 != value[1]:
        return None
    return Calendar(value[0])


def _era(hit: Hit) -> Meaning | None:
    number = hit.number("y") or 0
    if hit.number("e") != -1:
        return Calendar(number)
    return Era(f"{number:04d}", before_christ=True)


def _eras(hit: Hit) -> Pieces:
    """ "499-493 BC": both before Christ."""
    before = hit.number("e") == -1
    first, second = (Era(f"{hit.number(label) or 0:04d}", before) for label in "ab")
    return two_pieces(hit, first, second, is_range=True)


def _decade(hit: Hit) -> Meaning | None:
    """ "The 1980s", "'80s", "the 470s BC"; "80s" alone is a temperature or an age."""
    number = hit.number("y") or 0
    if hit.has("e") or number >= 1000:
        return Era(f"{number // 10:03d}", before_christ=hit.number("e") == -1)
    if number % 10 or (
        hit.written("y")[0].isdigit() and not (hit.number("the") in _ARTICLES or hit.has("part"))
    ):
        return None
    return Era(f"{((1900 if number >= 20 else 2000) + number) // 10}")


def _written_decade(hit: Hit) -> Meaning | None:
    """ "The 1970's"."""
    number = hit.number("y") or 0
    return None if number % 10 or hit.number("the") not in _ARTICLES else Era(f"{number // 10}")


def _decades(hit: Hit) -> Pieces | None:
    """ "The 1970s and 80s": both of one century."""
    first, second = hit.number("a") or 0, hit.number("b") or 0
    if first < 1000 or not first % 100 < second < 100:
        return None
    early, late = (Era(f"{year // 10}") for year in (first, first - first % 100 + second))
    return two_pieces(hit, early, late, hit.kind("link") not in _AND)


def _marked_decade(hit: Hit) -> Meaning | None:
    """ "Les années 80", "los años sesenta": a decade told by a word in front of it."""
    number = hit.number("y") or 0
    if number < _TWENTIES:
        return None
    return None if number % 10 else Era(f"{(number if number >= 1000 else 1900 + number) // 10}")


def _decade_word(hit: Hit) -> Meaning | None:
    return Era(f"19{hit.number('y')}") if hit.number("the") in _ARTICLES else None


def _ordered_unit(hit: Hit) -> Meaning | None:
    """ "The third quarter", "the 20th century": an ordinal and its unit."""
    unit, number = hit.word("u"), hit.number("o") or 0
    if unit == "quarter" and 1 <= number <= 4:
        return Calendar(quarter=number)
    if unit == "half" and 1 <= number <= 2:
        return Calendar(half=number)
    if unit == "century" and number >= 1:
        if hit.written("u")[0].isupper() and hit.after() in _NAME:
            return None  # "20th Century Fox"
        return Era(f"{number - 1:02d}", before_christ=hit.number("e") == -1)
    return None


_ENDS_OF_YEAR = {
    (-1, "quarter"): Calendar(quarter=4),
    (-1, "half"): Calendar(half=2),
    (-1, "month"): Calendar(month=12),
    (-1, "day"): Calendar(month=12, day=31),
    (1, "day"): Calendar(month=1, day=1),
}
_MONTHS_AT_END = {
    (1, 3): Calendar(quarter=1),
    (-1, 3): Calendar(quarter=4),
    (1, 6): Calendar(half=1),
    (-1, 6): Calendar(half=2),
}


def _numbered_unit(hit: Hit) -> Meaning | None:
    """ "Quarter 3 of 2023"; "Quarter 5 of 2023", "week 60 of 2024" are nothing."""
    unit, number = hit.word("u") or "", hit.number("n") or 0
    if unit in _MOST and not 1 <= number <= _MOST[unit]:
        return NEVER
    if unit == "quarter":
        return Calendar(hit.number("y"), quarter=number)
    return Calendar(hit.number("y"), month=number) if unit == "month" else None


def _unit_of_year(hit: Hit) -> Meaning | None:
    """ "The last quarter of 2008", "the first month of 2023", "the last day of 1999"; no "5th quarter"."""
    unit, number = hit.word("u") or "", hit.number("o") or 0
    if not number or number > _MOST.get(unit, number):
        return NEVER
    if unit == "month" and 1 <= number <= 12:
        return Calendar(hit.number("y"), month=number)
    part = _ENDS_OF_YEAR.get((number, unit))
    return replace(part, year=hit.number("y")) if part else None


def _half_of_year(hit: Hit) -> Meaning | None:
    """None for "the first half of 2024", which other rules read; "the third half of 2024" is nothing."""
    return None if 1 <= (hit.number("o") or 0) <= _MOST["half"] else NEVER


def _year_zero(hit: Hit) -> Meaning | None:
    """ "The year 0": there is none."""
    return NEVER if hit.word("u") == "year" and not hit.number("n") and hit.written("n").isdecimal() else None


def _months_of_year(hit: Hit) -> Meaning | None:
    """ "The first six months of 1992", "the last three months of 2008"."""
    part = _MONTHS_AT_END.get((hit.number("o") or 0, hit.number("n") or 0))
    return replace(part, year=hit.number("y")) if part and hit.word("u") == "month" else None


def _last_quarter(hit: Hit) -> Meaning | None:
    """ "Im letzten Quartal 2008": without an "of" a quarter alone is told so."""
    return _unit_of_year(hit) if hit.word("u") in ("quarter", "half") else None


def _read_code(hit: Hit, label: str) -> tuple[int | None, int]:
    """The year of Q3, 3Q24 or H1 and its number."""
    value = hit.value(label)
    number, *years = value if isinstance(value, tuple) else (0,)
    year = next(iter(years), None)
    return _whole_year(hit, year) if year else read_year(hit), int(number)


def _whole_year(hit: Hit, number: int) -> int:
    return full_year(number, hit.tokens.last_year) if number < 100 else number


_ROMAN = re.compile(r"(X{0,2})(IX|IV|V?I{0,3})e?$")
_ROMAN_ONES = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}


def _roman_century(hit: Hit) -> Meaning | None:
    """ "Siglo XIX", "XIXe siècle"."""
    found = _ROMAN.match(hit.written("n"))
    number = 10 * len(found[1]) + _ROMAN_ONES[found[2]] if found else 0
    if hit.word("u") != "century" or not number:
        return None
    return Era(f"{number - 1:02d}", before_christ=hit.number("e") == -1)


def _quarter_code(hit: Hit) -> Meaning | None:
    year, quarter = _read_code(hit, "q")
    return Calendar(year, quarter=quarter)


def _half_code(hit: Hit) -> Meaning | None:
    year, half = _read_code(hit, "h")
    return Calendar(year, half=half) if half <= 2 else None


def _half(hit: Hit) -> Meaning | None:
    number = hit.number("h") or 0
    return Calendar(half=number) if 1 <= number <= 2 else None


def _fiscal(hit: Hit) -> Meaning | None:
    value = hit.value("y")
    number = value[0] if isinstance(value, tuple) else hit.number("y") or 0
    return Calendar(_whole_year(hit, number))


def _season(hit: Hit) -> Meaning | None:
    """A season: spring as a source, or the fall of a city, is none."""
    before = hit.kind("the") if hit.has("the") else hit.before()
    if hit.has("y") or hit.has("short"):
        return Calendar(read_year(hit), season=hit.word("s"))
    if before not in (_BEFORE_FALL if hit.kind("s") in _FALL else _BEFORE_DATES):
        return None
    if hit.after() in (_OF if hit.kind("s") in _FALL else _NAME):
        return None
    return Calendar(season=hit.word("s"))


# fmt: off
YEAR_RULES: tuple[Rule, ...] = (
    rule("era-years", "a=INTEGER dash b=INTEGER e=era", _eras),
    rule("era-year", "y=INTEGER e=era", _era),
    rule("era-year", "e=era y=INTEGER", _era),
    rule("year-range", "a=year dash b=year/two_digits/teen/small (?!UNIT)", _year_range),
    rule("year-pair", "y=year_pair", _year_pair),
    rule("fiscal-year", "the? fiscal y=year/short_year/two_digits/teen/year_pair", _fiscal),
    rule("fiscal-year", "y=fiscal_code", _fiscal),
    rule("season", f"the=the? s=SEASON {YEAR}", _season),
    rule("season", "the=the? s=SEASON", _season),
    rule("quarter", f"q=quarter_code {YEAR}?", _quarter_code),
    rule("half", f"h=half_code {YEAR}?", _half_code),
    rule("half", "the? h=ordinal half", _half),
    rule("half", "the? last half", lambda hit: Calendar(half=2)),
    rule("unit-of-year", "u=unit n=FIGURE of/in y=year", _numbered_unit),
    rule("unit-of-year", "the? o=ORDINAL half of/in year", _half_of_year),
    rule("no-year", "u=unit n=two_digits/three_digits/quantity", _year_zero),
    rule("unit-of-year", "the? o=ORDINAL/last/last_behind/last_of u=unit of/in y=year", _unit_of_year),
    rule("unit-of-year", "the? o=last/last_behind u=unit y=year", _last_quarter),
    rule("ordered-unit", "the? fiscal? o=ORDINAL fiscal? dash? u=UNIT e=era?", _ordered_unit),
    rule("numbered-century", "n=name u=unit", _roman_century),
    rule("numbered-century", "u=unit n=name e=era?", _roman_century),
    rule("decade", "the=the part? dash? y=year possessive (?!year)", _written_decade),
    rule("unit-of-year", "the? o=ORDINAL/last n=small/number u=units of/in y=year", _months_of_year),
    rule("decades", "the? part? dash? a=decade link=and/to/dash the? part? dash? b=decade", _decades),
    rule("decade", "(?:the=the part? dash?|part=part dash?)? y=decade e=era?", _decade),
    rule("decade", "part? decade_mark y=year/two_digits/number", _marked_decade),
    rule("decade-word", "the=the part? dash? y=decade_word", _decade_word),
    rule("year", "a=year to b=year", _backwards),
    rule("year", "year dash page", lambda hit: NO_DATE),
    rule("year", "y=year (?! zone | oclock | (?: name/word/MONTH/SEASON ){1,2} street )", _year_alone),
    rule("short-year", "short=short_year", _short_year),
)
# fmt: on
