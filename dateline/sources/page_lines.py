"""The lines of a page of a PDF, and where on the page a paragraph starts: after a gap, or with an indent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PageObject

_GAP = 1.3
"""Times the usual distance of two lines."""
_INDENT = 6.0
"""Points."""
_WHOLE_LETTERS = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xa0": " "}
)
"""Ligatures are a matter of type, not of spelling."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    height: float
    """Points from the corner of the page at the lower left."""


def read_page(page: PageObject) -> str:
    """The lines of a page in the order in which they were drawn, with an empty one before each paragraph."""
    lines = _read_lines(page)
    steps = [above.height - line.height for above, line in pairwise(lines)]
    usual = median([step for step in steps if step > 0] or [0.0])
    written = [line.text for line in lines[:1]]
    for (above, line), step in zip(pairwise(lines), steps, strict=True):
        if step > _GAP * usual or (step > 0 and _INDENT < line.left - above.left < 10 * _INDENT):
            written.append("")
        written.append(line.text)
    return "\n".join(written)


def _read_lines(page: PageObject) -> Sequence[_Line]:
    pieces: list[tuple[str, float, float]] = []

    def note(text: str, outer: list[float], inner: list[float], *_: object) -> None:
        left = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        pieces.append((text, left, inner[4] * outer[1] + inner[5] * outer[3] + outer[5]))

    page.extract_text(visitor_text=note)
    lines: list[_Line] = []
    text, where = "", (0.0, 0.0)
    for piece, left, height in [*pieces, ("\n", 0.0, 0.0)]:
        for number, part in enumerate(piece.split("\n")):
            if number and text.strip():
                lines.append(_Line(text.strip().translate(_WHOLE_LETTERS), *where))
            if number:
                text = ""
            if part.strip() and not text.strip():
                where = (left, height)
            text += part
    return lines
