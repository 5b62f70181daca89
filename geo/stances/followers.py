"""Claims by reference to the one before: "Chile followed suit", "so did Peru"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from geo.stances.claims import Claim, Scene
from geo.stances.enumerations import items_with_dates
from geo.stances.groups import Group, both, entry_at, group_after, is_empty
from geo.stances.inflection import inflect
from geo.stances.phrases import is_number
from geo.stances.roles import bearer_before
from geo.stances.subjects import find_subject, subject_before
from geo.stances.tellings import is_condition, read_telling
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import Word

_STOPS = frozenset({".", ",", ";", ")"})
_LONGEST_ITEM = 14
_ASIDE = 6
"""So many words may stand between "so" and "did"."""
_NEAR = 2
"""So many sentences on, "them" are others."""
_HEAD = 2
"""A subject that begins among the first words of a sentence."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was told last: the answer given, the answer its verb stands for (declined and signed, for "has not
    signed"), in which sentence, and whether anybody gave it."""

    answer: str | None
    deed: str | None
    index: int
    told: bool
    listing: bool = False
    """A list follows, one country a line."""


def find_item(scene: Scene, spoken: Spoken) -> Iterator[Claim]:
    """The claim of one line of a list that was opened with a colon: "- Chile: 4", "Peru, three diplomats"."""
    words = scene.words
    first = next((i for i, word in enumerate(words[:3]) if word.role != "mark"), None)
    if not spoken.listing or spoken.answer is None or first is None or len(words) > _LONGEST_ITEM:
        return
    behind = words[first + 1] if first + 1 < len(words) else None
    if words[first].role == "name" and (behind is None or behind.role == "mark" or behind.text.isdigit()):
        yield Claim(spoken.answer, group_after(words, first, scene.grammar.vocabulary), first)


def find_listing(scene: Scene, spoken: Spoken) -> Iterator[Claim]:
    """The claims of a list behind a colon, each country with its number or date, of those who did what was
    told last: "The rest: Kazakhstan, 650; Albania, 400"."""
    words, vocabulary = scene.words, scene.grammar.vocabulary
    colon = next((index for index, word in enumerate(words) if word.text == ":"), None)
    if spoken.answer is None or not spoken.told or colon is None or colon < 1:
        return
    items: list[str] = []
    at = colon + 1
    while at + 1 < len(words) and words[at].role == "name":
        detail = at + 2 if words[at + 1].text == "," else at + 1
        told = detail < len(words) and (
            words[detail].role in ("date", "word") or is_number(words[detail], vocabulary)
        )
        closing = next((i for i in range(detail, min(detail + 5, len(words))) if words[i].text in ";."), None)
        if not told or closing is None:
            return
        items.append(words[at].country or "")
        at = closing + 1
    if len(items) > 1:
        yield Claim(spoken.answer, Group(colon + 1, at - 1, tuple(dict.fromkeys(filter(None, items)))), colon)


def find_followers(scene: Scene, spoken: Spoken) -> Iterator[Claim]:
    """The claims of a sentence that repeat or deny what was told last, here or in a sentence before."""
    words, vocabulary = scene.words, scene.grammar.vocabulary
    if spoken.answer is None or spoken.deed is None:
        return
    here = spoken.told and spoken.index == scene.index
    openings = _openings(vocabulary)
    for index in range(len(words)):
        if words[index].lower not in openings:
            continue
        size = entry_at(words, index, "followed", vocabulary) or _parted(words, index, vocabulary)
        denied = False
        if size and index == 0 and not (spoken.told and scene.index - spoken.index <= 1):
            continue  # "So did Chile" repeats the sentence right before
        group = Group(index, index)
        if size and (here or not words[index].lower.endswith("ed") or _is_passive(words, index, vocabulary)):
            group = _behind_follower(words, index + size, vocabulary)
        elif _follows(words, index, vocabulary):
            telling = read_telling(words, index, frozenset(), vocabulary)
            denied = telling.mood == "undone"
            supposed = not spoken.told and not _is_do_so(words, index, vocabulary)
            if (telling.mood == "done" or denied) and not supposed:
                group = find_subject(words, telling, vocabulary)
            if not here and group.first > _HEAD and not words[index].lower.startswith("d"):
                group = Group(index, index)
        if not is_empty(group):
            # "did so" repeats the deed, "did the same" the answer
            again = _is_do_so(words, index, vocabulary)
            answer: str | None = spoken.deed if again and not size else spoken.answer
            if size and words[index].lower in vocabulary.words["denying_follower"]:
                answer = scene.grammar.undone or answer
            if denied:
                answer = scene.grammar.undone
            if answer is not None:
                later = items_with_dates(words, index, vocabulary)
                yield Claim(answer, both(group, Group(index, index, later)), index)
        yield from _among_them(scene, index, spoken)
        yield from _exceptions(scene, index, spoken.answer)
        yield from _elliptic(scene, index, spoken.deed)


@lru_cache(maxsize=64)
def _openings(vocabulary: Vocabulary) -> frozenset[str]:
    """The words at which a sentence may repeat or deny what was told last."""
    lists = vocabulary.words
    auxiliaries = lists["be"] | lists["have"] | lists["do"]
    phrases = vocabulary.starts["followed"] | vocabulary.starts["among_them"]
    return phrases | auxiliaries | vocabulary.forms["followers"] | lists["exception_nouns"]


def _parted(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> int:
    """ "And so, a month before, did Chile": the length of "so did" with an aside in it."""
    if index + 1 >= len(words) or words[index + 1].text != ",":
        return 0
    closing = next(
        (at for at in range(index + 2, index + 2 + _ASIDE) if at + 1 < len(words) and words[at].text == ","),
        None,
    )
    if closing is None:
        return 0
    written = (words[index].lower, words[closing + 1].lower)
    return closing + 2 - index if written in vocabulary.phrases["followed"] else 0


def _is_do_so(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    return index + 1 < len(words) and words[index + 1].lower in vocabulary.words["pronouns_of_things"]


def _behind_follower(words: Sequence[Word], first: int, vocabulary: Vocabulary) -> Group:
    """The list behind "so did", "as are"; nobody in "as is Chile expected to"."""
    group = group_after(words, first, vocabulary)
    behind = words[group.last + 1] if group.last + 1 < len(words) else None
    awaited = behind is not None and behind.lower in vocabulary.words["awaited"]
    return Group(first, first) if awaited else group


def _elliptic(scene: Scene, index: int, deed: str) -> Iterator[Claim]:
    """ "Chile has not.", "Peru, after long doubts, did": an auxiliary without its verb."""
    words, grammar = scene.words, scene.grammar
    lists = grammar.vocabulary.words
    plain = words[index].lower.replace("n't", "")
    be = words[index].lower in lists["be"]
    if index == 0 or not (be or words[index].lower in lists["have"] | lists["do"]):
        return
    negative = plain != words[index].lower
    behind = index + 1
    while behind < len(words) and words[behind].lower in lists["negations"] | lists["afterthoughts"]:
        negative = negative or words[behind].lower in lists["negations"]
        behind += 1
    if (behind < len(words) and words[behind].text not in _STOPS) or (be and not negative):
        return
    if is_condition(words, index - 1, grammar.vocabulary):
        return
    group = subject_before(words, index - 1, grammar.vocabulary)
    answer = _denied(deed, negative, scene)
    if answer is not None and group.countries:
        yield Claim(answer, group, index)


def _among_them(scene: Scene, index: int, spoken: Spoken) -> Iterator[Claim]:
    """ "Chile is among them", "Peru is not on the list"."""
    words, grammar = scene.words, scene.grammar
    size = entry_at(words, index, "among_them", grammar.vocabulary)
    if not size or spoken.answer is None or scene.index - spoken.index > _NEAR:
        return
    if index + size < len(words) and words[index + size].role != "mark":
        return
    told = {word.lower for word in words[max(index - _HEAD, 0) : index]}
    lists = grammar.vocabulary.words
    if index + size < len(words) - 1 and not told & (lists["be"] | lists["becoming"]):
        return  # "others, France and Japan among them, followed": they do what the others do
    group, negative = bearer_before(words, index, grammar.vocabulary)
    answer = _denied(spoken.answer, negative, scene)
    if answer is not None and not is_empty(group):
        yield Claim(answer, group, index)


def _denied(answer: str, negative: bool, scene: Scene) -> str | None:
    """The answer, or where it is denied that of those who did not give it, if there is such an answer."""
    if not negative:
        return answer
    return scene.grammar.undone if answer != scene.grammar.undone else None


def _is_passive(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """ "It was followed by": the sentence says nothing else."""
    return (
        index > 0
        and words[index - 1].lower in vocabulary.words["be"] | vocabulary.words["adverbs"]
        and index < 5
    )


def _exceptions(scene: Scene, index: int, choice: str) -> Iterator[Claim]:
    """ "The exceptions were Chile and Peru"."""
    words, grammar = scene.words, scene.grammar
    if words[index].lower not in grammar.vocabulary.words["exception_nouns"] or choice == grammar.undone:
        return
    for be in range(index + 1, min(index + 6, len(words))):
        if words[be].lower in grammar.vocabulary.words["be"] and grammar.undone is not None:
            yield Claim(grammar.undone, group_after(words, be + 1, grammar.vocabulary), index)
            return


def _ends(words: Sequence[Word], position: int, vocabulary: Vocabulary) -> bool:
    """Whether "followed" has no object: a mark, a date or "two years later" comes next."""
    if position >= len(words):
        return True
    word = words[position]
    if word.role in ("mark", "date") or word.lower in vocabulary.words["adverbs"]:
        return True
    return is_number(word, vocabulary) or word.lower in vocabulary.words["after_follow"]


def _follows(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    if words[index].lower not in vocabulary.forms["followers"]:
        return False
    for entry in vocabulary.phrases["followers"]:
        if len(entry) == 1 and not _ends(words, index + 1, vocabulary):
            continue
        behind = tuple(word.lower for word in words[index + 1 : index + len(entry)])
        if behind == entry[1:] and words[index].lower in inflect(entry[0], vocabulary.irregular):
            return True
    return False
