"""The rules of times of day."""

from __future__ import annotations

from timeline.dates.expressions import Calendar, Meaning, Timed
from timeline.dates.hours import hour_of_part
from timeline.dates.patterns import kinds_of
from timeline.dates.rules import Hit, Pieces, Rule, rule, two_pieces

_PAGE = kinds_of("page")
_NAME = kinds_of("name")
_IN, _TO, _TO_OR_IN = kinds_of("in/from/to/between"), kinds_of("to"), kinds_of("to/in")
_NOON, _HOURS = 12, 24
_MINUTES = 2
_HOUR_DIGITS = 2
_IN_THE = 5
_AT = 4
"""The value of an "à" or "las" that may stand in front of an hour."""


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
    unfit = hit.before() in _PAGE or (hit.before() in _NAME and not _is_told(hit))
    if hour > 24 or minute > 59 or unfit:
        return None
    return Timed(f"{hour:02d}:{minute:02d}", zone=hit.word("z"))


def _two_hours(hit: Hit) -> Pieces | None:
    """ "Between 8 and 10 a.m.", "zwischen 20 und 23 Uhr": both of one half of the day, if one is told."""
    hours = [hit.number(label) or 0 for label in "ab"]
    after = hit.number("m") or 0
    if hit.has("m"):
        hours = [hour % _NOON + after for hour in hours]
        hours[0] -= _NOON if hours[0] >= _NOON and hours[0] > hours[1] else 0
    if not 0 <= hours[0] < hours[1] <= _HOURS:
        return None
    return two_pieces(hit, Timed(f"{hours[0]:02d}:00"), Timed(f"{hours[1]:02d}:00"), is_range=False)


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


def _past_hour(hit: Hit) -> Meaning | None:
    """ "Half past seven", "quarter to six", "ten past nine", "twenty minutes past midnight"."""
    noon, unit = hit.word("p").partition(":"), hit.word("u")
    hour = int(noon[0]) if noon[1] else hit.number("n") or 0
    minutes = 30 if hit.has("half") else 15 if unit == "quarter" else hit.number("m") or 0
    if not (1 <= hour <= _NOON or hour == _HOURS) or not 0 < minutes < 60:
        return None
    if unit not in ("", "quarter", "minute"):
        return None
    if hit.kind("way") in _TO:
        hour, minutes = hour - 1 or _NOON, 60 - minutes
    return Timed(f"{hour % _HOURS:02d}:{minutes:02d}")


def _hour_behind_at(hit: Hit) -> Meaning | None:
    """ "À 14 heures", "a las 22.00"."""
    at = hit.before() in _TO_OR_IN and hit.value_before() == _AT
    return _clock(hit) if at and hit.word("u") in ("", "hour") else None


def _hour_behind_las(hit: Hit) -> Meaning | None:
    """ "Hasta las 22.00", "a las 17 horas", "las seis de la mañana"; "las dos horas" is a length."""
    lasts = hit.has("u") and "." not in hit.written("n") and hit.before() not in _TO
    return _clock(hit) if hit.number("the") == _AT and hit.word("u") in ("", "hour") and not lasts else None


def _military(hit: Hit) -> Meaning | None:
    """ "1700 hours"."""
    return _clock(hit) if hit.word("u") == "hour" and hit.before() in _IN else None


def _noon(hit: Hit) -> Meaning | None:
    """Noon and midnight name a time by themselves; a morning needs its day beside it."""
    return Timed(hit.word("p"), zone=hit.word("z"))


def _part_in_the(hit: Hit) -> Meaning | None:
    """ "Am Abend": the preposition has the article in it, and is marked so."""
    is_told = hit.before() in _TO_OR_IN and hit.value_before() == _IN_THE
    return Timed(hit.word("p")) if is_told else None


def _that_part(hit: Hit) -> Meaning | None:
    """ "In the afternoon": of the day that is told of."""
    return Timed(hit.word("p")) if hit.before() in _IN else None


_FULL_HOUR = "(?: n=small/number (?=END|in|of|part_of_day|weekday) | p=part_of_day )"
_HOUR = "small/teen/two_digits/number"
_ZONE = "z=zone?"
# fmt: off
CLOCK_RULES: tuple[Rule, ...] = (
    rule("clock", f"n=clock m=meridian? {_ZONE}", _clock),
    rule("clock", f"n=small/decimal m=meridian {_ZONE}", _clock),
    rule("clock", f"n=small/teen/decimal/clock/number/quantity/year oclock m=meridian? {_ZONE}", _clock),
    rule("clock", f"a={_HOUR} to/and/dash b={_HOUR} oclock", _two_hours),
    rule("clock", "a=small to/and/dash b=small m=meridian", _two_hours),
    rule("clock", "n=quantity/year/three_digits z=zone", _clock),
    rule("clock", "n=quantity/year u=units", _military),
    rule("clock", f"n={_HOUR} u=UNIT (?!COUNT)", _hour_behind_at),
    rule("clock", "n=decimal u=units?", _hour_behind_at),
    rule("clock", "the=the n=decimal/clock u=units?", _hour_behind_las),
    rule("clock", f"the=the n={_HOUR} (?: u=UNIT (?!COUNT) | (?=part_of_day) )", _hour_behind_las),
    rule("clock", f"half=half way=past {_FULL_HOUR}", _past_hour),
    rule("clock", f"article? u=unit way=past/to {_FULL_HOUR}", _past_hour),
    rule("clock", f"m={_HOUR} u=units? way=past {_FULL_HOUR}", _past_hour),
    rule("clock", f"m={_HOUR} u=units way=to {_FULL_HOUR}", _past_hour),
    rule("clock", "n=small/number oclock? in the p=part_of_day", _hour_of_part),
    rule("clock", "n=small/clock/decimal (?= this/weekday part_of_day | day_word part_of_day )", _clock),
    rule("that-part", "p=part_of_day", _part_in_the),
    rule("part-of-day", f"p=part_of_day {_ZONE}", _noon),
    rule("time-of-day", "n=weekday_part", _weekday_part),
    rule("clock", "n=clock/decimal u=units", _full_hours),
    rule("that-part", "(?: the part? | part ) p=part_of_day", _that_part),
)
# fmt: on
