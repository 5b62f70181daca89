"""Streets, rivers, parks that no gazetteer has: they lie in or near the town named next to them."""

from __future__ import annotations

from collections.abc import Sequence

from geo.gazetteer import Gazetteer, kind_of, name_of
from geo.placing.reasons import Choice
from geo.placing.senses import Sense

_SAME_SENTENCE = 60
"""Characters."""
_BACK = 40
"""So many names back its town is looked for."""


def in_its_town(
    number: int, senses: Sequence[Sense], chosen: Sequence[Choice | None], gazetteer: Gazetteer
) -> Choice | None:
    """Such a thing lies in the town that is named right after it, else in the one named last, or next."""
    order = [
        *range(number + 1, min(number + 3, len(senses))),
        *range(number - 1, max(-1, number - 1 - _BACK), -1),
    ]
    for near in order:
        other = chosen[near]
        if other is None or kind_of(gazetteer, other.entry) != "city":
            continue
        away = senses[near].mention.span.start - senses[number].mention.span.end
        if near < number or away < _SAME_SENTENCE:
            return Choice(other.entry, f"told with {name_of(gazetteer, other.entry)}")
    return None
