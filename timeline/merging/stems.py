"""The meaningful words of a text, each by the word that stands for it."""

from __future__ import annotations

import re

from timeline.events.words import EventWords

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W_]+(?:[-’'][^\W_]+)*")
_STEM = 7


def stems_of(text: str, words: EventWords) -> list[str]:
    """The meaningful words of a text, each by the word that stands for it."""
    named = words.alias_pattern.sub(lambda match: f"{words.aliases[match[0].lower()]}0", text)
    folded = named.lower().replace("’", "'")
    found = []
    for match in WORD.finditer(folded):
        word = match[0].removesuffix("'s")
        if len(word) < 2 or word in words.stopwords or (word[0].isdigit() and not _is_telling(word)):
            continue
        found.append(stem_of(word, words))
    return found


def _is_telling(number: str) -> bool:
    """Whether a number says which happening is meant: three digits or more, and no year."""
    return len(number) > 2 and not (len(number) == 4 and number[:2] in ("19", "20"))


def stem_of(word: str, words: EventWords) -> str:
    """The base form of a verb, the head of its synonyms, or the word cut to the length of a stem."""
    if word.endswith("0"):  # an alias; "us" would be a stop word
        return word
    if word in words.synonyms:
        return words.synonyms[word]
    form = words.verbs.get(word)
    base = form.base if form else word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    if form is None and word.endswith("ed"):
        # "washed" is in no list of verbs, "wash" is a synonym.
        base = next((each for each in (word[:-2], word[:-1]) if each in words.synonyms), base)
    return words.synonyms.get(base, base[:_STEM])
