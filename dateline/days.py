"""Days of publication that can be: reckoning around any other day would leave the calendar."""

from __future__ import annotations

from datetime import date

_FIRST, _LAST = 1600, 2200
"""Years; the first newspaper appeared in 1605."""


def can_be_published(day: date) -> bool:
    """Whether an article may have appeared on that day."""
    return _FIRST <= day.year <= _LAST
