"""The ways in which the gazetteer may spell what a text writes: capitals, full stops, hyphens, line ends."""

from __future__ import annotations

import re
from functools import lru_cache

_BOUNDARY = re.compile("([ -])")
_LONGEST_SHORT = 6
"""Letters, and the space before them, of an abbreviation."""
JOINTS = frozenset(
    {
        *(
            "of",
            "and",
            "upon",
            "under",
            "by",
            "on",
            "in",
            "am",
            "an",
            "im",
            "bei",
            "aan",
            "ob",
            "a",
            "es",
            "au",
            "der",
            "den",
            "das",
        ),
        *(
            "van",
            "von",
            "zu",
            "de",
            "la",
            "le",
            "les",
            "du",
            "des",
            "sur",
            "sous",
            "en",
            "del",
            "della",
            "di",
            "da",
        ),
        *("do", "dos", "el", "al", "y", "e", "the", "next", "à", "lès", "aux", "près"),
    }
)
"""Small words inside names."""


def spellings(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """How the table may write what stands here, and where that ends: full stops, capitals, line ends."""
    raw = text[start:end]
    if not raw.isascii() or "\n" in raw or "  " in raw:
        raw = " ".join(raw.replace("’", "'").replace("\n", " ").split())
    short = text[end : end + 1] == "." and len(raw) - raw.rfind(" ") <= _LONGEST_SHORT
    if not short and "-" not in raw and "(" not in raw and not raw.isupper():
        return [(raw, end)]
    found = [(raw + ".", end + 1)] if short else []
    if "(" in raw and text[end : end + 1] == ")":
        found.append((raw + ")", end + 1))
    if short and raw.isupper():
        found.append((_title(raw) + ".", end + 1))
    found.append((raw, end))
    if raw.isupper() and len(raw) > 3:
        found.append((_title(raw), end))
    elif "-" in raw:
        found.append(
            ("-".join(part.lower() if part.lower() in JOINTS else part for part in raw.split("-")), end)
        )
        found.append((raw.replace("-", " "), end))
    return found


@lru_cache(maxsize=4096)  # a text in capitals asks for the same words again and again
def _title(name: str) -> str:
    first, *rest = _BOUNDARY.split(name.lower())
    parts = [first[:1].upper() + first[1:]]
    parts += [part if part in JOINTS else part[:1].upper() + part[1:] for part in rest]
    return "".join(parts)
