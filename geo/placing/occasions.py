"""Words for what people meet for: "the Paris summit"."""

from __future__ import annotations

import re

from timeline.mentions.lexicon import Lexicon

_AFTER = re.compile(r"(?:['’]s)?((?: [\w-]+){1,5})")


def leads_to_occasion(text: str, end: int, lexicon: Lexicon) -> bool:
    """ "Paris summit", "Paris AI Action Summit"; not "Paris climate accord"."""
    match = _AFTER.match(text, end)
    words = match[1].split() if match else []
    for number, word in enumerate(words):
        if is_occasion(word, lexicon):
            return number + 1 == len(words) or words[number + 1] not in lexicon.within
        if word.islower():
            return False
    return False


def is_occasion(word: str, lexicon: Lexicon) -> bool:
    """Where nouns have capitals, "treffen" is no meeting."""
    if "capital-nouns" in lexicon.habits and word.islower():
        return False
    return word.lower() in lexicon.occasions
