"""Dates in words, as finely as they are known."""

from __future__ import annotations

from datetime import date

import pytest

from output.when import write_datetime, write_when
from output.wording import load_wording
from timeline.model import DateInterval, Precision, When


def when(first: str, last: str, precision: Precision) -> When:
    return When(DateInterval(date.fromisoformat(first), date.fromisoformat(last)), precision, "explicit")


@pytest.mark.parametrize(
    ("first", "last", "precision", "words", "machine"),
    [
        ("2025-02-11", "2025-02-11", "day", "11 Feb 2025", "2025-02-11"),
        ("2025-02-10", "2025-02-11", "day", "10–11 Feb 2025", "2025-02-10"),
        ("2024-12-30", "2025-01-02", "day", "30 Dec 2024 – 2 Jan 2025", "2024-12-30"),
        ("2025-02-03", "2025-02-09", "week", "Week of 3 Feb 2025", "2025-02-03"),
        ("2025-01-01", "2025-01-31", "month", "January 2025", "2025-01"),
        ("2025-01-01", "2025-03-31", "quarter", "1st quarter 2025", "2025-01-01"),
        ("2024-07-01", "2024-12-31", "half", "Second half of 2024", "2024-07-01"),
        ("2024-12-01", "2025-02-28", "season", "Winter 2024–25", "2024-12-01"),
        ("2024-03-01", "2024-05-31", "season", "Spring 2024", "2024-03-01"),
        ("2026-01-01", "2026-04-30", "year", "January – April 2026", "2026"),
        ("2019-01-01", "2019-12-31", "year", "2019", "2019"),
        ("2019-01-01", "2021-12-31", "year", "2019–2021", "2019-01-01"),
        ("2010-01-01", "2019-12-31", "decade", "2010s", "2010-01-01"),
    ],
)
def test_a_date_is_told_as_finely_as_it_is_known(
    first: str, last: str, precision: Precision, words: str, machine: str
) -> None:
    told = write_when(when(first, last, precision), load_wording("en"))
    assert " ".join(told.split()) == words
    assert write_datetime(when(first, last, precision)) == machine


def test_other_languages_write_dates_their_own_way() -> None:
    day = when("2025-02-11", "2025-02-11", "day")
    assert write_when(day, load_wording("de")) == "11. Feb. 2025"
    assert write_when(day, load_wording("en-US")) == "Feb 11, 2025"


def test_a_language_nobody_knows_falls_back_to_english() -> None:
    day = when("2025-02-11", "2025-02-11", "day")
    assert write_when(day, load_wording("xx-klingon")) == "11 Feb 2025"
    assert write_when(day, load_wording("")) == "11 Feb 2025"


def test_arabic_pages_run_from_right_to_left() -> None:
    assert load_wording("ar").direction == "rtl"
    assert load_wording("en").direction == "ltr"
