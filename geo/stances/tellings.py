"""How a deed is told: as done, as not done, or as neither (expected, urged, denied, supposed)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from geo.stances.groups import entry_at
from geo.stances.inflection import inflect
from geo.stances.phrases import is_form, is_verb
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import Word

Mood = Literal["done", "undone", "open"]
Place = Literal["before", "leading", "owner"]
"""Where the actor stands: directly before the verb; at the head of the clause; beside a noun ("the decision
of France to sign")."""

_LONGEST = 16
_BY = 6
_PAIR = 4
_ANNOUNCED = 9


@dataclass(frozen=True, slots=True)
class Telling:
    """One deed with its auxiliaries: its first word, its mood, and where to look for who did it."""

    first: int
    mood: Mood
    passive: bool
    place: Place = "before"
    bare: bool = False
    """It has no auxiliary: "signs", "signed"."""
    planned: bool = False
    """Nothing but "will" leaves it open."""


@dataclass(slots=True)
class _State:
    """What the words before a verb have said so far, read from right to left."""

    position: int
    negatives: int = 0
    open: bool = False
    modal: bool = False
    willing: bool = True
    """No modal but "will"."""
    refusable: bool = True
    be: bool = False
    have: bool = False
    place: Place = "before"
    done: bool = False
    helped: bool = False
    gerund: bool = False
    """The word read last is a gerund that governs the verb: "(in) refusing to"."""


def read_telling(words: Sequence[Word], head: int, past: frozenset[str], vocabulary: Vocabulary) -> Telling:
    """How the verb at `head` is told. `past` are its past forms."""
    form = words[head].lower
    state = _State(head - 1)
    gerund = form.endswith("ing")
    while state.position >= 0 and head - state.position < _LONGEST and not state.done:
        before = state.position
        _step(words, state, vocabulary, gerund)
        if state.position == before:
            break
        gerund = state.gerund or gerund
        state.gerund = False
        gerund = gerund and not state.be and words[before].lower not in vocabulary.words["have"]
    passive = (
        form in past
        and not (state.have and not state.be)
        and (state.be or _agent_follows(words, head, vocabulary))
    )
    if state.position >= 0 and is_form(words[state.position], "denying", vocabulary):
        state.open = True
    if is_condition(words, state.position, vocabulary):
        state.open = True
    planned = state.modal and not state.open and not state.negatives
    planned = planned and (state.willing or _is_announced(words, state, vocabulary))
    planned = planned and not any(word.lower in vocabulary.words["conditions"] for word in words[head:])
    return Telling(state.position + 1, _mood(state), passive, state.place, not state.helped, planned)


def _is_announced(words: Sequence[Word], state: _State, vocabulary: Vocabulary) -> bool:
    """ "Chile confirmed that it would": what is told in the past was "we will" when it was said."""
    if not state.refusable:
        return False
    before = words[max(state.position - _ANNOUNCED, 0) : state.position + 1]
    said = [index for index, word in enumerate(before) if is_form(word, "announcing", vocabulary)]
    return bool(said) and not any(word.role == "mark" for word in before[said[-1] :])


def _mood(state: _State) -> Mood:
    negative = state.negatives % 2 == 1
    if state.open or (state.modal and not (negative and state.refusable)):
        return "open"
    return "undone" if negative else "done"


def _step(words: Sequence[Word], state: _State, vocabulary: Vocabulary, gerund: bool) -> None:
    """Read one word to the left; leave the position as it is when the verb group ends."""
    word = words[state.position]
    lower, lists = word.lower, vocabulary.words
    if word.role == "date":
        state.position -= 1
        if state.position >= 0 and words[state.position].lower in lists["date_links"]:
            state.position -= 1
    elif lower in lists["negations"] or lower.endswith("n't"):
        only = state.position + 1 < len(words) and words[state.position + 1].lower == "only"
        state.negatives += 0 if only else 1
        _note_auxiliary(state, lower, vocabulary)
        if lower == "without":
            state.place, state.done = "leading", True
        state.position -= 1
        if lower in lists["correlatives_behind"]:
            _skip_pair(words, state, vocabulary)
    elif lower in lists["modals"] or lower in lists["be"] or lower in lists["have"] or lower in lists["do"]:
        _note_auxiliary(state, lower, vocabulary)
        if lower == "having":
            state.place = "leading"
        state.position -= 1
    elif lower == "longer" and state.position > 0 and words[state.position - 1].lower == "no":
        state.negatives += 1
        state.position -= 2
    elif lower in lists["adverbs"] or (lower.endswith("ly") and len(lower) > 4 and word.role == "word"):
        state.position -= 1
    elif lower == "to" and not gerund:
        _read_infinitive(words, state, vocabulary)
    elif gerund:
        _read_gerund(words, state, vocabulary)


def _skip_pair(words: Sequence[Word], state: _State, vocabulary: Vocabulary) -> None:
    """ "Have neither signed | nor (ratified)": on before the first of the two."""
    for index in range(state.position, max(state.position - _PAIR, -1), -1):
        if words[index].lower in vocabulary.words["correlatives"]:
            state.position = index - 1
            return


def _note_auxiliary(state: _State, lower: str, vocabulary: Vocabulary) -> None:
    lists = vocabulary.words
    state.helped = True
    if lower in lists["modals"]:
        state.modal = True
        state.willing = state.willing and lower in lists["willing_modals"]
        state.refusable = state.refusable and lower in lists["refusing_modals"]
    state.be = state.be or lower in lists["be"]
    state.have = state.have or lower in lists["have"]


def _read_infinitive(words: Sequence[Word], state: _State, vocabulary: Vocabulary) -> None:
    state.helped = True
    position = state.position - 1
    while position >= 0 and (
        words[position].lower in vocabulary.words["negations"]
        or words[position].lower in vocabulary.words["infinitive_adverbs"]
    ):
        state.negatives += words[position].lower in vocabulary.words["negations"]
        position -= 1
    if position > 0 and words[position].role == "date":
        # "voted on Tuesday to ratify it"
        position -= 2 if words[position - 1].lower in vocabulary.words["date_links"] else 1
    governor = words[position] if position >= 0 else None
    state.be = False
    if governor is None:
        state.open, state.done = True, True
    elif governor.lower == "yet":
        state.negatives += 1
        state.position = position - 1
    elif is_form(governor, "deciding_nouns", vocabulary) and not is_form(governor, "deciding", vocabulary):
        state.place, state.done, state.position = "owner", True, position
    elif is_form(governor, "refusing_nouns", vocabulary):
        state.negatives += 1
        state.place, state.done, state.position = "owner", True, position
    elif is_form(governor, "deciding", vocabulary) and _is_noun(words, position, vocabulary):
        state.place, state.done, state.position = "owner", True, position
    elif is_form(governor, "deciding", vocabulary):
        state.position = position - 1
    elif (start := governor_before(words, position, "refusing", vocabulary)) >= 0:
        state.negatives += 1
        state.position = start - 1
        state.gerund = words[start].lower.endswith("ing")
    else:
        state.open = not _is_factive(words, position, vocabulary)
        state.position, state.done = position, True


def _is_noun(words: Sequence[Word], position: int, vocabulary: Vocabulary) -> bool:
    """Whether "move" or "vote" before "to" is a noun: it has an article or an owner."""
    before = words[position - 1] if position else None
    return before is not None and (
        before.lower in vocabulary.words["determiners"] or before.lower == "'s" or before.role == "demonym"
    )


def _is_factive(words: Sequence[Word], last: int, vocabulary: Vocabulary) -> bool:
    """Whether the phrase before "to sign" is made to do it ("prompted Chile to"), decides it ("the decision
    by Chile to"), or is told to be the one that did ("the first country to")."""
    for position in range(last, max(last - 12, -1), -1):
        word = words[position]
        if is_form(word, "causing", vocabulary) and position < last:
            return True
        if is_form(word, "deciding_nouns", vocabulary) and position + 1 < len(words):
            return words[position + 1].lower in vocabulary.words["deciders"]
        if word.lower in vocabulary.words["becoming"] or _is_distinguished(words, position, last, vocabulary):
            return True
        if is_form(word, "rendering", vocabulary):
            return any(is_form(each, "collectives", vocabulary) for each in words[position + 1 : last + 1])
        if word.text == "," and _is_singled_out(words, position, last, vocabulary):
            return True
        if word.role == "mark" and word.text not in {"-"}:
            return False
    return False


def _is_singled_out(words: Sequence[Word], comma: int, last: int, vocabulary: Vocabulary) -> bool:
    """ "Chile, the latest country to"."""
    named = is_form(words[last], "collectives", vocabulary)
    return named and entry_at(words, comma + 1, "one_of", vocabulary) > 0


def _is_distinguished(words: Sequence[Word], be: int, last: int, vocabulary: Vocabulary) -> bool:
    """ "Were the first countries to", "was first to", "is the only state to", "is one of those to"."""
    if words[be].lower not in vocabulary.words["be"]:
        return False
    ordinal = words[last].lower in vocabulary.words["ordinals"]
    if not ordinal and not is_form(words[last], "collectives", vocabulary):
        return False
    if ordinal and last == be + 1:
        return True
    return any(entry_at(words, index, "one_of", vocabulary) for index in range(be + 1, last))


def _read_gerund(words: Sequence[Word], state: _State, vocabulary: Vocabulary) -> None:
    word, lower = words[state.position], words[state.position].lower
    before = words[state.position - 1] if state.position else None
    if lower == "against" and before is not None and is_form(before, "deciding", vocabulary):
        state.negatives += 1
        state.position -= 2
    elif (start := governor_before(words, state.position, "ending", vocabulary)) >= 0:
        # "ended up abstaining", "was recorded as voting for it"
        state.helped, state.position = True, start - 1
    elif lower in vocabulary.words["refused_of"] and before is not None:
        start = governor_before(words, state.position - 1, "refusing", vocabulary)
        if start >= 0:
            state.negatives += 1
            state.position = start - 1
            return
        state.open, state.done = True, True
        state.position -= 1
    elif is_form(word, "denying", vocabulary):
        state.open, state.done = True, True
        state.position -= 1
    elif (start := governor_before(words, state.position, "refusing", vocabulary)) >= 0:
        state.negatives += 1
        state.position = start - 1
    elif is_form(word, "deciding", vocabulary):
        state.position -= 1
    elif lower == "in" and not _is_shared(before, vocabulary):
        state.open, state.done = True, True
    elif (
        lower == ","
        or lower in vocabulary.words["manners"]
        or is_form(word, "decrees", vocabulary)
        or (lower in vocabulary.words["reasons"] and _is_judged(words, state.position, vocabulary))
    ):
        state.place, state.done = "leading", True
    elif lower in vocabulary.words["prepositions"] | vocabulary.words["subordinators"] or lower.endswith(
        "ing"
    ):
        state.open, state.done = True, True


def _is_judged(words: Sequence[Word], position: int, vocabulary: Vocabulary) -> bool:
    """ "Came under fire for abstaining": what somebody is blamed or praised for was done."""
    before = words[max(position - 3, 0) : position]
    return any(is_form(word, "judging", vocabulary) for word in before)


def _is_shared(before: Word | None, vocabulary: Vocabulary) -> bool:
    """Whether "in signing" tells what somebody did ("joined Chile in"), unlike "a delay in"."""
    if before is None:
        return True
    named = before.country is not None or before.role in ("date", "mark", "bloc")
    listed = is_form(before, "collectives", vocabulary) or before.lower in vocabulary.words["adverbs"]
    return named or listed or before.text[0].isupper()


def governor_before(words: Sequence[Word], last: int, name: str, vocabulary: Vocabulary) -> int:
    """Where the verb of a list that ends at a word begins ("ruled out"); -1 when none does."""
    if words[last].lower not in _governor_ends(name, vocabulary):
        return -1
    for entry in vocabulary.phrases[name]:
        start = last - len(entry) + 1
        if start < 0 or tuple(word.lower for word in words[start + 1 : last + 1]) != entry[1:]:
            continue
        if words[start].lower in inflect(entry[0], vocabulary.irregular):
            return start
    return -1


@lru_cache(maxsize=256)
def _governor_ends(name: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The last words of the verbs of a list."""
    verbs = vocabulary.phrases[name]
    return frozenset(
        form for verb, *rest in verbs for form in (rest[-1:] if rest else inflect(verb, vocabulary.irregular))
    )


def _agent_follows(words: Sequence[Word], head: int, vocabulary: Vocabulary) -> bool:
    """Whether "by" follows so closely that "signed" is a participle: "the text signed by Chile"."""
    lists = vocabulary.words
    for index in range(head + 1, min(head + 1 + _BY, len(words))):
        word = words[index]
        if word.lower in lists["agents"]:
            return True
        direct = (
            index == head + 1
            and word.role != "date"
            and word.lower not in lists["prepositions"] | lists["adverbs"]
        )
        if (
            direct
            or word.role == "mark"
            or word.lower in lists["determiners"]
            or is_verb(words, index, vocabulary)
        ):
            return False
    return False


def is_condition(words: Sequence[Word], position: int, vocabulary: Vocabulary) -> bool:
    """Whether the clause begins with "if", "whether", "until"."""
    for index in range(position, max(position - 30, -1), -1):
        word = words[index]
        if word.role == "mark" and word.text != "-":
            return False
        if entry_at(words, index, "condition_phrases", vocabulary):
            return True
        if word.lower in vocabulary.words["conditions"]:
            return words[index + 1].lower not in vocabulary.words["repeated"]  # "once again"
    return False
