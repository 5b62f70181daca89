"""What speaks for and against a name being a place where it stands: the names of the cues, to be weighed."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.mentions import traits
from timeline.mentions.after import right_cues
from timeline.mentions.before import left_cues
from timeline.mentions.locating import is_located
from timeline.mentions.naming import name_cues
from timeline.mentions.page import Page, is_ordinary, word_before
from timeline.mentions.speech import is_language
from timeline.mentions.stretches import Candidate

_EXCUSED = frozenset(("lower-case-in-text", "ordinary-word", "ordinary-word-opens"))
"""What says nothing against a name that the words before it make a place."""
_PLAIN_PLACE = frozenset(
    (
        *("within", "settlement-of", "toward-town", "from-to", "visited"),
        *("contained", "container", "listed", "before-dash"),
    )
)
"""Cues that hardly ever stand with a person."""


def find_cues(page: Page, position: int) -> Iterator[str]:
    """The cues for one candidate."""
    candidate = page.candidates[position]
    if candidate.traits == traits.DEMONYM and page.words.forms[candidate.first][0].islower():
        # "le ministre allemand Paul Roy": an adjective is of no person, whoever stands next to it
        yield "demonym"
        if is_language(page, candidate):
            yield "language"
        return
    lexicon = page.lexicon
    if (candidate.start, candidate.end) in page.written_in:
        yield "date-line"
    elif candidate.key in page.home and word_before(page, candidate) in lexicon.locating | lexicon.within:
        yield "date-line-elsewhere"
    if is_ordinary(page, candidate) and _lies_in_region(page, candidate):
        yield "contained"
    located = is_located(page.words, page.candidates, position, lexicon)
    cues = [
        *(cue for cue in name_cues(page, candidate) if not located or cue not in _EXCUSED),
        *left_cues(page, position),
        *right_cues(page, position),
    ]
    if located and is_ordinary(page, candidate):
        yield "ordinary-word-located"
    if not _PLAIN_PLACE.isdisjoint(cues):
        # "en Toledo", whoever else is called Toledo
        cues = ["person-elsewhere" if cue == "person-in-text" else cue for cue in cues]
    yield from cues


def _lies_in_region(page: Page, candidate: Candidate) -> bool:
    """ "in Weiden in der Oberpfalz": whether a place is told by the region around it."""
    words, lexicon, following = page.words, page.lexicon, candidate.last + 1
    if word_before(page, candidate) not in lexicon.locating or following + 1 >= len(words):
        return False
    if words.forms[following].lower() not in lexicon.within:
        return False
    region = following + (2 if words.forms[following + 1] in lexicon.definite else 1)
    around = page.candidates[page.known[region]].traits if region in page.known else 0
    return bool(around & (traits.ADMIN1 | traits.ADMIN2 | traits.REGION)) and not around & traits.COUNTRY
