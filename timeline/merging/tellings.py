"""The events of documents, ready to be compared: their traits, and their words by how rare they are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from timeline.merging.traits import Said, Sketch, Traits, said_by
from timeline.model import Event

_MOST_STEMS = 40
_PRIOR = 30
"""As if there were that many tellings more: in a few documents no word is rare."""


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """Stems by how much each tells, the heaviest first, and the length of all together. The weights are those
    that the stems have everywhere, which are in memory once, and not scaled."""

    weights: Mapping[str, float]
    length: float


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """What is told in the same words by one document or by many, apart from its day."""

    number: int
    """Each wording has its own."""
    traits: Traits
    title: Vector
    """Stems of the headline."""
    words: Vector
    """Stems of headline and sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One event of one document, ready to be compared."""

    event: Event
    sources: frozenset[str]
    """The documents that tell it; for a copy the one that it copies."""
    published: date | None
    wording: Wording


class Wordings:
    """Gives each event its wording: what is told in the same words has the same one. `sketches` are those of
    all events, whose stems tell which are rare."""

    def __init__(self, sketches: Iterable[Sketch]) -> None:
        self._weights = weigh_stems(sketches)
        self._stems = {stem: stem for stem in self._weights}
        """Each stem is in memory once, and so are the sets of names."""
        self._names: dict[frozenset[str], frozenset[str]] = {}
        self._known: dict[Said, Wording] = {}

    def find(self, event: Event, own: Sketch) -> Wording:
        """The wording of an event, which has this sketch."""
        said = said_by(event)
        known = self._known.get(said)
        if known is None:
            traits = replace(
                own.traits, people=self._share(own.traits.people), things=self._share(own.traits.things)
            )
            title, words = self._weigh(own.title), self._weigh(own.words)
            known = self._known[said] = Wording(len(self._known), traits, title, words)
        return known

    def _share(self, names: frozenset[str]) -> frozenset[str]:
        return self._names.setdefault(names, names)

    def _weigh(self, stems: Mapping[str, int]) -> Vector:
        return vector_of({self._stems[stem]: times for stem, times in stems.items()}, self._weights)


def weigh_stems(sketches: Iterable[Sketch]) -> Mapping[str, float]:
    """How telling each stem is: rare ones more than frequent ones."""
    seen: Counter[str] = Counter()
    count = 0
    for one in sketches:
        seen.update(one.words.keys())
        count += 1
    return {stem: math.log(1 + (count + _PRIOR) / times) for stem, times in seen.items()}


def vector_of(stems: Mapping[str, int], weights: Mapping[str, float]) -> Vector:
    """The heaviest stems."""
    raw = {
        stem: weights[stem] if times == 1 else (1 + math.log(times)) * weights[stem]
        for stem, times in stems.items()
    }
    heaviest = sorted(raw, key=lambda stem: (-raw[stem], stem))[:_MOST_STEMS]
    length = math.sqrt(sum(raw[stem] ** 2 for stem in heaviest)) or 1.0
    return Vector({stem: raw[stem] for stem in heaviest}, length)


def cosine(one: Vector, other: Vector) -> float:
    """How alike two vectors are, from 0 to 1."""
    mine, theirs = one.weights, other.weights
    if len(theirs) < len(mine):
        mine, theirs = theirs, mine
    alike = 0.0
    for stem, weight in mine.items():  # in this order: sums of floats depend on it
        if stem in theirs:
            alike += weight * theirs[stem]
    return alike / (one.length * other.length)


def contained(one: Vector, other: Vector) -> float:
    """How much of the shorter vector the longer one has, from 0 to 1; 0 for a single word."""
    if len(other.weights) < len(one.weights):
        one, other = other, one
    shared = [weight for stem, weight in one.weights.items() if stem in other.weights]
    return sum(weight**2 for weight in shared) / one.length**2 if len(shared) > 1 else 0.0
