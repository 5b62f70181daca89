"""Lists of countries as they stand in a sentence: "China, Russia and, along with them, Brazil"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.stances.phrases import (
    Phrase,
    is_form,
    is_number,
    is_proper,
    is_verb,
    phrase_after,
    phrase_before,
    read_phrase,
)
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import Word

DASHES = frozenset({"—", "–", "-", "--", "---"})
_LONGEST_LIST = 250
_LONGEST_ASIDE = 40


@dataclass(frozen=True, slots=True)
class Group:
    """A noun phrase or a list of them, from word `first` to word `last`."""

    first: int
    last: int
    countries: tuple[str, ...] = ()
    collective: int | None = None
    """Where countries stand without their names: "61 countries"."""
    pronoun: int | None = None
    """Where "it" or "the two countries" stands."""
    blocs: tuple[int, ...] = ()
    opposite: tuple[str, ...] = ()
    """Those named beside the group as standing elsewhere: "unlike Iran"."""


def is_empty(group: Group) -> bool:
    """Nobody we know."""
    return not group.countries and group.collective is None and group.pronoun is None and not group.blocs


def both(one: Group, other: Group) -> Group:
    """Two groups as one; the place is that of both."""
    return Group(
        min(one.first, other.first),
        max(one.last, other.last),
        tuple(dict.fromkeys((*one.countries, *other.countries))),
        other.collective if one.collective is None else one.collective,
        other.pronoun if one.pronoun is None else one.pronoun,
        (*one.blocs, *other.blocs),
        (*one.opposite, *other.opposite),
    )


def list_before(words: Sequence[Word], last: int, vocabulary: Vocabulary, stop: int = -1) -> Group:
    """The list of phrases that ends at a word; empty when it stands for nobody or hangs on a preposition."""
    phrases: list[Phrase] = []
    position = last
    if last < 0:
        return Group(0, 0)
    while position > stop and len(phrases) < _LONGEST_LIST:
        if words[position].text == ")":
            position = opening_before(words, position) - 1
            continue
        phrase = phrase_before(words, position, stop, vocabulary)
        if phrase is not None and words[phrase.first].lower in vocabulary.words["absolutes"]:
            # "with Chile and Peru abstaining"
            phrase = read_phrase(words, phrase.first + 1, phrase.last, vocabulary)
        if phrase is None or phrase.kind == "adverbial":
            break
        if phrases and _is_apart(words, phrase, vocabulary):
            break
        if phrase.kind == "foreign" and len(phrases) == 1 and _begins_clause(words, phrase, phrases[0]):
            break
        if phrase.kind == "foreign":
            return Group(last, last)
        if phrase.kind == "nobody" and not (phrases and is_proper(words, phrase)):
            break
        phrases.append(phrase)
        position = _separator_before(words, phrase.first - 1, vocabulary)
    return _joined(phrases[::-1], last)


def _begins_clause(words: Sequence[Word], phrase: Phrase, first: Phrase) -> bool:
    """ "..., ahead of the United States, and India (ratified)": whether a clause begins with the last."""
    between = {word.text for word in words[phrase.last + 1 : first.first]}
    return "," in between and len(between) > 1


def group_after(words: Sequence[Word], first: int, vocabulary: Vocabulary) -> Group:
    """The list that begins at a word: "the United States, Britain (the host) and Turkey, 500"."""
    phrases: list[Phrase] = []
    position, last = first, first
    while 0 <= position < len(words) and len(phrases) < _LONGEST_LIST:
        phrase = phrase_after(words, position, vocabulary)
        if phrase is None or (
            phrase.kind in ("nobody", "foreign", "adverbial") and not is_proper(words, phrase)
        ):
            break
        phrases.append(phrase)
        last = _behind_extras(words, phrase.last, vocabulary)
        if last == phrase.last and last + 1 < len(words) and words[last + 1].text == ";":
            # a semicolon divides the items of "Turkey, 500; Romania, 400", elsewhere clauses
            break
        position = _separator_after(words, last + 1, vocabulary)
    last = min(last, len(words) - 1)
    return replace(_joined(phrases, last), first=min(first, last))


def opening_before(words: Sequence[Word], closing: int) -> int:
    """Where the aside that ends at this comma, dash or bracket begins; -1 when it does not."""
    mark = words[closing].text
    wanted = {"("} if mark == ")" else {"["} if mark == "]" else DASHES if mark in DASHES else {mark}
    for position in range(closing - 1, max(closing - _LONGEST_ASIDE, -1), -1):
        if words[position].text in wanted:
            return position
    return -1


def entry_at(words: Sequence[Word], start: int, name: str, vocabulary: Vocabulary) -> int:
    """How many words of an entry of a list of phrases stand at a word; 0 when none does."""
    if start >= len(words) or words[start].lower not in vocabulary.starts[name]:
        return 0
    for entry in vocabulary.phrases[name]:
        if tuple(word.lower for word in words[start : start + len(entry)]) == entry:
            return len(entry)
    return 0


def _is_apart(words: Sequence[Word], phrase: Phrase, vocabulary: Vocabulary) -> bool:
    """Whether a phrase is no part of the list behind it: it follows "after" or "as", or is the object of a
    verb ("sent aid to Chile, and Peru") or of a preposition ("voted against it and Peru (abstained)")."""
    if phrase.first == 0:
        return False
    before = words[phrase.first - 1]
    if before.lower == "as" or (phrase.kind != "country" and before.lower in vocabulary.words["adverbials"]):
        return True
    if phrase.kind == "pronoun" and before.lower in vocabulary.words["prepositions"]:
        return True
    return is_verb(words, phrase.first - 1, vocabulary) and not is_form(before, "reporting", vocabulary)


def _joined(phrases: Sequence[Phrase], last: int) -> Group:
    if not phrases:
        return Group(last, last)
    return Group(
        phrases[0].first,
        last,
        tuple(dict.fromkeys(each.country for each in phrases if each.country is not None)),
        next((each.at for each in phrases if each.kind == "collective"), None),
        next((each.at for each in phrases if each.kind == "pronoun"), None),
        tuple(each.at for each in phrases if each.kind == "bloc"),
    )


def _separator_before(words: Sequence[Word], position: int, vocabulary: Vocabulary) -> int:
    """The word before the comma and conjunction that end at a word; -1 when none does."""
    start = position
    while position >= 0 and (
        words[position].lower in vocabulary.words["conjunctions"] or words[position].text in ",/"
    ):
        position -= 1
    if position >= 1 and words[position].lower == "as" and words[position - 1].lower == "well":
        return -1
    return position if position < start else -1


def _separator_after(words: Sequence[Word], position: int, vocabulary: Vocabulary) -> int:
    start = position
    while position < len(words) and (
        words[position].lower in vocabulary.words["conjunctions"]
        or words[position].text in ",;/"
        or _is_as_well(words, position)
    ):
        position += 1
    if start < position < len(words) and position - start > 1 and words[position - 1].text == ",":
        # "Chile and, after some delay, Peru"
        position = _behind_aside(words, position, vocabulary)
    return position if start < position < len(words) else -1


def _is_as_well(words: Sequence[Word], position: int) -> bool:
    """Whether a word belongs to "as well as"."""
    written = [word.lower for word in words[max(position - 2, 0) : position + 3]]
    return words[position].lower in ("as", "well") and "as well as" in " ".join(written)


def _behind_aside(words: Sequence[Word], first: int, vocabulary: Vocabulary) -> int:
    """The word behind an aside that begins with a preposition; the first word where there is none."""
    if words[first].lower not in vocabulary.words["prepositions"]:
        return first
    reach = range(first, min(first + _LONGEST_ASIDE, len(words)))
    return next((index + 1 for index in reach if words[index].text == ","), first)


def _behind_extras(words: Sequence[Word], last: int, vocabulary: Vocabulary) -> int:
    """The last word of what may follow a country in a list: "(the host)", "500", ", 500", ": 500 troops"."""
    position = last + 1
    if position < len(words) and words[position].text == "(":
        closing = next(
            (i for i in range(position, min(position + _LONGEST_ASIDE, len(words))) if words[i].text == ")"),
            None,
        )
        if closing is not None:
            last, position = closing, closing + 1
    comma = position < len(words) and words[position].text in {",", ":", "-", "–", "—"}
    number = position + 1 if comma else position
    if number < len(words) and words[number].lower in vocabulary.words["absolutes"]:
        number += 1
    if number < len(words) and is_number(words[number], vocabulary):
        last = number
        if number + 1 < len(words) and words[number + 1].role == "word" and not _ends_item(words, number + 1):
            return last
        while last + 1 < len(words) and words[last + 1].role == "word" and last - number < 3:
            if words[last + 1].lower in vocabulary.words["conjunctions"]:
                break
            last += 1
    return last


def _ends_item(words: Sequence[Word], position: int) -> bool:
    """Whether "troops" in "500 troops;" closes an item of a list."""
    behind = position + 1
    return behind >= len(words) or words[behind].text in {";", ",", ".", "and", ")"}
