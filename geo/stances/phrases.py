"""One noun phrase: which country acts in it, if any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from geo.stances.vocabulary import CONNECTORS, Vocabulary
from geo.stances.words import COUNTRY_ROLES, Word

PhraseKind = Literal["country", "collective", "pronoun", "bloc", "foreign", "adverbial", "nobody"]
"""A country that acts; countries without their names; "it"; a bloc; a phrase in which a country only stands
behind a preposition ("talks with Syria"); one that begins with a preposition; anything else."""

_LONGEST = 18


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `first` to `last`, and who they are. `at` is the word that says so."""

    first: int
    last: int
    kind: PhraseKind
    country: str | None = None
    at: int = 0


def phrase_before(words: Sequence[Word], last: int, stop: int, vocabulary: Vocabulary) -> Phrase | None:
    """The phrase that ends at a word, not reaching back to `stop`; None when there is none."""
    if last > stop and (words[last].lower,) in vocabulary.pronouns:
        return Phrase(last, last, "pronoun", at=last)
    if last - 1 > stop and (words[last - 1].lower, words[last].lower) in vocabulary.pronouns:
        return Phrase(last - 1, last, "pronoun", at=last - 1)
    first = last + 1
    while first - 1 > stop and last - first < _LONGEST and not _bounds(words, first - 1, vocabulary):
        if first <= last and connector_before(words, first - 1, vocabulary):
            break
        if first <= last and _is_focus(words, first - 1, vocabulary):
            break
        if first <= last and (words[first - 1].role == "date" or is_verb(words, first - 1, vocabulary)):
            break
        first -= 1
    if first > last:
        return None
    phrase = read_phrase(words, first, last, vocabulary)
    if phrase.kind in ("nobody", "adverbial"):
        name = last - (last > first and words[last - 1].lower in vocabulary.words["articles"])
        if words[last].role in ("name", "capital") and _closes_noun(words, first, name - 1, vocabulary):
            return read_phrase(words, name, last, vocabulary)
    return phrase


def _closes_noun(words: Sequence[Word], first: int, last: int, vocabulary: Vocabulary) -> bool:
    """ "Within hours of the ceremony (Chile ratified)": a noun with its article takes no name behind it."""
    lists, noun = vocabulary.words, words[last]
    return (
        last - first >= 2
        and noun.role == "word"
        and noun.lower not in lists["prepositions"] | lists["adverbs"]
        and words[last - 1].lower in lists["definite"]
        and words[last - 2].lower in lists["prepositions"]
    )


def _is_focus(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """ "Of the five only Chile": a phrase begins behind the word."""
    lists = vocabulary.words
    named = words[index + 1].role in COUNTRY_ROLES and words[index].lower in lists["focus"]
    return named and (index == 0 or words[index - 1].lower not in lists["determiners"])


def phrase_after(words: Sequence[Word], first: int, vocabulary: Vocabulary) -> Phrase | None:
    """The phrase that begins at a word; it ends with its country, or with the noun that acts for it."""
    last = _behind_approximation(words, first, len(words) - 1, vocabulary) - 1
    country = None
    while last + 1 < len(words) and last + 1 - first < _LONGEST and not _bounds(words, last + 1, vocabulary):
        word = words[last + 1]
        if _is_link(word, vocabulary) and not (country is None and word.lower in vocabulary.words["owners"]):
            break
        if country is not None and is_verb(words, last + 1, vocabulary):
            break
        last += 1
        if word.role in COUNTRY_ROLES:
            country = last
    if last < first:
        return None
    if country is not None and words[country].role != "demonym" and not words[country].text.isupper():
        acting = any(is_form(words[i], "actors", vocabulary) for i in range(country + 1, last + 1))
        last = last if acting else country
    return read_phrase(words, first, last, vocabulary)


def _is_link(word: Word, vocabulary: Vocabulary) -> bool:
    return word.role == "date" or (word.role == "word" and word.lower in vocabulary.words["prepositions"])


def connector_before(words: Sequence[Word], last: int, vocabulary: Vocabulary) -> tuple[str, int] | None:
    """The connector that ends at a word ("including", "unlike"): its list and its first word."""
    if last < 0 or words[last].lower not in vocabulary.connectors:
        return None
    for name in CONNECTORS:
        for entry in vocabulary.phrases[name]:
            start = last - len(entry) + 1
            if start >= 0 and tuple(word.lower for word in words[start : last + 1]) == entry:
                return name, start
    return None


def is_form(word: Word, name: str, vocabulary: Vocabulary) -> bool:
    """Whether a word is a form of one of a list."""
    return word.role == "word" and word.lower in vocabulary.forms[name]


def is_number(word: Word, vocabulary: Vocabulary) -> bool:
    """A number in figures or words."""
    return word.lower in vocabulary.numbers or word.text.replace(",", "").isdigit()


def is_proper(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a phrase is a capitalised name, such as that of a body we do not know."""
    return phrase.kind == "nobody" and words[phrase.last].text[0].isupper()


def is_verb(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Whether a past form is the verb of a clause: "the deal angered Chile", not "the elected leader"."""
    word = words[index]
    if word.role != "word" or not word.lower.isalpha() or word.text[0].isupper():
        return False
    if not word.lower.endswith("ed") and word.lower not in vocabulary.past_words:
        return False
    before = words[index - 1] if index else None
    if (
        before is None
        or before.role in ("mark", "demonym")
        or before.lower == "'s"
        or before.lower.endswith("ly")
    ):
        return False
    lists = vocabulary.words
    return before.lower not in lists["determiners"] | lists["prepositions"] | lists["conjunctions"]


def is_participle(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether "have" before it is an auxiliary."""
    lists = vocabulary.words
    past = word.lower.endswith("ed") or word.lower in vocabulary.past_words
    return past or word.lower in lists["be"] | lists["negations"] | lists["adverbs"]


def _bounds(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Whether a phrase cannot reach across a word."""
    word = words[index]
    if word.role == "mark":
        return not _is_hyphen(words, index)
    if word.role != "word":
        return False
    lists = vocabulary.words
    if word.lower in lists["prepositions"]:
        return word.lower in lists["adverbials"]
    return (
        word.lower in vocabulary.limits
        or (is_form(word, "reporting", vocabulary) and not is_form(word, "collectives", vocabulary))
        or word.lower.endswith("n't")
    )


def _is_hyphen(words: Sequence[Word], index: int) -> bool:
    """A hyphen inside a word ("co-host", "US-led"), not a dash without blanks ("Council-Brazil, Chile")."""
    if words[index].text != "-" or not 0 < index < len(words) - 1:
        return False
    left, right = words[index - 1], words[index + 1]
    glued = left.end == words[index].start and right.start == words[index].end
    return glued and (right.role == "word" and left.role == "word")


def read_phrase(words: Sequence[Word], first: int, last: int, vocabulary: Vocabulary) -> Phrase:
    """The phrase of these words: its head is what stands before the first preposition."""
    lists = vocabulary.words
    behind = _behind_approximation(words, first, last, vocabulary)
    if behind == first and words[first].role == "word" and words[first].lower in lists["prepositions"]:
        return Phrase(first, last, "adverbial")
    if _is_pronoun(words, first, last, vocabulary) or _is_owned_by_it(words, first, last, vocabulary):
        return Phrase(first, last, "pronoun", at=first)
    start = behind
    while start < last and words[start].lower in lists["determiners"] | lists["adverbs"]:
        start += 1
    cut = next((i for i in range(start + 1, last) if words[i].lower in lists["prepositions"]), last + 1)
    end = cut - 1
    while end > start and (words[end].role == "date" or words[end].lower in lists["adverbs"]):
        end -= 1
    kind, at = _owned(words, end, cut, last, vocabulary)
    if kind not in ("country", "collective"):
        kind, at = _head(words, start, end, vocabulary) or (kind, at)
    if kind == "nobody" and _is_numbered(words, first, end, vocabulary):
        kind, at = "collective", end
    return Phrase(first, last, kind, words[at].country if kind == "country" else None, at)


def _is_numbered(words: Sequence[Word], first: int, last: int, vocabulary: Vocabulary) -> bool:
    """ "The twelfth user (of the currency)": one of several, whatever they are called."""
    lists = vocabulary.words
    return (
        last - first > 1
        and words[first].lower in lists["definite"]
        and words[first + 1].lower in lists["ordinals"]
    )


def _is_pronoun(words: Sequence[Word], first: int, last: int, vocabulary: Vocabulary) -> bool:
    """ "It", "both", "the two countries", "these nations"."""
    written = tuple(word.lower for word in words[first : last + 1])
    if written in vocabulary.pronouns:
        return True
    if last == first or last - first > 2 or not is_form(words[last], "collectives", vocabulary):
        return False
    few = last - first == 1 or (
        words[first + 1].lower in vocabulary.numbers and vocabulary.numbers[written[1]] < 10
    )
    plural = words[last].lower not in vocabulary.words["collectives"]
    return few and plural and written[0] in vocabulary.words["definite"]


def _is_owned_by_it(words: Sequence[Word], first: int, last: int, vocabulary: Vocabulary) -> bool:
    """ "Its athletes", "their government": those who act for whom the pronoun means."""
    owned = words[first].lower in vocabulary.words["owner_pronouns"]
    owned = owned and not any(word.role in COUNTRY_ROLES for word in words[first : last + 1])
    return owned and 0 < last - first < 3 and is_form(words[last], "actors", vocabulary)


def _behind_approximation(words: Sequence[Word], first: int, last: int, vocabulary: Vocabulary) -> int:
    """The number behind "around" or "more than"; the first word where there is none."""
    if first > last or words[first].lower not in vocabulary.starts["approximations"]:
        return first
    for entry in vocabulary.phrases["approximations"]:
        number = first + len(entry)
        written = tuple(word.lower for word in words[first:number])
        if written == entry and number <= last and is_number(words[number], vocabulary):
            return number
    return first


def _head(
    words: Sequence[Word], first: int, last: int, vocabulary: Vocabulary
) -> tuple[PhraseKind, int] | None:
    countries = [i for i in range(first, last + 1) if words[i].role in COUNTRY_ROLES]
    if countries:
        at = countries[-1]
        if at == last:
            alone = words[at].role != "demonym" or (at > 0 and words[at - 1].lower == "the")
            return ("country", at) if alone else None
        acting = any(is_form(word, "actors", vocabulary) for word in words[at + 1 : last + 1])
        acting = acting or _is_person(words, at, last)
        return ("country", at) if acting and words[at].role != "person" else None
    if words[last].role == "bloc":
        return "bloc", last
    if last - first < 2 and words[last].lower in vocabulary.words["ordinals"]:
        return "collective", last
    if is_form(words[last], "collectives", vocabulary) or is_number(words[last], vocabulary):
        return "collective", last
    return None


def _is_person(words: Sequence[Word], country: int, last: int) -> bool:
    """ "Canada's Justin Moreau": two names or more behind the country that somebody speaks for."""
    names = words[country + 2 : last + 1]
    owned = words[country].role == "name" and words[country + 1].lower == "'s"
    return owned and len(names) > 1 and all(word.role == "word" and word.text.istitle() for word in names)


def _owned(
    words: Sequence[Word], head: int, cut: int, last: int, vocabulary: Vocabulary
) -> tuple[PhraseKind, int]:
    """ "The government of Brazil", "leaders from 12 countries"; "talks with Syria" is foreign."""
    behind = [i for i in range(cut, last + 1) if words[i].role in COUNTRY_ROLES]
    acting = any(is_form(words[head], name, vocabulary) for name in ("actors", "collectives", "quantities"))
    acting = acting or (head > 0 and all(word.text.istitle() for word in words[head - 1 : head + 1]))
    abroad = words[min(cut, last)].lower in vocabulary.words["abroad"]
    posted = abroad and is_form(words[head], "envoys", vocabulary)
    posted = posted or is_form(words[head], "related", vocabulary)
    if acting and cut < last and words[cut].lower in vocabulary.words["owners"] and not posted:
        inner = range(cut + 2, last + 1)
        end = next((i - 1 for i in inner if words[i].lower in vocabulary.words["prepositions"]), last)
        found = _head(words, cut + 1, end, vocabulary)
        if found is not None and found[0] in ("country", "collective"):
            return found
    return ("foreign", behind[0]) if behind else ("nobody", head)
