"""What each word of a sentence does, as one letter, so that clauses can be found by looking at the letters.

D determiner    P preposition    S subordinator   R relative       C coordinator   p pronoun
H have          B was, were      b is, are        n been, being    d did, do       W will
M may, would    N not            T to             A adverb         G -ing form     # number
V past tense    I participle     E either of them Z present tense  U capitalised   X any other word
Q quoted        K the "that" of what is said      | part of a date
and the marks , ; : . ( ) -
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.events.tokens import Token
from timeline.events.words import EventWords

_MARKS = {mark: mark for mark in ",;:.()"} | dict.fromkeys("!?…", ".") | {"...": ".", "[": "(", "]": ")"}
_MARKS |= dict.fromkeys('"“”„«»', "q") | {"—": "-", "–": "-", "--": "-", "-": "-", "|": ";", "/": "C"}
# "Fire destroyed the market", "envoys of nine states agreed": what might be a verb, right before one.
_NOUN = re.compile(r"Z(?=A?(?:[VHBW]|E[DPTU#|]))")
_NUMBERS = "$€£¥"
_AFTER_VERB = "EVI|,A"
_KNOWN_WORDS = 1 << 15


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence alone does not show."""

    heading: bool
    """Capitals mean nothing in it."""
    names: frozenset[str]
    """The words that the text has with a capital in the middle of a sentence."""
    common: frozenset[str] = frozenset()
    """The words that the text has without one."""


def tag_tokens(tokens: Sequence[Token], dated: Sequence[bool], words: EventWords, setting: Setting) -> str:
    """One letter for each token. `dated` says which belong to a date."""
    tags = ""
    for index, token in enumerate(tokens):
        if token.quoted:
            tags += "Q"
        elif dated[index] or (tags.endswith("|") and token.folded in words.day_parts):
            tags += "|"
        else:
            small = token.text == token.folded
            tag = (small and _tag_small(token.folded, tags[-1:], words)) or _tag(
                tokens, index, tags, words, setting
            )
            # "after 9 a.m. on Monday" is no clause.
            tags += "P" if tag == "S" and index + 1 < len(tokens) and dated[index + 1] else tag
    return tags if setting.heading else _NOUN.sub("X", tags)


@lru_cache(maxsize=_KNOWN_WORDS)
def _tag_small(folded: str, before: str, words: EventWords) -> str | None:
    """The tag of a word without capitals behind one with the tag `before`; None where what stands around it
    must be looked at ("to", "that")."""
    if folded in _MARKS:
        return _MARKS[folded]
    if _counts(folded, words):
        return "#"
    if words.tags.get(folded) == "T" or folded == "that" or folded in words.approximators:
        return None
    return words.tags.get(folded) or _tag_open(folded, before, words) or "X"


def _tag(tokens: Sequence[Token], index: int, tags: str, words: EventWords, setting: Setting) -> str:
    token = tokens[index]
    folded = token.folded
    if token.text in _MARKS:
        return _MARKS[token.text]
    if _counts(folded, words):
        return "#"
    if words.tags.get(folded) == "T":
        following = tokens[index + 1] if index + 1 < len(tokens) else token
        name = following.text[0].isupper() and not setting.heading
        noun = name or words.tags.get(following.folded) == "D"
        return "P" if noun or following.folded[0].isdigit() else "T"
    if folded in words.approximators and _is_number(tokens, index + 1):
        return "D"
    capital = _has_capital(token, words) and not setting.heading
    if folded == "that":
        return _tag_that(tokens, tags, words)
    if folded in words.tags and not (capital and tags and _names_something(folded, tags, words)):
        return words.tags[folded]
    if capital and tags and tags[-1] != "-":
        return "U"
    if opened := _tag_open(folded, tags[-1:], words):
        return opened
    named = token.text[0].isupper() and not _is_common(tokens, index, words, setting)
    return "U" if named else "X"


def _counts(folded: str, words: EventWords) -> bool:
    """Whether a word is a number, in figures or one of two words ("fifty-eight")."""
    if folded[0].isdigit() or folded[0] in _NUMBERS:
        return True
    tens, _, units = folded.partition("-")
    return bool(units) and units in words.numbers and tens in words.tens


def _has_capital(token: Token, words: EventWords) -> bool:
    """Whether a word is written as a name is, the particle before a hyphen left aside ("el-Sayed")."""
    particle, _, rest = token.text.partition("-")
    return token.text[0].isupper() or (particle in words.particles and rest[:1].isupper())


def _names_something(folded: str, tags: str, words: EventWords) -> bool:
    """Whether a short word with a capital is (part of) a name: "May", "the Ever Bright"."""
    return folded in words.homographs or (words.tags[folded] == "A" and tags[-1] in "DU")


def _is_common(tokens: Sequence[Token], index: int, words: EventWords, setting: Setting) -> bool:
    """Whether the capital of a word is only that of the sentence it opens ("Drivers walked out")."""
    token = tokens[index]
    if token.folded in setting.common and token.text not in setting.names and not setting.heading:
        return True
    if (
        token.text.endswith(("'s", "’s"))
        or setting.heading
        or token.text in setting.names
        or token.text[1:].lower() != token.text[1:]
    ):
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else token
    if following.text[0].isupper():
        return False
    known = following.folded in words.tags or following.folded in words.verbs
    noun = following.text[0].isalpha() and not known and following.folded not in words.particles
    compound = token.folded.partition("-")[0] in words.tags and "-" in token.text
    return (
        token.folded in words.plurals
        or token.folded in words.numbers
        or compound
        or token.folded.endswith("s")
        or (noun and not following.folded.endswith("ed"))
    )


def _is_number(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and (tokens[index].text[0].isdigit() or tokens[index].text[0] in _NUMBERS)


def _tag_open(folded: str, before: str, words: EventWords) -> str | None:
    """The tag of a verb, adverb or -ing form behind one with the tag `before`; None of other words."""
    if form := words.verbs.get(folded):
        if form.tag in "EI" and before in ("D", "P"):
            return "X"
        return "X" if form.tag == "Z" and before and before in "DPT" else form.tag
    if before == "R" and folded.endswith("s") and not folded.endswith("ss"):
        return "Z"  # "the bridge that carries the road"
    if folded.endswith("ly") and len(folded) > 4 and folded not in words.nouns:
        return "A"
    if folded.endswith("ing") and len(folded) > 5:
        return "X" if before == "D" else "G"
    if folded.endswith("ed") and len(folded) > 4 and folded not in words.adjectives and "-" not in folded:
        return "X" if before in ("D", "P") else "E"
    return None


def _tag_that(tokens: Sequence[Token], tags: str, words: EventWords) -> str:
    """K after a verb of saying or doing, D after a preposition, R otherwise."""
    following = tokens[len(tags) + 1].folded if len(tags) + 1 < len(tokens) else ""
    form = words.verbs.get(following)
    if words.tags.get(following, "-") in "HBbWMd" or (form and form.tag in "EV"):
        return "R" if tags else "p"
    if not tags and following.endswith("ed"):
        return "p"  # "That followed a walkout"
    if not tags or tags[-1] in "PSC":
        return "D"
    if tags[-1] in _AFTER_VERB:
        return "K"
    nearby = range(max(0, len(tags) - 5), len(tags))
    said = any(
        tags[index] in "EVZ"
        and (form := words.verbs.get(tokens[index].folded))
        and form.kind in ("report", "act")
        for index in nearby
    )
    return "K" if said else "R"
