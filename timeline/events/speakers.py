"""What short words stand for: "he" for the last person who acted, "the summit" for its full name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from timeline.events.clauses import Clause
from timeline.events.participants import find_participants
from timeline.events.passages import Passage
from timeline.events.rendering import render
from timeline.events.trimming import bare_subject, without_inserts
from timeline.events.words import EventWords

_NEAR = 2
"""How many sentences a name is remembered for."""


@dataclass(frozen=True, eq=False)
class Meant:
    """What the short words of a document mean, found out when somebody asks."""

    passages: Sequence[Passage]
    words: EventWords

    @cached_property
    def speakers(self) -> tuple[str | None, ...]:
        """As `name_speakers` gives them."""
        return name_speakers(self.passages, self.words)

    @cached_property
    def occasions(self) -> Mapping[str, str]:
        """As `name_occasions` gives them."""
        return name_occasions(self.passages, self.words)


def name_speakers(passages: Sequence[Passage], words: EventWords) -> tuple[str | None, ...]:
    """For each passage the person that a pronoun in it would mean; None when nobody was named shortly before.

    Who was "he" once is never "she" later.
    """
    speakers: list[str | None] = []
    pronouns: dict[str, str] = {}
    speaker, named_at = None, -_NEAR
    for at, passage in enumerate(passages):
        known = speaker if at - named_at <= _NEAR else None
        pronoun = _pronoun(passage)
        if known and pronoun and pronouns.setdefault(known, pronoun) != pronoun:
            known = None
        speakers.append(known)
        if known and pronoun:
            named_at = at
        for clause in passage.parse.clauses:
            if clause.kind not in ("main", "subordinate") or clause.verb.passive:
                continue
            names = find_participants(passage, clause, words)
            if len(names) == 1:
                speaker, named_at = names[0], at
    return tuple(speakers)


def _pronoun(passage: Passage) -> str | None:
    """The pronoun that is the subject of a clause."""
    for clause in passage.parse.clauses:
        if clause.subject and passage.parse.tags[clause.subject[0]] == "p":
            return passage.parse.tokens[clause.subject[0]].folded
    return None


def name_pronoun(passage: Passage, clause: Clause, words: EventWords) -> str | None:
    """What a pronoun means within its sentence: the last person before it, or who says the clause."""
    parse = passage.parse
    main = next(
        (other for other in parse.clauses if other.kind == "main" and other.first < clause.first), None
    )
    if main is None:
        return None
    if clause.kind == "content":
        subject = render(parse, bare_subject(parse, main.subject))
        return subject if subject and parse.tags[main.subject[0]] != "p" else None
    runs = re.findall(r"U{2,4}", parse.tags[: clause.opening])
    if not runs:
        return None
    last = parse.tags.rfind(runs[-1], 0, clause.opening)
    return render(parse, range(last, last + len(runs[-1])))


def name_occasions(passages: Sequence[Passage], words: EventWords) -> Mapping[str, str]:
    """The full name of each occasion by its noun, as the text first gives it ("The Oslo Peace Summit")."""
    names: dict[str, str] = {}
    for passage in passages:
        if passage.setting.heading or words.occasions.isdisjoint(token.folded for token in passage.tokens):
            continue
        parse = passage.parse
        kept = without_inserts(parse, range(len(parse.tokens)))
        for at, index in enumerate(kept):
            noun = parse.tokens[index].folded
            if noun in names or noun not in words.occasions or parse.tags[index] != "U":
                continue
            letters = "".join(parse.tags[other] for other in kept)
            first = len(letters[:at].rstrip("U"))
            if first < at:
                names[noun] = "The " + render(parse, kept[first : at + 1])
    return names
