"""What speaks for and against a name being a place where it stands: the names of the cues, to be weighed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.mentions import traits
from timeline.mentions.candidates import Candidate
from timeline.mentions.lexicon import Lexicon
from timeline.mentions.words import Words

_SPACES = frozenset((" ", "\n", "  ", " \n"))
_NICKNAME = frozenset((' "', " “", " (“"))
_RUN_GAPS = frozenset((" ", "-", ". ", " & ", "/"))


@dataclass(frozen=True, slots=True)
class Page:
    """One text with its words, names and what was learnt from all of it."""

    words: Words
    candidates: Sequence[Candidate]
    lexicon: Lexicon
    persons: frozenset[str]
    """Last words of the names of people who are introduced in full."""
    lowercase: frozenset[str]
    """Words that also stand in lower case."""
    known: frozenset[int]
    """First words of the candidates, by number."""


def find_cues(page: Page, position: int) -> Iterator[str]:
    """The cues for one candidate."""
    candidate = page.candidates[position]
    yield from _name_cues(page, candidate)
    yield from _left_cues(page, position)
    yield from _right_cues(page, position)


def _name_cues(page: Page, candidate: Candidate) -> Iterator[str]:
    bits, lexicon = candidate.traits, page.lexicon
    yield _rank(bits)
    if bits & traits.ALTERNATE:
        yield "alternate"
    single = candidate.first == candidate.last
    if not single:
        yield "several-words"
        if page.words.forms[candidate.first] in lexicon.given:
            yield "begins-with-given-name"
        return
    form = page.words.forms[candidate.first]
    if form.lower() in lexicon.words:
        yield "ordinary-word"
        if _opens_sentence(page.words, candidate.first):
            yield "ordinary-word-opens"
    if form in lexicon.given:
        yield "given-name"
    if candidate.key in page.persons:
        yield "person-in-text"
    if form.lower() in page.lowercase:
        yield "lower-case-in-text"
    if form.isupper() and len(form) > 3:
        yield "capitals"


def _rank(bits: int) -> str:
    """The weightiest thing the name can be."""
    for bit, name in (
        (traits.COUNTRY, "country"),
        (traits.DEMONYM, "demonym"),
        (traits.ADMIN1, "state"),
        (traits.HUGE, "huge-city"),
        (traits.REGION, "region"),
        (traits.LARGE, "large-city"),
        (traits.ADMIN2, "county"),
        (traits.CITY, "town"),
    ):
        if bits & bit:
            return name
    return "abbreviation"


def _left_cues(page: Page, position: int) -> Iterator[str]:
    """What the words before it say."""
    candidate, words, lexicon = page.candidates[position], page.words, page.lexicon
    if candidate.first == 0:
        yield "opens-text"
        return
    gap = words.text[words.ends[candidate.first - 1] : candidate.start]
    before = words.forms[candidate.first - 1]
    plain = before.lower()
    if gap == ", " and position and page.candidates[position - 1].last == candidate.first - 1:
        yield "after-comma-name"
    if gap == ". " and plain in lexicon.titles and len(before) < 5:
        gap = " "
    if gap == ". " and len(before) == 1:
        yield "after-initial"
        return
    if gap in ("-", "–"):
        yield "after-hyphen"
    if gap not in _SPACES:
        if _opens_sentence(words, candidate.first):
            yield "opens-sentence"
        return
    if (plain in lexicon.within and before not in ("In",)) or plain == "in":
        yield "within"
    elif plain in lexicon.toward:
        yield "toward"
    elif plain in lexicon.directions:
        yield "direction"
    elif plain in lexicon.titles:
        yield "after-title"
    elif before[0].isupper() and not (
        plain in lexicon.openers and _opens_sentence(words, candidate.first - 1)
    ):
        yield from _capital_before(page, position, before)
    elif plain == "the":
        yield "after-the"
    yield from _of_cues(page, candidate)


def _of_cues(page: Page, candidate: Candidate) -> Iterator[str]:
    """ "city of Paris", "Bank of America"."""
    forms = page.words.forms
    if candidate.first > 1 and forms[candidate.first - 1] == "of":
        head = forms[candidate.first - 2]
        if head.lower() in page.lexicon.settlements:
            yield "settlement-of"
        elif head[0].isupper():
            yield "capital-of"


def _capital_before(page: Page, position: int, before: str) -> Iterator[str]:
    first = page.candidates[position].first
    if before in page.lexicon.given:
        yield "after-given-name"
    elif before.lower() in page.lexicon.holders:
        yield "after-holder"
    elif before.lower() in page.lexicon.settlements:
        yield "after-settlement"
    elif position and page.candidates[position - 1].last == first - 1:
        yield "after-name"
    elif len(before) == 1:
        yield "after-initial"
    else:
        yield "after-capital"


def _right_cues(page: Page, position: int) -> Iterator[str]:
    """What the words after it say."""
    candidate, words, lexicon = page.candidates[position], page.words, page.lexicon
    following = candidate.last + 1
    if following >= len(words.forms):
        return
    gap = words.text[candidate.end : words.starts[following]]
    after = words.forms[following]
    plain = after.lower()
    if gap == ", " and following in page.known:
        yield "before-comma-name"
    if gap[:2] in ("'s", "’s"):
        yield "genitive"
    if candidate.first == candidate.last and words.text[candidate.end : candidate.end + 4] in (
        " (AP",
        " -- ",
        " — ",
        " – ",
    ):
        yield "dateline"
    if gap in ("-", "–"):
        yield "before-hyphen"
    if gap not in _SPACES:
        return
    if plain in lexicon.speaking:
        yield "before-speaking"
    elif plain in lexicon.settlements:
        yield "before-settlement"
    elif after[0].isupper() or after[0].isdigit():
        yield from _capital_after(page, candidate, following)


def _capital_after(page: Page, candidate: Candidate, following: int) -> Iterator[str]:
    words, lexicon = page.words, page.lexicon
    last = _run_end(words, following)
    if words.forms[following].lower() in lexicon.offices:
        yield "before-office"
    elif (
        words.forms[last].lower() in lexicon.organisations
        or words.forms[following].lower() in lexicon.organisations
    ):
        yield "before-organisation"
    elif words.forms[following] in lexicon.given:
        yield "before-given-name"
    elif following in page.known:
        yield "before-name"
    elif words.forms[following][0].isdigit():
        yield "before-number"
    else:
        yield "before-capital"


def _run_end(words: Words, index: int) -> int:
    """The last capitalised word of the run that this one is in."""
    last = index
    while last + 1 < len(words.forms):
        gap = words.text[words.ends[last] : words.starts[last + 1]]
        form = words.forms[last + 1]
        joint = form in ("of", "and", "for", "on", "the")
        if gap not in _RUN_GAPS or not (form[0].isupper() or joint) or last - index > 8:
            break
        last += 1
    while last > index and not words.forms[last][0].isupper():
        last -= 1
    return last


def _opens_sentence(words: Words, index: int) -> bool:
    if index == 0:
        return True
    gap = words.text[words.ends[index - 1] : words.starts[index]]
    return any(mark in gap for mark in '.!?:\n"“”•|') and not (
        gap == ". " and len(words.forms[index - 1]) <= 3
    )
