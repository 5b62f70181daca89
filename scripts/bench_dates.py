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
    "The council of Ghent met on Monday to hear why the old lock in the north of the harbour had "
    "failed, and why nobody had listened to the keeper, who had written to the mayor three times about "
    "rust on the lower gate. Engineers said that 61 of 300 bolts were missing and that the gate, "
    "rebuilt in 1987 and painted twice since, should have been replaced before the winter. Last month a "
    "barge had struck its sill; the skipper, a woman of many years on the river, told the police that "
    "the lamp was dark and the signal late. The mayor promised that work would begin next year, that "
    "the keeper would be thanked, and that ships could pass again by May 5. Traders were not content. "
    "They asked who would pay for goods that lay in the holds, for lorries hired at short notice and "
    "for the wages of men who had nothing to do but look at the water. A report of June 2012 had found "
    "no fault. "
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
    text = "\n\n".join(given) if given else STORY * 1000
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
