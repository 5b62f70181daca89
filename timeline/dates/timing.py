"""The rules of durations and of what comes again."""

from __future__ import annotations

from timeline.dates.counting import NUMBER, read_count
from timeline.dates.expressions import Era, Length, Meaning, Repeat
from timeline.dates.patterns import kinds_of
from timeline.dates.rules import NO_DATE, Hit, Rule, rule

_BY = 3
_LETTERS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C"}
_NAME = kinds_of("name")
_IN, _OF = kinds_of("in/from/to/between"), kinds_of("of")
_SINGULAR = kinds_of("unit")
_PARTS = kinds_of("SEASON/MONTH")
_PRICED = kinds_of("quantity/decimal/percent/multiplier/number/coin/three_digits/two_digits")
_BESIDE = kinds_of("before/after")
_DURING = kinds_of("in/of/and/from/between/to/vague/the/taking")


def _duration(hit: Hit) -> Meaning | None:
    """ "Three weeks", "a 10-year", "half an hour"; "$5 a year" comes again."""
    unit = hit.word("u")
    count = read_count(hit)
    if unit == "weekend" or (unit == "quarter" and _is_fraction(hit)):
        return None
    if hit.has("article") and hit.before() in _PRICED:
        return Repeat(f"P1{_LETTERS[unit]}" if unit in _LETTERS else f"PT1{unit[0].upper()}")
    return Length(count, unit)


def _is_fraction(hit: Hit) -> bool:
    """ "A quarter of the votes", "fell by a quarter"; "in a quarter" is a length."""
    before = hit.before()
    by = before in _IN and hit.value_before() == _BY
    return hit.after() in _OF or (hit.has("article") and (before not in _IN or by))


def _fraction(hit: Hit) -> Meaning | None:
    """ "A quarter of a century"; a quarter of anything else is no time."""
    if hit.word("u") != "quarter":
        return None
    return Length(15, "minute") if hit.word("whole") == "hour" else Length(0.25, hit.word("whole"))


def _grown(hit: Hit) -> Meaning | None:
    """ "Day-long", "years-old"."""
    return Length(1 if hit.kind("u") in _SINGULAR else None, hit.word("u"))


def _early_year(hit: Hit) -> Meaning | None:
    """ "In 480", "the end of 480": a year if the text tells of years before Christ; the context knows."""
    of_part = hit.before() in _OF and hit.before_last() in _PARTS
    return Era(f"{hit.number('y'):04d}") if hit.before() in _IN or of_part else None


def _units(hit: Hit) -> Meaning | None:
    """ "For years", "took weeks", "hours after the storm"."""
    is_length = hit.before() in _DURING or hit.after() in _BESIDE
    return Length(None, hit.word("u")) if is_length else None


def _each(hit: Hit) -> Meaning | None:
    """ "Every Monday", "each July", "every day", "per month"."""
    if hit.has("u"):
        letter = _LETTERS.get(hit.word("u"))
        return Repeat(f"P1{letter}") if letter else None
    if hit.has("wd"):
        return Repeat(f"XXXX-WXX-{hit.number('wd')}")
    return Repeat(f"XXXX-{hit.number('m'):02d}" if hit.has("m") else f"XXXX-XX-XXT{hit.word('p')}")


def _frequency(hit: Hit) -> Meaning | None:
    in_name = hit.after() in _NAME or (hit.before() in _NAME and hit.written("f")[0].isupper())
    return None if in_name else Repeat(hit.word("f"))


_HALF = "(?: and? half=half )?"
_LASTING = "(?: dash lasting )?"
_AND_HALF = "(?: and article? half=half )?"
# fmt: off
TIMING_RULES: tuple[Rule, ...] = (
    rule("repeated", "each (?: u=UNIT | wd=weekday | m=MONTH | p=part_of_day )", _each),
    rule("repeated", "wd=weekdays", lambda hit: Repeat(f"XXXX-WXX-{hit.number('wd')}")),
    rule("repeated", "f=frequency", _frequency),
    rule("age", "(?: COUNT{1,4} | article ) dash? UNIT dash? age", lambda hit: NO_DATE),
    rule("duration", "article u=unit of article whole=unit", _fraction),
    rule("duration", f"{NUMBER} u=UNIT and article? half=half", _duration),
    rule("duration", f"{NUMBER} {_HALF} (?: more/running | dash )? u=UNIT {_LASTING}", _duration),
    rule("duration", "n=year u=units", _duration),
    rule("duration", f"article=article more/running? dash? u=unit {_AND_HALF} {_LASTING}", _duration),
    rule("duration", "n=COUNT{1,2} (?: to | dash | and ) COUNT{1,2} u=units", _duration),
    rule("duration", "u=UNIT dash (?: lasting | age )", _grown),
    rule("duration", "vague more/running? dash? u=UNIT", _duration),
    rule("duration", "half article? dash? u=unit", lambda hit: Length(0.5, hit.word("u"))),
    rule("duration", "u=units", _units),
    rule("duration", "u=unit_long", lambda hit: Length(None, hit.word("u"))),
    rule("early-year", "y=three_digits", _early_year),
)
# fmt: on
