"""The cues that stand before a name."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.mentions import traits
from timeline.mentions.locating import is_relisted, stands_of
from timeline.mentions.page import (
    APOSTROPHES,
    HYPHENS,
    SPACES,
    Page,
    in_headline,
    is_genitive,
    is_ordinary,
    opens_sentence,
)
from timeline.mentions.stretches import Candidate

_WIDE = traits.COUNTRY | traits.ADMIN1 | traits.ABBREVIATION


def word_before(page: Page, candidate: Candidate) -> str:
    """The word before a name, small; empty where the text begins, or where more than a space is between."""
    words, index = page.words, candidate.first - 1
    if index < 0 or words.text[words.ends[index] : candidate.start] not in SPACES:
        return ""
    return words.forms[index].lower()


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
    elif gap == " (" and "small-nouns" in lexicon.habits and _is_next(page, position):
        yield "container"
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
    candidate, lexicon, plain = page.candidates[position], page.lexicon, before.lower()
    bare = "bare-towns" in lexicon.habits
    if before[-1].isdigit() and page.words.forms[candidate.first].lower() in lexicon.units:
        yield "after-number"
        return
    if plain in lexicon.particles and _bears_name(page, candidate):
        yield "after-given-name"
        return
    if is_language(page, candidate):
        yield "language"
    if plain in lexicon.clubs and _shares_names(page) and _is_town(candidate):
        yield "after-club"  # "el Villarreal", "al Eibar"
    elif bare and _stands_bare(page, candidate) and (plain in lexicon.definite or plain in lexicon.articles):
        yield _after_article(page, candidate)
    elif plain in lexicon.belonging:
        yield _of_cue(page, candidate)
    elif plain in lexicon.within and plain in lexicon.definite:
        yield "after-the"
        yield "at-site" if candidate.traits & traits.SITE else "within-the"
    elif plain in lexicon.within:
        yield "within"
        if plain in lexicon.urban and "small-nouns" in lexicon.habits:
            yield "within-bare"
    elif bare and plain in lexicon.settlements:
        yield "settlement-before" if _is_called(page, candidate) else "after-settlement"
    elif plain in lexicon.clubs and not _shares_names(page):
        yield "after-club"
    elif _is_journey(page, position, plain):
        yield "from-to"
    elif plain in lexicon.toward:
        towards_town = (
            (bare and _is_town(candidate)) or plain in lexicon.bound or _goes_there(page, candidate)
        )
        yield "toward-town" if towards_town else "toward"
    elif plain in lexicon.directions:
        yield "direction"
    elif plain in lexicon.titles and not is_genitive(page.words, candidate):
        yield "after-title"
    elif plain in lexicon.articles and _shares_names(page) and _is_town(candidate):
        yield "town-after-article"
    elif plain in lexicon.definite:
        yield "after-the"
        yield from _before_the(page, candidate)
    elif plain in lexicon.articles:
        yield "after-article"
    elif plain in lexicon.namesakes:
        yield "namesake"
    elif before[0].isupper() and not (
        plain in lexicon.openers and opens_sentence(page.words, candidate.first - 1)
    ):
        yield _capital_before(page, position, before)
    elif _shares_names(page) and before in lexicon.visits:
        yield "visited"
    elif plain in lexicon.joining:
        yield "after-and"
        if _ends_list(page, position):
            yield "ends-list"
    elif plain in lexicon.landforms:
        yield "after-holder"
    else:
        yield "after-other"


def _goes_there(page: Page, candidate: Candidate) -> bool:
    """ "viajó a Talca": whether somebody goes where this is, so that it is no person."""
    plain = page.words.forms[candidate.first - 1].lower()
    before = page.words.forms[candidate.first - 2].lower() if candidate.first > 1 else ""
    return plain in page.lexicon.destination and before in page.lexicon.motions and _shares_names(page)


def _shares_names(page: Page) -> bool:
    return "persons-towns" in page.lexicon.habits


def _is_next(page: Page, position: int) -> bool:
    """Whether the name before this one ends right before it: "Úbeda (Jaén)"."""
    return position > 0 and page.candidates[position - 1].last == page.candidates[position].first - 1


def _ends_list(page: Page, position: int) -> bool:
    """ "Machala, Loja y Esmeraldas": whether it is the last of three names and more."""
    if position < 2:
        return False
    first, second, third = page.candidates[position - 2 : position + 1]
    comma = page.words.text[first.end : second.start]
    return comma == ", " and first.last == second.first - 1 and second.last == third.first - 2


def _after_article(page: Page, candidate: Candidate) -> str:
    """What an article says about a name that has none as a town's: "am Tegernsee", "die Köln-Wahl"."""
    if page.words.text[candidate.end : candidate.end + 1] in HYPHENS:
        return "after-other"
    if _is_relative(page, candidate):
        return "after-other"
    plain = page.words.forms[candidate.last].lower()
    terrain = plain in page.lexicon.terrain and not is_ordinary(page, candidate)
    return "terrain" if terrain else "town-after-article"


def _is_relative(page: Page, candidate: Candidate) -> bool:
    """ "Die Linie 6, die Wiesbaden mit Mainz verbindet": whether the article is a pronoun."""
    words, index = page.words, candidate.first - 1
    behind_comma = index > 0 and words.text[words.ends[index - 1] : words.starts[index]] == ", "
    return behind_comma and not is_ordinary(page, candidate)


def _stands_bare(page: Page, candidate: Candidate) -> bool:
    """Whether the name has no article as a place, so that with one it is another word: "die Halle"."""
    return _is_town(candidate) or is_ordinary(page, candidate)


def _is_called(page: Page, candidate: Candidate) -> bool:
    """ "die Stadt Ende Mai": whether what follows the word for a settlement is no time."""
    following = candidate.last + 1
    after = page.words.forms[following] if following < len(page.words) else ""
    time = after[:1].isdigit() or after.lower() in page.lexicon.days
    return not (time and is_ordinary(page, candidate))


def _is_town(candidate: Candidate) -> bool:
    wider = traits.COUNTRY | traits.ADMIN1 | traits.REGION | traits.DEMONYM | traits.BLOC
    return bool(candidate.traits & traits.CITY) and not candidate.traits & wider


def _bears_name(page: Page, candidate: Candidate) -> bool:
    """ "Otto von Bismarck", "Ursula von der Leyen": whether a given name stands before the particles."""
    forms, lexicon = page.words.forms, page.lexicon
    first = candidate.first - 1
    while first > 0 and (forms[first].lower() in lexicon.particles or forms[first] in lexicon.definite):
        first -= 1
    return forms[first] in lexicon.given


def _before_the(page: Page, candidate: Candidate) -> Iterator[str]:
    """ "outside the White House", "to the Vatican"."""
    before = page.words.forms[candidate.first - 2].lower() if candidate.first > 1 else ""
    head = page.words.forms[candidate.first - 3].lower() if candidate.first > 2 else ""
    if before in page.lexicon.belonging and head in page.lexicon.namesakes:
        yield "namesake"
    if before in page.lexicon.within:
        yield "at-site" if candidate.traits & traits.SITE else "within-the"
    elif before in page.lexicon.toward:
        yield "toward-the"


def _after_hyphen(candidate: Candidate, before: str) -> str:
    """ "R-Ashland", where a member lives, against "R-Fla.", which is part of the title."""
    if before not in ("R", "D", "I"):
        return "after-hyphen"
    return "party-and-state" if candidate.traits == traits.ABBREVIATION else "after-party"


def _is_known(page: Page, index: int) -> bool:
    """Whether a name of the gazetteer ends with this word: "Paris-Berlin", but not "Port-Joinville"."""
    form = page.words.forms[index].lower()
    return form not in page.lexicon.words and any(each.last == index for each in page.candidates)


def _is_journey(page: Page, position: int, before: str) -> bool:
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


def is_language(page: Page, candidate: Candidate) -> bool:
    """ "in French", "speak Dutch"."""
    if not candidate.first or not candidate.traits & traits.DEMONYM:
        return False
    before = page.words.forms[candidate.first - 1].lower()
    return before in page.lexicon.language and _ends_phrase(page, candidate)


def _ends_phrase(page: Page, candidate: Candidate) -> bool:
    """Whether no noun follows that an adjective could belong to: "in French." against "in French cities"."""
    after = page.words.text[candidate.end : candidate.end + 8]
    return not after[:1].isspace() or " ".join(after.lower().split()[:1]) in page.lexicon.joining


def _of_cue(page: Page, candidate: Candidate) -> str:
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
    return "capital-of" if head[0].isupper() and "capital-nouns" not in lexicon.habits else "of"


def _ends_person(page: Page, candidate: Candidate) -> bool:
    """ "Enrique Ayala Mérida", "Victoria Santa Fe": whether the words before it begin with a given name."""
    words, lexicon = page.words, page.lexicon
    first = candidate.first
    while first > 0 and words.text[words.ends[first - 1] : words.starts[first]] == " ":
        before = words.forms[first - 1]
        if not before[0].isupper():
            break
        first -= 1
    return first < candidate.first and words.forms[first] in lexicon.given


def _capital_before(page: Page, position: int, before: str) -> str:
    lexicon = page.lexicon
    if _shares_names(page) and _ends_person(page, page.candidates[position]):
        return "after-given-name"
    if "small-nouns" in lexicon.habits and page.candidates[position].traits == traits.DEMONYM:
        return "adjective-in-name"
    if before in lexicon.given:
        return "as-surname" if "capital-nouns" in lexicon.habits else "after-given-name"
    if before.lower() in lexicon.holders:
        return "after-holder"
    if before.lower() in lexicon.settlements:
        return "after-settlement"
    if before.lower() in lexicon.days:
        return "after-day"
    if position and page.candidates[position - 1].last == page.candidates[position].first - 1:
        if "located" in lexicon.habits:
            return "after-bare-name"
        town = _is_town(page.candidates[position])
        adjective = page.candidates[position - 1].traits & traits.TOWNSPEOPLE
        return "after-townspeople" if town and adjective else "after-name"
    if "capital-nouns" in lexicon.habits:
        return "after-other"
    if in_headline(page.words, page.candidates[position]):
        return "after-capital-in-headline"
    strange = "located" in lexicon.habits and not opens_sentence(
        page.words, page.candidates[position].first - 1
    )
    return "after-strange-capital" if strange else "after-capital"
