"""What a run of digits can be: a day, a year, a clock time, a numeric date, a quantity."""

from __future__ import annotations

import re

from timeline.dates.vocabulary import Value

_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?$")
_DATE = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)$")
_YEAR_FIRST = re.compile(r"([12]\d{3})([./-])(\d{1,2})\2(\d{1,2})$")
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])$")
_YEAR_PAIR = re.compile(r"([12]\d{3})/(\d\d)$")
_QUANTITY = re.compile(r"\d{1,3}(?:,\d{3}){1,3}$")
_DECIMAL = re.compile(r"\d{1,3}\.\d{1,2}$")
_LONGEST_COUNT = 12
"""Digits; what has more is more than anything is counted to."""
FIRST_YEAR, LAST_YEAR = 1000, 2199


def _whole(text: str) -> tuple[str, Value]:
    if len(text) > 4:
        if compact := _COMPACT.match(text):
            return "iso", tuple(map(int, compact.groups()))
        return "quantity", int(text) if len(text) <= _LONGEST_COUNT else 10**_LONGEST_COUNT
    number = int(text)
    if len(text) == 4:
        return ("year", number) if FIRST_YEAR <= number <= LAST_YEAR else ("quantity", number)
    if len(text) == 3:
        return "three_digits", number
    if 1 <= number <= 31:
        return ("small" if number <= 12 else "teen"), number
    return "two_digits", number


def classify_number(text: str) -> tuple[str, Value]:
    """The kind of a numeral and its value.

    A `numeric` date keeps its three numbers in the order they are written; `iso` is year, month, day.
    """
    if text.isdecimal():
        return _whole(text)
    if text == "1/2":
        return "half", 0.5
    if len(text) > 19:
        return "quantity", 0
    if found := _CLOCK.match(text):
        return "clock", (int(found[1]), int(found[2]))
    if found := _DATE.match(text):
        return "numeric", (int(found[1]), int(found[3]), int(found[4]))
    if found := _YEAR_FIRST.match(text):
        return "iso", (int(found[1]), int(found[3]), int(found[4]))
    if found := _YEAR_PAIR.match(text):
        return "year_pair", (int(found[1]), int(found[2]))
    if _QUANTITY.match(text):
        return "quantity", int(text.replace(",", ""))
    if _DECIMAL.match(text):
        return "decimal", float(text)
    return "quantity", 0


def full_year(two_digits: int, last: int) -> int:
    """The year of '98 or 07: the latest that ends so and is not after `last`."""
    return last - (last - two_digits) % 100
