"""The rules of times of day, durations and what comes again."""

from __future__ import annotations

from timeline.dates.counting import NUMBER, read_count
from timeline.dates.expressions import Calendar, Era, Length, Meaning, Repeat, Timed
from timeline.dates.hours import hour_of_part
from timeline.dates.patterns import kinds_of
from timeline.dates.rules import NO_DATE, Hit, Rule, rule

_LETTERS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C"}
_NAME = kinds_of("name")
_TO = kinds_of("to")
_IN, _OF = kinds_of("in/from/to/between"), kinds_of("of")
_SINGULAR = kinds_of("unit")
_PARTS = kinds_of("SEASON/MONTH")
_PRICED = kinds_of("quantity/decimal/percent/multiplier/number/coin/three_digits/two_digits")
_BESIDE = kinds_of("before/after")
_DURING = kinds_of("in/of/and/from/between/to/vague/the/taking")


def _clock(hit: Hit) -> Meaning | None:
    """ "10:35", "9 a.m. EST", "7.15 p.m.", "five o'clock", "0800 GMT"."""
    value = hit.value("n")
    if isinstance(value, tuple):
        hour, minute = value[0], value[1]
    elif isinstance(value, float):
        hour, minute = int(value), round(value % 1 * 100)
    elif isinstance(value, int):
        is_military = len(hit.written("n")) > _HOUR_DIGITS and hit.written("n").isdecimal()
        hour, minute = divmod(value, 100) if is_military else (value, 0)
    else:
        return None
    if hit.has("m") and hour <= 12:
        hour = hour % 12 + (hit.number("m") or 0)
    if hour > 24 or minute > 59 or (hit.before() in _NAME and not _is_told(hit)):
        return None
    return Timed(f"{hour:02d}:{minute:02d}", zone=hit.word("z"))


def _is_told(hit: Hit) -> bool:
    """Whether a time of day says so itself: "7.30pm", "09:00 GMT"."""
    return hit.has("m") or hit.has("z") or hit.written("n")[-1].isalpha()


def _hour_of_part(hit: Hit) -> Meaning | None:
    """ "11 in the morning", "seven in the evening"."""
    hour, part = hit.number("n") or 0, hit.word("p")
    if not 1 <= hour <= 12 or ":" in part:
        return None
    return Timed(hour_of_part(hour, part))


def _weekday_part(hit: Hit) -> Meaning | None:
    """ "Freitagabend"."""
    written = hit.word("n")
    return Timed(written[1:], Calendar(weekday=int(written[0])))


def _full_hours(hit: Hit) -> Meaning | None:
    """ "A las 21.30 horas": an hour with its minutes, and no two and a half hours."""
    is_hour = (
        hit.word("u") == "hour" and len(hit.written("n").replace(":", ".").partition(".")[2]) == _MINUTES
    )
    return _clock(hit) if is_hour else None


_MINUTES = 2
_HOUR_DIGITS = 2
_BY = 3
_AT = 1


def _past_hour(hit: Hit) -> Meaning | None:
    """ "Half past seven", "quarter past four", "quarter to six", "ten past nine"."""
    hour, unit = hit.number("n") or 0, hit.word("u")
    minutes = 30 if hit.has("half") else 15 if unit == "quarter" else hit.number("m") or 0
    if not 1 <= hour <= 12 or not 0 < minutes < 60 or unit not in ("", "quarter", "minute"):
        return None
    if hit.kind("way") in _TO:
        hour, minutes = hour - 1 or 12, 60 - minutes
    return Timed(f"{hour:02d}:{minutes:02d}")


def _past_noon(hit: Hit) -> Meaning | None:
    """ "Twenty minutes past midnight", "ten to noon"."""
    minutes, hour = hit.number("m") or 0, int(hit.word("p").partition(":")[0]) if ":" in hit.word("p") else 0
    if not hour or not 0 < minutes < 60 or (hit.has("u") and hit.word("u") != "minute"):
        return None
    if hit.kind("way") in _TO:
        return Timed(f"{hour - 1:02d}:{60 - minutes:02d}")
    return Timed(f"{hour % 24:02d}:{minutes:02d}")


def _hour_behind_at(hit: Hit) -> Meaning | None:
    """ "À 14 heures", "a las 22.00": a language whose word for "at" is that for "to" marks it with 1."""
    at = hit.before() in _TO and hit.tokens.values.get(hit.match.start() - 1) == _AT
    return _clock(hit) if at and hit.word("u") in ("", "hour") else None


def _military(hit: Hit) -> Meaning | None:
    """ "1700 hours"."""
    return _clock(hit) if hit.word("u") == "hour" and hit.before() in _IN else None


def _noon(hit: Hit) -> Meaning | None:
    """Noon and midnight name a time by themselves; a morning needs its day beside it."""
    return Timed(hit.word("p"), zone=hit.word("z"))


def _that_part(hit: Hit) -> Meaning | None:
    """ "In the afternoon": of the day that is told of."""
    return Timed(hit.word("p")) if hit.before() in _IN else None


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
    by = before in _IN and hit.tokens.values.get(hit.match.start() - 1) == _BY
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
    start = hit.match.start()
    of_part = hit.before() in _OF and hit.tokens.kinds[max(0, start - 2) : start - 1] in _PARTS
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
_HOUR_END = "(?=END|in|of|part_of_day|weekday)"
_LASTING = "(?: dash lasting )?"
_AND_HALF = "(?: and article? half=half )?"
_ZONE = "z=zone?"
# fmt: off
TIMING_RULES: tuple[Rule, ...] = (
    rule("clock", f"n=clock m=meridian? {_ZONE}", _clock),
    rule("clock", f"n=small/decimal m=meridian {_ZONE}", _clock),
    rule("clock", f"n=small/teen/decimal/clock/number/quantity/year oclock m=meridian? {_ZONE}", _clock),
    rule("clock", "n=quantity/year/three_digits z=zone", _clock),
    rule("clock", "n=quantity/year u=units", _military),
    rule("clock", "n=small/teen/two_digits/number u=UNIT (?!COUNT)", _hour_behind_at),
    rule("clock", "n=decimal u=units?", _hour_behind_at),
    rule("clock", f"half=half way=past n=small/number {_HOUR_END}", _past_hour),
    rule("clock", f"article? u=unit way=past/to n=small/number {_HOUR_END}", _past_hour),
    rule("clock", f"m=small/teen/number u=units? way=past n=small/number {_HOUR_END}", _past_hour),
    rule("clock", f"m=small/teen/number u=units way=to n=small/number {_HOUR_END}", _past_hour),
    rule("clock", "m=small/teen/two_digits/number u=units way=past/to p=part_of_day", _past_noon),
    rule("clock", "m=small/teen/two_digits/number way=past p=part_of_day", _past_noon),
    rule("clock", "n=small/number oclock? in the p=part_of_day", _hour_of_part),
    rule("clock", "n=small/clock/decimal (?= this/weekday part_of_day | day_word part_of_day )", _clock),
    rule("part-of-day", f"p=part_of_day {_ZONE}", _noon),
    rule("time-of-day", "n=weekday_part", _weekday_part),
    rule("clock", "n=clock/decimal u=units", _full_hours),
    rule("that-part", "(?: the part? | part ) p=part_of_day", _that_part),
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
    rule("early-year", "y=three_digits", _early_year),
)
# fmt: on
