"""What speaks for and against a name being a place where it stands: the names of the cues, to be weighed."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.mentions import traits
from timeline.mentions.after import right_cues
from timeline.mentions.before import is_language, left_cues, word_before
from timeline.mentions.lexicon import Lexicon
from timeline.mentions.locating import is_located, lacks_article
from timeline.mentions.page import HYPHENS, SPACES, Page, is_ordinary, opens_sentence
from timeline.mentions.stretches import Candidate

_EXCUSED = frozenset(("lower-case-in-text", "ordinary-word", "ordinary-word-opens"))
"""What says nothing against a name that the words before it make a place."""

_ARTICLED = traits.COUNTRY | traits.REGION
"""What can have an article, as a person has not: "die Oder"."""

_PLAIN_PLACE = frozenset(
    (
        *("within", "settlement-of", "toward-town", "from-to", "visited", "ends-list"),
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
    if "persons-towns" in lexicon.habits and not _PLAIN_PLACE.isdisjoint(cues):
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


def name_cues(page: Page, candidate: Candidate) -> Iterator[str]:
    """What the name itself says."""
    bits, lexicon = candidate.traits, page.lexicon
    yield rank_of(bits)
    if bits & traits.ALTERNATE:
        yield "alternate"
    if bits & traits.SHARED:
        yield "shared-kind"
        return
    if bits & traits.SITE:
        yield "site"
    form = page.words.forms[candidate.first]
    written = page.words.text[candidate.start : candidate.end]
    if written in lexicon.exonyms:
        yield "own-name"
    if candidate.first != candidate.last:
        yield "several-words"
        if _is_article_and_word(page, candidate) and not _is_surely_name(page, candidate):
            yield "ordinary-word"
            if opens_sentence(page.words, candidate.first) and not candidate.traits & traits.LARGE:
                yield "ordinary-word-opens"
        if "persons-towns" in lexicon.habits and _is_no_person(page, candidate):
            return
        if form in lexicon.given:
            yield "like-a-person" if "persons-towns" in lexicon.habits else "begins-with-given-name"
        if all(each in lexicon.given for each in page.words.forms[candidate.first : candidate.last + 1]):
            yield "all-given-names"
        return
    if form.lower() in lexicon.directions:
        yield "only-a-direction"
    opens = opens_sentence(page.words, candidate.first)
    if is_ordinary(page, candidate) or (
        opens and "capital-nouns" in lexicon.habits and form.lower() in lexicon.openers
    ):
        yield "ordinary-word-named" if _is_surely_name(page, candidate) else "ordinary-word"
        if "capital-nouns" in lexicon.habits:
            yield "ordinary-noun"
        if opens:
            yield "ordinary-word-opens"
    if form in lexicon.given or form.lower() in lexicon.homonyms:
        yield "given-name"
    elif bits & traits.CITY and _has_no_article(bits, lexicon) and _stands_alone(page, candidate):
        yield "no-other-word"
    elif "located" in lexicon.habits and bits & traits.CITY and _stands_alone(page, candidate):
        known = form in page.surnames or form in page.persons or candidate.last + 1 in page.known
        whole = page.words.text[candidate.end : candidate.end + 1] not in HYPHENS
        if whole and not known and not bits & traits.LARGE:
            yield "no-other-word"
    alone = bits & traits.TOWNSPEOPLE and _stands_without_noun(page, candidate)
    if alone:
        yield "townspeople-alone"
    before = word_before(page, candidate)
    river = "bare-towns" in lexicon.habits and bits & _ARTICLED and before in lexicon.definite
    named = candidate.key in page.persons or (written in lexicon.exonyms and form in page.persons)
    if river and (named or form in page.persons):
        yield "terrain"
    elif named or (
        "bare-towns" in lexicon.habits and form in page.persons and (alone or not bits & traits.TOWNSPEOPLE)
    ):
        yield "person-elsewhere" if before in lexicon.locating else "person-in-text"
        if (
            bits & traits.COUNTRY
            and "located" in lexicon.habits
            and lacks_article(page.words, candidate.first, lexicon)
        ):
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
    if "persons-towns" in lexicon.habits and (
        candidate.key in page.persons
        or words.forms[candidate.first].lower() in lexicon.surnames
        or (plain in lexicon.titles and gap == " ")
    ):
        return False
    return apart or not before[:1].isupper() or plain in lexicon.openers


def _stands_without_noun(page: Page, candidate: Candidate) -> bool:
    """ "es gab Wiener mit Senf", "Kölner, der Wirt": neither "die Wiener" nor "der Wiener Bürgermeister"."""
    words, lexicon = page.words, page.lexicon
    before, following = word_before(page, candidate), candidate.last + 1
    opens = opens_sentence(words, candidate.first)
    if not opens and (
        before in lexicon.definite or before in lexicon.articles or _is_inflected(page, candidate)
    ):
        return False
    if following + 1 >= len(words) or words.text[candidate.end : words.starts[following]] not in SPACES:
        return True
    after, second = words.forms[following], words.forms[following + 1]
    if after.lower() in lexicon.joining and following + 2 < len(words):
        # "Kölner und Düsseldorfer Narren"
        return not (second.endswith("er") and words.forms[following + 2][0].isupper())
    return not after[0].isupper() and not (opens and after.endswith("en"))  # "Berliner klagen"


def _is_inflected(page: Page, candidate: Candidate) -> bool:
    """ "junge Berliner", "ein gebürtiger Rigaer": whether the word before is an adjective's."""
    before = page.words.forms[candidate.first - 1] if candidate.first else ""
    ends = before.endswith(("e", "er", "en", "em"))
    return before.islower() and ends and before not in page.lexicon.verbal


def _has_no_article(bits: int, lexicon: Lexicon) -> bool:
    """Whether the language writes no article before such a name."""
    town = rank_of(bits) in ("town", "county", "large-city")
    return "bare-towns" in lexicon.habits or (town and "small-nouns" in lexicon.habits)


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


def rank_of(bits: int) -> str:
    """The weightiest thing the name can be."""
    for bit, name in (
        (traits.FEATURE, "feature"),
        (traits.COUNTRY, "country"),
        (traits.DEMONYM, "demonym"),
        (traits.ADMIN1, "state"),
        (traits.HUGE, "huge-city"),
        (traits.BLOC, "bloc"),
        (traits.REGION | traits.LARGE, "known-region"),
        (traits.REGION, "region"),
        (traits.LARGE, "large-city"),
        (traits.ADMIN2, "county"),
        (traits.CITY, "town"),
    ):
        if bits & bit == bit:
            return name
    return "abbreviation"
