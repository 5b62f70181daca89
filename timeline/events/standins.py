"""Subjects that stand for what a sentence does not name: "its contract", "the two men"."""

from __future__ import annotations

from timeline.events.clauses import Clause, Parse
from timeline.events.passages import Passage
from timeline.events.rendering import render
from timeline.events.trimming import bare_subject
from timeline.events.words import EventWords

VAGUE = 0.1
"""What is left of the weight when nobody can tell who did it."""
_HALF_VAGUE = 0.6


def name_owner(passage: Passage, clause: Clause, words: EventWords) -> str | None:
    """The subject with its owner by name, where who says the clause is the owner: "The guild's contract"."""
    parse = passage.parse
    bare = bare_subject(parse, clause.subject)
    main = next((other for other in parse.clauses if other.kind == "main"), None)
    if clause.kind != "content" or main is None or len(bare) < 2:
        return None
    if parse.tokens[bare[0]].folded not in words.owners:
        return None
    owner = bare_subject(parse, main.subject)
    named = any(parse.tags[index] == "U" for index in owner)
    return f"{render(parse, owner)}'s {render(parse, bare[1:])}" if named else None


def weigh_subject(passage: Passage, clause: Clause, named: bool, words: EventWords) -> float:
    """1 when a reader of the headline alone knows who is meant; `named` when a name was found for it."""
    parse = passage.parse
    bare = bare_subject(parse, clause.subject)
    if bare and not named and _is_vague(parse, bare, words):
        return VAGUE
    rest = range(clause.verb.last, min(clause.last, clause.verb.last + 3))
    return _HALF_VAGUE if any(parse.tokens[index].folded in words.objects for index in rest) else 1.0


def _is_vague(parse: Parse, bare: list[int], words: EventWords) -> bool:
    first = parse.tokens[bare[0]].folded
    letters = "".join(parse.tags[index] for index in bare)
    if letters[0] == "p" or first in words.owners:
        return "U" not in letters
    if letters[0] != "D":
        return False
    head = next((at for at, letter in enumerate(letters) if letter in "PRGT"), len(letters))
    if "U" in letters[:head]:
        return False
    noun = parse.tokens[bare[head - 1]].folded
    pointed = any(parse.tokens[index].folded in words.pointers for index in bare[head:])
    aged = noun.endswith(tuple(words.ages)) and "-" in noun
    return (noun in words.ranks and pointed) or noun in words.anybody or aged
