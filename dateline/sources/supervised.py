"""Reading a file with limits: what its parser takes, in time and in memory, is bounded for each article."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from typing import Any

from dateline.errors import OverrunError
from dateline.sources import (
    feed,
    json_lines,
    letter,
    pdf,
    plain_text,
    saved_page,
    web_archive,
    web_page,
    word_document,
)
from dateline.supervision import METHOD, SUPERVISOR
from output.model import Skipped
from timeline.model import SourceDocument

_PLAIN = frozenset({*plain_text.SUFFIXES, *json_lines.SUFFIXES})
"""Kinds without a format that could be made to be slow, and with a limit to each line of many."""
_LIBRARIES = {
    feed: "feedparser",
    letter: "lxml.html",
    pdf: "pypdf",
    saved_page: "trafilatura",
    web_archive: "trafilatura",
    web_page: "trafilatura",
    word_document: "docx",
}
_LIBRARY_OF = {suffix: name for reader, name in _LIBRARIES.items() for suffix in reader.SUFFIXES}
_MOST_OVERRUNS = 2
"""Of the pages of one archive; it may hold thousands, and each takes all the time there is."""

Item = SourceDocument | Skipped
Read = Callable[[Path, str, Mapping[str, str | None], int], Iterable[tuple[Item, ...]]]
"""The articles in a file, which the page calls so, with what its sidecar tells, but for the first few; beside
each what is wrong with it."""


def read_supervised(
    read: Read, path: Path, suffix: str, named: str, told: Mapping[str, str | None]
) -> Iterator[Item]:
    """All that `read` gives; what takes too long or too much is skipped."""
    if suffix in _PLAIN:
        yield from chain.from_iterable(read(path, named, told, 0))
        return
    _import_for(suffix)
    passed = overruns = 0
    while True:
        try:
            for items in SUPERVISOR.ask(read, path, named, told, passed):
                passed += 1
                yield from items
            return
        except OverrunError as error:
            if error.again:
                continue
            many = suffix in web_archive.SUFFIXES
            yield Skipped(f"{named}:{passed + 1}" if many else named, str(error))
            passed, overruns = passed + 1, overruns + 1
            if not many:
                return
            if overruns == _MOST_OVERRUNS:
                yield Skipped(
                    named, f"{overruns} pages of it take too long or too much; the rest was not read"
                )
                return


# Any: what is asked and told is the caller's own affair.
def ask_supervised(tell: Callable[..., Any], *asked: object, suffix: str = "") -> list[Any]:
    """All that a function tells of something that strangers wrote. Raises SourceError."""
    _import_for(suffix)
    try:
        return list(SUPERVISOR.ask(tell, *asked))
    except OverrunError as error:
        if not error.again:
            raise
    return list(SUPERVISOR.ask(tell, *asked))


def read_from(read: Callable[..., Iterable[Item]], path: Path, suffix: str, passed: int) -> Iterator[Item]:
    """What a reader gives, but for the first few."""
    if passed and suffix in web_archive.SUFFIXES:
        return iter(read(path, passed))
    return islice(iter(read(path)), passed, None)


def _import_for(suffix: str) -> None:
    """Import what the reader will need, here: each process that is forked from now on has it."""
    if METHOD == "fork" and suffix in _LIBRARY_OF:
        with suppress(ImportError):
            importlib.import_module(_LIBRARY_OF[suffix])
