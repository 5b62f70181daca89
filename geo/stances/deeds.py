"""Where a sentence tells a deed: the words of an answer ("ordered 4 diplomats out"), as verb or noun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geo.stances.phrases import is_form
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import Word

_BEHIND = 9
_BEFORE = 7
_LISTED = 24
"""Words between a verb and its preposition: "voted with Chile, Peru and Brazil on Monday against"."""

_LIGHT = ("adverbs", "prepositions", "possessives", "conjunctions")
"""Lists of words that may stand between a verb and its preposition."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """The words of one phrase in all their forms. `head` is the verb, or the noun of the deed; `rest` stands
    near it, `particles` ("out") behind it."""

    choice: str
    refusing: bool
    """Says that something was not done ("decline"): what follows tells what."""
    noun: bool
    """Only a noun: "signature", "no votes"."""
    cued: bool
    """Counts only where the sentence speaks of a vote."""
    head: frozenset[str]
    past: frozenset[str]
    rest: tuple[frozenset[str], ...]
    particles: tuple[str, ...]
    base: str
    negated: bool = False
    """Says that it was not done: "not send a team"; the other words are those of the deed."""
    planned: bool = False
    """Counts where it is announced: "will attend"."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One place where a pattern stands: its head, and the last word that belongs to it."""

    pattern: Pattern
    head: int
    last: int
    noun: bool


def find_deeds(
    words: Sequence[Word], patterns: Mapping[str, Sequence[Pattern]], vocabulary: Vocabulary
) -> tuple[Deed, ...]:
    """Every deed told in a sentence, in order; where several patterns share a head, the longest;
    a noun that belongs to a longer pattern ("impose sanctions") is no deed of its own. `patterns` are those
    of a question by the forms of their heads."""
    best: dict[int, Deed] = {}
    for head, word in enumerate(words):
        for pattern in patterns.get(word.lower, ()):
            last = _match(words, head, pattern, vocabulary)
            if last is None:
                continue
            deed = Deed(pattern, head, last, pattern.noun)
            if head not in best or _weight(deed) > _weight(best[head]):
                best[head] = deed
    taken = {deed.last for deed in best.values() if deed.pattern.rest}
    return tuple(best[head] for head in sorted(best) if head not in taken or best[head].pattern.rest)


def _weight(deed: Deed) -> float:
    """How much of a pattern stands there; particles far from their verb count against it."""
    if deed.pattern.negated:
        return len(deed.pattern.rest) - 0.25  # the deed itself tells it, where another pattern has it
    particles = len(deed.pattern.particles)
    near = deed.last - deed.head <= particles + 2
    return len(deed.pattern.rest) + (particles if near else -0.5 * bool(particles))


def index_patterns(patterns: Iterable[Pattern]) -> dict[str, list[Pattern]]:
    """The patterns by each form of their heads."""
    index: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        for form in sorted(pattern.head):
            index.setdefault(form, []).append(pattern)
    return index


def _match(words: Sequence[Word], head: int, pattern: Pattern, vocabulary: Vocabulary) -> int | None:
    """The last word of the pattern whose head stands here; None where its other words are missing."""
    last = head
    if pattern.particles:
        found = _find_run(words, head, pattern, vocabulary)
        if found is None or _crosses(words, head, found):
            return None
        last = found + len(pattern.particles) - 1
    for forms in pattern.rest:
        behind = range(head + 1, min(head + _BEHIND, len(words)))
        before = range(head - 1, max(head - _BEFORE, -1), -1)
        people = forms & vocabulary.forms["soldiers"]
        near = (
            i
            for i in (*behind, *before)
            if (words[i].lower in forms or (people and _is_people(words, i))) and not _crosses(words, head, i)
        )
        at = next(near, None)
        if at is None:
            return head if _is_elided(words, head, vocabulary) and not pattern.particles else None
        last = max(last, at)
    return last


def _is_people(words: Sequence[Word], index: int) -> bool:
    """ "420 South Koreans", "the French": those who come are the troops."""
    word = words[index]
    if word.role != "demonym":
        return False
    behind = words[index + 1] if index + 1 < len(words) else None
    ends = behind is None or behind.role != "word" or behind.lower in ("who", "came", "landed", "arrived")
    return word.lower.endswith("s") or (ends and index > 0 and words[index - 1].lower == "the")


def _find_run(words: Sequence[Word], head: int, pattern: Pattern, vocabulary: Vocabulary) -> int | None:
    """Where the particles stand: behind an object ("ordered them out"); a preposition only behind its verb
    ("voted on Monday for")."""
    run = pattern.particles
    apart = run[0] in vocabulary.words["particles"]
    for index in range(head + 1, min(head + (_BEHIND if apart else _LISTED), len(words))):
        if tuple(word.lower for word in words[index : index + len(run)]) == run:
            return None if _opens_subject(words, index, vocabulary) else index
        if not apart and not _is_light(words[index], pattern, vocabulary):
            return None
    return None


def _opens_subject(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """ "Signed the Treaty on Clean Rivers": whether a preposition belongs to the instrument before it."""
    behind_instrument = index > 0 and is_form(words[index - 1], "instruments", vocabulary)
    return behind_instrument and words[index].lower in vocabulary.words["subjects"]


def _is_light(word: Word, pattern: Pattern, vocabulary: Vocabulary) -> bool:
    """Whether a word may stand between a verb and its preposition: no noun of its own."""
    lists = vocabulary.words
    return (
        word.role not in ("word", "mark")
        or any(word.lower in lists[name] for name in _LIGHT)
        or word.lower.endswith("ly")
        or word.text in {",", "-"}
        or word.text[0].isupper()
        or word.text.isdigit()
        or any(word.lower in forms for forms in pattern.rest)
    )


def _is_elided(words: Sequence[Word], head: int, vocabulary: Vocabulary) -> bool:
    """Whether a word stands for the object: "sent 500.", "moved theirs", "imposed a ban"."""
    if is_form(words[head], "elidable", vocabulary):
        return any(is_form(word, "supporting", vocabulary) for word in words[max(head - 4, 0) : head])
    behind = words[head + 1 : head + 5]
    if behind and behind[0].lower in vocabulary.words["roundings"]:
        behind = behind[1:]
    if not behind:
        return False
    if behind[0].text.replace(",", "").isdigit():
        return len(behind) < 2 or behind[1].text in {".", ",", ";", "and", "each"}
    written = " ".join(word.lower for word in behind)
    return any(
        written == entry or written.startswith((f"{entry} ", f"{entry}."))
        for entry in vocabulary.plain["elided"]
    )


def _crosses(words: Sequence[Word], one: int, other: int) -> bool:
    first, last = sorted((one, other))
    return any(word.text in {";", ":", "?", "”", "“"} for word in words[first:last])
