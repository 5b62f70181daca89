"""Counts: "twenty four", "two hundred", "15", "a" and "several", as numbers."""

from __future__ import annotations

from timeline.dates.kinds import KIND
from timeline.dates.rules import Hit

_MIXED = "(?! FIGURE number | number FIGURE )"
NUMBER = f"{_MIXED} (?: hundreds=COUNT multiplier and )? (?: tens=number dash )? n=COUNT{{1,4}}"
"""The pattern of a number in figures or words ("15", "twenty-four", "two hundred")."""

_MULTIPLIER = KIND["multiplier"]


def read_count(hit: Hit) -> float | None:
    """How many units a hit tells: its `n` tokens, one for an article, None for "several" or a bare plural."""
    if not hit.has("n"):
        return (1.5 if hit.has("half") else 1) if hit.has("article") else None
    total = float(hit.number("tens") or 0) + 100 * (hit.number("hundreds") or 0)
    for index in range(*hit.match.span("n")):
        value = hit.tokens.values[index]
        number = value if isinstance(value, int | float) else 0
        total = (total or 1) * number if hit.tokens.kinds[index] == _MULTIPLIER else total + number
    return total + 0.5 if hit.has("half") else total
