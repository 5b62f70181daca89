"""How long things may be that are read as a whole."""

from __future__ import annotations

LARGEST = 20_000_000
"""Bytes of a file that is one article."""
LONGEST_LINE = 20_000_000
"""Bytes of an article in a file of many."""
LONGEST = 300_000
"""Characters of an article: some 120 printed pages. Those made to be slow take half a minute."""
CUT = f"longer than {LONGEST:,} characters; what comes after them was not read: split it"
_ROOM = 2_000
"""Characters in which a paragraph, or at least a word, should end."""


def cut_text(text: str) -> str:
    """As much of the text as is read; offsets stay as they are."""
    if len(text) <= LONGEST:
        return text
    ends = (text.rfind(end, LONGEST - _ROOM, LONGEST) for end in ("\n", ". ", " "))
    return text[: next((end + 1 for end in ends if end >= 0), LONGEST)]
