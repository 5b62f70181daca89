"""What is known while the dates of a text are resolved: the day of publication and what was told last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from timeline.dates.almanac import Stretch
from timeline.dates.cues import Tense, find_tense, is_present, looks_back
from timeline.dates.expressions import Calendar
from timeline.dates.history import opens_line
from timeline.dates.kinds import KIND
from timeline.dates.landmarks import Landmarks, find_landmark
from timeline.dates.lexing import Tokens
from timeline.dates.patterns import compile_pattern
from timeline.dates.sentence import SENTENCE_ENDS, opens_sentence, sentence_around
from timeline.dates.vocabulary import Vocabulary
from timeline.model import DateBasis

_FINENESS = ("day", "week", "month", "quarter", "season", "half", "year", "decade", "century")


_WHEN = compile_pattern("comma? when")


@dataclass(slots=True)
class Context:
    """The running context of one text; the only thing here that changes while it is read."""

    published: date | None
    is_history: bool
    """Whether the text reads as history: its dates count from one another, not from publication."""
    is_chronology: bool
    """Whether its lines open with days of the past: "February 24 - Rebels take the town"."""
    order: str
    """How 2/11/2025 is read: "MDY" or "DMY"."""
    tokens: Tokens
    vocabulary: Vocabulary
    ends: Sequence[int]
    """The tokens that end a sentence."""
    landmarks: Landmarks
    """The dates that tell their year, wherever they stand."""
    spoken: dict[str, Stretch] = field(default_factory=dict)
    """The stretch told last for each precision."""
    now: int = 0
    """The token that is being read."""
    last: Stretch | None = None
    """The stretch told last of all."""
    last_token: int = -1000
    last_is_of_writing: bool = False
    """Whether that was told from the day of writing ("yesterday")."""
    narrative: date | None = None
    """Where a history has got to, whether only its year is told, and at which token."""
    at_year: bool = True
    narrative_token: int = -1000
    """Where it stands."""
    opening: date | None = None
    """Where a history begins: the first date of the paragraph that sums it up."""
    opening_is_year: bool = True
    opening_end: int = 0
    """The token that ends that paragraph."""
    beside: int = -1000
    """The token behind "two days earlier" and its like: a day close behind says which day that was."""
    beside_stretch: Stretch | None = None
    """What that came to."""
    is_anchored: bool = False
    """Whether the day told last told its year too, or counts from one that did."""
    frame: Stretch | None = None
    """A year that opens its sentence: the days and months of that sentence are of it."""
    frame_token: int = 0
    """The token behind it."""
    sentence: tuple[int, int, bool] = (0, 0, False)
    """The sentence looked at last, by its tokens, and whether it has no verb of the past."""
    range_starts: dict[int, date] = field(default_factory=dict)
    """The first day of each range told so far, by its group."""
    before_christ: int | None = None
    """The year before Christ that the narrative has got to, if it tells of such years."""
    day_before_christ: str = ""
    """The TIMEX value of the day before Christ told last."""
    quarter: Stretch | None = None
    """The quarter told last: "a year earlier" then means that quarter's."""

    def tell(
        self,
        stretch: Stretch,
        token: int,
        goes_on: bool = False,
        of_writing: bool = False,
        closes: bool = False,
    ) -> None:
        """Remember a stretch that was just told.

        `goes_on`: whether it carries the narrative on ("two years later"), be it only a year; `of_writing`:
        whether it counts from the day of writing ("yesterday"); `closes`: whether it ends a range, so that
        the story goes on from the range's start.
        """
        if stretch.interval is None:
            year = stretch.value[2:6]
            self.before_christ = int(year) if year.isdecimal() and len(year) == 4 else self.before_christ
            self.day_before_christ = stretch.value if stretch.precision == "day" else self.day_before_christ
            return
        self.before_christ = None
        self.last, self.last_token, self.last_is_of_writing = stretch, token, of_writing
        if stretch.precision == "year":
            frames = opens_sentence(self.tokens, self.now) or _WHEN.match(self.tokens.kinds, token)
            self.frame, self.frame_token = (stretch, token) if frames else (None, 0)
        self.spoken[stretch.precision] = stretch
        if not (closes and stretch.precision == "year"):
            self._narrate(stretch.interval.first, stretch.precision, token, goes_on)

    def _narrate(self, first: date, precision: str, token: int, goes_on: bool) -> None:
        """Take the narrative on to a date, unless it is a year told in passing.

        A year far from the narrative ("as in 1614") is an aside, and so is one close behind a day or month.
        """
        is_year = precision == "year"
        if precision in ("decade", "century"):
            return
        if is_year and self.narrative and not goes_on:
            just_told = not self.at_year and token - self.narrative_token < SAME_STORY
            if just_told or abs(first.year - self.narrative.year) > ASIDE:
                return
        self.narrative, self.at_year, self.narrative_token = first, is_year, token
        if self.opening is None:
            end = self.tokens.kinds.find(PARAGRAPH, token)
            self.opening, self.opening_end = first, end if end >= 0 else len(self.tokens.kinds)
            self.opening_is_year = is_year

    def move_to(self, token: int) -> None:
        """Read on at a token; behind the paragraph that sums a history up it begins at its beginning."""
        self.now = token
        if self.opening and self.narrative_token < self.opening_end <= token:
            self.narrative, self.at_year = self.opening, self.opening_is_year

    def finest(self, precision: str) -> date | None:
        """The first day of the stretch told last that is at least as fine as a precision."""
        wanted = _FINENESS[: _FINENESS.index(precision) + 1] if precision in _FINENESS else _FINENESS
        if self.last and self.last.interval and self.last.precision in wanted:
            return self.last.interval.first
        told = [self.spoken[name] for name in wanted if name in self.spoken]
        return told[0].interval.first if told and told[0].interval else None

    def here(self) -> date | None:
        """The day that relative dates count from: of the narrative in a history, of publication in news."""
        if self.is_history and self.narrative:
            return self.narrative
        return self.published

    def landmark(self) -> tuple[date | None, bool]:
        """The date nearest in the text that tells its year, and whether it is only a year."""
        return find_landmark(self.landmarks, self.now)

    def beside_day(self) -> date | None:
        """The day that a shift just told comes to, when the date that is read stands beside it."""
        stretch = self.beside_stretch if self.now - self.beside <= NEXT_TO else None
        return stretch.interval.first if stretch and stretch.interval else None

    def is_told_ahead(self) -> bool:
        """Whether the day told last was to come, in news, and a sentence of the past has begun since."""
        told = self.last.interval.first if self.last and self.last.interval else None
        if told is None or self.published is None or self.is_history or told <= self.published:
            return False
        has_begun = not SENTENCE_ENDS.isdisjoint(self.tokens.kinds[self.last_token : self.now])
        return has_begun and not self._is_present() and self.sentence[0] < self.sentence[1]

    def month_told(self) -> bool:
        """Whether a day or a month was told not long ago."""
        is_one = self.last is not None and self.last.precision in ("day", "month")
        return is_one and self.now - self.last_token < SAME_STORY

    def framing_year(self) -> int | None:
        """The year that frames the sentence that is read ("In 2019, strikes began on May 3")."""
        if self.frame is None or self.frame.interval is None:
            return None
        since = self.tokens.kinds[self.frame_token : self.now]
        in_frame = len(since) < LONG_SENTENCE and SENTENCE_ENDS.isdisjoint(since)
        return self.frame.interval.first.year if in_frame else None

    def anchor(self, stretch: Stretch, basis: DateBasis | None) -> None:
        """Take note whether a stretch told its year, or counts from a day that did."""
        told = self.distant_day()
        begins = stretch.interval.first if stretch.interval else None
        near = told is not None and begins is not None and abs((begins - told).days) <= ONE_STORY
        self.is_anchored = basis == "explicit" or (self.is_anchored and (near or basis == "inherited"))

    def distant_day(self) -> date | None:
        """The day told last, when it is close by and far from publication: a look back or ahead."""
        last = self.last.interval.first if self.last and self.last.interval else None
        if last is None or self.published is None or self.last is None or self.last.precision != "day":
            return None
        if not self.is_anchored:
            return None
        is_close = self.now - self.last_token < ONE_LOOK_BACK
        return last if is_close and abs((self.published - last).days) > DISTANT else None

    def day_beside(self, weekday: str) -> Stretch | None:
        """The day told right in front of "a Sunday", if it is one; weekdays as TIMEX writes them."""
        told = self.last
        if told is None or told.interval is None or told.precision != "day":
            return None
        is_it = weekday == f"XXXX-WXX-{told.interval.first.isoweekday()}"
        return told if is_it and self.now - self.last_token <= NEXT_TO else None

    def told_year(self, meaning: Calendar) -> int | None:
        """The year of a day of the last two years that the text tells elsewhere with its year."""
        year = self.landmarks.year_of.get((meaning.month or 0, meaning.day or 0))
        if year is None or self.is_history or self.published is None:
            return None
        return year if 0 <= self.published.year - year <= RECENT_YEARS else None

    def just_told(self) -> bool:
        """Whether a day was told in the same passage, so that hours and weekdays are of it or follow it."""
        return (
            self.last is not None
            and self.last.interval is not None
            and self.last.interval.first == self.last.interval.last
            and self.now - self.last_token < ONE_PASSAGE
            and not (self.last_is_of_writing and PARAGRAPH in self.tokens.kinds[self.last_token : self.now])
        )

    def looks_back(self) -> bool:
        """Whether a verb of the past stands in front of the date that is read."""
        return looks_back(self.tokens.text, self.tokens.starts[self.now], self.vocabulary)

    def owns(self) -> bool:
        """Whether what is read has something: "Wednesday's ruling"."""
        return POSSESSIVE in self.tokens.kinds[self.now + 1 : self.now + 2]

    def is_ahead(self) -> bool:
        """Whether the sentence of a day has no verb of the past, so that the day is still to come."""
        return not self.owns() and self._is_present()

    def _is_present(self) -> bool:
        """Whether the sentence that is read is known and has no verb of the past."""
        first, stop, is_present_tense = self.sentence
        if not first <= self.now < stop:
            first, stop = sentence_around(self.tokens, self.ends, self.now) or (self.now, self.now)
            text = self.tokens.text[self.tokens.starts[first] : self.tokens.starts[stop]]
            is_present_tense = first < stop and is_present(text, self.vocabulary)
            self.sentence = (first, stop, is_present_tense)
        return is_present_tense

    def tense(self) -> Tense:
        """What the words around the date that is read say of it; an entry of a chronology is past."""
        if self.is_chronology and opens_line(self.tokens, self.now):
            return "entry"
        return find_tense(self.tokens.text, self.tokens.starts[self.now], self.vocabulary)


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

NEXT_TO = 2
"""How many tokens stand at most between "two days earlier" and ", on 30 October"."""

POSSESSIVE = KIND["possessive"]
PARAGRAPH = KIND["gap"]
"""The kind of an empty line: the hours behind it are not those of "yesterday" in front of it."""

ONE_PASSAGE = 25
"""How many tokens behind a day an hour is still that day's."""

ASIDE = 15
"""How many years from the narrative a year is told in passing."""

SAME_STORY = 120
"""How many tokens behind a day or month a year alone does not take the narrative on."""
