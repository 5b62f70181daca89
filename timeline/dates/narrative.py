"""Where a history has got to: its dates count from there, not from publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

ASIDE = 15
"""How many years from the narrative a year is told in passing."""

SAME_STORY = 120
"""How many tokens behind a day or month a year alone does not take the narrative on."""


@dataclass(slots=True)
class Narrative:
    """The thread of a history; it changes as the text is read."""

    kinds: str
    """The kinds of the text's tokens."""
    gap: str
    """The kind of an empty line."""
    day: date | None = None
    """The first day of the date it has got to; None before the first."""
    is_year: bool = True
    """Whether of that date only the year is told."""
    token: int = -1000
    opening: date | None = None
    """Where it begins: the first date of the paragraph that sums it up."""
    opening_is_year: bool = True
    opening_end: int = 0
    """The token that ends that paragraph."""

    def tell(self, first: date, precision: str, token: int, goes_on: bool) -> None:
        """Go on to a date, unless it is a year told in passing.

        A year far from the narrative ("as in 1614") is an aside, and so is one close behind a day or month;
        `goes_on`: but not "two years later".
        """
        is_year = precision == "year"
        if precision in ("decade", "century"):
            return
        if is_year and self.day and not goes_on:
            just_told = not self.is_year and token - self.token < SAME_STORY
            if just_told or abs(first.year - self.day.year) > ASIDE:
                return
        self.day, self.is_year, self.token = first, is_year, token
        if self.opening is None:
            end = self.kinds.find(self.gap, token)
            self.opening, self.opening_is_year = first, is_year
            self.opening_end = end if end >= 0 else len(self.kinds)

    def move_to(self, token: int) -> None:
        """Read on at a token; behind the paragraph that sums it up a history begins at its beginning."""
        if self.opening and self.token < self.opening_end <= token:
            self.day, self.is_year = self.opening, self.opening_is_year
