"""How likely two versions are of one happening: by their words and traits, and by their days and passages.

The same words are told of other days again and again, so what depends on the words alone is worked out
once for every two wordings.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from timeline.merging.tellings import Wording, contained, cosine
from timeline.merging.traits import Traits
from timeline.merging.versions import Version
from timeline.model import DateInterval

ALIKE = 0.5
"""So likely, or more, and they are taken to be of one."""
_ALIKE_NEXT_DAY = 0.68
_SAME_SPEAKER = 0.35
_SAME_OCCASION = 0.45
_SAME_DEED = 0.2
_SAME_REFUSAL = 0.3
_SAME_DISASTER = 0.46
_SAME_FIGURE = 0.15
_SAME_MEAL = 0.4
_SAME_THING = 0.4
_REFERS_BACK = 0.5
_SAME_PAPER = 0.3
_SAME_WORDS = 0.25
_MOSTLY = 0.55
_SHARED_STEMS = 3
_DIGITS = 9
_NUMBERS = 40
"""Bits: so many wordings there never are."""
_REMEMBERED = 500_000
"""Pairs of wordings: some 70 MB."""


class Comparison:
    """Compares versions, by their places."""

    def __init__(self, versions: Sequence[Version]) -> None:
        self._versions = versions
        self._known: dict[int, float | tuple[float, float]] = {}
        """Of two wordings, by their numbers as one; a single likeness where both are the same."""

    def likeness(self, place: int, place_of_other: int) -> float:
        """How likely the two are of one happening; 0 when they cannot be."""
        one, other = self._versions[place], self._versions[place_of_other]
        gap = max(one.first, other.first) - min(one.last, other.last)
        # Of days that follow one another different sources must tell.
        if gap > 1 or (gap == 1 and not one.sources.isdisjoint(other.sources)):
            return 0.0
        # What was merged before was kept apart then.
        if one.merged and other.merged:
            return 0.0
        in_one = not one.documents.isdisjoint(other.documents)
        if in_one and not set(one.evidence).isdisjoint(other.evidence):
            return 0.0
        apart, together = self._of_wordings(one.wording, other.wording)
        likeness = together if in_one else apart
        if not likeness:
            return 0.0
        if gap == 1:
            return likeness - (_ALIKE_NEXT_DAY - ALIKE)
        return likeness if one.when.precision == other.when.precision else likeness - 0.1

    def _of_wordings(self, one: Wording, other: Wording) -> tuple[float, float]:
        low, high = (one, other) if one.number < other.number else (other, one)
        key = low.number << _NUMBERS | high.number
        known = self._known.get(key)
        if known is None:
            apart, together = _compare(one, other)
            known = apart if apart == together else (apart, together)
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = known
        return known if isinstance(known, tuple) else (known, known)


def _compare(one: Wording, other: Wording) -> tuple[float, float]:
    """How likely two wordings are of one happening where no document has both, and where one has; 0 when they
    cannot be."""
    mine, theirs = one.traits, other.traits
    people = mine.people & theirs.people
    speech = mine.speech and theirs.speech
    if mine.refuses != theirs.refuses or (speech and mine.people and theirs.people and not people):
        return 0.0, 0.0
    titles, shared = cosine(one.title, other.title), one.title.weights.keys() & other.title.weights.keys()
    words = max(0.5 * titles + 0.5 * cosine(one.words, other.words), titles - 0.1)
    before = (
        _SAME_SPEAKER if speech and people else 0.0,
        _deed(mine, theirs, bool(people), len(shared)),
        _SAME_FIGURE if people and any(stem[0].isdigit() for stem in shared) else 0.0,
    )
    behind = (
        *_same_deed_words(one, other, len(shared)),
        _SAME_DISASTER if mine.disaster and mine.disaster == theirs.disaster else 0.0,
        _SAME_OCCASION if mine.occasion and mine.occasion == theirs.occasion else 0.0,
    )
    apart, together = _links(mine, theirs, people)
    return _add(words, *before, apart, *behind), _add(words, *before, together, *behind)


def _add(*ties: float) -> float:
    """Rounded: which pairs are equally alike shall not depend on how floats are added."""
    return round(sum(ties), _DIGITS)


def _deed(mine: Traits, theirs: Traits, people: bool, shared: int) -> float:
    """What doing the same counts, by the same people or in the same words."""
    if _same_deed(mine, theirs) and (people or shared >= _SHARED_STEMS):
        return _SAME_REFUSAL if mine.refuses else _SAME_DEED
    return _SAME_DEED if mine.refuses and people else 0.0


def _same_deed_words(one: Wording, other: Wording, shared: int) -> tuple[float, float]:
    """What the same deed counts where one headline refers to what the other names, and where one holds most
    of the other's words."""
    mine, theirs = one.traits, other.traits
    if not _same_deed(mine, theirs):
        return 0.0, 0.0
    # "The treaty was adopted in the Fijian capital" of what others call the Reef Protection Treaty
    paper = _SAME_PAPER if (mine.refers or theirs.refers) and shared > 1 else 0.0
    share = contained(one.title, other.title) if mine.speech == theirs.speech else 0.0
    return paper, _SAME_WORDS * share if share >= _MOSTLY else 0.0


def _same_deed(mine: Traits, theirs: Traits) -> bool:
    return mine.deed is not None and mine.deed == theirs.deed


def _links(mine: Traits, theirs: Traits, people: Set[str]) -> tuple[float, float]:
    """What ties two tellings together beside their words, where no document has both and where one has: a
    host's dinner, a named thing, "the accord"."""
    if mine.meal and mine.meal == theirs.meal and people and not (mine.speech or theirs.speech):
        return _SAME_MEAL, _SAME_MEAL
    if mine.unveils and theirs.unveils and (mine.things & theirs.things) - people:
        return _SAME_THING, _SAME_THING
    same = (mine.agrees and theirs.agrees) or (mine.disaster and mine.disaster == theirs.disaster)
    return 0.0, _REFERS_BACK if same and mine.refers != theirs.refers else 0.0


def overlap(one: DateInterval, other: DateInterval) -> bool:
    """Whether two intervals have a day in common."""
    return one.first <= other.last and other.first <= one.last
