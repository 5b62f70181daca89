"""What a source says about itself: title, publisher, address, language and day of publication."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from dateline.days import can_be_published
from dateline.tables import Problems, Table, load_table, text_of
from timeline.dates import read_dates
from timeline.languages import load_language
from timeline.model import SourceDocument

_ISO_DAY = re.compile(r"\s*(\d{4})([-/.]?)(\d{2})\2(\d{2})(?![\d-])")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_LONGEST = 500
"""Characters of a title or a name; what is longer is no title."""

KEYS = ("title", "published", "publisher", "url", "language")
"""What front matter and a sidecar may say."""


def read_day(written: str) -> date | None:
    """The day of publication that metadata give, in the publisher's own time zone; None if it is not a day.

    >>> read_day("2025-02-11T23:30:00-05:00")
    datetime.date(2025, 2, 11)
    """
    day = _read_any_day(written)
    return day if day and can_be_published(day) else None


def _read_any_day(written: str) -> date | None:
    if match := _ISO_DAY.match(written):
        try:
            return date(int(match[1]), int(match[3]), int(match[4]))
        except ValueError:
            return None
    try:
        return parsedate_to_datetime(written[:100]).date()
    except (ValueError, OverflowError, IndexError):
        pass
    return _read_written_out(written[:100])


def _read_written_out(written: str) -> date | None:
    """ "February 11, 2025": a day written in full, and nothing vaguer."""
    for found in read_dates(SourceDocument("", written, ""), load_language("en")):
        days = found.interval
        if found.precision == "day" and found.basis == "explicit" and days and days.first == days.last:
            return days.first
    return None


def describe_document(document: SourceDocument, told: Mapping[str, str | None]) -> SourceDocument:
    """The document with what its metadata tell; keys as in `KEYS`, None and "" say nothing."""
    given = {key: line for key in KEYS if (line := _one_line(told.get(key)))}
    published = read_day(given["published"]) if "published" in given else None
    url = given.get("url", document.url or "")
    language = given.get("language", "")
    return replace(
        document,
        title=given.get("title", document.title),
        publisher=given.get("publisher", document.publisher),
        url=url if is_address(url) else None,
        language=language.replace("_", "-") if _TAG.fullmatch(language) else document.language,
        published=published or document.published,
        published_basis="metadata" if published else document.published_basis,
    )


def is_address(url: str) -> bool:
    """Whether this is an address a reader may be sent to: http or https, with a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\"]", url)
    except ValueError:
        return False


def host_of(url: str | None) -> str | None:
    """The name of the site an address belongs to, without "www."."""
    host = urlsplit(url).hostname if url and is_address(url) else None
    return host.removeprefix("www.") if host else None


def read_header(text: str) -> tuple[dict[str, str | None], tuple[tuple[int, str], ...]]:
    """What front matter or a sidecar tells, and its problems by line. Other keys than ours are left alone."""
    problems = Problems()
    table = load_table(text, problems)
    told = {key: _text_or_number(table, key) for key in KEYS}
    if "published" not in table and "date" in table:  # what Hugo, Jekyll and Pelican call it
        told["published"] = _text_or_number(table, "date")
    if (written := told["published"]) and not read_day(written):
        table.complain("published", f'not a day: "{written[:60]}"; write YYYY-MM-DD')
        told["published"] = None
    if (url := told["url"]) and not is_address(url):
        table.complain("url", f'not a web address: "{url[:60]}"')
    return told, problems.found


def _text_or_number(table: Table, key: str) -> str | None:
    """A title may be `1984`, a day may be 20250211."""
    value = table.raw(key)
    return text_of(value) if isinstance(value, int) and not isinstance(value, bool) else table.text(key)


def _one_line(value: str | None) -> str:
    line = " ".join("".join(char if char.isprintable() else " " for char in value or "").split())
    return line if len(line) <= _LONGEST else ""
