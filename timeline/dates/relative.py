"""The rules of dates told from another day: weekdays, "last month", "two weeks ago", "that year"."""

from __future__ import annotations

from timeline.dates.counting import NUMBER, read_count
from timeline.dates.expressions import Ago, Anchor, Calendar, Length, Meaning, Shift, Timed, Vague
from timeline.dates.hours import SHORT_TIMES
from timeline.dates.patterns import kinds_of
from timeline.dates.rules import Hit, Rule, rule

_SPOKEN = kinds_of("previous/following/that")
_NEXT, _LAST, _TO = kinds_of("next"), kinds_of("last"), kinds_of("to")
_LATEST = kinds_of("latest")
_NAME = kinds_of("name")
_OPENS = kinds_of("stop/gap") | {""}
_OWNER = 1
_THE, _TITLE = kinds_of("the"), kinds_of("title")
_EARLIER = kinds_of("earlier/before")
_TODAY = kinds_of("last/this")
_LONG_TIMES = {"decade", "century"}
_GONE = kinds_of("last/past")
_PAST, _QUOTE = kinds_of("past"), kinds_of("quote")
_IN, _LOOSE = kinds_of("in/of/from/to/between"), kinds_of("END/in/from/to")
_CLOSING = kinds_of("closing/in")
_BEFORE_END = 2
_TRADED = {"day", "week", "month", "year"}
_THE_ALONE = {"weekend", "quarter"}


def _anchor(hit: Hit) -> Anchor:
    """ "Last week" counts from publication; "the next day", "the following week" from what was told last."""
    kind = hit.kind("r")
    if kind in _SPOKEN or (kind in _NEXT and hit.has("the") and hit.value("the") == 0):
        return "spoken"
    return "publication"


def _direction(hit: Hit) -> int:
    return hit.number("r") or 0


def _weekday(hit: Hit) -> Meaning | None:
    """A weekday, unless it is part of a name: "the Friday Group"."""
    if hit.before() in _TITLE or (hit.after() in _NAME and hit.before() in _OPENS):
        return None
    if hit.after() in _NAME and hit.before() in _THE and hit.value_before() != _OWNER:
        return None
    return Calendar(weekday=hit.number("wd"))


def _related_weekday(hit: Hit) -> Meaning | None:
    return Calendar(weekday=hit.number("wd"), toward=_direction(hit), spoken=_anchor(hit) == "spoken")


def _related_name(hit: Hit) -> Meaning | None:
    """ "Last March", "next summer", "this past spring", "last Christmas"; "past Halloween" is behind it."""
    if hit.kind("r") in _PAST and hit.match.start("r") == hit.match.start():
        return None
    return Calendar(
        month=hit.number("m"),
        season=hit.word("s") or None,
        holiday=hit.word("h") or None,
        toward=_direction(hit),
        spoken=_anchor(hit) == "spoken",
    )


def _related_unit(hit: Hit) -> Meaning | None:
    """ "Last week", "this year", "the following month", "the latest quarter"."""
    unit = hit.word("u")
    if unit in SHORT_TIMES or (unit == "day" and hit.kind("r") in _GONE):
        return None
    if hit.before() in _QUOTE and hit.written("u")[0].isupper():
        return None
    if hit.kind("r") in _PAST and unit in _LONG_TIMES:
        return Length(1, unit)
    if hit.kind("r") in _LATEST:
        return Shift(-1 if unit == "quarter" else 0, unit, "publication")
    return Shift(_direction(hit), unit, _anchor(hit))


def _related_span(hit: Hit) -> Meaning | None:
    """ "The past three months": a duration; in "is to last three weeks" the word is a verb."""
    if hit.kind("r") in _LAST and hit.before() in _TO:
        return None
    return Length(read_count(hit), hit.word("u"))


def _recent(hit: Hit) -> Meaning | None:
    """ "Recent weeks" is a duration, "recent years" is the past."""
    unit = hit.word("u")
    return Vague(hit.word("r")) if unit in ("day", "year") else Length(None, unit)


def _same_of_year(hit: Hit) -> Meaning | None:
    """ "The same month last year", "last year's quarter"."""
    return Ago(hit.word("u")) if hit.word("w") == "year" and hit.word("u") != "year" else None


def _of_told_year(hit: Hit) -> Meaning | None:
    """ "The same quarter of 2010", "the 1988 quarter": the one told of, in that year."""
    unit = hit.word("u")
    return Ago(unit, hit.number("y")) if unit in _COMPARED else None


_WAS_OUT = 1
_COMPARED = {"month", "quarter"}


def _in_a_row(hit: Hit) -> Meaning | None:
    """ "A third straight day", "the second week in a row": the one that is told of."""
    return None if hit.word("u") in SHORT_TIMES else Shift(0, hit.word("u"), "either")


def _a_weekday(hit: Hit) -> Meaning | None:
    """ "A Tuesday": nobody says which."""
    return Vague(f"XXXX-WXX-{hit.number('wd')}")


def _now(hit: Hit) -> Meaning | None:
    """ "Current" by itself; "this" by itself is no date."""
    return Vague("PRESENT_REF") if hit.word("r") == "PRESENT_REF" else None


def _the_unit(hit: Hit) -> Meaning | None:
    unit = hit.word("u")
    if unit == "century" and hit.after() in _NAME:
        return None
    if hit.has("part") or hit.has("whole"):
        idle = unit in SHORT_TIMES or (unit == "day" and hit.word("part") == "end")
        return None if idle else Shift(0, unit, "either")
    if unit == "year" and hit.before() in _IN and hit.after() in _LOOSE:
        return Shift(0, unit, "either")
    if unit in _TRADED and _closes(hit):
        return Shift(0, unit, "either")
    return Shift(0, unit, "either") if unit in _THE_ALONE else None


def _the_unit_out(hit: Hit) -> Meaning | None:
    """ "Before the year was out": that of the day told of; "before the year is out": that of writing."""
    if hit.before() not in _EARLIER:
        return _the_unit(hit)
    was_out = hit.tokens.values.get(hit.match.end()) == _WAS_OUT
    return Shift(0, hit.word("u"), "spoken" if was_out else "either")


def _closes(hit: Hit) -> bool:
    """Whether prices are told of a time: "closed the day at 300", "fell 2% for the week,"."""
    if hit.before() not in _CLOSING:
        return False
    told = hit.value_before()
    return told == 1 or (told == _BEFORE_END and hit.after() in _LOOSE)


_THAT_DAY = Shift(0, "day", "spoken")


def _night_beside(hit: Hit) -> Meaning | None:
    """ "La nuit prochaine" begins today, "la nuit dernière" began yesterday."""
    begins = min(hit.number("r") or 0, 0)
    return Timed(hit.word("p"), Shift(begins, "day", "publication"))


def _night_word(hit: Hit) -> Meaning | None:
    """ "Tonight"; "anoche", of the day before."""
    *days, part = hit.word("p").split()
    return Timed(part, Shift(int(days[0]) if days else 0, "day", "today"))


def _told_shift(hit: Hit) -> Meaning | None:
    """ "Settimana scorsa": a phrase that tells the whole shift, as "-1 week"."""
    count, _, unit = hit.word("n").partition(" ")
    return Shift(int(count), unit, "publication")


def _related_part(hit: Hit) -> Meaning | None:
    """ "This morning", "last night", "the following evening"; but "past noon" is behind it."""
    if hit.kind("r") in _PAST and ":" in hit.word("p"):
        return None
    anchor: Anchor = "publication" if hit.kind("r") in _TODAY else "spoken"
    return Timed(hit.word("p"), Shift(hit.number("r") or 0, "day", anchor))


# fmt: off
ROW_RULES: tuple[Rule, ...] = (
    rule("of-told-year", "the y=year u=unit", _of_told_year),
    rule("in-a-row", "(?: the | article )? ORDINAL running u=unit", _in_a_row),
    rule("in-a-row", "(?: the | article )? ORDINAL u=unit in_row", _in_a_row),
)
RELATIVE_RULES: tuple[Rule, ...] = (
    rule("relative-name", "the=the? this? r=RELATION m=MONTH (?!DAY|year)", _related_name),
    rule("relative-name", "the=the? this? r=RELATION (?: s=SEASON | h=holiday )", _related_name),
    rule("relative-weekday", "the=the? r=RELATION wd=weekday", _related_weekday),
    rule("relative-weekday", "wd=weekday r=BEHIND (?!UNIT|MONTH|part_of_day)", _related_weekday),
    rule("relative-name", "the? (?: m=MONTH | s=SEASON ) r=last_behind/next_behind", _related_name),
    rule("relative-unit", "the=the? u=unit r=last_behind/next_behind", _related_unit),
    rule("a-weekday", "article wd=weekday (?=END|PREPOSITION|pronoun|the|when|that)", _a_weekday),
    rule("weekday", "wd=weekday", _weekday),
    rule("day-word", "n=day_word", lambda hit: Shift(hit.number("n") or 0, "day", "today")),
    rule("day-word", "p=night_word", _night_word),
    rule("relative-unit", "n=relative", _told_shift),
    rule("part-of-day", "the? p=part_of_day r=next_behind/last_behind", _night_beside),
    rule("part-of-day", "this p=part_of_day dash there", lambda hit: Timed(hit.word("p"), _THAT_DAY)),
    rule("relative-unit", "this u=unit dash there", lambda hit: Shift(0, hit.word("u"), "spoken")),
    rule("part-of-day", "the? r=RELATION p=part_of_day", _related_part),
    rule("of-told-year", "the? that u=unit of/in y=year", _of_told_year),
    rule("year-ago", "last w=unit possessive u=unit", _same_of_year),
    rule("year-ago", "the? that u=unit (?: last/previous/article ) w=unit ago/earlier?", _same_of_year),
    rule("relative-unit", "the=the? r=RELATION u=unit (?! dash lasting | of MONTH )", _related_unit),
    rule("relative-unit", "the=the? u=unit r=following/previous (?=END|in)", _related_unit),
    rule("duration-to-now", f"the? r=SPANNING (?: {NUMBER} | vague )? more/running? u=units", _related_span),
    rule("recent", "r=recent u=units", _recent),
    rule("the-unit", "part=part the? more? u=unit (?! dash/next_behind/last_behind )", _the_unit),
    rule("the-unit", "the whole=more u=unit (?!dash)", _the_unit),
    rule("the-unit", "the u=unit (?= run_out )", _the_unit_out),
    rule("the-unit", "the u=unit (?!dash|of)", _the_unit),
    rule("the-past", "the past (?!UNIT|COUNT|MONTH|season|weekday|vague)", lambda hit: Vague("PAST_REF")),
    rule("reference", "r=reference/recent", lambda hit: Vague(hit.word("r"))),
    rule("reference", "r=this", _now),
)
# fmt: on
