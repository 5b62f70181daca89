"""The rules of dates that are written out by day or month: "4 March 1987", "Feb. 10-11", "the 20th"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from timeline.dates.almanac import LAST_OF_MONTH, LEAP_YEAR, find_day
from timeline.dates.expressions import NEVER, Anchor, Calendar, Era, Meaning, Numeric, Shift, Timed
from timeline.dates.lexing import DAY_PARTS
from timeline.dates.numerals import full_year
from timeline.dates.patterns import kinds_of
from timeline.dates.rules import NO_DATE, Hit, Pieces, Rule, rule, two_pieces
from timeline.dates.years import YEAR, read_year

_BEFORE_BARE = kinds_of("PREPOSITION/RELATION")
_BEFORE_DAY = kinds_of("in/to/from/between/and/before/after")
_AND = kinds_of("and")
_RANGE = kinds_of("to/dash")
_IN = kinds_of("in")
_LOOSE = kinds_of("END/PREPOSITION")
_OF, _PART_OF_DAY = kinds_of("of"), kinds_of("part_of_day")
_PAGE = kinds_of("page")
_DAY, _NTH = kinds_of("DAY"), kinds_of("ordinal_number")
_NAME, _TITLE = kinds_of("name"), kinds_of("title")
_FROM_PUBLICATION = kinds_of("last/past/this/next")
_DOUBTFUL = kinds_of("doubtful_month")
_SHORT = kinds_of("short_month")
_WEEK = re.compile(r"W(\d\d)$")
_DASH, _PART = kinds_of("dash"), kinds_of("part")
_OFFSET = re.compile(r"(?:Z|(?<=\d)[+-]\d\d:?\d\d)$")
LONGEST_MONTH, _LAST_MONTH = 31, 12
_MOST_OF_A_WEEKDAY = 5
"""How often one can come in a month."""
_DIGITS_OF_YEAR = 4
_BY = 3
_UNTIL = kinds_of("before/to/ago_before")


def _date(hit: Hit) -> Meaning | None:
    """A day or a month, with weekday and year if they are there; of "Chapter 11 Feb. 13" the latter. No month
    has a day 0."""
    if hit.before() in _PAGE and hit.has("d") and hit.match.start("d") == hit.match.start():
        return None
    if hit.has("d") and not hit.number("d"):
        return NEVER
    return Calendar(read_year(hit), hit.number("m"), hit.number("d"), hit.number("wd"))


def _no_day_behind(hit: Hit) -> Meaning | None:
    """ "On March 45"; not "they may 45"."""
    return NEVER if hit.kind("m") not in _DOUBTFUL or hit.before() in _BEFORE_BARE else None


def _no_year(hit: Hit) -> Meaning | None:
    """ "12 February 20255", "February 0000": a number that stands where the year does and is none; behind
    "in February 30000" people are counted."""
    written = hit.written("y")
    return NEVER if written.isdecimal() and (len(written) > _DIGITS_OF_YEAR or not int(written)) else None


def _spelt_day(hit: Hit) -> Meaning | None:
    """ "November thirteenth", "the first of May 1997"."""
    return _date(hit) if (hit.number("d") or 0) <= LONGEST_MONTH else None


def _numbers(hit: Hit) -> Meaning | None:
    """Three numbers; with full stops between them the day comes first wherever it can."""
    value = hit.value("n")
    if not isinstance(value, tuple) or len(value) != 3:
        return None
    if hit.before() in _PAGE:
        return None
    first, second, year = value
    if hit.before() in _NAME and "." in hit.written("n") and year < 100:
        return None  # "Python 2.7.18", "Linux 6.1.12"
    year = full_year(year, hit.tokens.last_year) if year < 100 else year
    if "." in hit.written("n") and first <= 12 and 1 <= second <= 12:
        return Calendar(year, second, first)
    return Numeric((first, second, year))


def _iso(hit: Hit) -> Meaning | None:
    """ "2025-02-11", "2025-02-11T10:30:00Z"."""
    value = hit.value("n")
    if not isinstance(value, tuple):
        return None
    if not value[1] or not value[2]:
        return NEVER  # "2024-00-10"
    day = Calendar(value[0], value[1], value[2])
    if len(value) == DAY_PARTS:
        return day
    hour, minute = value[DAY_PARTS:]
    if hour > 24 or minute > 59:
        return day
    zone = _OFFSET.search(hit.written("n"))
    return Timed(f"{hour:02d}:{minute:02d}", day, zone[0] if zone else "")


def _loose_iso(hit: Hit) -> Meaning | None:
    """ "2025-2-11", "2024-1-32"; behind a name or a dash it is the number of something."""
    if hit.before() in _NAME | _DASH | _PAGE:
        return None
    year, month, day = (hit.number(label) or 0 for label in "ymd")
    return Calendar(year, month, day) if find_day(year, month, day) else NEVER


def _iso_week(hit: Hit) -> Meaning | None:
    """ "2025-W07", "2025-W07-3": a week, or its day (ISO 8601); "2024-W60" is nothing."""
    week = _WEEK.match(hit.written("w"))
    if week is None:
        return None
    try:
        day = date.fromisocalendar(
            hit.number("y") or 0, int(week[1]), int(hit.written("d")) if hit.has("d") else 1
        )
    except ValueError:
        return NEVER
    return Calendar(day.year, day.month, day.day, is_week=not hit.has("d"))


def _east(hit: Hit) -> Meaning | None:
    """ "2025年2月11日", "2월 11일": numbers with the signs of year, month and day."""
    value, written = hit.value("n"), hit.written("n")
    if not isinstance(value, tuple):
        return None
    numbers = list(value)
    year = numbers.pop(0) if any(sign in written for sign in "年년") else None
    month, day = (*numbers, None, None)[:2]
    return Calendar(year, month, day) if month is None or 1 <= month <= _LAST_MONTH else None


def _dashed(hit: Hit) -> Meaning | None:
    return Numeric((hit.number("a") or 0, hit.number("b") or 0, hit.number("y") or 0))


def _dotted(hit: Hit) -> Meaning | None:
    """ "12. 4. 2023", where a full stop makes a number the twelfth."""
    if not (hit.written("a").endswith(".") and hit.written("b").endswith(".")):
        return None
    return Calendar(hit.number("y"), hit.number("b"), hit.number("a"))


def _days(hit: Hit) -> Pieces | Meaning | None:
    """ "10-11 February", "Feb. 10 and 11": the ends of a range, or two days when "and" joins days apart."""
    first, second = hit.number("a") or 0, hit.number("b") or 0
    if second <= first:
        return None
    year, month = read_year(hit), hit.number("m")
    is_range = hit.kind("link") in _RANGE
    if is_range and find_day(year or LEAP_YEAR, month or 0, second) is None:
        return NEVER  # "28-31 February": a time that ends on no day
    together = is_range or second == first + 1
    return two_pieces(hit, Calendar(year, month, first), Calendar(year, month, second), together)


def _day_list(hit: Hit) -> Pieces | None:
    """ "May 3, 5 and 9", "3, 4, 6 and 7 January": each a day of that month."""
    start, end = hit.match.span()
    places = [at for at in range(start, end) if hit.tokens.kinds[at] in _DAY and at != hit.match.start("y")]
    numbers = [int(str(hit.tokens.values[at])) for at in places]
    if numbers != sorted(set(numbers)):
        return None
    year, month = read_year(hit), hit.number("m")
    starts, ends = [start, *places[1:]], [*(at + 1 for at in places[:-1]), end]
    days = (Calendar(year, month, number) for number in numbers)
    return Pieces(tuple(zip(days, starts, ends, strict=True)))


def _loose_day(hit: Hit) -> Meaning | None:
    """ "On the 26th shells fell": a day if a month has been told; "on the 9th floor" is none."""
    day = _of_told_month(hit) if hit.before() in _IN or _is_of_part(hit) else None
    return replace(day, spoken=True) if day else None


def _two_of_month(hit: Hit) -> Pieces | None:
    """ "On the 9th and the 10th"."""
    if hit.before() not in _BEFORE_DAY:
        return None
    month = Shift(0, "month", "spoken")
    days = [Calendar(day=hit.number(label), of=month) for label in "ab"]
    if any(not 1 <= (day.day or 0) <= LONGEST_MONTH for day in days):
        return None
    return two_pieces(hit, days[0], days[1], hit.kind("link") in _RANGE)


def _months(hit: Hit) -> Pieces:
    """ "March to May 2014", "March and April 2014"."""
    year, first, second = read_year(hit), hit.number("a") or 0, hit.number("b") or 0
    first_year = year - 1 if year and first > second else year
    return two_pieces(hit, Calendar(first_year, first), Calendar(year, second), hit.kind("link") in _RANGE)


def _bare_month(hit: Hit) -> Meaning | None:
    """A month alone: not a woman called April, not "May I", not "a march", not Mar del Plata."""
    before, after, kind = _before_month(hit), hit.after(), hit.kind("m")
    is_cued = before in _BEFORE_BARE
    if before in _TITLE or (kind in _DOUBTFUL and not is_cued):
        return None
    if kind in _SHORT and not hit.written("m").endswith(".") and not (is_cued and after in _LOOSE):
        return None
    if after in _NAME and (not is_cued or before in _AND or kind in _SHORT):
        return None
    return Calendar(month=hit.number("m"))


def _before_month(hit: Hit) -> str:
    """The kind in front of a month; of "mid-May" that of "mid"."""
    behind_part = hit.before() in _DASH and hit.before_last() in _PART
    return hit.before_last() if behind_part else hit.before()


def _nth_weekday(hit: Hit) -> Meaning | None:
    """ "The second Sunday in May", "the last Thursday of November 1939"."""
    nth = LAST_OF_MONTH if hit.number("o") == -1 else hit.number("o") or 0
    if nth != LAST_OF_MONTH and not 1 <= nth <= _MOST_OF_A_WEEKDAY:
        return NEVER
    return Calendar(read_year(hit), holiday=f"{hit.number('m')}/{hit.number('wd')}/{nth}")


def _day_of_month(hit: Hit) -> Meaning | None:
    """ "The 20th", "the 28th of that month"."""
    is_told = hit.before() in _BEFORE_DAY or hit.kind("d") not in _NTH or _is_of_part(hit)
    return _of_told_month(hit) if is_told else None


def _of_told_month(hit: Hit) -> Calendar | None:
    """The day of the month that is told of; None if no month has so many."""
    day = hit.number("d") or 0
    return Calendar(day=day, of=Shift(0, "month", "spoken")) if 1 <= day <= LONGEST_MONTH else None


def _weekday_and_day(hit: Hit) -> Meaning | None:
    """ "Monday the 14th", "viernes 18": of the month told of, or one near it where it is that weekday."""
    day = _of_told_month(hit)
    return replace(day, weekday=hit.number("wd")) if day else None


def _is_of_part(hit: Hit) -> bool:
    """Whether "the night of" stands in front."""
    return hit.before() in _OF and hit.before_last() in _PART_OF_DAY


def _of_that_month(hit: Hit) -> Meaning | None:
    if hit.word("u") != "month" or not 1 <= (hit.number("d") or 0) <= 31:
        return None
    anchor: Anchor = "publication" if hit.kind("r") in _FROM_PUBLICATION else "spoken"
    return Calendar(day=hit.number("d"), of=Shift(hit.number("r") or 0, "month", anchor))


def _of_last_month(hit: Hit) -> Meaning | None:
    """ "The third of last March"."""
    day = hit.number("d") or 0
    if not 1 <= day <= LONGEST_MONTH:
        return None
    return Calendar(month=hit.number("m"), day=day, toward=hit.number("r"))


def _holiday(hit: Hit) -> Meaning | None:
    return Calendar(read_year(hit), holiday=hit.word("h"))


def _year_end(hit: Hit) -> Meaning | None:
    """ "Year-end"; "by year-end" is that of the year under way."""
    before, year = hit.before(), read_year(hit)
    is_deadline = before in _UNTIL or (before in _IN and hit.value_before() == _BY)
    return Calendar(year, holiday=hit.word("h"), toward=0 if is_deadline and not year else None)


def _month_era(hit: Hit) -> Meaning | None:
    number, month, day = hit.number("y") or 0, hit.number("m") or 0, hit.number("d")
    part = f"{month:02d}" if day is None else f"{month:02d}-{day:02d}"
    return Era(f"{number:04d}-{part}", before_christ=True) if hit.number("e") == -1 else None


_WD = "(?: wd=WEEKDAY comma? the? )?"
_END = "(?=END|PREPOSITION|pronoun|the|this|that|vague|article)"
_FURTHER = "(?:DAY comma)? (?:DAY comma)?"
_STOPS = "(?= stop/comma/gap/close/quote/in/from/before/after/to | $ ) (?! comma? to? FIGURE )"
_MORE = "(?!MONTH|UNIT|oclock|meridian|percent|number|multiplier)"
# fmt: off
DAY_RULES: tuple[Rule, ...] = (
    rule("name", "title DAY dash? MONTH (?: dash? year )?", lambda hit: NO_DATE),
    rule("no-day", f"two_digits (?:of|dash|stop)? MONTH {YEAR}", lambda hit: NEVER),
    rule("no-day", f"MONTH the? two_digits {YEAR}", lambda hit: NEVER),
    rule("no-day", f"m=MONTH two_digits {_STOPS}", _no_day_behind),
    rule("no-day", "in (?: DAY/two_digits name | name DAY/two_digits comma? ) year", lambda hit: NEVER),
    rule("no-day", f"(?: the? DAY of? )? month/short_month comma? y=quantity {_STOPS}", _no_year),
    rule("no-day", f"month/short_month the? DAY comma? y=quantity {_STOPS}", _no_year),
    rule("no-day", "y=quantity dash FIGURE dash FIGURE", _no_year),
    rule("iso-day", "y=year dash m=small/teen dash d=small/teen/two_digits (?!dash|percent)", _loose_iso),
    rule("iso-week", "y=year dash w=name (?: dash d=quantity )? (?!dash)", _iso_week),
    rule("iso-day", "n=iso", _iso),
    rule("numeric-day", "n=east", _east),
    rule("numeric-day", "n=numeric", _numbers),
    rule("numeric-day", "a=small/teen dash b=small/teen dash y=year", _dashed),
    rule("numeric-day", "a=ordinal_number b=ordinal_number y=year", _dotted),
    rule("days-month", f"the? a=DAY link=dash/to/and the? b=DAY of? m=MONTH {YEAR}?", _days),
    rule("month-days", f"m=MONTH the? DAY comma {_FURTHER} DAY comma? and DAY {_MORE} {YEAR}?", _day_list),
    rule("days-month", f"the? DAY comma {_FURTHER} DAY comma? and the? DAY of? m=MONTH {YEAR}?", _day_list),
    rule("month-days", f"m=MONTH the? a=DAY link=dash/to/and the? b=DAY {_MORE} {YEAR}?", _days),
    rule("month-era", "m=MONTH (?: the? d=DAY )? comma? of? y=ERA_YEAR e=era", _month_era),
    rule("month-era", "the? d=DAY of? m=MONTH comma? of? y=ERA_YEAR e=era", _month_era),
    rule("month-day-year", f"{_WD} m=MONTH the? d=DAY {YEAR}", _date),
    rule("day-month-year", f"{_WD} the? d=DAY (?:of|dash|stop)? m=MONTH {YEAR}", _date),
    rule("month-day", f"{_WD} m=MONTH the? d=DAY (?!percent|multiplier)", _date),
    rule("month-day", f"{_WD} m=MONTH the? d=ordinal (?:{YEAR}|(?=END))", _spelt_day),
    rule("day-month", f"{_WD} the d=ordinal of m=MONTH {YEAR}?", _spelt_day),
    rule("day-month", f"{_WD} the? d=DAY of? m=MONTH", _date),
    rule("months-year", f"a=MONTH link=to/dash/and b=MONTH {YEAR}", _months),
    rule("month-year", f"m=MONTH {YEAR}", _date),
    rule("nth-weekday", f"the? o=ORDINAL/last wd=weekday of/in m=MONTH {YEAR}?", _nth_weekday),
    rule("month", "m=MONTH", _bare_month),
    rule("year-end", f"h=year_end {YEAR}?", _year_end),
    rule("holiday", f"h=holiday {YEAR}?", _holiday),
    rule("day-of-that-month", "the d=ORDINAL of r=RELATION u=unit", _of_that_month),
    rule("day-of-that-month", "the d=ORDINAL of r=last/past/this/next m=MONTH", _of_last_month),
    rule("day-of-month", f"the? day_mark d=DAY {_END}", _day_of_month),
    rule("days-of-month", f"the a=ordinal_number link=LINK the? b=ordinal_number {_END}", _two_of_month),
    rule("day-of-month", f"wd=weekday comma? the? d=ordinal_number {_END}", _weekday_and_day),
    rule("day-of-month", "wd=weekday d=small/teen (?=stop|comma|gap|close)", _weekday_and_day),
    rule("day-of-month", f"the d=ordinal_number (?! LINK the? ORDINAL | dash UNIT ) {_END}", _day_of_month),
    rule("day-of-month", "the d=ordinal_number (?=word|name|article|number) (?!counted)", _loose_day),
)
# fmt: on
