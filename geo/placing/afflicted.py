"""Places that something happens to, or that act by themselves: "the port of Beira reopened", "hit Wajima"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import PlaceKind
from timeline.mentions.lexicon import Lexicon

_OWN: frozenset[PlaceKind] = frozenset({"city", "admin1", "admin2", "landmark"})
"""What happens to a country, or is done by it, need not be there."""
_ADVERBS = 2
"""So many words may stand between "was" and what was done to it: "was also badly damaged"."""


def is_afflicted(
    name: str, before: Sequence[str], after: Sequence[str], kind: PlaceKind | None, lexicon: Lexicon
) -> bool:
    """Whether the place itself is what the sentence tells of; `before` and `after` are the words around its
    name, up to the ends of the line."""
    words, kinded = _before_kind(before, lexicon)
    following = [word.lower() for word in after]
    # "Turkana County", but "Kansas City" is a name like any other
    kinded = kinded or (kind != "city" and name.lower().rpartition(" ")[2] in lexicon.settlements)
    if following and following[0] in lexicon.settlements:
        following, kinded = following[1:], True
    if kind not in _OWN and not (kinded and kind == "region"):
        return False
    words = _without_articles(words, lexicon)
    if len(words) > 1 and words[-1].lower() in lexicon.belonging and words[-2].lower() in lexicon.portions:
        words = _without_articles(words[:-2], lexicon)  # "flooding parts of the town of Sabinov"
    if words and words[-1].lower() in lexicon.besetting:
        return True
    opens = not words or not words[-1][0].isalnum()
    if following and following[0] in lexicon.being and (kinded or opens):
        done = not lexicon.besetting.isdisjoint(following[1 : 2 + _ADVERBS])
        return done or (kinded and opens)
    return kinded and opens and bool(following) and following[0][0].isalpha()


def is_office(before: Sequence[str], kind: PlaceKind | None, lexicon: Lexicon) -> bool:
    """ "elected mayor of Mzuzu", "the residents of Goma": whether a town only says whose they are."""
    words = _without_articles(_before_kind(before, lexicon)[0], lexicon)
    return (
        kind in ("city", "admin1", "admin2")
        and len(words) > 1
        and words[-1].lower() in lexicon.belonging
        and words[-2].lower() in lexicon.civic
    )


def _without_articles(words: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    """The words before "the", "northern" and the like."""
    while words and (words[-1].lower() in lexicon.definite or words[-1].lower() in lexicon.directions):
        words = words[:-1]
    return words


def _before_kind(before: Sequence[str], lexicon: Lexicon) -> tuple[Sequence[str], bool]:
    """The words before "the port of", and whether such a word stands there."""
    kinded = (
        len(before) > 1
        and before[-1].lower() in lexicon.belonging
        and before[-2].lower() in lexicon.settlements
    )
    return (before[:-2], True) if kinded else (before, False)
