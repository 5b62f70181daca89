"""Claims and counts of votes told in numbers: "10-0 with five abstentions: Chile, Peru"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from geo.stances.claims import Claim, Scene
from geo.stances.groups import DASHES, Group, entry_at, group_after, list_before
from geo.stances.objects import is_meant
from geo.stances.phrases import is_form, is_number
from geo.stances.roles import bearer_before
from geo.stances.subjects import subject_before
from geo.stances.topics import is_near
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import COUNTRY_ROLES, Word

_OPENINGS = frozenset({":", "(", ","}) | DASHES
_CAME = 12
_LONGEST_LABEL = 6
_NEAR = 6
_WERE = frozenset(("were", "are"))
_CAST = 5


def find_tallies(scene: Scene) -> Iterator[tuple[Claim, int]]:
    """Every counted answer with its number (-1: none given), and the countries listed behind it."""
    words, grammar = scene.words, scene.grammar
    for index, word in enumerate(words):
        for entry, choice in grammar.tallies.get(word.lower, ()):
            if tuple(word.lower for word in words[index : index + len(entry)]) != entry:
                continue
            if index and words[index - 1].lower in scene.grammar.vocabulary.words["be"]:
                # "five, including Chile, were against"
                if is_meant(words, index, len(words), False, scene.grammar, scene.course):
                    yield Claim(choice, subject_before(words, index - 2, scene.grammar.vocabulary), index), -1
                break
            if words[index - 1].lower in grammar.vocabulary.words["no_collectives"]:
                # "Togo was among those in favour"
                if is_meant(words, index, len(words), False, grammar, scene.course):
                    yield Claim(choice, _among(words, index, len(entry), grammar.vocabulary), index), -1
                break
            if entry[0] in scene.grammar.vocabulary.words["elliptic"] and _is_elliptic(
                words, index, index + len(entry)
            ):
                # "Denmark voted in favour, Niger against"
                named = list_before(words, index - 1, scene.grammar.vocabulary)
                yield Claim(choice, replace(named, pronoun=None, collective=None), index), -1
                break
            if _is_supposed(words, index, scene.grammar.vocabulary):
                break
            count = _number_before(scene, index)
            if (
                count < 0
                and not _is_single(words, index, grammar.vocabulary)
                and not _is_carried(words, index, entry, scene)
                and not _came(words, index + len(entry), grammar.vocabulary)
            ):
                continue
            caster = _caster(words, index, grammar.vocabulary)
            if caster is not None and is_meant(words, index, len(words), False, grammar, scene.course):
                yield Claim(choice, caster, index), -1
                break
            if is_meant(words, index, len(words), False, grammar, scene.course):
                listed = replace(_listed(scene, index + len(entry)), collective=None, pronoun=None)
                yield Claim(choice, listed, index), count
            break


def _caster(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> Group | None:
    """ "Peru cast the only vote against": who did; None where nobody is told to."""
    for position in range(index - 1, max(index - _CAST, 0), -1):
        if is_form(words[position], "casts", vocabulary):
            return subject_before(words, position - 1, vocabulary)
    return None


def _among(words: Sequence[Word], index: int, size: int, vocabulary: Vocabulary) -> Group:
    """Who is "among" those: "with Peru among those against", "Togo was among those in favour"; behind them
    "those against included Peru"."""
    last, verb = index - 2, index + size
    if verb < len(words) and (is_form(words[verb], "naming", vocabulary) or words[verb].lower in _WERE):
        return replace(group_after(words, verb + 1, vocabulary), collective=None, pronoun=None)
    if last < 0:
        return Group(index, index)
    if words[last].lower in vocabulary.words["introductions"]:
        before = list_before(words, last - 1, vocabulary)
        if before.countries:
            return before
    return bearer_before(words, last + 1, vocabulary)[0]


def _is_supposed(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """ "Such a text would have passed with 141 votes"."""
    return any(word.lower in vocabulary.words["conditionals"] for word in words[:index])


def _is_elliptic(words: Sequence[Word], first: int, behind: int) -> bool:
    """Whether a country stands directly before and nothing follows."""
    named = first > 0 and words[first - 1].role in COUNTRY_ROLES
    return named and (behind >= len(words) or words[behind].role == "mark")


def _is_carried(words: Sequence[Word], index: int, entry: Sequence[str], scene: Scene) -> bool:
    """ "Was carried with the votes of Mexico and Panama"."""
    behind = index + len(entry)
    listed = entry == ("votes",) and behind < len(words) and words[behind].lower == "of"
    return listed and any(is_form(word, "passing", scene.grammar.vocabulary) for word in words[:index])


def find_labelled(scene: Scene) -> Iterator[Claim]:
    """The list behind a label at the head of a line: "Against: Chile, Peru"."""
    words, grammar = scene.words, scene.grammar
    colon = next((i for i, word in enumerate(words[:_LONGEST_LABEL]) if word.text == ":"), None)
    choice = grammar.labels.get(tuple(word.lower for word in words[:colon])) if colon else None
    if colon is None or choice is None or not grammar.topic.terms:
        return
    if is_near(scene.course, words[0].start, _NEAR):
        yield Claim(choice, group_after(words, colon + 1, grammar.vocabulary), colon)


def find_scores(scene: Scene) -> Iterator[tuple[str, int]]:
    """Both sides of "by 12-0", "141 votes to five", "41 to 29" beside a verb of passing."""
    words, vocabulary, numbers = scene.words, scene.grammar.vocabulary, scene.grammar.vocabulary.numbers
    sides = [scene.grammar.done, scene.grammar.against]
    if scene.grammar.question.kind != "vote" or not any(
        is_form(word, "passing", vocabulary) for word in words
    ):
        return
    for index in range(1, len(words) - 1):
        dash = words[index].text in {"-", "–"}
        if not dash and words[index].lower not in vocabulary.words["scores_between"]:
            continue
        if dash and words[index - 1].lower.isalpha() and words[index + 1].lower.isalpha():
            continue  # "twenty-seven"
        before = (
            index - 2 if words[index - 1].lower in vocabulary.words["ballots"] and index > 1 else index - 1
        )
        pair = [words[before], words[index + 1]]
        if all(is_number(word, vocabulary) or word.lower in vocabulary.words["nought"] for word in pair):
            values = [
                0 if word.lower in vocabulary.words["nought"] else number_value([word], 0, numbers)
                for word in pair
            ]
            if all(0 <= value <= 250 for value in values) and is_meant(
                words, index, len(words), False, scene.grammar, scene.course
            ):
                yield from (
                    (side, value) for side, value in zip(sides, values, strict=True) if side and value
                )
            return


def is_score(words: Sequence[Word], first: int, vocabulary: Vocabulary) -> bool:
    """Whether a number is one side of a score: "158 to 41", "60 votes to five"."""
    behind = first + 1
    if behind < len(words) and words[behind].lower in vocabulary.words["ballots"]:
        behind += 1
    between = behind + 1 < len(words) and (
        words[behind].text in {"-", "–"} or words[behind].lower in vocabulary.words["scores_between"]
    )
    return between and is_number(words[first], vocabulary) and is_number(words[behind + 1], vocabulary)


def _listed(scene: Scene, position: int) -> Group:
    """The list directly behind a tally."""
    words, vocabulary = scene.words, scene.grammar.vocabulary
    nobody = Group(position, position)
    if position >= len(words):
        return nobody
    if words[position].lower in vocabulary.words["voters"]:
        return group_after(words, position + 1, vocabulary)
    for index in range(position, min(position + _CAME, len(words) - 1)):
        if (
            words[index].lower in vocabulary.words["casting"]
            and words[index + 1].lower in vocabulary.words["casters"]
        ):
            return group_after(words, index + 2, vocabulary)
    opened = False
    while position < len(words) and words[position].text in _OPENINGS:
        opened, position = True, position + 1
    size = entry_at(words, position, "inclusions", vocabulary)
    if not opened and not size:
        return nobody
    position += size
    behind = [word.lower for word in words[position : position + 2]]
    if behind in (["those", "of"], ["that", "of"]):
        position += 2
    elif opened and behind[:1] == ["from"]:
        position += 1  # "won only three votes, from Chile, Peru and Togo"
    return group_after(words, position, vocabulary)


def _number_before(scene: Scene, index: int) -> int:
    words, vocabulary = scene.words, scene.grammar.vocabulary
    for position in range(index - 1, max(index - 4, -1), -1):
        if is_number(words[position], vocabulary):
            part = position > 0 and words[position - 1].lower in vocabulary.words["definite"]
            return -1 if part else number_value(words, position, scene.grammar.vocabulary.numbers)
        if words[position].role == "mark" or words[position].lower in vocabulary.words["limits_of_numbers"]:
            break
    return -1


def _came(words: Sequence[Word], behind: int, vocabulary: Vocabulary) -> bool:
    """ "The no vote | came from Peru"."""
    near = [word.lower for word in words[behind : behind + 2]]
    casting, casters = vocabulary.words["casting"], vocabulary.words["casters"]
    return len(near) > 1 and near[0] in casting and near[1] in casters


def _is_single(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    return any(word.lower in vocabulary.words["single"] for word in words[max(index - 3, 0) : index])


def number_value(words: Sequence[Word], position: int, numbers: Mapping[str, int]) -> int:
    """The value of a number in figures or words."""
    lower = words[position].lower
    return numbers.get(lower, int(lower.replace(",", "")) if re.fullmatch(r"\d[\d,]{0,6}", lower) else -1)
