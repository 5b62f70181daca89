"""What a question is about, as it stands in the texts: where each document speaks of it, and of what else."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from geo.countries import capital_alpha3, country_alpha3, demonym_alpha3
from geo.model import Question
from geo.stances.bodies import Body, body_named, find_bodies
from geo.stances.keys import stem
from geo.stances.phrases import is_form
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import COUNTRY_ROLES, Passage, Word

_PIECE = re.compile(r"[^\W_]+")
_SPREAD = 6
_OFTEN = 3
_ASIDE = 9
_CLAUSE_ENDS = frozenset({",", ";", ":", ".", "(", ")"})
_LONG, _FAR = 4, 20
"""A term of so many words may be spread over a sentence."""
_LONGEST_NAME = 4
"""Words of a country's name."""
HYPHENS = frozenset(("-", "–"))


@dataclass(frozen=True)
class Topic:
    """The words of a question: each entry of `terms` is the words of one phrase, each with its alternatives
    (a country's name and its code)."""

    terms: tuple[tuple[frozenset[str], ...], ...]
    content: frozenset[str]
    """The words that tell this instrument from others."""
    countries: frozenset[str]
    body: str | None = None
    """Where the vote was held, if the question says so."""
    nouns: frozenset[str] = frozenset()
    """What the question calls the instrument: "pact"."""
    loose: frozenset[tuple[frozenset[str], ...]] = frozenset()
    """Terms of one common word, "troops" beside "Mali": they mean it where another term stands too."""

    @cached_property
    def firm(self) -> tuple[tuple[frozenset[str], ...], ...]:
        """The terms that name it by themselves."""
        return tuple(term for term in self.terms if term not in self.loose)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """One of them stands wherever a term does: the longest word of each."""
        return frozenset(key for term in self.terms for key in max(term, key=_longest, default=frozenset()))


@dataclass(frozen=True, slots=True)
class Course:
    """Where a document speaks of the topic and where of another instrument: starts of words, in order."""

    on: tuple[int, ...]
    off: tuple[int, ...]
    sentences: tuple[int, ...]
    """Where each sentence starts."""
    titled: bool
    """The title of the document names the topic."""
    bodies: tuple[Body, ...] = ()
    """Where it names the bodies in which votes are held."""


def _longest(piece: frozenset[str]) -> tuple[int, list[str]]:
    return max(len(key) for key in piece), sorted(piece)


def compile_topic(question: Question, vocabulary: Vocabulary) -> Topic:
    """The topic of a question. A term that is only the deed itself ("sanctions") says nothing and is left out
    when others are left."""
    terms = [_term(phrase, vocabulary) for phrase in question.about]
    deeds = _with_stems(vocabulary.forms["ballot_deeds" if question.kind == "vote" else "deeds"])
    telling = [term for term in terms if term and not (len(term) == 1 and term[0] & deeds)]
    light = _with_stems(
        vocabulary.forms["instruments"]
        | vocabulary.words["prepositions"]
        | vocabulary.words["conjunctions"]
        | vocabulary.words["determiners"]
    )
    content = {key for term in telling or terms for piece in term for key in piece if not piece & light}
    countries = {key for key in content if len(key) == 3 and key.isupper()}
    kept = tuple(dict.fromkeys(telling or [term for term in terms if term]))
    body = body_named((*question.about, question.title), vocabulary) if question.kind == "vote" else None
    instruments = vocabulary.forms["instruments"]
    nouns = {word for phrase in question.about for word in phrase.lower().split() if word in instruments}
    # "Haiti mission": the last word says what it is.
    ends = {phrase.split()[-1] for phrase in question.about if len(phrase.split()) > 1}
    nouns |= {word for word in ends if word.islower()}
    if question.kind == "recognition":
        kept = (*kept, *_surnames(question.about, instruments))
    soldiers = vocabulary.forms["soldiers"] | vocabulary.forms["forces"]
    common = soldiers | vocabulary.words["gatherings"]
    plain = {term for term, phrase in zip(terms, question.about, strict=True) if phrase in common}
    loose = plain if not plain.issuperset(kept) else ()
    return Topic(kept, frozenset(content), frozenset(countries), body, frozenset(nouns), frozenset(loose))


@lru_cache(maxsize=16)
def _with_stems(words: frozenset[str]) -> frozenset[str]:
    """The words and what they are compared by: a declaration as "declarat"."""
    return words | {stem(word) for word in words}


def _is_subject(body: Body, topic: Topic) -> bool:
    """Whether the question is about this body: who is suspended from the council is so by another."""
    return all(not word_keys_of(word).isdisjoint(topic.content) for word in body.name.split())


def _surnames(about: Iterable[str], instruments: frozenset[str]) -> Iterator[tuple[frozenset[str], ...]]:
    """ "Porfirio Lobo" is spoken of as "Lobo"."""
    for phrase in about:
        names = phrase.split()
        named = len(names) > 1 and all(name.istitle() for name in names)
        if named and names[-1].lower() not in instruments and not _is_country(names):
            yield (_keys(names[-1]),)


def find_course(
    passages: Sequence[Passage],
    title: str | None,
    topic: Topic,
    vocabulary: Vocabulary,
    year: int | None = None,
) -> Course:
    """Where the document of these sentences speaks of the topic, and of another instrument if it does so. In
    the `year` of the document nobody says which: its Games are "the 1986 Games"."""
    anywhere = not topic.terms
    topic = _in_year(topic, year)
    name = [key for piece in _pieces(title or "") for key in sorted(_keys(piece))]
    named = [_terms_in(passage, topic) for passage in passages]
    places = zip(passages, named, strict=True)
    on = [passage.words[index].start for passage, here in places for index in here]
    on = on or _by_noun(passages, topic, vocabulary)
    titled = bool(find_terms(name, topic))
    sentences = tuple(passage.span.start for passage in passages)
    if not (on or titled or anywhere):
        return Course((), (), sentences, titled)
    off = [
        passage.words[index].start
        for passage, here in zip(passages, named, strict=True)
        for index in _other_instruments(passage, topic, vocabulary)
        if not any(abs(index - other) <= _SPREAD for other in here)
        and not _is_aside(passage.words, index, vocabulary)
    ]
    bodies: tuple[Body, ...] = ()
    if topic.body is not None:
        found = find_bodies(passages, vocabulary)
        bodies = tuple(each for each in found if each.name == topic.body or not _is_subject(each, topic))
    return Course(tuple(on), tuple(off), sentences, titled, bodies)


def _by_noun(passages: Sequence[Passage], topic: Topic, vocabulary: Vocabulary) -> list[int]:
    """Where "the constitution" stands in a document that has all the words of "EU constitution", apart."""
    found: list[int] = []
    if not topic.nouns:
        return found
    spoken = frozenset(key for passage in passages for key in passage.compared)
    for noun in sorted(topic.nouns):
        key = stem(noun)
        terms = [term for term in topic.terms if len(term) > 1 and any(key in piece for piece in term)]
        if not any(all(piece & spoken for piece in term) for term in terms):
            continue
        found += [
            passage.words[index].start
            for passage in passages
            if key in passage.compared
            for index in range(1, len(passage.keys))
            if passage.keys[index] == key and passage.words[index - 1].lower in vocabulary.words["definite"]
        ]
    return sorted(found)


def _in_year(topic: Topic, year: int | None) -> Topic:
    known = frozenset({str(year)})
    if not any(known in term for term in topic.terms):
        return topic
    terms = [tuple(piece for piece in term if piece != known) for term in topic.terms]
    return replace(topic, terms=tuple(term for term in terms if term))


def word_keys(words: Sequence[Word]) -> list[str]:
    """The words as terms write them: small, singular, a country as its code, a person by the last name."""
    return [word.key for word in words]


def _terms_in(passage: Passage, topic: Topic) -> list[int]:
    """Where a term stands in a sentence, which need not be taken apart where none does."""
    return [] if topic.anchors.isdisjoint(passage.compared) else find_terms(passage.keys, topic)


def find_terms(keys: Sequence[str], topic: Topic) -> list[int]:
    """Where a term stands: its words near each other in any order, those of a long one in one sentence."""
    found: list[int] = []
    if topic.anchors.isdisjoint(keys):
        return found
    places: dict[str, list[int]] = {}
    for index, key in enumerate(keys):
        places.setdefault(key, []).append(index)
    for term in topic.terms:
        reach = len(term) + (_FAR if len(term) >= _LONG else _SPREAD)
        rarest = min(term, key=lambda piece: sum(len(places.get(key, ())) for key in piece))
        for index in sorted(index for key in rarest for index in places.get(key, ())):
            near = frozenset(keys[max(0, index - reach) : index + reach + 1])
            if all(piece & near for piece in term):
                found.append(index)
    return sorted(set(found))


def is_near(course: Course, position: int, back: int, ahead: int = 0) -> bool:
    """Whether the topic is named in the sentence of a position, up to `back` before or `ahead` after it."""
    here = bisect_right(course.sentences, position) - 1
    first = course.sentences[max(here - back, 0)]
    behind = here + 1 + ahead
    last = course.sentences[behind] if behind < len(course.sentences) else 1 << 62
    index = bisect_left(course.on, first)
    if index < len(course.on) and course.on[index] < last:
        return True
    return course.titled and here - back <= 0


def is_current(course: Course, position: int) -> bool:
    """Whether the topic, rather than another instrument, was the last to be named before a position."""
    on = bisect_right(course.on, position) - 1
    off = bisect_right(course.off, position) - 1
    if on < 0:
        return course.titled and off < 0
    return off < 0 or course.on[on] > course.off[off]


def is_first(course: Course, position: int) -> bool:
    """Whether no other instrument has been named before a position: "they signed it", of what is named next,
    is said of the first one."""
    return bisect_right(course.off, position) == 0


def is_sole(course: Course, position: int) -> bool:
    """Whether a document that comes to the topic time and again has named no other instrument before."""
    return len(course.on) >= _OFTEN and is_first(course, position)


def was_named(course: Course, position: int) -> bool:
    """Whether the topic has been named before a position."""
    return bisect_left(course.on, position) > 0


def is_other(
    words: Sequence[Word], keys: Sequence[str], first: int, noun: int, topic: Topic, vocabulary: Vocabulary
) -> bool:
    """Whether an instrument named by words `first` to `noun` and what follows is another than the topic."""
    if any(key in topic.content for key in keys[first : noun + 5]):
        return False
    lists = vocabulary.words
    draft = is_form(words[noun], "drafts", vocabulary) and words[noun].text.islower()
    for index in range(first, noun):
        word = words[index]
        if word.lower in lists["other_ones"]:
            return True
        if draft and word.lower not in lists["indefinite"]:
            continue  # "the Commission's plan" may be what the vote is on
        small = lists["vague"] | lists["determiners"]
        if word.lower in small or word.role in ("date", "mark", "bloc"):
            continue
        if word.text[0].isupper() and word.role == "word" and index > 0:
            return True
        # "a British-drafted resolution" is the one spoken of
        country = word.role in COUNTRY_ROLES and word.role != "person"
        if country and topic.content and words[index + 1].text not in HYPHENS:
            return True
    return noun + 1 < len(words) and words[noun + 1].text.isdigit() and words[noun].lower == "resolution"


def instrument_start(words: Sequence[Word], noun: int, vocabulary: Vocabulary) -> int:
    """The first word of the phrase that ends with an instrument: "the Paris climate | agreement"."""
    first = noun
    while first > 0 and noun - first < 8:
        word = words[first - 1]
        lower = word.lower
        if word.role == "mark" and word.text not in {"-", "’", "'"}:
            break
        if word.role == "word" and (
            lower in vocabulary.limits
            or lower in vocabulary.words["prepositions"]
            or (lower in vocabulary.deeds and not lower.endswith("ing"))
        ):
            break
        first -= 1
        if lower in vocabulary.words["determiners"]:
            break
    return first


def _other_instruments(passage: Passage, topic: Topic, vocabulary: Vocabulary) -> list[int]:
    found: list[int] = []
    if vocabulary.forms["instruments"].isdisjoint(passage.said):
        return found
    words, keys = passage.words, passage.keys
    for index, word in enumerate(words):
        if is_form(word, "instruments", vocabulary):
            first = instrument_start(words, index, vocabulary)
            if is_other(words, keys, first, index, topic, vocabulary):
                found.append(index)
    return found


def phrase_keys(phrase: str) -> set[str]:
    """The keys of all words of a phrase; a country's name and its code."""
    return {key for piece in _pieces(phrase) for key in _keys(piece)}


def can_name(topic: Topic, keys: frozenset[str], year: int | None) -> bool:
    """Whether a document with these words may speak of the topic: it has all the words of a firm term."""
    known = frozenset({str(year)})
    return any(all(piece == known or not piece.isdisjoint(keys) for piece in term) for term in topic.firm)


def word_keys_of(word: str) -> frozenset[str]:
    """How a word of a phrase may stand among the words of a topic; a country as its code too."""
    return _keys(word.strip(".,;:'\u2019\"")) | _keys(word)


def _is_aside(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Whether a word belongs to a relative clause: "Rwanda, which had backed the earlier draft"."""
    for position in range(index - 1, max(index - _ASIDE, 0), -1):
        if words[position].text in _CLAUSE_ENDS:
            return False
        if words[position].lower in vocabulary.words["asides"]:
            return True
    return False


def _term(phrase: str, vocabulary: Vocabulary) -> tuple[frozenset[str], ...]:
    """What must stand together; "force for Timor" is named by "the force in Timor" too."""
    capital = capital_alpha3(phrase)
    if capital is not None:
        return (frozenset({capital, stem(phrase.lower())}),)
    small = vocabulary.words["prepositions"] | vocabulary.words["determiners"]
    pieces = _without_deed(_pieces(phrase), vocabulary)
    keys = [_keys(piece) for piece in pieces if piece.lower() not in small or len(pieces) == 1]
    treaties = vocabulary.words["treaties"]
    # "The fiscal pact" is the fiscal compact.
    return tuple(piece | treaties if piece & treaties and len(keys) > 1 else piece for piece in keys)


def _without_deed(pieces: list[str], vocabulary: Vocabulary) -> list[str]:
    """ "Recognition of Somaliland", "recognise Somaliland": what it is done to names the topic."""
    if len(pieces) < 2:
        return pieces
    first, second = pieces[0].lower(), pieces[1].lower()
    noun = first in vocabulary.forms["deeds"] and second in vocabulary.words["prepositions"]
    verb = first in vocabulary.deeds and first not in vocabulary.forms["deeds"] and pieces[1][0].isupper()
    return pieces[1:] if noun or (verb and pieces[0].islower()) else pieces


def _pieces(phrase: str) -> list[str]:
    """The words of a phrase; the name of a country is one: "force for East Timor", "beef from the U.S."."""
    whole = country_alpha3(phrase) or capital_alpha3(phrase)
    if whole:
        return [phrase]
    words = [word.strip("\"',;:()?!") for word in phrase.split()]
    pieces: list[str] = []
    at = 0
    while at < len(words):
        size = next((size for size in range(_LONGEST_NAME, 0, -1) if _is_country(words[at : at + size])), 0)
        pieces += [" ".join(words[at : at + size])] if size else _PIECE.findall(words[at])
        at += size or 1
    return pieces


def _is_country(words: Sequence[str]) -> bool:
    """Whether these words are the name of a country, or the initials of one."""
    name = " ".join(words)
    known = name[:1].isupper() and (len(words) > 1 or "." in name)
    return known and country_alpha3(name) is not None


def _keys(piece: str) -> frozenset[str]:
    """A word and, where it means a country, its code; a capital only where it stands alone in the phrase."""
    country = None
    if piece[:1].isupper() and (len(piece) > 3 or "." in piece or piece in ("US", "UK", "UAE")):
        country = country_alpha3(piece) or demonym_alpha3(piece)
    return frozenset({stem(piece.lower()), *((country,) if country else ())})
