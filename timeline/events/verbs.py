"""The finite verbs of a sentence: what is told, in which tense, and whether it is denied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from timeline.events.tokens import Token
from timeline.events.words import EventWords, VerbKind

Tense = Literal["past", "present", "future", "hedged"]

_FILLERS = "AN|"
_BEGINNING = re.compile("[HBbdWMVEZ]")
_BEFORE_FINITE = "UXp)#QI,G-AN|K.:CR"
_SHORTENED = re.compile(r",[AX]$")
_GOES_ON = re.compile(r"[^,]*,[BbHWMV]")
_OBJECT = "DU#p|TKQXGAIM"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group, `first` to `last` (exclusive) by token; `head` is the word that carries the meaning."""

    first: int
    last: int
    head: int
    base: str
    kind: VerbKind
    tense: Tense
    negated: bool
    passive: bool
    sure: bool
    """False when the word might as well be a participle ("people killed in the blast")."""


def find_verbs(tokens: Sequence[Token], tags: str, words: EventWords, heading: bool) -> tuple[Verb, ...]:
    """The finite verb groups, in order."""
    verbs: list[Verb] = []
    index = 0
    while beginning := _BEGINNING.search(tags, index):
        verb = _verb_at(tokens, tags, beginning.start(), words, heading)
        if verb:
            verbs.append(verb)
        index = verb.last if verb else beginning.end()
    if not verbs and not heading and "|" in tags:
        # "The trial opens on Monday": the present tense of what is scheduled.
        return find_verbs(tokens, tags, words, heading=True)
    return tuple(verbs)


def _verb_at(tokens: Sequence[Token], tags: str, index: int, words: EventWords, heading: bool) -> Verb | None:
    tag = tags[index]
    if tag == "H" and tags[index - 1 : index] == "T":
        return None  # "known to have died"
    if tag in "HBbdWM":
        return _group(tokens, tags, index, words)
    if tag == "V" or (tag == "E" and _may_be_finite(tokens, tags, index)):
        following = tags[index + 1 : index + 2]
        sure = tag == "V" or (following != "" and following in _OBJECT) or tags[index - 1 : index] == "p"
        return _simple(tokens, tags, index, words, "past", sure)
    infinitive = "T" in tags[max(0, index - 2) : index]
    if tag == "Z" and heading and index and tags[index - 1] in "UX)#QA" and not infinitive:
        return _simple(tokens, tags, index, words, "present", True)
    return None


def _may_be_finite(tokens: Sequence[Token], tags: str, index: int) -> bool:
    """Whether a form in -ed may tell something here, and is not an adjective or a shortened clause."""
    if index == 0 or tags[index - 1] not in _BEFORE_FINITE:
        return False
    if index + 1 < len(tokens) and tokens[index + 1].folded == "by":
        return False
    if _SHORTENED.search(tags[max(0, index - 2) : index]) and _GOES_ON.match(tags, index + 1):
        return False  # "The visit, first mooted in May, was"
    return tags[index - 1] != "," or tags.count(",", 0, index) > 1


def _simple(
    tokens: Sequence[Token], tags: str, index: int, words: EventWords, tense: Tense, sure: bool
) -> Verb:
    base, kind = _meaning(tokens[index].folded, words)
    negated = "N" in tags[max(0, index - 2) : index]
    return Verb(index, index + 1, index, base, kind, tense, negated, False, sure or kind == "report")


def _group(tokens: Sequence[Token], tags: str, index: int, words: EventWords) -> Verb:
    """A group that starts with an auxiliary: "has not signed", "were killed", "will meet", "is to meet"."""
    auxiliary, folded = tags[index], tokens[index].folded
    at = index + 1
    while at < len(tags) and tags[at] in _FILLERS + "nH":
        at += 1
    negated = "N" in tags[index:at] or "n't" in folded
    follows = tags[at : at + 1]
    passive = auxiliary in "Bb" or "n" in tags[index:at]
    tense = _tense(auxiliary, folded, follows)
    if follows and (follows in "EIV" or (follows == "G" and passive)):
        base, kind = _meaning(tokens[at].folded, words)
        if passive and _is_plan(tokens, tags, at, words):
            base, kind = _meaning(tokens[at + 2].folded, words)
            tense = "future"
        return Verb(index, at + 1, at, base, kind, tense, negated, passive and follows in "EI", True)
    if auxiliary in "Bb" and _is_passive_plan(tokens, tags, at):
        base, kind = _meaning(tokens[at + 2].folded, words)
        return Verb(index, at + 3, at + 2, base, kind, "future", negated, True, True)
    if auxiliary in "Bb" and tags[at : at + 2] in ("TZ", "TX"):
        base, kind = _meaning(tokens[at + 1].folded, words)
        return Verb(index, at + 2, at + 1, base, kind, "future", negated, False, True)
    if auxiliary in "Bb" and _is_plan(tokens, tags, at, words):
        base, kind = _meaning(tokens[at + 2].folded, words)
        return Verb(index, at + 1, at, base, kind, "future", negated, False, True)
    if auxiliary in "dWM" and follows and follows in "ZXEIVH":
        base, kind = _meaning(tokens[at].folded, words)
        return Verb(index, at + 1, at, base, kind, tense, negated, False, True)
    base = "have" if auxiliary == "H" else "do" if auxiliary == "d" else "be"
    # "were among those who signed": what the others did.
    among = base == "be" and at < len(tokens) and tokens[at].folded in words.membership
    news: VerbKind = "happening" if among else "state"
    return Verb(index, max(at, index + 1), index, base, news, tense, negated, False, True)


def _is_passive_plan(tokens: Sequence[Token], tags: str, at: int) -> bool:
    """ "(is) to be held"."""
    be = tags[at : at + 1] == "T" and at + 1 < len(tokens) and tokens[at + 1].folded == "be"
    return be and tags[at + 2 : at + 3] in tuple("EIV")


def _is_plan(tokens: Sequence[Token], tags: str, at: int, words: EventWords) -> bool:
    """Whether what follows "is" announces: "scheduled to open", "due to meet"."""
    return tags[at + 1 : at + 3] in ("TZ", "TX") and tokens[at].folded in words.planned


def _tense(auxiliary: str, folded: str, follows: str) -> Tense:
    if auxiliary == "W" or (auxiliary == "b" and follows == "T"):
        return "future"
    if auxiliary == "M":
        return "hedged"
    if auxiliary == "b" or folded in ("do", "does", "don't", "doesn't"):
        return "present"
    if auxiliary == "H" and follows not in ("E", "I", "V"):
        return "past" if folded == "had" else "present"
    return "past"


def _meaning(folded: str, words: EventWords) -> tuple[str, VerbKind]:
    """Base form and kind of a verb; of one that no list knows, the word without its ending."""
    if form := words.verbs.get(folded):
        return form.base, form.kind
    for ending in ("ied", "ed", "ing"):
        if folded.endswith(ending):
            return folded[: -len(ending)] + ("y" if ending == "ied" else ""), "action"
    return folded, "action"
