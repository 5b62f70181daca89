"""Paragraphs whose lines were broken to fit a page, put together again, so that sentences are whole."""

from __future__ import annotations

import re
from itertools import pairwise

_NARROWEST, _WIDEST = 30, 140
"""Characters of a page that somebody breaks lines to fit."""

_STARTS_A_BLOCK = re.compile(
    r"[ \t]{0,3}(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,3}[.)][ \t]|>|\||```|~~~|[-*_=]{3,}[ \t]*$)"
)
_ENDS_A_LINE = re.compile(r"  $|\\$|^[ \t]{0,3}(?:#{1,6}[ \t]|```|~~~|[-*_=]{3,}[ \t]*$)|\|[ \t]*$")


def unwrap_text(text: str) -> str:
    """The text with a space for every line end that is there only because the next word did not fit.

    Nothing changes in a text whose lines are paragraphs. Offsets stay as they are.
    """
    lines = text.split("\n")
    inner = [index for index in range(len(lines) - 1) if lines[index].strip() and lines[index + 1].strip()]
    width = max((len(lines[index].rstrip()) for index in inner), default=0)
    full = {index for index in inner if _is_full(lines[index], lines[index + 1], width)}
    if len(full) < 3 or len(full) < 0.7 * len(inner) or not _NARROWEST <= width <= _WIDEST:
        return text
    return (
        "".join(line + (" " if index in full else "\n") for index, line in enumerate(lines[:-1])) + lines[-1]
    )


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line would have run over the page."""
    word = following.split(maxsplit=1)[0]
    return len(line.rstrip()) + 1 + len(word) > width


def unwrap_markdown(text: str) -> str:
    """The text with each paragraph on one line: in Markdown a single line end is a space (CommonMark 6.8).

    A line that nobody broke to fit a page stays a paragraph: that is how articles are exported, one a line.
    """
    lines = text.split("\n")
    joined = [lines[0]]
    for before, line in pairwise(lines):
        goes_on = before.strip() and line.strip() and len(before) <= _WIDEST
        if goes_on and not _ENDS_A_LINE.search(before.rstrip("\r")) and not _STARTS_A_BLOCK.match(line):
            joined += [" ", line.lstrip()]
        else:
            joined += ["\n", line]
    return "".join(joined)
