"""The dates of a text: every date, time, duration and set as written, and the days it means."""

from timeline.dates.reading import WrittenDate, find_dates, find_impossible_days, read_dates

__all__ = ["WrittenDate", "find_dates", "find_impossible_days", "read_dates"]
