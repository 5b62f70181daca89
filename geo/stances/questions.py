"""The questions a corpus answers, found from its own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.model import PlacedMention, Question
from timeline.model import Reading


def find_questions(
    readings: Sequence[Reading], placed: Mapping[str, Sequence[PlacedMention]]
) -> tuple[Question, ...]:
    """The agreements that several countries are said to have signed or refused; empty when there is none."""
    return ()
