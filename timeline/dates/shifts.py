"""The rules of dates so and so far from another: "two weeks ago", "three days later", "the day before"."""

from __future__ import annotations

from timeline.dates.almanac import DAYS_OF
from timeline.dates.counting import NUMBER, read_count
from timeline.dates.expressions import Ago, Calendar, Length, Meaning, Shift
from timeline.dates.hours import SHORT_TIMES
from timeline.dates.patterns import kinds_of
from timeline.dates.rules import Hit, Rule, rule

_LATER, _EARLIER, _AGO = kinds_of("later/after"), kinds_of("earlier/before"), kinds_of("ago")
_SINGULAR, _THAN = kinds_of("unit"), kinds_of("than")


def _shifted(hit: Hit) -> Meaning | None:
    """ "Two weeks ago", "three days later", "a year earlier"; "two days later than planned" tells no day."""
    unit, count = hit.word("u"), read_count(hit)
    if unit in SHORT_TIMES or (count is None and hit.kind("u") in _SINGULAR):
        return None
    way = hit.kind("way")
    if hit.after() in _THAN:
        return Length(count, unit)
    if unit == "year" and count == 1 and way not in _LATER:
        return Ago()
    sign = -1 if way in _EARLIER else 1 if way in _LATER else hit.number("way") or -1
    return Shift(
        sign * (count or 0), unit, "today" if not way or way in _AGO else "either", vague=count is None
    )


_PARTS = {
    ("half", "century"): (50, "year"), ("quarter", "century"): (25, "year"), ("half", "decade"): (5, "year"),
    ("half", "year"): (6, "month"),
}  # fmt: skip


def _shifted_part(hit: Hit) -> Meaning | None:
    """ "Half a century ago", "a quarter of a century later"."""
    part = _PARTS.get((hit.word("n") if hit.has("n") else "half", hit.word("u")))
    if part is None:
        return None
    way, (count, unit) = hit.kind("way"), part
    return Shift(count if way in _LATER else -count, unit, "today" if way in _AGO else "either")


def _day_beside(hit: Hit) -> Meaning | None:
    """ "The day before", "the year after": beside the one told last."""
    return Shift(-1 if hit.kind("way") in _EARLIER else 1, hit.word("u"), "spoken")


def _year_ago(hit: Hit) -> Meaning | None:
    return Ago(hit.word("u") or (hit.word("e") if hit.value("e") == "period" else None))


def _ago_this(hit: Hit) -> Meaning | None:
    """ "Four years ago this month", "a year ago today"."""
    count = read_count(hit)
    if count is None or (hit.has("day") and hit.value("day") != 0):
        return None
    return Shift(-count, hit.word("u"), "publication", grain=hit.word("f") or "day")


def _weeks_from(hit: Hit) -> Meaning | None:
    """ "Monday week", "a week ago Tuesday", "two weeks from Friday"."""
    count = read_count(hit) if hit.has("way") or hit.has("from") else 1
    if hit.word("u") != "week" or not count:
        return None
    return Calendar(weekday=hit.number("wd"), weeks=round(-count if hit.kind("way") in _AGO else count))


def _from_day(hit: Hit) -> Meaning | None:
    """ "A week from today", "four weeks from tomorrow"."""
    days = DAYS_OF.get(hit.word("u"))
    count, day = read_count(hit), hit.number("day")
    return Shift(day + days * count, "day", "today") if days and count and day is not None else None


def _after_that(hit: Hit) -> Meaning | None:
    """ "Two days after that"."""
    count = read_count(hit)
    if count is None or hit.word("u") in SHORT_TIMES or hit.word("that") != "0":
        return None
    return Shift(count if hit.kind("way") in _LATER else -count, hit.word("u"), "spoken")


_COUNT = f"(?: {NUMBER} (?: and half=half )? | article=article | vague )"
# fmt: off
SHIFT_RULES: tuple[Rule, ...] = (
    rule("weeks-from", "wd=weekday u=unit (?=END)", _weeks_from),
    rule("weeks-from", f"{_COUNT} u=UNIT way=ago wd=weekday", _weeks_from),
    rule("weeks-from", f"{_COUNT} u=UNIT from=from wd=weekday", _weeks_from),
    rule("weeks-from", f"{_COUNT} u=UNIT from day=day_word", _from_day),
    rule("ago-this", f"{_COUNT} u=UNIT way=ago (?: day=day_word | this f=unit )", _ago_this),
    rule("after-that", f"{_COUNT} u=UNIT way=before/after that=that (?=END)", _after_that),
    rule("shifted", "article n=unit of article u=unit way=ago/earlier/later", _shifted_part),
    rule("shifted", "half article? dash? u=unit way=ago/earlier/later", _shifted_part),
    rule("shifted", f"{_COUNT} more? u=UNIT about? way=ago", _shifted),
    rule("shifted", f"{_COUNT} u=UNIT about? way=earlier/later (?!of)", _shifted),
    rule("shifted", f"{_COUNT} u=UNIT way=before/after (?=END)", _shifted),
    rule("shifted", "u=units way=ago/earlier/later", _shifted),
    rule("shifted", f"ago_before {_COUNT} u=UNIT", _shifted),
    rule("day-beside", "the? n=spoken_day", lambda hit: Shift(hit.number("n") or 0, "day", "spoken")),
    rule("day-beside", "the u=unit way=before/after (?=END)", _day_beside),
    rule("year-ago", "the? e=earlier_year u=unit?", _year_ago),
)
# fmt: on
