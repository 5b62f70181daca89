"""Hours of the day, as TIMEX writes them: which nine "nine in the evening" is."""

from __future__ import annotations

AFTERNOON = frozenset({"AF", "EV", "NI"})
"""The parts of the day behind noon."""

SHORT_TIMES = frozenset({"hour", "minute", "second"})
"""The units of which a day has several."""

SMALL_HOURS = 5
"""The last hour that "at night" is behind midnight."""


def after_noon(clock: str) -> str:
    """An hour of the second half of the day: "02:30" becomes "14:30", and what is past noon already stays."""
    hour, minute = clock.split(":")
    return f"{int(hour) + 12:02d}:{minute}" if int(hour) < 12 else clock


def hour_of_part(hour: int, part: str) -> str:
    """The clock time of an hour, 1 to 12, in a part of the day."""
    is_late = part in AFTERNOON and (part != "NI" or hour > SMALL_HOURS)
    clock = f"{hour % 12:02d}:00"
    return after_noon(clock) if is_late else clock
