"""What is known while the dates of a text are resolved: the day of publication and what was told last."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from timeline.dates.almanac import Stretch
from timeline.dates.lexing import Tokens

_FINENESS = ("day", "week", "month", "quarter", "season", "half", "year", "decade", "century")


@dataclass(slots=True)
class Context:
    """The running context of one text; the only thing here that changes while it is read."""

    published: date | None
    is_history: bool
    """Whether the text reads as history: its dates count from one another, not from publication."""
    order: str
    """How 2/11/2025 is read: "MDY" or "DMY"."""
    tokens: Tokens
    future: re.Pattern[str]
    """The cues that a date lies ahead."""
    spoken: dict[str, Stretch] = field(default_factory=dict)
    """The stretch told last for each precision."""
    last: Stretch | None = None
    """The stretch told last of all."""
    last_token: int = -1000
    """Where it stands."""
    quarter: Stretch | None = None

    def tell(self, stretch: Stretch, token: int) -> None:
        """Remember a stretch that was just told."""
        if stretch.interval is None:
            return
        self.last, self.last_token = stretch, token
        self.spoken[stretch.precision] = stretch

    def finest(self, precision: str) -> date | None:
        """The first day of the stretch told last that is at least as fine as a precision."""
        wanted = _FINENESS[: _FINENESS.index(precision) + 1] if precision in _FINENESS else _FINENESS
        if self.last and self.last.interval and self.last.precision in wanted:
            return self.last.interval.first
        told = [self.spoken[name] for name in wanted if name in self.spoken]
        return told[0].interval.first if told and told[0].interval else None

    def here(self) -> date | None:
        """The day that relative dates count from: of the narrative in a history, of publication in news."""
        if self.is_history and self.last and self.last.interval:
            return self.last.interval.first
        return self.published

    def looks_ahead(self, token: int) -> bool:
        """Whether a cue in front of a token, in the same clause, says that its date is still to come."""
        end = self.tokens.starts[token]
        clause = self.tokens.text[max(0, end - CLAUSE) : end]
        return bool(self.future.search(clause[max(clause.rfind(mark) for mark in ".;\n") + 1 :]))


CLAUSE = 40
"""How many characters before a date are searched for a cue that it lies ahead."""
