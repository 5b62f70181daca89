"""Claims of the opposite of what was told last: "Tonga went the other way", "Chile did the opposite"."""

from __future__ import annotations

from collections.abc import Iterator

from geo.stances.claims import Claim, Scene
from geo.stances.followers import Spoken
from geo.stances.grammar import Grammar
from geo.stances.groups import is_empty
from geo.stances.subjects import find_subject
from geo.stances.tellings import governor_before, read_telling


def find_contraries(scene: Scene, spoken: Spoken) -> Iterator[Claim]:
    """The claims of a sentence that say the opposite was done; none where the answer has no opposite, as
    abstaining has not."""
    words, vocabulary = scene.words, scene.grammar.vocabulary
    choice = _contrary(spoken.answer, scene.grammar)
    if choice is None:
        return
    for last in range(len(words)):
        first = governor_before(words, last, "contraries", vocabulary)
        if first < 0:
            continue
        telling = read_telling(words, first, frozenset(), vocabulary)
        group = find_subject(words, telling, vocabulary)
        if telling.mood == "done" and not is_empty(group):
            yield Claim(choice, group, first)


def _contrary(answer: str | None, grammar: Grammar) -> str | None:
    sides = [each for each in (grammar.done, grammar.against or grammar.undone) if each is not None]
    if answer not in sides or len(sides) != 2:
        return None
    return sides[1 - sides.index(answer)]
