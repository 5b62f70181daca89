"""Places on the way of something, and their parts: "flew to", "off Cotonou", "on the slopes of"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import PlaceKind
from timeline.mentions.lexicon import Lexicon

_SPOT = 7
"""So many words a part of the place takes, with what stands before it: "off the coast of the"."""
_WAY = 7
"""So many words back the verb may stand that says how somebody moved."""


def is_at_spot(before: Sequence[str], lexicon: Lexicon) -> bool:
    """ "on the north face of the Eiger", "off the coast of Samar": at a part of the place."""
    near = [word.lower() for word in before[-_SPOT:]]
    while near and near[-1] in lexicon.definite:
        near.pop()
    if len(near) < 2 or near[-1] not in lexicon.belonging or near[-2] not in lexicon.spots:
        return False
    outside = near[-2] not in lexicon.settlements
    return any(word in lexicon.against and (outside or word not in lexicon.inner) for word in near[:-2])


def is_on_the_way(before: Sequence[str], kind: PlaceKind | None, lexicon: Lexicon) -> bool:
    """ "lifted off from Tanegashima", "plunged into the Indian Ocean", "off Cotonou"."""
    words = [word.lower() for word in before]
    while words and (words[-1] in lexicon.definite or words[-1] in lexicon.directions):
        words.pop()
    if not words:
        return False
    opening, near = words[-1], _same_clause(words[-_WAY - 1 : -1])
    if opening in lexicon.destination and len(words) > 1 and words[-2] in lexicon.trips:
        return True
    if opening in lexicon.origin or opening in lexicon.destination or opening in lexicon.onward:
        return not lexicon.journeys.isdisjoint(near)
    if kind in ("city", "admin1", "admin2") and (opening in lexicon.betwixt or _is_betwixt(words, lexicon)):
        return not lexicon.links.isdisjoint(near)
    return opening in lexicon.offshore and (kind == "sea" or opening in lexicon.outlying)


def _same_clause(words: Sequence[str]) -> Sequence[str]:
    """The words behind the last comma or full stop."""
    marks = [number for number, word in enumerate(words) if not word[0].isalnum()]
    return words[marks[-1] + 1 :] if marks else words


def _is_betwixt(words: Sequence[str], lexicon: Lexicon) -> bool:
    """ "between Vidin and": the second of two."""
    return words[-1] in lexicon.joining and any(word in lexicon.betwixt for word in words[-4:-1])


def moves(before: Sequence[str], lexicon: Lexicon) -> bool:
    """ "flew to", "returned on Monday to": whether the verb of moving is near."""
    return any(word.lower() in lexicon.motions for word in before[-3:])
