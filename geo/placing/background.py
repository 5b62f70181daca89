"""Happenings that are told to say when something was, not where: "after the summit in Paris"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.mentions.lexicon import Lexicon


def is_background(before: Sequence[str], lexicon: Lexicon) -> bool:
    """ "after the summit in Paris": told to say when, not where."""
    direct = bool(before) and before[-1].lower() in lexicon.destination
    for number in range(len(before) - 1 - direct, -1, -1):
        word = before[number].lower()
        if not word[0].isalnum() or _is_second_verb(before[number], lexicon):
            return False
        if word in lexicon.background and not _is_court(before[number + 1 :], lexicon):
            return True
        if word in lexicon.times and _is_other_time(before[:number], lexicon):
            return True
    return False


def _is_court(words: Sequence[str], lexicon: Lexicon) -> bool:
    """ "before a federal court in": in front of somebody, not earlier than something."""
    return not lexicon.houses.isdisjoint(word.lower() for word in words[:4])


def _is_second_verb(word: str, lexicon: Lexicon) -> bool:
    """Whether the sentence's first phrase ends here: "Nach dem Beben | brannte es in Kobe"."""
    if "verb-second" not in lexicon.habits or not word.islower():
        return False
    lists = (lexicon.happening, lexicon.motions, lexicon.deeds, lexicon.verbal)
    return any(word in some for some in lists)


def _is_other_time(before: Sequence[str], lexicon: Lexicon) -> bool:
    """ "next week's summit in Paris"."""
    return bool(before) and before[-1].lower() in lexicon.othertimes
