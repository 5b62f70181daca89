"""The day of publication as it stands in a text: a header, a date line, a photo's caption."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from timeline.dates import WrittenDate, find_dates
from timeline.dates.almanac import find_day
from timeline.dates.calendars import resolve_numeric
from timeline.dates.expressions import Calendar, Meaning, Numeric, Timed
from timeline.dates.history import find_order
from timeline.languages import Language
from timeline.model import SourceDocument

HEAD = 1200
"""How many characters of a text are its head."""

_LINES = 12
_YEAR = re.compile(r"\d{4}|\d[./-]\d\d?[./-]\d\d|['’‘`]\d\d")
"""A year in figures: publishers write it in no other way."""
_LONGEST = 60
"""Characters of a day of publication before its year or behind it, with its label."""
_DASH = re.compile(r"[ \t]*,?[ \t]*(?:\([^()\n]{1,40}\)|[A-Z][\w. ]{1,20})?[ \t]*\.?(?:--?|–|—|:|/|_)")
_BYLINE = re.compile(r"[ \t]*[|•·][ \t]*[^|\n.]{2,40}$")
_SET_OFF = re.compile(r"(?:^|[|•·,–—-])[ \t]*$")
_SENTENCE = re.compile(r"(?<!\.[mM])[.!?]\s+\w")
_STAMP_WORDS = 12


@lru_cache(maxsize=16)
def _words(language: Language) -> tuple[re.Pattern[str], ...]:
    """What stands before a day of publication, behind the day of a photo, near that of an old one, and behind
    a day of publication."""
    table = language.tables["dates"]["published"]
    before, photo, archive = ("|".join(table[name]) for name in ("before", "photo", "archive"))
    return (
        re.compile(
            rf"(?:^|[\n|•·(\[*/,–—])[ \t*]*(?:{before})(?: on| at)?[ \t]*[:\-–]?[ \t]*$", re.IGNORECASE
        ),
        re.compile(rf"^[\s.,)]{{0,4}}(?:{photo})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{archive})\b", re.IGNORECASE),
        re.compile(rf"[ \t,|•·–—-]+(?:{before})\b", re.IGNORECASE),
    )


@lru_cache(maxsize=16)
def _labels(language: Language) -> re.Pattern[str]:
    """What stands beside a day of publication that is not at the head of a text."""
    table = language.tables["dates"]["published"]
    return re.compile(rf"(?<!\w)(?:{'|'.join((*table['before'], *table['photo']))})", re.IGNORECASE)


def find_written_day(document: SourceDocument, language: Language) -> date | None:
    """The day of publication that the text itself gives with its year; None if it gives none."""
    text = document.text
    dates = [
        found
        for start, end in _likely_lines(text, language)
        for found in find_dates(document, language, start, end)
    ]
    order = _sure_order(language)
    if any(map(_is_in_figures, dates)):
        order = find_order((found.meaning for found in find_dates(document, language)), order)
    days = [(found, day) for found in dates if (day := _full_day(found.meaning, order))]
    for tells in (_is_labelled, _is_date_line, _is_alone, _is_stamp, _is_caption):
        for found, day in days:
            if tells(text, found.start, found.end, language):
                return day
    return None


def _likely_lines(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Start and end of the lines where the day may stand. They are few, and finding the dates of all takes as
    long as a third of all that is read."""
    foot = max(2 * HEAD, len(text) - HEAD)
    taken = 0
    for year in (*_YEAR.finditer(text, 0, 2 * HEAD), *_YEAR.finditer(text, foot)):
        if year.end() <= taken:
            continue
        start = max(taken, text.rfind("\n", 0, max(0, year.start() - _LONGEST)) + 1)
        end = text.find("\n", year.end() + _LONGEST)
        taken = len(text) if end < 0 else end
        if start < HEAD or _labels(language).search(text, start, taken):
            yield start, taken


def find_line_day(text: str, dates: Sequence[WrittenDate], language: Language) -> tuple[int, int] | None:
    """Month and day of a date line that leaves the year out ("PARIS, Feb. 11 (Agency) -")."""
    for found in dates:
        meaning = found.meaning
        if (
            isinstance(meaning, Calendar)
            and meaning.month
            and meaning.day
            and not meaning.year
            and _is_date_line(text, found.start, found.end, language)
        ):
            return meaning.month, meaning.day
    return None


def _sure_order(language: Language) -> str:
    """How the language writes days in figures; empty when it does so in both ways."""
    table = language.tables["dates"]
    return "" if table.get("order_varies", False) else str(table.get("order", ""))


def _is_in_figures(found: WrittenDate) -> bool:
    """Whether it is a date like 2/11/2025, whose order other dates of the text may tell."""
    meaning = found.meaning
    return isinstance(meaning.day if isinstance(meaning, Timed) else meaning, Numeric)


def _full_day(meaning: Meaning, order: str) -> date | None:
    """The day of a date written in full, at any hour; None for 2/11/2025 in an unknown order."""
    if isinstance(meaning, Timed):
        return _full_day(meaning.day, order) if meaning.day else None
    if isinstance(meaning, Numeric):
        first, second, _ = meaning.numbers
        stretch = resolve_numeric(meaning, order) if order or first == second else None
        return stretch.interval.first if stretch and stretch.interval else None
    if not isinstance(meaning, Calendar) or not (meaning.year and meaning.month and meaning.day):
        return None
    return find_day(meaning.year, meaning.month, meaning.day)


def _line(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands on the same line before and behind a span, at most 200 characters each."""
    before = text[max(0, start - 200) : start]
    return before[before.rfind("\n") + 1 :], text[end : end + 200].split("\n", 1)[0]


def _is_labelled(text: str, start: int, end: int, language: Language) -> bool:
    """ "Published: 11 February 2025", at the head or at the foot."""
    if HEAD < start < len(text) - HEAD:
        return False
    return bool(_words(language)[0].search(text[max(0, start - 60) : start]))


def _is_date_line(text: str, start: int, end: int, language: Language) -> bool:
    """ "PARIS, Feb. 11, 2025 (Agency) -": a place or nothing, the day, a dash."""
    before, behind = _line(text, start, end)
    if start >= HEAD or len(before) >= 70 or not _DASH.match(behind):
        return False
    return _is_place(before) or not text[:start].strip()


def _is_place(before: str) -> bool:
    """Whether what stands before a date on its line can be a place: "PARIS", "Aix-les-Bains, France,"."""
    words = before.strip(" \t,(—–-").split()
    if not 1 <= len(words) <= 7 or len(words[0]) < 2:
        return False
    is_set_off = before.rstrip().endswith((",", "–", "—", "-")) and len(words) <= 4
    return words[0].isupper() or (is_set_off and all(word[0].isupper() for word in words))


def _is_alone(text: str, start: int, end: int, language: Language) -> bool:
    """A line of the head that holds the day and no more than an hour beside it."""
    before, behind = _line(text, start, end)
    letters = re.sub(r"[^A-Za-z]", "", before + behind)
    return start < HEAD and len(letters) <= 6 and text.count("\n", 0, start) < _LINES and "\n" in text[end:]


def _is_stamp(text: str, start: int, end: int, language: Language) -> bool:
    """A line of the head that is stamped: "11 Feb 2025 | Agency", "By Ann Roe, 11 Feb 2025, 09:00"."""
    before, behind = _line(text, start, end)
    if start >= HEAD or text.count("\n", 0, start) >= _LINES or _SENTENCE.search(before + behind):
        return False
    if not before.strip() and (_BYLINE.match(behind) or _words(language)[3].match(behind)):
        return True
    has_hour = bool(_HOUR.search(text[start:end]) or _HOUR.match(behind))
    return has_hour and len((before + behind).split()) <= _STAMP_WORDS and bool(_SET_OFF.search(before))


_HOUR = re.compile(r"[ \t,|-]*(?:at )?\b\d{1,2}[:.h]\d\d\b")


def _is_caption(text: str, start: int, end: int, language: Language) -> bool:
    """ "... in Paris, on February 11, 2025. Photo: Agency": a photo of the day, not of an archive."""
    _, photo, archive, _ = _words(language)
    if start > 2 * HEAD or not photo.search(text[end : end + 60]):
        return False
    return not archive.search(text[max(0, start - 150) : end + 60])
