"""Which names are places where they stand: the cues weighed, in two rounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.languages import Language
from timeline.mentions import traits
from timeline.mentions.candidates import Candidate
from timeline.mentions.evidence import Page, find_cues
from timeline.mentions.lexicon import Lexicon, load_lexicon
from timeline.mentions.words import Words
from timeline.model import MentionKind

POINTS: Mapping[str, float] = {
    "country": 3.0,
    "demonym": 2.5,
    "state": 2.5,
    "huge-city": 2.5,
    "region": 2.0,
    "large-city": 1.5,
    "county": 1.5,
    "town": 0.5,
    "abbreviation": -4.0,
    "alternate": -1.0,
    "several-words": 1.0,
    "begins-with-given-name": -2.0,
    "ordinary-word": -2.5,
    "ordinary-word-opens": -1.5,
    "given-name": -1.5,
    "person-in-text": -3.0,
    "lower-case-in-text": -1.5,
    "after-comma-name": 2.5,
    "after-initial": -4.0,
    "within": 2.0,
    "toward": 1.0,
    "direction": 1.0,
    "after-title": -3.0,
    "after-the": -0.5,
    "settlement-of": 3.0,
    "capital-of": -1.5,
    "after-given-name": -5.0,
    "after-holder": -2.0,
    "after-settlement": -1.0,
    "after-name": -2.0,
    "after-capital": -2.5,
    "before-comma-name": 1.5,
    "dateline": 2.0,
    "before-speaking": -1.5,
    "before-settlement": 1.5,
    "before-office": 0.5,
    "before-organisation": -4.0,
    "before-given-name": -2.0,
    "before-name": -1.0,
    "before-capital": -2.0,
}
NEEDED = 0.75
SURE = 2.5
ECHO = 1.5
"""What a name gains from standing surely as a place elsewhere in the text."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name taken as a place or a people."""

    start: int
    end: int
    kind: MentionKind


def judge_candidates(
    text: str, words: Words, candidates: Sequence[Candidate], names: Mapping[str, int], language: Language
) -> list[Found]:
    """The candidates that are places or peoples, in order."""
    page = read_page(words, candidates, load_lexicon(language))
    points = [sum(POINTS.get(cue, 0.0) for cue in find_cues(page, i)) for i in range(len(candidates))]
    sure = {c.key for c, score in zip(candidates, points, strict=True) if score >= SURE}
    return [
        Found(each.start, each.end, kind_of(each))
        for each, score in zip(candidates, points, strict=True)
        if score + (ECHO if each.key in sure else 0.0) >= NEEDED
    ]


def kind_of(candidate: Candidate) -> MentionKind:
    """A people when the name is that of a people before all."""
    return (
        "demonym" if candidate.traits & traits.DEMONYM and not candidate.traits & traits.COUNTRY else "name"
    )


def read_page(words: Words, candidates: Sequence[Candidate], lexicon: Lexicon) -> Page:
    """What the whole text tells about its names."""
    persons = set()
    for index in range(1, len(words.forms)):
        form, before = words.forms[index], words.forms[index - 1]
        if not form[0].isupper() or not before[0].isupper():
            continue
        gap = words.text[words.ends[index - 1] : words.starts[index]]
        introduces = before in lexicon.given or before.lower() in lexicon.titles
        if (gap == " " and introduces) or (gap == ". " and len(before) <= 3):
            persons.add(form)
    lowercase = frozenset(form for form in words.forms if form[0].islower())
    return Page(
        words, candidates, lexicon, frozenset(persons), lowercase, frozenset(c.first for c in candidates)
    )
