"""What short words stand for: "he" for the last person who acted, "the summit" for its full name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.events.participants import find_participants
from timeline.events.passages import Passage
from timeline.events.rendering import render
from timeline.events.trimming import without_inserts
from timeline.events.words import EventWords


def name_speakers(passages: Sequence[Passage], words: EventWords) -> tuple[str | None, ...]:
    """For each passage the person that a pronoun in it would mean; None before anybody is named."""
    speakers: list[str | None] = []
    speaker: str | None = None
    for passage in passages:
        speakers.append(speaker)
        for clause in passage.parse.clauses:
            if clause.kind != "main" or clause.verb.passive:
                continue
            names = find_participants(passage, clause, words)
            if len(names) == 1:
                speaker = names[0]
    return tuple(speakers)


def name_occasions(passages: Sequence[Passage], words: EventWords) -> Mapping[str, str]:
    """The full name of each occasion by its noun, as the text first gives it ("The Oslo Peace Summit")."""
    names: dict[str, str] = {}
    for passage in passages:
        parse = passage.parse
        if passage.setting.heading:
            continue
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
