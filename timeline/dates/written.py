"""The rules of dates that are written out: days, months and years of the calendar."""

from __future__ import annotations

from timeline.dates.almanac import LAST_OF_MONTH
from timeline.dates.expressions import Anchor, Calendar, Era, Meaning, Numeric, Shift
from timeline.dates.numerals import full_year
from timeline.dates.patterns import kinds_of
from timeline.dates.rules import Hit, Pieces, Rule, rule

_BEFORE_DATES = kinds_of("apostrophe/PREPOSITION/RELATION/the/open/gap/comma")
_BEFORE_BARE = kinds_of("PREPOSITION/RELATION")
_BEFORE_DAY = kinds_of("in/to/from/between/and/before/after")
_RANGE = kinds_of("to/dash")
_NAME = kinds_of("name")
_UNITS, _MEASURE, _IN = kinds_of("units"), kinds_of("measure"), kinds_of("in")
_FALL, _OF = kinds_of("doubtful_season"), kinds_of("of/name")
_BEFORE_FALL = kinds_of("the/RELATION/part/SEASON")
_FROM_PUBLICATION = kinds_of("last/past/this/next")
_DOUBTFUL = kinds_of("doubtful_month")
_SHORT = kinds_of("short_month")
_NO_YEAR_BEFORE = kinds_of("page/currency/coin/quantity/decimal/number")
_YEAR_BEFORE = kinds_of(
    "unit/PREPOSITION/RELATION/the/open/comma/gap/month/short_month/season/fiscal/close/quote/dash"
)


def _year(hit: Hit) -> int | None:
    """The year of a hit, written in full, in two digits or before or after Christ."""
    if hit.has("short"):
        return full_year(int(hit.word("short")))
    return hit.number("y")


def _date(hit: Hit) -> Meaning | None:
    """A day, with weekday and year if they are there; "24 of May 400 BC" keeps its era."""
    return Calendar(_year(hit), hit.number("m"), hit.number("d"), hit.number("wd"))


def _numbers(hit: Hit) -> Meaning | None:
    value = hit.value("n")
    return Numeric(value) if isinstance(value, tuple) and len(value) == 3 else None


def _iso(hit: Hit) -> Meaning | None:
    value = hit.value("n")
    return Calendar(value[0], value[1], value[2]) if isinstance(value, tuple) else None


def _dashed(hit: Hit) -> Meaning | None:
    return Numeric((hit.number("a") or 0, hit.number("b") or 0, hit.number("y") or 0))


def _two(hit: Hit, first: Meaning, second: Meaning, is_range: bool) -> Pieces:
    """The first meaning up to its label `a`, the second from its label `b` on."""
    start, end = hit.match.span()
    return Pieces(((first, start, hit.match.end("a")), (second, hit.match.start("b"), end)), is_range)


def _days(hit: Hit) -> Pieces | None:
    """ "10-11 February", "Feb. 10 and 11": the ends of a range, or two days when "and" joins days apart."""
    first, second = hit.number("a") or 0, hit.number("b") or 0
    if second <= first:
        return None
    year, month = _year(hit), hit.number("m")
    together = hit.kind("link") in _RANGE or second == first + 1
    return _two(hit, Calendar(year, month, first), Calendar(year, month, second), together)


def _three_days(hit: Hit) -> Pieces:
    """ "May 3, 5 and 9": three days."""
    year, month = _year(hit), hit.number("m")
    ends = (hit.match.end("a"), hit.match.end("b"), hit.match.end())
    starts = (hit.match.start(), hit.match.start("b"), hit.match.start("c"))
    days = [Calendar(year, month, hit.number(label)) for label in "abc"]
    return Pieces(tuple(zip(days, starts, ends, strict=True)))


def _months(hit: Hit) -> Pieces:
    """ "March to May 2014", "March and April 2014"."""
    year, first, second = _year(hit), hit.number("a") or 0, hit.number("b") or 0
    first_year = year - 1 if year and first > second else year
    return _two(hit, Calendar(first_year, first), Calendar(year, second), hit.kind("link") in _RANGE)


def _bare_month(hit: Hit) -> Meaning | None:
    """A month alone: not a woman called April, not "May I", not "a march"."""
    before, after = hit.before(), hit.after()
    kind = hit.kind("m")
    if after in _NAME and (before not in _BEFORE_BARE or kind in _SHORT):
        return None
    if kind in _DOUBTFUL and before not in _BEFORE_BARE:
        return None
    if kind in _SHORT and before not in _BEFORE_BARE and not hit.written("m").endswith("."):
        return None
    if before in _NAME and after not in _BEFORE_BARE and kind in _DOUBTFUL:
        return None
    return Calendar(month=hit.number("m"))


def _year_alone(hit: Hit) -> Meaning | None:
    """A year alone: four digits that count nothing and are no page."""
    year = hit.number("y") or 0
    before, after = hit.before(), hit.after()
    if before in _NO_YEAR_BEFORE or after in _UNITS or (after in _MEASURE and before not in _IN):
        return None
    cued = before in _YEAR_BEFORE
    if not 1900 <= year <= 2050 and not cued:
        return None
    return Calendar(year)


def _short_year(hit: Hit) -> Meaning | None:
    """ "'98"; behind a name it is part of it."""
    return None if hit.before() in _NAME else Calendar(_year(hit))


def _nth_weekday(hit: Hit) -> Meaning | None:
    """ "The second Sunday in May", "the last Thursday of November 1939"."""
    nth = LAST_OF_MONTH if hit.number("o") == -1 else hit.number("o") or 0
    if not 1 <= nth <= LAST_OF_MONTH:
        return None
    return Calendar(_year(hit), holiday=f"{hit.number('m')}/{hit.number('wd')}/{nth}")


def _year_range(hit: Hit) -> Pieces | None:
    """ "1914-18", "1990-1994"."""
    first, second = hit.number("a") or 0, hit.number("b") or 0
    digits = len(hit.written("b"))
    if digits == 2:
        second += (first // 100 + (second <= first % 100)) * 100
    if digits not in (2, 4) or not first < second <= first + 400:
        return None
    return _two(hit, Calendar(first), Calendar(second), is_range=True)


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
    return _two(hit, first, second, is_range=True)


def _month_era(hit: Hit) -> Meaning | None:
    number, month = hit.number("y") or 0, hit.number("m") or 0
    return Era(f"{number:04d}-{month:02d}", before_christ=True) if hit.number("e") == -1 else None


def _decade(hit: Hit) -> Meaning | None:
    """ "The 1980s", "'80s", "the 470s BC"; "80s" alone is a temperature or an age."""
    number = hit.number("y") or 0
    if hit.has("e") or number >= 1000:
        return Era(f"{number // 10:03d}", before_christ=hit.number("e") == -1)
    if number % 10 or (hit.written("y")[0].isdigit() and not (hit.number("the") == 0 or hit.has("part"))):
        return None
    return Era(f"{((1900 if number >= 20 else 2000) + number) // 10}")


def _marked_decade(hit: Hit) -> Meaning | None:
    """ "Les années 80": a decade told by a word in front of it."""
    number = hit.number("y") or 0
    return None if number % 10 else Era(f"{(number if number >= 1000 else 1900 + number) // 10}")


def _decade_word(hit: Hit) -> Meaning | None:
    return Era(f"19{hit.number('y')}") if hit.number("the") == 0 else None


def _ordered_unit(hit: Hit) -> Meaning | None:
    """ "The third quarter", "the 20th century": an ordinal and its unit."""
    unit, number = hit.word("u"), hit.number("o") or 0
    if unit == "quarter" and 1 <= number <= 4:
        return Calendar(quarter=number)
    if unit == "century" and number >= 1:
        return Era(f"{number - 1:02d}", before_christ=hit.number("e") == -1)
    return None


def _quarter_code(hit: Hit) -> Meaning | None:
    return Calendar(_year(hit), quarter=hit.number("q"))


def _half(hit: Hit) -> Meaning | None:
    return Calendar(_year(hit), half=hit.number("h"))


def _fiscal(hit: Hit) -> Meaning | None:
    number = hit.number("y") or 0
    return Calendar(full_year(number) if number < 100 else number)


def _season(hit: Hit) -> Meaning | None:
    """A season: spring as a source, or the fall of a city, is none."""
    before = hit.before()
    if hit.has("y") or hit.has("short"):
        return Calendar(_year(hit), season=hit.word("s"))
    if before not in (_BEFORE_FALL if hit.kind("s") in _FALL else _BEFORE_DATES):
        return None
    if hit.after() in (_OF if hit.kind("s") in _FALL else _NAME):
        return None
    return Calendar(season=hit.word("s"))


def _day_of_month(hit: Hit) -> Meaning | None:
    """ "The 20th", "the 28th of that month"."""
    day = hit.number("d") or 0
    if not 1 <= day <= 31 or hit.before() not in _BEFORE_DAY:
        return None
    return Calendar(day=day, of=Shift(0, "month", "spoken"))


def _of_that_month(hit: Hit) -> Meaning | None:
    if hit.word("u") != "month" or not 1 <= (hit.number("d") or 0) <= 31:
        return None
    anchor: Anchor = "publication" if hit.kind("r") in _FROM_PUBLICATION else "spoken"
    return Calendar(day=hit.number("d"), of=Shift(hit.number("r") or 0, "month", anchor))


def _holiday(hit: Hit) -> Meaning | None:
    return Calendar(_year(hit), holiday=hit.word("h"))


_YEAR = "(?: (?:comma|dash)? of? y=year | short=short_year )"
_WD = "(?: wd=WEEKDAY comma? the? )?"
_MORE = "(?!MONTH|UNIT|oclock|meridian|percent|number|multiplier)"
# fmt: off
WRITTEN_RULES: tuple[Rule, ...] = (
    rule("iso-day", "n=iso", _iso),
    rule("numeric-day", "n=numeric", _numbers),
    rule("numeric-day", "a=small/teen dash b=small/teen dash y=year", _dashed),
    rule("days-month", f"the? a=DAY link=dash/to/and the? b=DAY of? m=MONTH {_YEAR}?", _days),
    rule("month-days", f"m=MONTH the? a=DAY comma b=DAY comma? and c=DAY {_MORE} {_YEAR}?", _three_days),
    rule("month-days", f"m=MONTH the? a=DAY link=dash/to/and the? b=DAY {_MORE} {_YEAR}?", _days),
    rule("month-day-year", f"{_WD} m=MONTH the? d=DAY {_YEAR}", _date),
    rule("day-month-year", f"{_WD} the? d=DAY (?:of|dash|stop)? m=MONTH {_YEAR}", _date),
    rule("month-day", f"{_WD} m=MONTH the? d=DAY (?!percent|multiplier)", _date),
    rule("day-month", f"{_WD} the? d=DAY of? m=MONTH", _date),
    rule("month-era", "m=MONTH comma? of? y=three_digits/year e=era", _month_era),
    rule("months-year", f"a=MONTH link=to/dash/and b=MONTH {_YEAR}", _months),
    rule("month-year", f"m=MONTH {_YEAR}", _date),
    rule("nth-weekday", f"the? o=ORDINAL/last wd=weekday of/in m=MONTH {_YEAR}?", _nth_weekday),
    rule("month", "m=MONTH", _bare_month),
    rule("era-years", "a=INTEGER dash b=INTEGER e=era", _eras),
    rule("era-year", "y=INTEGER e=era", _era),
    rule("era-year", "e=era y=INTEGER", _era),
    rule("year-range", "a=year dash b=year/two_digits/teen/small (?!UNIT)", _year_range),
    rule("year-pair", "y=year_pair", _year_pair),
    rule("fiscal-year", "the? fiscal y=year/short_year/two_digits", _fiscal),
    rule("fiscal-year", "y=fiscal_code", _fiscal),
    rule("season", f"s=SEASON {_YEAR}", _season),
    rule("season", "s=SEASON", _season),
    rule("quarter", f"q=quarter_code {_YEAR}?", _quarter_code),
    rule("half", f"h=half_code {_YEAR}?", _half),
    rule("half", "the? h=ordinal half", _half),
    rule("half", "the? last half", lambda hit: Calendar(half=2)),
    rule("ordered-unit", "the? fiscal? o=ORDINAL fiscal? dash? u=UNIT e=era?", _ordered_unit),
    rule("decade", "(?:the=the part? dash?|part=part dash?)? y=decade e=era?", _decade),
    rule("decade", "part? decade_mark y=year/two_digits", _marked_decade),
    rule("decade-word", "the=the part? dash? y=decade_word", _decade_word),
    rule("year-end", f"h=year_end {_YEAR}?", _holiday),
    rule("holiday", f"h=holiday {_YEAR}?", _holiday),
    rule("day-of-that-month", "the d=ORDINAL of r=RELATION u=unit", _of_that_month),
    rule("day-of-month", "the d=ordinal_number (?! LINK the? ORDINAL ) (?=END|PREPOSITION)", _day_of_month),
    rule("year", "y=year", _year_alone),
    rule("short-year", "short=short_year", _short_year),
)
# fmt: on
