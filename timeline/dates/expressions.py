"""What a date says before we know the day it is said on: the meanings that the grammar reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["today", "publication", "spoken", "either"]
"""What a relative date counts from: the day of writing ("today", always that of publication), the day of
publication or, in a history, of the narrative ("last week"), the date last spoken of ("the
following week"), or whichever the text has at hand ("two days later")."""


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from an anchor: "last month", "two weeks ago", "the following day", "that year"."""

    count: float
    unit: str
    anchor: Anchor
    vague: bool = False
    """"Several years ago": which direction, but not how far."""
    grain: str | None = None
    """How fine it tells when finer than its unit: "four years ago this month"."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date of the calendar as far as it is written; what is missing is worked out."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    holiday: str | None = None
    of: Shift | None = None
    """The year, month or week it lies in, when that is told relatively: "January of last year"."""
    toward: int | None = None
    """-1 "last Monday", +1 "next Monday", 0 "this Monday"."""
    is_week: bool = False
    """Whether the week of that day is meant: "the week of March 3"."""
    weeks: int = 0
    """So many weeks on from that weekday: "Monday week", "a week ago Tuesday"."""
    spoken: bool = False
    """Whether `toward` counts from the date last spoken of ("the following Monday")."""


@dataclass(frozen=True, slots=True)
class Numeric:
    """2/11/2025: three numbers whose order the document must tell."""

    numbers: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Era:
    """A year before or after Christ, a decade or a century: as TIMEX digits ("198" is the 1980s)."""

    digits: str
    before_christ: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: "three weeks", or with no count "weeks"."""

    count: float | None
    unit: str
    rest: tuple[tuple[float, str], ...] = ()
    """What it has beside, in finer units: "two minutes and 15 seconds"."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Something that comes again: "every Monday", "daily", as its TIMEX value."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """Now, once, some day: PRESENT_REF, PAST_REF, FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Ago:
    """ "A year earlier", "the year-ago quarter": the same stretch of the calendar, a year before."""

    unit: str | None = None
    """The unit, when it is told ("the same month last year"), or "period": that of whatever was told."""
    year: int | None = None
    """The year, when it is told: "the same month of 2010", "the 1988 quarter"."""


Day = Calendar | Numeric | Era | Shift | Ago


@dataclass(frozen=True, slots=True)
class Timed:
    """A time of day as TIMEX writes it after the T ("09:00", "MO"), on a day told beside it or elsewhere."""

    clock: str
    day: Day | None = None
    zone: str = ""


Meaning = Day | Length | Repeat | Vague | Timed


NEVER = Calendar(month=2, day=30)
"""What is written like a day and is none: "0 March 2024", "the 5th quarter of 2023"."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A meaning, the tokens that tell it (first, and one past the last) and the rule that read it."""

    meaning: Meaning
    first: int
    end: int
    rule: str
    part: str | None = None
    """Early, mid, late, start, end, first-half, second-half: the part of a longer time that is meant."""
    group: int | None = None
    """Expressions of the same group are the two ends of one range."""
