"""The running text of printed pages: without running heads, words and paragraphs put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

_EDGE = 2
"""Lines at the top and at the bottom of a page among which running heads and page numbers stand."""
_FULL = 0.8
"""A line this long in relation to the page's longest ones was broken because the page ended."""
_PAGE_NUMBER = re.compile(r"\W*(?:\w{1,7}\W{1,3})?#(?:\W{1,3}|\W{1,3}\w{1,4}\W{1,3})(?:#\W*)?|\W*#\W*")
"""Digits as "#": "#", "- # -", "Page # of #", "# / #"."""
_PRINTED = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d\d.*|(?P<address>(?:https?|file)://\S+)(?: \d+ ?/ ?\d+)?",
    re.IGNORECASE,
)
"""What browsers print around a page: when it was printed (no day of publication) and where it was found."""
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?…:。！？]['\"”’»)\]]*$")
_BULLET = re.compile(r"[•●▪■◦–—*-]\s|\d{1,3}[.)]\s")
_BROKEN_WORD = re.compile(r"(\w*[^\W\d_])[-\u00ad\u2010]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def join_pages(pages: Sequence[str]) -> str:
    """The text of pages whose lines were broken to fit, a paragraph a line."""
    lines = without_running_heads([[line.strip() for line in page.split("\n")] for page in pages])
    words = Counter(word.lower() for line in chain(*lines) for word in _WORD.findall(line))
    return "\n".join(_paragraphs(lines, words))


def find_address(pages: Sequence[str]) -> str | None:
    """The address that a browser printed at the edge of a page; None if there is none."""
    for page in pages:
        lines = [line.strip() for line in page.split("\n")]
        for place in sorted(_edge(lines), reverse=True):
            if (printed := _PRINTED.fullmatch(lines[place])) and printed["address"]:
                return printed["address"]
    return None


def without_running_heads(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of each page without those that stand at the edge of most pages, but for their number."""
    edges = [_edge(page) for page in pages]
    often = Counter(
        chain(*({_shape(pages[number][place]) for place in edge} for number, edge in enumerate(edges)))
    )
    return [
        [
            line
            for place, line in enumerate(page)
            if not (place in edges[number] and _is_running(line, often[_shape(line)], len(pages)))
        ]
        for number, page in enumerate(pages)
    ]


def _edge(page: Sequence[str]) -> set[int]:
    """The places of the first and last lines that hold anything."""
    written = [place for place, line in enumerate(page) if line]
    return {*written[:_EDGE], *written[-_EDGE:]}


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line).casefold()


def _is_running(line: str, often: int, pages: int) -> bool:
    if _PRINTED.fullmatch(line):
        return True
    if _PAGE_NUMBER.fullmatch(_shape(line)):
        return often > pages / 2
    return pages > 1 and often > pages / 2


def _paragraphs(pages: Iterable[Sequence[str]], words: Counter[str]) -> list[str]:
    """The paragraphs; one may run over the end of a page."""
    joined: list[str] = []
    full = False
    for page in pages:
        lengths = sorted(len(line) for line in page if line)
        width = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
        for place, line in enumerate(page):
            if not line:
                full = full and not any(page[:place])  # the edge of a page ends no paragraph
            elif joined and _follows(joined[-1], line, full):
                joined[-1] = _join(joined[-1], line, words)
                full = len(line) >= _FULL * width
            else:
                joined.append(line)
                full = len(line) >= _FULL * width
    return joined


def _follows(before: str, line: str, full: bool) -> bool:
    """Whether a line goes on with the paragraph before it."""
    if _BULLET.match(line):
        return False
    return full or bool(_BROKEN_WORD.search(before)) or (line[0].islower() and not _ENDS.search(before))


def _join(before: str, line: str, words: Counter[str]) -> str:
    """Two lines as one; a word that was split to fit is whole again, a compound keeps its hyphen."""
    broken = _BROKEN_WORD.search(before)
    rest = re.match(r"[^\W\d_]+", line)
    if not broken or not rest:
        return f"{before} {line}"
    whole, compound = f"{broken[1]}{rest[0]}".lower(), f"{broken[1]}-{rest[0]}".lower()
    keeps = words[compound] > words[whole] or not rest[0][0].islower()
    return f"{before if keeps else before[:-1]}{line}"
