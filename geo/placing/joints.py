"""What stands between the names of a list."""

from __future__ import annotations

from timeline.mentions.lexicon import Lexicon


def joints_of(lexicon: Lexicon) -> frozenset[str]:
    """What stands between two names of a list: ", ", " and ", ", or "."""
    return frozenset((", ", *(f"{comma} {word} " for word in lexicon.joining for comma in ("", ","))))
