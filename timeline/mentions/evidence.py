"""What speaks for and against a name being a place where it stands: the names of the cues, to be weighed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.mentions import traits
from timeline.mentions.candidates import Candidate
from timeline.mentions.lexicon import Lexicon
from timeline.mentions.words import Words

_SPACES = frozenset((" ", "\n", "  ", " \n"))
_RUN_GAPS = frozenset((" ", "-", ". ", " & ", "/"))
_JOINTS = frozenset(("of", "and", "for", "on", "the"))
_HYPHENS = ("-", "–")
_DASHES = (" (AP", " -- ", " — ", " – ", " - ", "--", "—")
_WIDE = traits.COUNTRY | traits.ADMIN1 | traits.ABBREVIATION
_SHORT = frozenset(
    ("mr", "mrs", "ms", "dr", "st", "ft", "mt", "gov", "sen", "rep", "sgt", "lt", "col", "gen", "capt")
)


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
    known: dict[int, int]
    """The numbers of the candidates by their first words."""
    surnames: frozenset[str]
    """Words that also stand behind an unknown capitalised word."""


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
    if candidate.first != candidate.last:
        yield "several-words"
        if form in lexicon.given:
            yield "begins-with-given-name"
        return
    if form.lower() in lexicon.directions:
        yield "only-a-direction"
    if form.lower() in lexicon.words and not (form.isupper() and len(form) > 1):
        yield "ordinary-word"
        if opens_sentence(page.words, candidate.first):
            yield "ordinary-word-opens"
    if form in lexicon.given:
        yield "given-name"
    if candidate.key in page.persons:
        yield "person-in-text"
    elif form in page.surnames:
        yield "surname-in-text"
    if form.lower() in page.lowercase:
        yield "lower-case-in-text"
    if form.isupper() and candidate.key != form:
        yield "capitals"


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
    if gap == ", " and position and page.candidates[position - 1].last == candidate.first - 1:
        yield "container" if candidate.traits & _WIDE else "listed"
    elif gap == ". " and before.lower() in lexicon.titles and len(before) < 5:
        yield "after-title"
    elif gap == ". " and len(before) == 1:
        yield "after-initial"
    elif "$" in gap:
        yield "currency"
    elif gap in _HYPHENS:
        yield _after_hyphen(candidate, before)
    elif gap not in _SPACES:
        if opens_sentence(words, candidate.first):
            yield "opens-sentence"
    else:
        yield from _word_before(page, position, before)


def _before_the(page: Page, candidate: Candidate) -> Iterator[str]:
    """ "outside the White House", "to the Vatican"."""
    before = page.words.forms[candidate.first - 2].lower() if candidate.first > 1 else ""
    if before in page.lexicon.within:
        yield "at-site" if candidate.traits & traits.SITE else "within-the"
    elif before in page.lexicon.toward:
        yield "toward-the"


def _after_hyphen(candidate: Candidate, before: str) -> str:
    """ "R-Ashland", where a member lives, against "R-Fla.", which is part of the title."""
    if before not in ("R", "D", "I"):
        return "after-hyphen"
    return "party-and-state" if candidate.traits == traits.ABBREVIATION else "after-party"


def _word_before(page: Page, position: int, before: str) -> Iterator[str]:
    candidate, lexicon, plain = page.candidates[position], page.lexicon, before.lower()
    if (
        candidate.traits & traits.DEMONYM
        and plain in lexicon.language
        and _ends_phrase(page.words, candidate)
    ):
        yield "language"
    if plain == "of":
        yield _of_cue(page, candidate)
    elif plain in lexicon.within:
        yield "within"
    elif _is_journey(page, position, plain):
        yield "from-to"
    elif plain in lexicon.toward:
        yield "toward"
    elif plain in lexicon.directions:
        yield "direction"
    elif plain in lexicon.titles:
        yield "after-title"
    elif plain == "the":
        yield "after-the"
        yield from _before_the(page, candidate)
    elif plain in lexicon.articles:
        yield "after-article"
    elif before[0].isupper() and not (
        plain in lexicon.openers and opens_sentence(page.words, candidate.first - 1)
    ):
        yield _capital_before(page, position, before)
    elif plain in ("and", "or"):
        yield "after-and"
    else:
        yield "after-other"


def _is_journey(page: Page, position: int, before: str) -> bool:
    """ "from Lyon to Dijon", either of them."""
    candidate, forms = page.candidates[position], page.words.forms
    if before == "from":
        following = candidate.last + 1
        return forms[following : following + 1] == ("to",) and following + 1 in page.known
    if before != "to" or position == 0:
        return False
    start = page.candidates[position - 1]
    return start.last == candidate.first - 2 and start.first > 0 and forms[start.first - 1] == "from"


def _ends_phrase(words: Words, candidate: Candidate) -> bool:
    """Whether no noun follows that an adjective could belong to: "in French." against "in French cities"."""
    after = words.text[candidate.end : candidate.end + 5]
    return not after[:1].isspace() or after.lower().startswith((" and ", " or "))


def _of_cue(page: Page, candidate: Candidate) -> str:
    """ "city of Paris", "Bank of America", "leader of France"."""
    forms = page.words.forms
    head = forms[candidate.first - 2] if candidate.first > 1 else "of"
    if head.lower() in page.lexicon.settlements:
        return "settlement-of"
    if head.lower() in page.lexicon.firms or head.lower() in page.lexicon.societies:
        return "organisation-of"
    if head == "University":
        return "university-of"
    return "capital-of" if head[0].isupper() else "of"


def _capital_before(page: Page, position: int, before: str) -> str:
    lexicon = page.lexicon
    if before in lexicon.given:
        return "after-given-name"
    if before.lower() in lexicon.holders:
        return "after-holder"
    if before.lower() in lexicon.settlements:
        return "after-settlement"
    if before.lower() in lexicon.days:
        return "after-day"
    if position and page.candidates[position - 1].last == page.candidates[position].first - 1:
        return "after-name"
    return (
        "after-capital-in-headline" if in_headline(page.words, page.candidates[position]) else "after-capital"
    )


def right_cues(page: Page, position: int) -> Iterator[str]:
    """What the words after it say."""
    candidate, words = page.candidates[position], page.words
    following = candidate.last + 1
    if words.text.startswith(_DASHES, candidate.end):
        yield "before-dash"
    if following >= len(words.forms):
        return
    gap = words.text[candidate.end : words.starts[following]]
    after = words.forms[following]
    if gap == ", " and following in page.known:
        wide = page.candidates[page.known[following]].traits & _WIDE
        yield "contained" if wide else "listed"
    if gap[:2] in ("'s", "’s"):
        yield "genitive"
    if "$" in gap:
        yield "currency"
    if gap in _HYPHENS:
        yield "local-hyphen" if after.lower() in page.lexicon.locals else "before-hyphen"
    elif gap in _SPACES:
        yield from _word_after(page, candidate, following, after)


def _word_after(page: Page, candidate: Candidate, following: int, after: str) -> Iterator[str]:
    lexicon, plain = page.lexicon, after.lower()
    if plain in lexicon.speaking:
        yield "given-name-speaking" if _is_given(page, candidate) else "before-speaking"
    elif plain in lexicon.settlements:
        yield "before-settlement"
    elif plain in lexicon.ailments:
        yield "before-ailment"
    elif after[0].isupper():
        cue = _capital_after(page, candidate, following, after)
        if cue == "before-capital" and in_headline(page.words, candidate):
            cue = "before-capital-in-headline"
        elif cue in ("before-capital", "before-name") and _is_given(page, candidate):
            cue = "given-name-before-surname"
        yield cue
    elif after[0].isdigit():
        yield (
            "before-score"
            if page.words.text[page.words.ends[following] : page.words.ends[following] + 1] in _HYPHENS
            else "before-number"
        )
    elif plain in lexicon.locals:
        yield "before-local"


def _capital_after(page: Page, candidate: Candidate, following: int, after: str) -> str:
    words, lexicon, plain = page.words, page.lexicon, after.lower()
    last = words.forms[_run_end(words, following)].lower()
    for cue, some in (
        ("before-treaty", lexicon.treaties),
        ("before-firm", lexicon.firms),
        ("before-press", lexicon.press),
        ("before-team", lexicon.teams),
        ("before-society", lexicon.societies),
    ):
        if plain in some or (last in some and plain not in lexicon.offices and plain not in lexicon.civic):
            return f"people-{cue}" if candidate.traits & traits.DEMONYM else cue
    if plain in ("university", "college"):
        return "before-university"
    for cue, some in (
        ("before-civic", lexicon.civic),
        ("before-office", lexicon.offices),
        ("before-institution", lexicon.institutions),
        ("before-street", lexicon.streets),
        ("before-day", lexicon.days),
    ):
        if plain in some:
            return cue
    if after in lexicon.given:
        return "before-given-name"
    return "before-name" if following in page.known else "before-capital"


def _is_given(page: Page, candidate: Candidate) -> bool:
    return candidate.first == candidate.last and page.words.forms[candidate.first] in page.lexicon.given


def in_headline(words: Words, candidate: Candidate) -> bool:
    """Whether every longer word around it has a capital, as in headlines, so that capitals say nothing."""
    around = words.forms[max(0, candidate.first - 4) : candidate.last + 5]
    return not any(form[0].islower() and len(form) > 3 for form in around)


def _run_end(words: Words, index: int) -> int:
    """The last capitalised word of the run that this one is in."""
    last = index
    while last + 1 < len(words.forms) and last - index < 9:
        gap = words.text[words.ends[last] : words.starts[last + 1]]
        form = words.forms[last + 1]
        if gap not in _RUN_GAPS or not (form[0].isupper() or form in _JOINTS):
            break
        last += 1
    while last > index and not words.forms[last][0].isupper():
        last -= 1
    return last


def opens_sentence(words: Words, index: int) -> bool:
    """Whether a sentence, or something like one, begins with this word."""
    if index == 0:
        return True
    gap = words.text[words.ends[index - 1] : words.starts[index]]
    if gap == ". ":
        before = words.forms[index - 1]
        return len(before) > 1 and before.lower() not in _SHORT
    return any(mark in gap for mark in '.!?:\n"“”•|')
