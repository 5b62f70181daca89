"""What "of" before a name says: "city of Paris", "Bank of America"."""

from __future__ import annotations

from timeline.mentions import traits
from timeline.mentions.locating import stands_of
from timeline.mentions.page import (
    Page,
)
from timeline.mentions.stretches import Candidate


def of_cue(page: Page, candidate: Candidate) -> str:
    """ "city of Paris", "Bank of America", "leader of France"."""
    forms, lexicon = page.words.forms, page.lexicon
    head = forms[candidate.first - 2] if candidate.first > 1 else "of"
    plain = head.lower()
    if plain in lexicon.namesakes:
        return "namesake"
    if head in lexicon.given and "lower-peoples" in lexicon.habits:
        return "of-given-name"
    if plain in lexicon.settlements:
        return "settlement-of"
    if stands_of(page.words, candidate.first, lexicon):
        return "sited-of"
    if plain in lexicon.firms or plain in lexicon.societies:
        return "organisation-of"
    if plain in lexicon.universities:
        return "university-of"
    if plain in lexicon.treaties and not candidate.traits & traits.COUNTRY:
        return "treaty-of"
    return "capital-of" if head[0].isupper() else "of"
