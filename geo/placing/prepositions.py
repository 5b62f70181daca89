"""The role that the preposition before a place gives it, and what stands before that."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import MentionRole, PlaceKind
from geo.placing.deeds import belongs_there, is_done, is_nested, takes_place
from geo.placing.ways import is_at_spot, is_on_the_way, moves
from timeline.mentions.lexicon import Lexicon

_FILLERS = 4
"""How many words may stand between preposition and name: "in the southern French city of"."""


def role_by_preposition(before: Sequence[str], kind: PlaceKind | None, lexicon: Lexicon) -> MentionRole:
    """The role that the preposition before the name gives it."""
    if is_at_spot(before, lexicon) or is_on_the_way(before, kind, lexicon):
        return "scene"
    for back in range(1, min(_FILLERS + 2, len(before) + 1)):
        word, farther = before[-back].lower(), before[: len(before) - back]
        if word in lexicon.within:
            return _within(farther, lexicon)
        if word in lexicon.visits or (word in lexicon.destination and moves(farther, lexicon)):
            return "scene"
        if back == 1 and word in lexicon.belonging and farther and farther[-1].lower() in lexicon.held:
            return "scene"  # "le sommet de Vilnius"
        if not word[0].isalpha() or (back == 1 and not _is_small(word, lexicon)):
            break
    return "named"


def _is_small(word: str, lexicon: Lexicon) -> bool:
    """Whether a word may stand between a preposition and the name: "in the", "in southern", "city of"."""
    return any(word in some for some in (lexicon.definite, lexicon.directions, lexicon.belonging))


def _within(before: Sequence[str], lexicon: Lexicon) -> MentionRole:
    """What is in the place: a happening, a thing, or a matter that is only spoken of."""
    if before and before[-1].lower() in lexicon.matters:
        return "named"
    if belongs_there(before, lexicon):
        return "named"
    done = takes_place(before, lexicon) or is_done(before, lexicon) or is_nested(before, lexicon)
    return "scene" if done else "located"
