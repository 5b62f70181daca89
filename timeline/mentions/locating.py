"""Where a name is a place's by the words before it, though a person or a thing in the text is called so too.

French says "à Valence", "maire de Valence", "la Drôme" of places only, so that a Mr. Valence takes nothing
from the town. For languages with the habit "located".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from timeline.mentions import traits
from timeline.mentions.lexicon import Lexicon
from timeline.mentions.page import APOSTROPHES, SPACES, opens_sentence
from timeline.mentions.stretches import Candidate
from timeline.mentions.words import Words

_DATE_LINE = 3
"""A date line counts for so many."""
_LONGEST_LIST = 60
"""Names of a list that are looked at."""
_WIDE = traits.COUNTRY | traits.ADMIN1 | traits.ADMIN2


def located_names(words: Words, candidates: Sequence[Candidate], lexicon: Lexicon) -> frozenset[str]:
    """The names, as written and as keys, that stand as places at least as often as they stand alone."""
    if not lexicon.sited:
        return frozenset()
    counts: Counter[str] = Counter()
    places: dict[str, set[str]] = {}
    for number, candidate in enumerate(candidates):
        if is_located(words, candidates, number, lexicon):
            counts[candidate.key] += _DATE_LINE if _begins_line(words, candidate) else 1
            places.setdefault(candidate.key, {candidate.key}).add(words.forms[candidate.first])
        elif not _is_introduced(words, candidate, lexicon) and not _is_owner(words, candidate, lexicon):
            counts[candidate.key] -= 1
    return frozenset(name for key, found in places.items() if counts[key] >= 0 for name in found)


def is_located(words: Words, candidates: Sequence[Candidate], number: int, lexicon: Lexicon) -> bool:
    """Whether the words before a name, or the dash of a date line, make it a place here."""
    if not lexicon.sited:
        return False
    for each in range(number, max(number - _LONGEST_LIST, -1), -1):
        surely = _surely_located(words, candidates, each, lexicon)
        if surely is not None:
            return surely
        before = _before(words, candidates[each].first)
        if before in lexicon.belonging and before not in lexicon.definite:
            told = stands_of(words, candidates[each].first, lexicon) or before in lexicon.landed
        else:
            told = before in lexicon.landed or _ends_between(words, candidates, each, lexicon)
        if told or not is_relisted(words, candidates, each, lexicon):
            return told
    return False


def _surely_located(
    words: Words, candidates: Sequence[Candidate], number: int, lexicon: Lexicon
) -> bool | None:
    """Whether a name is a place, where no list that it may stand in could tell; None where one could."""
    candidate = candidates[number]
    if is_contained(words, candidates, number, lexicon):
        return True
    if _begins_line(words, candidate):
        return words.forms[candidate.first].isupper() and len(words.forms[candidate.first]) > 2
    before = _before(words, candidate.first)
    if before is None:
        return False
    if before in lexicon.urban:
        # "à Hollande" is said to no country: that has its article
        land = candidate.traits & traits.COUNTRY and not candidate.traits & traits.CITY
        return not land and _before(words, candidate.first - 1) not in lexicon.addressing
    return None


def is_contained(words: Words, candidates: Sequence[Candidate], number: int, lexicon: Lexicon) -> bool:
    """ "Valence, dans la Drôme", "Mobile, en Alabama": whether what contains a place stands behind it."""
    if not lexicon.sited or number + 1 == len(candidates):
        return False
    candidate, outer = candidates[number], candidates[number + 1]
    gap = words.text[candidate.end : outer.start].rstrip()
    told = gap in ("(", " (") or (gap[:1] == "," and gap in lexicon.between)
    wide = outer.traits & _WIDE and not outer.traits & traits.DEMONYM
    return bool(told and wide and not candidate.traits & traits.COUNTRY)


def lacks_article(words: Words, first: int, lexicon: Lexicon) -> bool:
    """Whether a name stands as no land does where lands have articles: "Hollande parle", "à Hollande"."""
    before = _before(words, first)
    lists = (lexicon.landed, lexicon.belonging, lexicon.within - lexicon.urban)
    return bool(lexicon.landed) and not any(before in some for some in lists)


def stands_of(words: Words, first: int, lexicon: Lexicon) -> bool:
    """ "maire de", "venu de": whether such a word and "of" stand before a name."""
    return _before(words, first) in lexicon.belonging and _before(words, first - 1) in lexicon.sited


def is_relisted(words: Words, candidates: Sequence[Candidate], number: int, lexicon: Lexicon) -> bool:
    """ "de Quimper, de Douarnenez et de Morlaix": whether a name continues a list with its preposition."""
    if not number:
        return False
    candidate, other = candidates[number], candidates[number - 1]
    before = _before(words, candidate.first)
    if before is None or before != _before(words, other.first):
        return False
    if before not in lexicon.belonging and before not in lexicon.within:
        return False
    gap = words.text[other.end : words.starts[candidate.first - 1]].strip()
    return gap == "," or gap in lexicon.joining


def _ends_between(words: Words, candidates: Sequence[Candidate], number: int, lexicon: Lexicon) -> bool:
    """ "entre Bollène et Carpentras": the second of the two."""
    first = candidates[number].first
    if not number or candidates[number - 1].last != first - 2 or _before(words, first) not in lexicon.joining:
        return False
    return _before(words, candidates[number - 1].first) in lexicon.amid


def _before(words: Words, index: int) -> str | None:
    """The word before this one in lower case, if only a space or an apostrophe is between."""
    if index < 1:
        return None
    gap = words.text[words.ends[index - 1] : words.starts[index]]
    return words.forms[index - 1].lower() if gap in SPACES or gap in APOSTROPHES else None


def _begins_line(words: Words, candidate: Candidate) -> bool:
    return candidate.start == 0 or words.text[candidate.start - 1] == "\n"


def _is_introduced(words: Words, candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether a given name, a title or another capital stands before it."""
    if not candidate.first:
        return False
    before = words.forms[candidate.first - 1]
    if before.lower() in lexicon.titles:
        return True
    return before[0].isupper() and not opens_sentence(words, candidate.first)


def _is_owner(words: Words, candidate: Candidate, lexicon: Lexicon) -> bool:
    return _before(words, candidate.first) in lexicon.belonging
