"""How fast other programs look through the same texts, in an environment of their own: needs nothing of ours.

Usage: python peers.py TEXTS.json MODEL. Prints a JSON array for each; what is not installed is left out.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_DATES = frozenset({"DATE"})

Row = tuple[str, str, int, float, str]
"""Who, doing what, characters, seconds of the processor, what was found."""
_Texts = Sequence[str]


def time_dateparser(texts: _Texts) -> Iterator[Row]:
    """Its search for dates."""
    from dateparser.search import search_dates  # type: ignore[import-untyped]  # it ships no types

    name = f"dateparser {version('dateparser')} search_dates"
    yield _time(name, "dates", texts, lambda text: len(search_dates(text, languages=["en"]) or ()), "dates")


def time_spacy(texts: _Texts, model: str) -> Iterator[Row]:
    """Its model, where there is one; else the part of it that needs none."""
    import spacy  # type: ignore[import-not-found, unused-ignore]  # in this environment alone

    name = f"spaCy {version('spacy')}"
    blank: Any = spacy.blank("en")
    blank.add_pipe("sentencizer")
    split = "words and sentences alone, by rules"
    yield _time(f"{name}, no model", split, texts, lambda text: len(list(blank(text).sents)), "sentences")
    if spacy.util.is_package(model):
        full: Any = spacy.load(model)

        def count(text: str) -> int:
            return sum(entity.label_ in _PLACES | _DATES for entity in full(text).ents)

        told = f"{name}, {model} {version(model)}"
        yield _time(told, "dates and places as words, neither resolved", texts, count, "names")


def _time(name: str, doing: str, texts: _Texts, read: Callable[[str], int], unit: str) -> Row:
    read(texts[0])  # what is loaded at first use is no matter here
    begun = time.process_time()
    found = sum(read(text) for text in texts)
    seconds = time.process_time() - begun
    return name, doing, sum(len(text) for text in texts), seconds, f"{found:,} {unit}"


def main(path: str, model: str) -> None:
    """Time and print."""
    texts = json.loads(Path(path).read_text(encoding="utf-8"))
    for rows in (time_dateparser(texts), time_spacy(texts, model)):
        try:
            for row in rows:
                print(json.dumps(row), flush=True)
        except ImportError as error:
            print(f"left out: {error}", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
