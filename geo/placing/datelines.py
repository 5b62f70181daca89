"""Date lines: "LIMA, 3 May (Wire) -- ", "LIMA. Talks began"."""

from __future__ import annotations

import re

_DATELINE = re.compile(
    r"(?:/[^\W\d_][\w.]{2,18})*(?:, [^\W\d_][\w. ]{1,18})?(?: \([^)\n]{1,40}\))?"
    r"(?:, (?:[^\W\d_]{3,9}\.? )?\d{1,2}\.?(?: [^\W\d_]{3,9}\.?)?(?:,? \d{4})?)?\.? ?(?:--|—|–|-) "
)
_STOPPED = re.compile(r"(?: / [^\W\d_][\w ]{1,30})?(?: \([^)\n]{1,40}\))?\. ?(?=[A-Z\u00c0-\u00de\n«¿¡])")
_SHORT = 3
"""Letters; "USA." is no date line."""


def is_dateline(text: str, start: int, end: int) -> bool:
    """ "LIMA, 3 May (Wire) -- ", or all of a sentence: "LIMA. Talks began", "Hamm. Ein Lastwagen"."""
    if not _opens_line(text, start):
        return False
    if _DATELINE.match(text, end):
        return True
    return end - start > _SHORT and _STOPPED.match(text, end) is not None


def _opens_line(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in "\n\r"
