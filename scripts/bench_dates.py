"""How fast dates are read, beside `dateparser.search.search_dates` in the same run.

Usage: python scripts/bench_dates.py [FILE...]; without files it reads a made-up text. Times are CPU seconds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from dateparser.search import search_dates  # type: ignore[import-untyped]  # it ships no types

from timeline.dates import read_dates
from timeline.languages import load_language
from timeline.model import SourceDocument

STORY = (
    "The council of Ghent met on Monday, May 5, 2014, to hear why the lock had failed two weeks earlier. "
    "Last month its engineers had warned of cracks; in June 2012 a diver had found none. The mayor, who took "
    "office in 2007, said on Tuesday that 61 of 300 bolts were missing and that work would begin next year. "
)
BASELINE_CHARACTERS = 20_000
ENGLISH = load_language("en")


def _read(text: str) -> int:
    return len(read_dates(SourceDocument("bench", text, "bench", published=date(2014, 5, 6)), ENGLISH))


def _search(text: str) -> int:
    return len(search_dates(text, languages=["en"]) or [])


def _measure(name: str, read: Callable[[str], int], text: str) -> None:
    read(text[:1000])
    start = time.process_time()
    found = read(text)
    seconds = time.process_time() - start
    print(f"{name:28s} {len(text) / 1000 / seconds:9.0f} KB/s {found:8d} dates {seconds:7.2f} s")


def main() -> None:
    """Print one line for each reader and each kind of text."""
    given = [Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]]
    text = "\n\n".join(given) if given else STORY * 3000
    _measure("dateline, news", _read, text)
    _measure("dateparser search_dates, news", _search, text[:BASELINE_CHARACTERS])
    for unit in ("Feb ", "1,", "1"):
        _measure(f"dateline, {unit!r} repeated", _read, unit * (1_000_000 // len(unit)))
    days = " ".join(
        date.fromordinal(700_000 + number % 30_000).strftime("%d %B %Y") for number in range(200_000)
    )
    _measure("dateline, 200,000 dates", _read, days)


if __name__ == "__main__":
    main()
