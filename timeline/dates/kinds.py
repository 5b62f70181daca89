"""The kinds of tokens a date is written with, each one character, so that a rule is a regular expression.

A text becomes a string of kinds ("the end of May 1998" -> the part_of doubtful_month year); the grammar is
matched against that string, never against the text.
"""

from __future__ import annotations

import string

WORD_KINDS = """
month doubtful_month short_month weekday short_weekday weekdays season doubtful_season holiday proper unit
units number multiplier article vague half ordinal more about age lasting each frequency recent day_word
night_word part_of_day meridian oclock zone era decade_word decade_mark fiscal part year_end month_end last
past this next previous following that latest last_behind next_behind last_of ago ago_before earlier later
before after earlier_year reference than closing pronoun title when running in_row run_out taking unit_long
there the of to and from between in page currency measure weekday_part spoken_day day_mark street relative
counted
"""
"""Kinds that a language's words have: the tables of `[dates.words]`."""

FORM_KINDS = """
iso east numeric clock small teen two_digits three_digits year short_year year_pair decade ordinal_number
quantity decimal quarter_code half_code fiscal_code
comma stop dash slash apostrophe possessive open close quote percent coin word name gap other
"""
"""Kinds told by form alone, in any language."""

_ALPHABET = string.ascii_letters + string.digits + "".join(map(chr, range(0xC0, 0x100)))
_KINDS = (WORD_KINDS + FORM_KINDS).split()
KIND = dict(zip(_KINDS, _ALPHABET[: len(_KINDS)], strict=True))
"""Kind -> its character."""

SETS = {
    "MONTH": "month short_month doubtful_month",
    "SEASON": "season doubtful_season",
    "DAY": "small teen ordinal_number",
    "WEEKDAY": "weekday short_weekday",
    "UNIT": "unit units",
    "FIGURE": "small teen two_digits three_digits quantity decimal",
    "ERA_YEAR": "small teen two_digits three_digits year",
    "INTEGER": "small teen two_digits three_digits year quantity",
    "COUNT": "small teen two_digits three_digits quantity number multiplier decimal",
    "BEFORE": "last past previous",
    "AFTER": "next following",
    "RELATION": "last past this next previous following that latest",
    "BEHIND": "last next previous last_behind next_behind",
    "LINK": "to and dash",
    "SPANNING": "last past this next previous following latest",
    "ORDINAL": "ordinal ordinal_number",
    "PREPOSITION": "in of to from between part earlier later before after and ago_before",
    "END": "stop comma gap close open quote dash and",
}
"""Names for several kinds at once, for use in patterns."""
