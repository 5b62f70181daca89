"""Where votes are held: "the Security Council", and "the council" for the one named last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from geo.stances.groups import entry_at
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import Passage, Word

_ABOUT = r" (?:to|from|join|joining|seats? (?:on|in|at)|membership (?:of|in)) (?:the )?(?:u\.?n\.? )?"
"""Before a body of which, not in which, a vote is held."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body as it is named in a text, from the character `start` on; `name` is in small letters."""

    start: int
    name: str
    written: str


def find_bodies(passages: Iterable[Passage], vocabulary: Vocabulary) -> tuple[Body, ...]:
    """The bodies a document names, in order; a short name stands for the last one it may mean."""
    shorts = {entry[-1] for entry in vocabulary.phrases["bodies"]}
    telling = vocabulary.starts["bodies"] | shorts
    found: list[Body] = []
    for passage in passages:
        if telling.isdisjoint(passage.said):
            continue
        words, index = passage.words, 0
        while index < len(words):
            size = entry_at(words, index, "bodies", vocabulary)
            if size:
                found.append(_body(words[index : index + size]))
            elif words[index].lower in shorts and (last := _last(found, words[index].lower)) is not None:
                found.append(Body(words[index].start, last.name, last.written))
            index += size or 1
    return tuple(found)


def body_named(phrases: Iterable[str], vocabulary: Vocabulary) -> str | None:
    """The first body that one of these phrases names as the place of a vote."""
    bodies = {" ".join(entry) for entry in vocabulary.phrases["bodies"]}
    lowered = [f" {' '.join(phrase.lower().split())} " for phrase in phrases]
    # What is reported "to the Security Council", or about a seat on it, is voted on elsewhere.
    subjects = {body for body in bodies for phrase in lowered if re.search(_ABOUT + re.escape(body), phrase)}
    named = [
        (place, body)
        for place, phrase in enumerate(lowered)
        for body in bodies
        if f" {body} " in phrase and not any(subject.endswith(body) for subject in subjects)
    ]
    return min(named, key=lambda each: (each[0], -len(each[1]), each[1]))[1] if named else None


def body_at(bodies: Sequence[Body], first: int, last: int) -> Body | None:
    """The body a deed was done in: one named in its clause, from `first` to `last`, else the last before."""
    inside = (body for body in bodies if first <= body.start < last)
    before = (body for body in reversed(bodies) if body.start < first)
    return next(inside, None) or next(before, None)


def bodies_of_deeds(passage: Passage, bodies: Sequence[Body], deeds: frozenset[str]) -> Iterator[Body]:
    """Where each deed of a sentence was done; `deeds` are the words for it."""
    if deeds.isdisjoint(passage.said):
        return
    words = passage.words
    for index, word in enumerate(words):
        if word.lower in deeds:
            end = next((each.start for each in words[index:] if each.role == "mark"), word.end)
            found = body_at(bodies, word.start, end)
            if found is not None:
                yield Body(0, found.name, found.written)


def _body(words: Sequence[Word]) -> Body:
    return Body(words[0].start, " ".join(word.lower for word in words), " ".join(word.text for word in words))


def _last(found: Sequence[Body], short: str) -> Body | None:
    return next((body for body in reversed(found) if body.name.endswith(f" {short}")), None)
