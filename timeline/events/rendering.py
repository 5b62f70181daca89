"""Words of a parsed sentence as text again."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.clauses import Parse

_MARKS = '"“”„«»'
_CLOSING = ",.;:!?)”»%"


def render(parse: Parse, indices: Sequence[int]) -> str:
    """The words as they stand in the text, closed up where some are left out."""
    parts: list[str] = []
    before = None
    for index in indices:
        token = parse.tokens[index]
        touching = before is not None and before.end == token.start
        if before is not None and not touching and token.text not in _CLOSING:
            parts.append(" ")
        parts.append(token.text)
        before = token
    return "".join(parts).strip(" ,;:—–-")


def balanced(text: str) -> str:
    """The text with its last quotation closed when it was cut, or without marks when they make no pairs."""
    if text.count("“") == text.count("”") + 1:
        return f"{text}”"
    if text.count('"') % 2 and text.count('"', 0, -1):
        return f'{text}"'
    if text.count("“") == text.count("”") and text.count('"') % 2 == 0:
        return text
    return "".join(mark for mark in text if mark not in _MARKS)
