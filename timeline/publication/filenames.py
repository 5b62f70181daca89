"""The day of publication in a file's name or a URL: `2025-02-11-summit.txt`, `.../2025/02/11/summit.html`."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

_YEAR, _MONTH, _DAY = r"((?:19|20)\d\d)", r"(0?[1-9]|1[0-2])", r"(0?[1-9]|[12]\d|3[01])"
_NAMED = re.compile(rf"(?<![0-9A-Za-z]){_YEAR}([-_.]){_MONTH}\2{_DAY}(?![0-9])")
_PATH = re.compile(rf"(?:^|/){_YEAR}/{_MONTH}/{_DAY}(?=/)")
_COMPACT = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])")


def find_named_day(source: str) -> date | None:
    """The day in the last part of a path or in the folders of a URL or of a path as given.

    None if there is none or several. The folders of an absolute path are this machine's and say nothing.
    """
    is_url = re.match(r"https?://", source) is not None
    path = unquote(urlsplit(source).path) if is_url else source.replace("\\", "/")
    name = PurePosixPath(path).name
    days = {_day(found[1], found[3], found[4]) for found in _NAMED.finditer(name)}
    days |= {_day(*found.groups()) for found in _COMPACT.finditer(name)}
    if not days and (is_url or not path.startswith("/")):
        days = {_day(*found.groups()) for found in _PATH.finditer(path)}
    days.discard(None)
    return next(iter(days)) if len(days) == 1 else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
