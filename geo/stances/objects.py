"""Whether a deed was done to what the question is about, and not to another treaty, target or vote."""

from __future__ import annotations

from collections.abc import Sequence

from geo.stances.grammar import Grammar
from geo.stances.phrases import is_form
from geo.stances.topics import (
    Course,
    find_terms,
    instrument_start,
    is_current,
    is_near,
    is_other,
    was_named,
    word_keys,
)
from geo.stances.words import COUNTRY_ROLES, Word

_REACH = 26
_NEAR = 4
_LEAD = 6


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
    keys = word_keys(words)
    end = _object_end(words, first, grammar)
    span = (max(head - 14, 0) if left else first, end)
    named = find_terms(keys, grammar.topic)
    inside = any(span[0] <= index < max(span[1], first + 1) for index in named)
    position = words[head].start
    kind = grammar.question.kind
    if kind in ("sanctions", "custom"):
        return _is_target(words, (min(span[0], head + 1), end), head, grammar, course, inside)
    if kind == "recognition":
        return inside or _is_recognised(words, keys, first, end, grammar, course, position)
    return inside or _is_instrument(words, keys, span, first, end, grammar, course, position)


def _object_end(words: Sequence[Word], first: int, grammar: Grammar) -> int:
    lists = grammar.vocabulary.words
    for index in range(first, min(first + _REACH, len(words))):
        word = words[index]
        if word.text in {",", ";", ":", ".", "(", ")", "—", "–", "--", "?"} and index > first:
            return index
        if index > first and (
            word.lower in lists["relatives"] or word.lower in ("but", "while", "because", "when")
        ):
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


def _is_target(
    words: Sequence[Word],
    span: tuple[int, int],
    head: int,
    grammar: Grammar,
    course: Course,
    inside: bool,
) -> bool:
    """Sanctions "on Iran" and the expulsion of "Libyan diplomats" are not about Syria."""
    wanted = grammar.topic.countries
    countries = [
        words[index].country
        for index in range(span[0], span[1])
        if words[index].role in COUNTRY_ROLES and index != head
    ]
    if wanted and any(country in wanted for country in countries):
        return True
    behind = [words[index] for index in range(head + 1, min(span[1], head + 6))]
    pointed = [
        word
        for place, word in enumerate(behind)
        if word.role in ("name", "demonym")
        and (place == 0 or behind[place - 1].lower in ("on", "against", "the") or word.role == "demonym")
    ]
    aimed = [
        words[i]
        for i in range(max(span[0], 1), head)
        if words[i].role in ("name", "demonym") and words[i - 1].lower in ("on", "against")
    ]
    if wanted and (pointed or aimed):
        return False
    return inside or is_near(course, words[head].start, _NEAR)


def _is_recognised(
    words: Sequence[Word],
    keys: Sequence[str],
    first: int,
    end: int,
    grammar: Grammar,
    course: Course,
    position: int,
) -> bool:
    inside = range(first, end)
    if any(keys[index] in grammar.topic.content for index in inside):
        return True
    if any(words[index].role in COUNTRY_ROLES for index in inside):
        return False
    named = any(words[i].text[0].isupper() and words[i].role == "word" for i in inside)
    return not named and is_near(course, position, _NEAR)


def _is_instrument(
    words: Sequence[Word],
    keys: Sequence[str],
    span: tuple[int, int],
    first: int,
    end: int,
    grammar: Grammar,
    course: Course,
    position: int,
) -> bool:
    vocabulary = grammar.vocabulary
    noun = next((i for i in range(first, end) if is_form(words[i], "instruments", vocabulary)), None)
    if noun is None and span[0] < first:
        noun = next(
            (i for i in range(first - 1, span[0] - 1, -1) if is_form(words[i], "instruments", vocabulary)),
            None,
        )
    if noun is not None:
        start = instrument_start(words, noun, vocabulary)
        if any(key in grammar.topic.content for key in keys[start : noun + 4]):
            return True
        if is_other(words, keys, start, noun, grammar.topic, vocabulary):
            return False
        indefinite = words[start].lower in vocabulary.words["indefinite"]
        if indefinite and was_named(course, position):
            return False
        if was_named(course, position):
            return is_current(course, position)
        return course.titled or is_near(course, position, _LEAD, _LEAD)
    if _is_bare(words, first, end, grammar):
        known = was_named(course, position) or course.titled
        return is_current(course, position) if known else is_near(course, position, 2, 2)
    return False


def _is_bare(words: Sequence[Word], first: int, end: int, grammar: Grammar) -> bool:
    """Whether no object stands there, or only "it"."""
    lists = grammar.vocabulary.words
    if first >= end or first >= len(words):
        return True
    word = words[first]
    return (
        word.role in ("mark", "date")
        or word.lower in lists["pronouns_of_things"]
        or word.lower in lists["adverbs"]
        or word.lower in lists["conjunctions"]
        or (word.lower in lists["prepositions"] and word.lower not in ("to", "up", "of", "for", "against"))
        or word.lower in lists["subordinators"]
        or word.lower in lists["relatives"]
        or word.lower in lists["be"] | lists["have"] | lists["modals"]
    )
