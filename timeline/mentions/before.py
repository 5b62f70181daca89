"""The cues that stand before a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from timeline.mentions import traits
from timeline.mentions.articles import after_article, before_the, is_town, stands_bare
from timeline.mentions.belonging import of_cue
from timeline.mentions.capitals import bears_name, capital_before
from timeline.mentions.journeys import goes_there, is_journey
from timeline.mentions.locating import is_relisted
from timeline.mentions.page import (
    APOSTROPHES,
    HYPHENS,
    SPACES,
    Page,
    is_genitive,
    opens_sentence,
)
from timeline.mentions.speech import is_language
from timeline.mentions.stretches import Candidate

_WIDE = traits.COUNTRY | traits.ADMIN1 | traits.ABBREVIATION


def left_cues(page: Page, position: int) -> Iterator[str]:
    """What the words before it say."""
    candidate, words, lexicon = page.candidates[position], page.words, page.lexicon
    gap = words.text[words.ends[candidate.first - 1] if candidate.first else 0 : candidate.start]
    if candidate.traits == traits.ABBREVIATION and "." not in candidate.key and "," not in gap:
        yield "bare-code"
    if candidate.first == 0:
        yield "opens-text"
        return
    before = words.forms[candidate.first - 1]
    if is_relisted(words, page.candidates, position, lexicon):
        yield "relisted"
    if gap == ", " and position and page.candidates[position - 1].last == candidate.first - 1:
        yield "container" if candidate.traits & _WIDE else "listed"
    elif gap == ". " and before.lower() in lexicon.titles and len(before) < 5:
        yield "after-title"
    elif gap == ". " and len(before) == 1 and before.isupper():
        yield "after-initial"
    elif "$" in gap:
        yield "currency"
    elif gap in HYPHENS:
        yield _after_hyphen(candidate, before)
        if "located" in lexicon.habits and before in lexicon.given:
            yield "after-given-name"  # "Victoria Hugo-Valence"
        if "elision" in lexicon.habits and before[0].isupper() and not _is_known(page, candidate.first - 1):
            yield "end-of-compound"
    elif gap not in SPACES and not (gap in APOSTROPHES and "elision" in lexicon.habits):
        if opens_sentence(words, candidate.first):
            yield "opens-sentence"
    else:
        yield from _word_before(page, position, before)


def _word_before(page: Page, position: int, before: str) -> Iterator[str]:
    candidate, lexicon = page.candidates[position], page.lexicon
    if before[-1].isdigit() and page.words.forms[candidate.first].lower() in lexicon.units:
        yield "after-number"
        return
    if before.lower() in lexicon.particles and bears_name(page, candidate):
        yield "after-given-name"
        return
    if is_language(page, candidate):
        yield "language"
    for cues in (_preposition_cues, _article_cues, _name_cues):
        found = tuple(cues(page, position, before))
        if found:
            yield from found
            return
    yield "after-holder" if before.lower() in lexicon.landforms else "after-other"


def _preposition_cues(page: Page, position: int, before: str) -> Iterator[str]:
    """ "in Lyon", "mayor of Lyon", "die Halle", "Werder Bremen": where something is, goes or belongs."""
    candidate, lexicon, plain = page.candidates[position], page.lexicon, before.lower()
    bare = "bare-towns" in lexicon.habits
    if plain in lexicon.clubs and (is_town(candidate) or plain not in lexicon.definite):
        yield "after-club"
    elif bare and stands_bare(page, candidate) and (plain in lexicon.definite or plain in lexicon.articles):
        yield after_article(page, candidate)
    elif plain in lexicon.belonging:
        yield of_cue(page, candidate)
    elif plain in lexicon.within:
        yield from _within_cues(page, candidate, plain)
    elif bare and plain in lexicon.settlements:
        yield "settlement-before"
    elif is_journey(page, position, plain):
        yield "from-to"
    elif plain in lexicon.toward:
        surely = (bare and is_town(candidate)) or plain in lexicon.bound or goes_there(page, candidate)
        yield "toward-town" if surely else "toward"
    elif plain in lexicon.directions:
        yield "direction"


def _within_cues(page: Page, candidate: Candidate, plain: str) -> Iterator[str]:
    if plain in page.lexicon.definite:
        yield "after-the"
        yield "at-site" if candidate.traits & traits.SITE else "within-the"
        return
    yield "within"
    if plain in page.lexicon.urban:
        yield "within-bare"


def _article_cues(page: Page, position: int, before: str) -> Iterator[str]:
    """ "Mr. Lyon", "the Lyon", "a Lyon", "like Lyon"."""
    candidate, lexicon, plain = page.candidates[position], page.lexicon, before.lower()
    if plain in lexicon.titles and not is_genitive(page.words, candidate):
        yield "after-title"
    elif plain in lexicon.articles and "persons-towns" in lexicon.habits and is_town(candidate):
        yield "town-after-article"
    elif plain in lexicon.definite:
        yield "after-the"
        yield from before_the(page, candidate)
    elif plain in lexicon.articles:
        yield "after-article"
    elif plain in lexicon.namesakes:
        yield "namesake"


def _name_cues(page: Page, position: int, before: str) -> Iterator[str]:
    """ "Paul Lyon", "visited Lyon", "Metz, Nancy and Lyon"."""
    lexicon, plain = page.lexicon, before.lower()
    opens = plain in lexicon.openers and opens_sentence(page.words, page.candidates[position].first - 1)
    if before[0].isupper() and not opens:
        yield capital_before(page, position, before)
    elif before in lexicon.visits:
        yield "visited"
    elif plain in lexicon.joining:
        yield "after-and"


def _after_hyphen(candidate: Candidate, before: str) -> str:
    """ "R-Ashland", where a member lives, against "R-Fla.", which is part of the title."""
    if before not in ("R", "D", "I"):
        return "after-hyphen"
    return "party-and-state" if candidate.traits == traits.ABBREVIATION else "after-party"


def _is_known(page: Page, index: int) -> bool:
    """Whether a name of the gazetteer ends with this word: "Paris-Berlin", but not "Port-Joinville"."""
    form = page.words.forms[index].lower()
    at = bisect_left(page.candidates, index, key=lambda each: each.last)
    known = at < len(page.candidates) and page.candidates[at].last == index
    return known and form not in page.lexicon.words
