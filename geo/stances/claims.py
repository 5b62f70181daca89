"""A claim: who is said to have given which answer, where in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.stances.grammar import Grammar
from geo.stances.groups import Group
from geo.stances.topics import Course
from geo.stances.words import Passage, Word


@dataclass(frozen=True, slots=True)
class Claim:
    """A group gave an answer; `at` is the word that says so. `fresh` is False where it is retold as past."""

    choice: str
    group: Group
    at: int
    fresh: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """One sentence of a document, with what is needed to understand it."""

    grammar: Grammar
    passages: Sequence[Passage]
    index: int
    words: Sequence[Word]
    course: Course
