"""What is known while the dates of a text are resolved: the day of publication and what was told last."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from timeline.dates.almanac import Stretch, move
from timeline.dates.expressions import Calendar
from timeline.dates.kinds import KIND
from timeline.dates.landmarks import Landmarks, find_landmark
from timeline.dates.lexing import Tokens
from timeline.dates.narrative import SAME_STORY, Narrative
from timeline.dates.patterns import compile_pattern
from timeline.dates.phrasing import Phrasing
from timeline.dates.sentence import SENTENCE_ENDS, opens_sentence
from timeline.model import DateBasis

LONG_SENTENCE = 60
"""How many tokens behind the year that opens it a sentence is still read as of that year."""

ONE_STORY = 14
"""A day so many days from a distant one is of its story, not of the days around publication."""

RECENT_YEARS = 2
"""A day so many years back that is told once with its year is meant elsewhere too: no anniversary of it."""

ONE_LOOK_BACK = 60
"""How many tokens behind a distant day the days of its story stand."""

DISTANT = 200
"""A day so many days from publication is distant: a day beside it is not sought near publication."""

LATELY = 3
"""So many days around publication the hours of a new paragraph may still be of the day told in the last."""

NEXT_TO = 2
"""How many tokens stand at most between "two days earlier" and ", on 30 October"."""

PARAGRAPH = KIND["gap"]
"""The kind of an empty line: the hours behind it are not those of "yesterday" in front of it."""

ONE_PASSAGE = 25
"""How many tokens behind a day an hour is still that day's."""

_FINENESS = ("day", "week", "month", "quarter", "season", "half", "year", "decade", "century")
_YEAR_DIGITS = 4
_WHEN = compile_pattern("comma? when")


@dataclass(slots=True)
class Context:
    """The running context of one text: with its narrative all that changes while it is read."""

    published: date | None
    is_history: bool
    """Whether the text reads as history: its dates count from one another, not from publication."""
    order: str
    """How 2/11/2025 is read: "MDY" or "DMY"."""
    tokens: Tokens
    phrasing: Phrasing
    narrative: Narrative
    landmarks: Landmarks
    """The dates that tell their year, wherever they stand."""
    now: int = 0
    """The token that is being read."""
    spoken: dict[str, Stretch] = field(default_factory=dict)
    """The stretch told last for each precision."""
    last: Stretch | None = None
    """The stretch told last of all."""
    last_token: int = -1000
    """The token behind it."""
    last_is_of_writing: bool = False
    """Whether it was told from the day of writing ("yesterday")."""
    is_anchored: bool = False
    """Whether it told its year too, or counts from a day that did."""
    beside: Stretch | None = None
    """What "two days earlier" and its like came to: a day close behind says which day that was."""
    beside_token: int = -1000
    frame: Stretch | None = None
    """A year that opens its sentence: the days and months of that sentence are of it."""
    frame_token: int = 0
    range_starts: dict[int, date] = field(default_factory=dict)
    """The first day of each range told so far, by its group."""
    before_christ: int | None = None
    """The year before Christ that the text has got to, if it tells of such years."""
    day_before_christ: str = ""
    """The TIMEX value of the day before Christ told last."""
    quarter: Stretch | None = None
    """The quarter told last: "a year earlier" then means that quarter's."""

    def move_to(self, token: int) -> None:
        """Read on at a token."""
        self.now = token
        self.narrative.move_to(token)

    def tell(
        self,
        stretch: Stretch,
        token: int,
        goes_on: bool = False,
        of_writing: bool = False,
        closes: bool = False,
    ) -> None:
        """Remember a stretch that was just told, up to a token.

        `goes_on`: whether it carries the narrative on ("two years later"), be it only a year; `of_writing`:
        whether it counts from the day of writing ("yesterday"); `closes`: whether it ends a range, so that
        the story goes on from the range's start.
        """
        if stretch.interval is None:
            self._tell_before_christ(stretch)
            return
        self.before_christ = None
        self.last, self.last_token, self.last_is_of_writing = stretch, token, of_writing
        self.spoken[stretch.precision] = stretch
        if stretch.precision == "year":
            frames = opens_sentence(self.tokens, self.now) or _WHEN.match(self.tokens.kinds, token)
            self.frame, self.frame_token = (stretch, token) if frames else (None, 0)
        if not (closes and stretch.precision == "year"):
            self.narrative.tell(stretch.interval.first, stretch.precision, token, goes_on)

    def _tell_before_christ(self, stretch: Stretch) -> None:
        year = stretch.value.removeprefix("BC")[:_YEAR_DIGITS]
        if year.isdecimal() and len(year) == _YEAR_DIGITS:
            self.before_christ = int(year)
        if stretch.precision == "day":
            self.day_before_christ = stretch.value

    def anchor(self, stretch: Stretch, basis: DateBasis | None) -> None:
        """Take note whether a stretch told its year, or counts from a day that did."""
        told = self.distant_day()
        begins = stretch.interval.first if stretch.interval else None
        near = told is not None and begins is not None and abs((begins - told).days) <= ONE_STORY
        self.is_anchored = basis == "explicit" or (self.is_anchored and (near or basis == "inherited"))

    def report(self, quarter: Stretch, is_told: bool) -> None:
        """Take note of the quarter that results are told of: not of "the second quarter of 2007" beside it.

        `is_told`: whether its year is told.
        """
        told = self.quarter.interval if self.quarter else None
        if is_told and told and quarter.interval and quarter.interval.first == move(told.first, -1, "year"):
            return
        self.quarter = quarter

    def here(self) -> date | None:
        """The day that relative dates count from: of the narrative in a history, of publication in news."""
        return self.narrative.day if self.is_history and self.narrative.day else self.published

    def landmark(self) -> tuple[date | None, bool]:
        """The date nearest in the text that tells its year, and whether it is only a year."""
        return find_landmark(self.landmarks, self.now)

    def finest(self, precision: str) -> date | None:
        """The first day of the stretch told last that is at least as fine as a precision."""
        wanted = _FINENESS[: _FINENESS.index(precision) + 1] if precision in _FINENESS else _FINENESS
        if self.last and self.last.interval and self.last.precision in wanted:
            return self.last.interval.first
        told = [self.spoken[name] for name in wanted if name in self.spoken]
        return told[0].interval.first if told and told[0].interval else None

    def day_told(self) -> date | None:
        """The day told last of all, if that was a single day."""
        interval = self.last.interval if self.last else None
        return interval.first if interval and interval.first == interval.last else None

    def just_told(self) -> bool:
        """Whether a day was told in the same passage, so that hours and weekdays are of it or follow it."""
        if self.day_told() is None or self.now - self.last_token >= ONE_PASSAGE:
            return False
        return not (self.last_is_of_writing and PARAGRAPH in self.tokens.kinds[self.last_token : self.now])

    def month_told(self) -> bool:
        """Whether a day or a month was told not long ago."""
        is_one = self.last is not None and self.last.precision in ("day", "month")
        return is_one and self.now - self.last_token < SAME_STORY

    def is_told_ahead(self) -> bool:
        """Whether the day told last was to come, in news, and a sentence of the past has begun since."""
        told = self.day_told()
        if told is None or self.published is None or self.is_history or told <= self.published:
            return False
        has_begun = not SENTENCE_ENDS.isdisjoint(self.tokens.kinds[self.last_token : self.now])
        return has_begun and self.phrasing.is_past(self.now)

    def distant_day(self) -> date | None:
        """The day told last, when it is close by and far from publication: a look back or ahead."""
        told = self.day_told() if self.is_anchored else None
        if told is None or self.published is None or self.now - self.last_token >= ONE_LOOK_BACK:
            return None
        return told if abs((self.published - told).days) > DISTANT else None

    def has_moved_on(self) -> bool:
        """Whether a paragraph has begun since a day was told that is more than some days from publication."""
        told = self.day_told()
        if told is None or self.published is None or abs((self.published - told).days) <= LATELY:
            return False
        return PARAGRAPH in self.tokens.kinds[self.last_token : self.now]

    def day_beside(self, weekday: str) -> Stretch | None:
        """The day told right in front of "a Sunday", if it is one; weekdays as TIMEX writes them."""
        told = self.day_told()
        if told is None or self.now - self.last_token > NEXT_TO:
            return None
        return self.last if weekday == f"XXXX-WXX-{told.isoweekday()}" else None

    def beside_day(self) -> date | None:
        """The day that a shift just told comes to, when the date that is read stands beside it."""
        interval = self.beside.interval if self.beside else None
        return interval.first if interval and self.now - self.beside_token <= NEXT_TO else None

    def told_year(self, meaning: Calendar) -> int | None:
        """The year of a day that the text tells elsewhere with it: of news, one of the last two years."""
        if self.is_history:
            return self._opening_year(meaning)
        year = self.landmarks.year_of.get((meaning.month or 0, meaning.day or 0))
        if year is None or self.published is None:
            return None
        return year if 0 <= self.published.year - year <= RECENT_YEARS else None

    def _opening_year(self, meaning: Calendar) -> int | None:
        """The year of the day that a history opens with, where it comes to that day ("on 12 August")."""
        day, here = self.narrative.opening, self.here()
        if day is None or here is None or self.narrative.opening_is_year:
            return None
        is_same = (day.month, day.day) == (meaning.month, meaning.day)
        return day.year if is_same and 0 <= day.year - here.year <= 1 else None

    def framing_year(self) -> int | None:
        """The year that frames the sentence that is read ("In 2019, strikes began on May 3")."""
        if self.frame is None or self.frame.interval is None:
            return None
        since = self.tokens.kinds[self.frame_token : self.now]
        in_frame = len(since) < LONG_SENTENCE and SENTENCE_ENDS.isdisjoint(since)
        return self.frame.interval.first.year if in_frame else None
