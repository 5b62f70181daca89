"""What a name itself says for and against being a place: its rank, its words, who else is called so."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.mentions import traits
from timeline.mentions.locating import lacks_article
from timeline.mentions.page import HYPHENS, SPACES, Page, is_ordinary, opens_sentence, word_before
from timeline.mentions.ranks import rank_of
from timeline.mentions.stretches import Candidate
from timeline.mentions.townspeople import stands_without_noun

_ARTICLED = traits.COUNTRY | traits.REGION
"""What can have an article, as a person has not: "die Oder"."""


def name_cues(page: Page, candidate: Candidate) -> Iterator[str]:
    """What the name itself says."""
    bits = candidate.traits
    yield rank_of(bits)
    if bits & traits.ALTERNATE:
        yield "alternate"
    if bits & traits.SHARED:
        yield "shared-kind"
        return
    if bits & traits.SITE:
        yield "site"
    written = page.words.text[candidate.start : candidate.end]
    if written in page.lexicon.exonyms:
        yield "own-name"
    if written in page.lexicon.fabled:
        yield "fabled"
    if candidate.first != candidate.last:
        yield "several-words"
        yield from _many_words(page, candidate)
    else:
        yield from _word_cues(page, candidate)
        yield from _person_cues(page, candidate)


def _many_words(page: Page, candidate: Candidate) -> Iterator[str]:
    """What the words of a longer name say: "La Victoria", "Benito Juárez"."""
    forms, lexicon = page.words.forms[candidate.first : candidate.last + 1], page.lexicon
    if _is_article_and_word(page, candidate) and not _is_surely_name(page, candidate):
        yield "ordinary-word"
        if opens_sentence(page.words, candidate.first) and not candidate.traits & traits.LARGE:
            yield "ordinary-word-opens"
    if _is_no_person(page, candidate):
        return
    if forms[0] in lexicon.given:
        yield "like-a-person" if "persons-towns" in lexicon.habits else "begins-with-given-name"
    if all(each in lexicon.given for each in forms):
        yield "all-given-names"


def _word_cues(page: Page, candidate: Candidate) -> Iterator[str]:
    """What other word of the language, or given name, a name of one word can be."""
    bits, lexicon = candidate.traits, page.lexicon
    form = page.words.forms[candidate.first]
    if form.lower() in lexicon.directions:
        yield "only-a-direction"
    opens = opens_sentence(page.words, candidate.first)
    if is_ordinary(page, candidate) or (opens and form.lower() in lexicon.openers):
        yield "ordinary-word-named" if _is_surely_name(page, candidate) else "ordinary-word"
        if opens:
            yield "ordinary-word-opens"
    if form in lexicon.given or form.lower() in lexicon.homonyms:
        yield "given-name"
    elif bits & traits.CITY and _may_stand_alone(page, candidate) and _stands_alone(page, candidate):
        yield "no-other-word"


def _person_cues(page: Page, candidate: Candidate) -> Iterator[str]:
    """Who else in the text is called so, and whether it stands in lower case there."""
    bits, lexicon, form = candidate.traits, page.lexicon, page.words.forms[candidate.first]
    alone = bits & traits.TOWNSPEOPLE and stands_without_noun(page, candidate)
    if alone:
        yield "townspeople-alone"
    before = word_before(page, candidate)
    river = bits & _ARTICLED and before in lexicon.definite
    written = page.words.text[candidate.start : candidate.end]
    named = candidate.key in page.persons or (written in lexicon.exonyms and form in page.persons)
    if river and (named or form in page.persons):
        yield "terrain"
    elif named:
        yield "person-in-text"
        if bits & traits.COUNTRY and lacks_article(page.words, candidate.first, lexicon):
            yield "land-without-article"
    elif form in page.surnames:
        yield "surname-in-text"
    if form.lower() in page.lowercase and form[0].isupper() and not river:
        yield "lower-case-in-text"
    if form.isupper() and candidate.key != form:
        yield "capitals"


def _is_no_person(page: Page, candidate: Candidate) -> bool:
    """ "Sierra Nevada", "Concepción del Uruguay": whether no person has such a name."""
    inner = page.words.forms[candidate.first : candidate.last + 1]
    lower = any(form.lower() in page.lexicon.belonging for form in inner)
    written = page.words.text[candidate.start : candidate.end]
    known = written in page.lexicon.exonyms or bool(candidate.traits & (traits.REGION | traits.FEATURE))
    return known or lower


def _stands_alone(page: Page, candidate: Candidate) -> bool:
    """Whether it can be nothing but a name, and no other word with a capital stands before it."""
    words, lexicon = page.words, page.lexicon
    before = words.forms[candidate.first - 1] if candidate.first else ""
    plain = before.lower()
    if is_ordinary(page, candidate) or plain in lexicon.definite or plain in lexicon.articles:
        return False
    gap = words.text[words.ends[candidate.first - 1] if candidate.first else 0 : candidate.start]
    apart = gap not in SPACES or opens_sentence(words, candidate.first)
    return apart or not before[:1].isupper() or plain in lexicon.openers


def _may_stand_alone(page: Page, candidate: Candidate) -> bool:
    """Whether a town without an article says something: nobody else is called so, or towns never have one."""
    lexicon, form = page.lexicon, page.words.forms[candidate.first]
    if "bare-towns" in lexicon.habits:
        return True
    if "small-nouns" in lexicon.habits:
        return rank_of(candidate.traits) in ("town", "county", "large-city")
    known = form in page.surnames or form in page.persons or candidate.last + 1 in page.known
    whole = page.words.text[candidate.end : candidate.end + 1] not in HYPHENS
    return "located" in lexicon.habits and whole and not known and not candidate.traits & traits.LARGE


def _is_surely_name(page: Page, candidate: Candidate) -> bool:
    """Whether its capital can be there only because it is a name: not after an article, not in a title."""
    words, lexicon = page.words, page.lexicon
    if "small-nouns" not in lexicon.habits or opens_sentence(words, candidate.first):
        return False
    if words.text[words.ends[candidate.first - 1] : candidate.start] != " ":
        return False
    form, before = words.forms[candidate.first], words.forms[candidate.first - 1]
    after = words.text[candidate.end : candidate.end + 2]
    if form in lexicon.given or before[0].isupper() or (after[:1] == " " and after[1:].isupper()):
        return False
    return form.lower() in lexicon.definite or not (
        before.lower() in lexicon.definite or before.lower() in lexicon.articles
    )


def _is_article_and_word(page: Page, candidate: Candidate) -> bool:
    """ "La Victoria", "El Banco": an ordinary word behind its article."""
    if candidate.traits & traits.COUNTRY:
        return False
    first, *rest = (form.lower() for form in page.words.forms[candidate.first : candidate.last + 1])
    return len(rest) == 1 and first in page.lexicon.definite and rest[0] in page.lexicon.words
