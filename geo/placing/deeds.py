"""What happens "in Paris", by the words before it: done there, rather than being there or from there."""

from __future__ import annotations

from collections.abc import Sequence

from geo.placing.occasions import is_occasion
from timeline.mentions.lexicon import Lexicon

_NEAR = 4
"""So many words back the preposition may stand that says where somebody is from, or at."""


def belongs_there(before: Sequence[str], lexicon: Lexicon) -> bool:
    """ "tugs based in Vigo", "soldiers from a barracks in Itahari": where somebody is from or at home."""
    words = [word.lower() for word in before[-_NEAR:]]
    if words and words[-1] in lexicon.settled and (len(words) < 2 or words[-2] not in lexicon.being):
        return True
    for number in range(len(words) - 1, 0, -1):
        if words[number] in lexicon.origin:
            return number + 1 < len(words) and words[number + 1] in lexicon.articles
    return False


def is_nested(before: Sequence[str], lexicon: Lexicon) -> bool:
    """ "at a gym in Fuengirola", "admitted to hospital in Brno": what is done at the thing is done there."""
    for number in range(len(before) - 2, max(-1, len(before) - _NEAR - 2), -1):
        word = before[number].lower()
        if not word[0].isalpha() or (word in lexicon.asides and word not in lexicon.destination):
            return False
        if word in lexicon.destination:
            return not lexicon.brought.isdisjoint(
                each.lower() for each in before[max(0, number - 3) : number]
            )
        if word in lexicon.housing and number + 1 < len(before):
            following = before[number + 1].lower()
            return (
                following in lexicon.articles or following in lexicon.definite or following in lexicon.owners
            )
    return False


def is_done(before: Sequence[str], lexicon: Lexicon) -> bool:
    """ "opened a consulate in Lyon", "declared a state of emergency in Puno": whether the deed before the
    name is done where its object is."""
    following, measured = "", False
    for word in reversed(before):
        plain = word.lower()
        if plain in lexicon.deeds or (measured and plain in lexicon.decrees):
            return True
        measured = measured or plain in lexicon.measures
        timed = following in lexicon.happening or following in lexicon.days
        if (plain in lexicon.asides and not timed) or not word[0].isalnum():
            return False
        following = plain
    return False


def takes_place(before: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether what stands before "in Paris" happens rather than lies there."""
    if not before:
        return True
    word = before[-1]
    plain = word.lower()
    if not word[0].isalnum() or word[0].isdigit():
        return True
    if is_occasion(word, lexicon) or plain in lexicon.happening or plain in lexicon.motions:
        return True
    if "capital-nouns" in lexicon.habits:
        return word.islower() and word in lexicon.verbal
    opens = len(before) < 2 or before[-2] in ".!?:"
    return plain in lexicon.verbal or (word[0].isupper() and not opens)
