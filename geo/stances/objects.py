"""Whether a deed was done to what the question is about, and not to another treaty, target or vote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from geo.stances.bodies import body_at
from geo.stances.grammar import Grammar
from geo.stances.phrases import is_form
from geo.stances.topics import (
    Course,
    find_terms,
    instrument_start,
    is_current,
    is_first,
    is_near,
    is_other,
    is_sole,
    was_named,
    word_keys,
    word_keys_of,
)
from geo.stances.words import COUNTRY_ROLES, Word

_REACH = 26
_NEAR, _FAR = 4, 14
_LEAD = 6
_LEFT = 14
_ENDS = frozenset({",", ";", ":", ".", "(", ")", "—", "–", "--", "?"})


@dataclass(frozen=True, slots=True, eq=False)
class _Object:
    """What a deed was done to: words `first` to `end` behind it, and words from `left` before it."""

    words: Sequence[Word]
    keys: Sequence[str]
    head: int
    left: int
    first: int
    end: int
    named: bool
    """The topic stands among these words."""


def is_meant(
    words: Sequence[Word], head: int, first: int, left: bool, grammar: Grammar, course: Course
) -> bool:
    """Whether the deed whose verb or noun stands at `head` is about the topic.

    `first` is where its object begins, on the right; with `left` the object stands before the verb as well (a
    passive, a relative clause).
    """
    if not grammar.topic.terms:
        return True
    if not course.on and not course.titled:
        return False
    found = _object(words, head, first, left, grammar)
    if _is_elsewhere(found, grammar, course) or _is_behind_other(found, grammar):
        return False
    if _is_of_another(words, head, grammar):
        return False
    if grammar.question.kind in ("sanctions", "custom"):
        return _is_target(found, grammar, course)
    if found.named:
        return True
    if grammar.question.kind == "recognition":
        return _is_recognised(found, grammar, course)
    return _is_instrument(found, grammar, course)


def names_another(words: Sequence[Word], head: int, first: int, grammar: Grammar) -> bool:
    """Whether the deed whose verb stands at `head` is said to be done to an agreement that is another one."""
    if not grammar.topic.terms:
        return False
    found = _object(words, head, first, False, grammar)
    return not found.named and _has_other_behind(found, grammar)


def _is_elsewhere(found: _Object, grammar: Grammar, course: Course) -> bool:
    """Whether the vote was held in another body than the one the question is about."""
    if grammar.topic.body is None:
        return False
    last = found.words[min(max(found.end, found.head + 1), len(found.words)) - 1].end
    body = body_at(course.bodies, found.words[found.head].start, last)
    return body is not None and body.name != grammar.topic.body


def _is_behind_other(found: _Object, grammar: Grammar) -> bool:
    """Whether another instrument stands behind the deed, whatever stands before: "the pact, whose author
    signed an earlier treaty"."""
    if not found.named or found.left >= found.head or grammar.question.kind in ("sanctions", "custom"):
        return False
    behind = range(found.first, min(found.end, len(found.words)))
    if any(found.keys[i] in grammar.topic.content for i in behind):
        return False
    return _has_other_behind(found, grammar)


def _has_other_behind(found: _Object, grammar: Grammar) -> bool:
    """Whether the first instrument behind the deed is another one than the topic."""
    words, vocabulary = found.words, grammar.vocabulary
    behind = range(found.first, min(found.end, len(words)))
    noun = next((i for i in behind if is_form(words[i], "instruments", vocabulary)), None)
    if noun is None:
        return False
    start = instrument_start(words, noun, vocabulary)
    return start >= found.first and is_other(words, found.keys, start, noun, grammar.topic, vocabulary)


def _object(words: Sequence[Word], head: int, first: int, left: bool, grammar: Grammar) -> _Object:
    keys = word_keys(words)
    end = _object_end(words, first, grammar)
    start = max(head - _LEFT, 0) if left else first
    named = any(start <= index < max(end, first + 1) for index in find_terms(keys, grammar.topic))
    return _Object(words, keys, head, start, first, end, named)


def _object_end(words: Sequence[Word], first: int, grammar: Grammar) -> int:
    lists = grammar.vocabulary.words
    for index in range(first, min(first + _REACH, len(words))):
        word = words[index]
        if index > first and (word.text in _ENDS or word.lower in lists["relatives"] | lists["contrasts"]):
            return index
        if word.lower == "and" and index + 1 < len(words) and _is_verb(words[index + 1], grammar):
            return index
    return min(first + _REACH, len(words))


def _is_verb(word: Word, grammar: Grammar) -> bool:
    lists = grammar.vocabulary.words
    return word.role == "word" and (
        word.lower.endswith("ed")
        or word.lower in grammar.vocabulary.past_words
        or word.lower in lists["be"] | lists["have"] | lists["modals"] | lists["do"]
    )


def _is_target(found: _Object, grammar: Grammar, course: Course) -> bool:
    """Sanctions "on Iran" and the expulsion of "Libyan diplomats" are not about Syria."""
    words, head, wanted = found.words, found.head, grammar.topic.countries
    near = [words[index] for index in range(min(found.left, head + 1), found.end) if index != head]
    if any(word.role in COUNTRY_ROLES and word.country in wanted for word in near):
        return True
    behind = range(head + 1, min(found.end, head + 6))
    before = range(max(found.left, 1), head)
    if wanted and any(_is_aimed_at(words, index, head, grammar) for index in (*before, *behind)):
        return False
    position = words[head].start
    known = was_named(course, position)
    strange = grammar.question.kind == "custom" and not found.named
    if strange and _is_proper(words[head + 1 : behind.stop], grammar):
        return False  # "boycotted the Olympics"
    return found.named or is_near(course, position, _FAR if known else _NEAR, 0 if known else 1)


def _is_proper(behind: Sequence[Word], grammar: Grammar) -> bool:
    """Whether the name of something else stands behind the deed in its clause: none in "will not send men,
    Boric said"."""
    clause = takewhile(lambda word: word.text not in _ENDS, behind)
    return any(_is_name(word) and _is_strange(word, grammar) for word in clause)


def _is_strange(word: Word, grammar: Grammar) -> bool:
    """Whether a word is none of the topic's."""
    return word_keys_of(word.text).isdisjoint(grammar.topic.content)


def _is_name(word: Word) -> bool:
    return word.role == "word" and word.text[0].isupper()


def _is_new(words: Sequence[Word], last: int, grammar: Grammar) -> bool:
    """ "A pesticide file, on which": whether a noun that is no instrument is spoken of for the first time."""
    if is_form(words[last], "instruments", grammar.vocabulary):
        return False
    before = words[max(last - 3, 0) : last]
    return any(word.lower in grammar.vocabulary.words["indefinite"] for word in before)


def _is_of_another(words: Sequence[Word], head: int, grammar: Grammar) -> bool:
    """ "Aspides, to which Greece has contributed": whether a relative clause belongs to another name."""
    lists = grammar.vocabulary.words
    for index in range(head - 1, max(head - _LEFT, 1), -1):
        if words[index].role == "mark" and words[index].text in _ENDS:
            continue
        if words[index].lower in lists["relatives"] and words[index - 1].lower in lists["prepositions"]:
            before = index - 3 if words[index - 2].text == "," else index - 2
            if before < 0 or not _is_strange(words[before], grammar):
                return False
            return _is_name(words[before]) or _is_new(words, before, grammar)
    return False


def _is_aimed_at(words: Sequence[Word], index: int, head: int, grammar: Grammar) -> bool:
    """Whether a country stands where the target does: "on Iran", behind the verb also "Libyan diplomats"."""
    word, before = words[index], words[index - 1].lower
    if word.role not in ("name", "demonym"):
        return False
    lists = grammar.vocabulary.words
    if before in lists["aims"] or (index > head and before in lists["aims_behind"]):
        return True
    return index > head and (word.role == "demonym" or index == head + 1 or before == "the")


def _is_recognised(found: _Object, grammar: Grammar, course: Course) -> bool:
    inside = range(found.first, found.end)
    if found.first < found.end and _is_somebody_else(found, grammar):
        return False
    if any(found.keys[index] in grammar.topic.content for index in inside):
        return True
    if any(found.words[index].role in COUNTRY_ROLES for index in inside):
        return False
    first = takewhile(lambda i: not _is_behind_object(found.words[i], grammar), inside)
    proper = any(_is_name(found.words[i]) for i in first)
    general = any(found.words[i].lower in grammar.vocabulary.words["statehoods"] for i in inside)
    return not proper and is_near(course, found.words[found.head].start, _FAR if general else _NEAR)


def _is_somebody_else(found: _Object, grammar: Grammar) -> bool:
    """ "Recognised Maduro as president": whether the object begins with a name that is not the topic's."""
    places = takewhile(
        lambda index: _is_name(found.words[index]) or found.words[index].role == "person",
        range(found.first, found.end),
    )
    keys = [found.keys[index] for index in places]
    return bool(keys) and grammar.topic.content.isdisjoint(keys) and found.first == found.head + 1


def _is_behind_object(word: Word, grammar: Grammar) -> bool:
    return word.role in ("mark", "date") or word.lower in grammar.vocabulary.words["prepositions"]


def _is_instrument(found: _Object, grammar: Grammar, course: Course) -> bool:
    words, vocabulary, position = found.words, grammar.vocabulary, found.words[found.head].start
    places = (*range(found.first, found.end), *range(found.first - 1, found.left - 1, -1))
    noun = next((i for i in places if i < len(words) and is_form(words[i], "instruments", vocabulary)), None)
    if noun is None:
        if not _is_bare(words, found.first, found.end, grammar) and not _is_general(found, grammar):
            return False
        known = was_named(course, position) or course.titled
        if known:
            return is_current(course, position)
        return (is_first(course, position) and is_near(course, position, 2, 2)) or is_sole(course, position)
    start = instrument_start(words, noun, vocabulary)
    if any(
        key in grammar.topic.content for key in found.keys[start : min(noun + 4, max(found.end, noun + 1))]
    ):
        return True
    if is_other(words, found.keys, start, noun, grammar.topic, vocabulary):
        return False
    if not was_named(course, position):
        return course.titled or is_near(course, position, _LEAD, _LEAD)
    if words[start].lower in vocabulary.words["indefinite"]:
        return False  # "a pact" after "the pact" is another one
    called = words[noun].lower in grammar.topic.nouns and is_near(course, position, _LEAD)
    return called or is_current(course, position)


def _is_general(found: _Object, grammar: Grammar) -> bool:
    """ "Voted against the scheme": an object with "the" that names nothing and nobody."""
    words, kind = found.words, grammar.question.kind
    if kind != "vote" or found.first >= len(words):
        return False
    if words[found.first].lower not in grammar.vocabulary.words["definite"]:
        return False
    near = takewhile(lambda word: not _is_behind_object(word, grammar), words[found.first + 1 : found.end])
    return not any(_is_name(word) or word.role in COUNTRY_ROLES for word in near)


def _is_bare(words: Sequence[Word], first: int, end: int, grammar: Grammar) -> bool:
    """Whether no object stands there, or only "it"."""
    lists = grammar.vocabulary.words
    if first >= end or first >= len(words):
        return True
    word = words[first]
    return (
        word.role in ("mark", "date")
        or word.lower in lists["times"]
        or word.lower in lists["pronouns_of_things"]
        or word.lower in lists["adverbs"]
        or word.lower in lists["conjunctions"]
        or (word.lower in lists["prepositions"] and word.lower not in lists["fixed_prepositions"])
        or word.lower in lists["subordinators"]
        or word.lower in lists["relatives"]
        or word.lower in lists["be"] | lists["have"] | lists["modals"]
    )
