"""Names on the way of somebody: "from Lyon to Dijon"."""

from __future__ import annotations

from timeline.mentions.page import Page
from timeline.mentions.stretches import Candidate


def goes_there(page: Page, candidate: Candidate) -> bool:
    """ "viajó a Talca": whether somebody goes where this is, so that it is no person."""
    forms, lexicon = page.words.forms, page.lexicon
    moves = candidate.first > 1 and forms[candidate.first - 2].lower() in lexicon.motions
    return moves and forms[candidate.first - 1].lower() in lexicon.destination


def is_journey(page: Page, position: int, before: str) -> bool:
    """ "from Lyon to Dijon", either of them."""
    candidate, forms = page.candidates[position], page.words.forms
    lexicon = page.lexicon
    if before in lexicon.origin:
        following = candidate.last + 1
        return (
            following + 1 in page.known
            and following < len(forms)
            and forms[following].lower() in lexicon.destination
        )
    if before not in lexicon.destination or position == 0:
        return False
    start = page.candidates[position - 1]
    return (
        start.last == candidate.first - 2
        and start.first > 0
        and forms[start.first - 1].lower() in lexicon.origin
    )
