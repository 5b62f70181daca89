"""What speaks for and against a name being a place where it stands: the names of the cues, to be weighed."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.mentions import traits
from timeline.mentions.after import right_cues
from timeline.mentions.before import left_cues
from timeline.mentions.candidates import Candidate
from timeline.mentions.lexicon import Lexicon
from timeline.mentions.page import Page, opens_sentence


def find_cues(page: Page, position: int) -> Iterator[str]:
    """The cues for one candidate."""
    yield from name_cues(page, page.candidates[position])
    yield from left_cues(page, position)
    yield from right_cues(page, position)


def name_cues(page: Page, candidate: Candidate) -> Iterator[str]:
    """What the name itself says."""
    bits, lexicon = candidate.traits, page.lexicon
    yield rank_of(bits)
    if bits & traits.ALTERNATE:
        yield "alternate"
    if bits & traits.SITE:
        yield "site"
    form = page.words.forms[candidate.first]
    written = page.words.text[candidate.start : candidate.end]
    if written in lexicon.exonyms:
        yield "own-name"
    if candidate.first != candidate.last:
        yield "several-words"
        if form in lexicon.given:
            yield "begins-with-given-name"
        return
    if form.lower() in lexicon.directions:
        yield "only-a-direction"
    opens = opens_sentence(page.words, candidate.first)
    if _is_ordinary(written, form, lexicon) or (
        opens and "capital-nouns" in lexicon.habits and form.lower() in lexicon.openers
    ):
        yield "ordinary-word"
        if opens:
            yield "ordinary-word-opens"
    if form in lexicon.given:
        yield "given-name"
    if candidate.key in page.persons:
        yield "person-in-text"
    elif form in page.surnames:
        yield "surname-in-text"
    if form.lower() in page.lowercase and not form.islower():
        yield "lower-case-in-text"
    if form.isupper() and candidate.key != form:
        yield "capitals"


def _is_ordinary(written: str, form: str, lexicon: Lexicon) -> bool:
    """Whether it is a word of the language, or a firm's name, as well."""
    if form.islower() or (form.isupper() and len(form) > 1):
        return False
    plain = form.lower()
    return plain in lexicon.words or plain in lexicon.brands or written.lower() in lexicon.words


def rank_of(bits: int) -> str:
    """The weightiest thing the name can be."""
    for bit, name in (
        (traits.COUNTRY, "country"),
        (traits.DEMONYM, "demonym"),
        (traits.ADMIN1, "state"),
        (traits.HUGE, "huge-city"),
        (traits.BLOC, "bloc"),
        (traits.REGION, "region"),
        (traits.LARGE, "large-city"),
        (traits.ADMIN2, "county"),
        (traits.CITY, "town"),
    ):
        if bits & bit:
            return name
    return "abbreviation"
