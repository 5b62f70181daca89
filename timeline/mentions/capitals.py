"""What another word with a capital before a name says: a given name, a title, a firm."""

from __future__ import annotations

from timeline.mentions import traits
from timeline.mentions.articles import is_town
from timeline.mentions.page import (
    Page,
    in_headline,
    opens_sentence,
)
from timeline.mentions.stretches import Candidate

_FAR = 12
"""Words before a name that are looked at: no given name stands further from its surname, and a text of
nothing but capitals is looked through once, not once for each name."""


def bears_name(page: Page, candidate: Candidate) -> bool:
    """ "Otto von Bismarck", "Ursula von der Leyen": whether a given name stands before the particles."""
    forms, lexicon = page.words.forms, page.lexicon
    first = candidate.first - 1
    while first > 0 and (forms[first].lower() in lexicon.particles or forms[first] in lexicon.definite):
        if candidate.first - first > _FAR:
            return False
        first -= 1
    return forms[first] in lexicon.given


def _ends_person(page: Page, candidate: Candidate) -> bool:
    """ "Enrique Ayala Mérida", "Victoria Santa Fe": whether the words before it begin with a given name."""
    words, lexicon = page.words, page.lexicon
    first = candidate.first
    while first > 0 and words.text[words.ends[first - 1] : words.starts[first]] == " ":
        before = words.forms[first - 1]
        if not before[0].isupper():
            break
        if candidate.first - first > _FAR:
            return False
        first -= 1
    return first < candidate.first and words.forms[first] in lexicon.given


def capital_before(page: Page, position: int, before: str) -> str:
    """The cue of the last word before a name, which has a capital."""
    lexicon = page.lexicon
    if _ends_person(page, page.candidates[position]):
        return "after-given-name"
    if before in lexicon.given:
        return "after-given-name"
    if before.lower() in lexicon.holders:
        return "after-holder"
    if before.lower() in lexicon.settlements:
        return "after-settlement"
    if before.lower() in lexicon.days:
        return "after-day"
    if position and page.candidates[position - 1].last == page.candidates[position].first - 1:
        if "located" in lexicon.habits:
            return "after-bare-name"
        town = is_town(page.candidates[position])
        adjective = page.candidates[position - 1].traits & traits.TOWNSPEOPLE
        return "after-townspeople" if town and adjective else "after-name"
    if in_headline(page.words, page.candidates[position]):
        return "after-capital-in-headline"
    strange = "located" in lexicon.habits and not opens_sentence(
        page.words, page.candidates[position].first - 1
    )
    return "after-strange-capital" if strange else "after-capital"
