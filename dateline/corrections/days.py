"""The days an editor writes: a day, a month, a year, or two of a kind with a slash between (ISO 8601)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from dateline.tables import Table, describe
from timeline.model import DateInterval, Precision, When

_LAST_YEAR = 9000
"""Charts leave room after the last event, and the calendar of the program ends with 9999."""
_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
_FORM = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


def read_when(table: Table, key: str) -> When | None:
    """The days of a key; None if it is absent, or wrong, which the table then notes."""
    value = table.raw(key)
    if value is None:
        return None
    ends = [part.strip() for part in str(value).split("/")]
    plain = isinstance(value, str | int) and not isinstance(value, bool)
    if not plain or len(ends) > 2 or not all(_FORM.fullmatch(end) for end in ends):
        table.complain(
            key,
            "must be days such as 2025-02-11, 2025-02, 2025 or 2025-02-10/2025-02-11, "
            f"found {describe(value)}",
        )
        return None
    if len(ends[0]) != len(ends[-1]):
        table.complain(key, f"both ends must be days, months or years, found {describe(value)}")
        return None
    stretches = [_stretch(end) for end in ends]
    first, last = stretches[0], stretches[-1]
    for end, stretch in zip(ends, stretches, strict=True):
        if stretch is None:
            table.complain(key, f"there is no day {end}")
    if first is None or last is None:
        return None
    if first.first > last.last:
        table.complain(key, f"{ends[1]} lies before {ends[0]}")
        return None
    return When(DateInterval(first.first, last.last), _PRECISIONS[len(ends[0])], "explicit")


def _stretch(text: str) -> DateInterval | None:
    """The first and the last day of a year, a month or a day; None where the calendar has none such."""
    year, month, day = (int(part) for part in f"{text}-00-00"[:10].split("-"))
    if not 0 < year <= _LAST_YEAR or (len(text) > 4 and not 1 <= month <= 12):
        return None
    if len(text) == 10:
        known = 1 <= day <= monthrange(year, month)[1]
        return DateInterval(date(year, month, day), date(year, month, day)) if known else None
    end = month or 12
    return DateInterval(date(year, month or 1, 1), date(year, end, monthrange(year, end)[1]))
