"""What is compared when two tellings are compared: their words, who acts, and whether something is denied."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from timeline.events.words import EventWords, VerbForm
from timeline.model import Event

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W_]+(?:[-’'][^\W_]+)*")
_STEM = 7
_TITLE_WEIGHT = 2.0
_MOST_STEMS = 40
_SHORTEST_PAST = 4
_PRIOR = 30
"""As if there were that many tellings more: in a few documents no word is rare."""

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Telling:
    """One event of one document, ready to be compared."""

    event: Event
    sources: frozenset[str]
    """The documents that tell it; for a copy the one that it copies."""
    published: date | None
    title: Vector
    """Stems of the headline; the squares of the weights add up to 1."""
    words: Vector
    """Stems of headline and sentence."""
    people: frozenset[str]
    """The last words of the names of those who act."""
    disaster: str | None
    """The kind of disaster it tells of."""
    deed: str | None
    """The stem of what was done."""
    refuses: bool
    """It tells that something was refused or did not happen."""
    occasion: str | None
    """The noun of what was held, when it tells that ("summit")."""
    meal: str | None
    """The meal its sentence tells of."""
    things: frozenset[str]
    """The names in its headline that are no places."""
    unveils: bool
    """It tells that something was announced or shown."""
    agrees: bool
    """It tells that an agreement was made."""
    refers: bool
    """Its subject was told of before ("The accord was signed ...", "The quake struck ...")."""
    speech: bool
    """It tells what somebody said."""


@dataclass(frozen=True, slots=True)
class Stems:
    """The stems of one event's headline and sentence, before they are weighted."""

    title: Counter[str]
    words: Counter[str]


def find_stems(event: Event, words: EventWords) -> Stems:
    """The stems of an event's headline and sentence."""
    title = Counter(stems_of(event.title, words))
    return Stems(title, Counter(stems_of(event.summary, words)) + title)


def stems_of(text: str, words: EventWords) -> list[str]:
    """The meaningful words of a text, each by the word that stands for it."""
    named = words.alias_pattern.sub(lambda match: f"{words.aliases[match[0].lower()]}0", text)
    folded = named.lower().replace("’", "'")
    found = []
    for match in _WORD.finditer(folded):
        word = match[0].removesuffix("'s")
        if len(word) < 2 or word in words.stopwords or (word[0].isdigit() and not _is_telling(word)):
            continue
        found.append(stem_of(word, words))
    return found


def _is_telling(number: str) -> bool:
    """Whether a number says which happening is meant: three digits or more, and no year."""
    return len(number) > 2 and not (len(number) == 4 and number[:2] in ("19", "20"))


def stem_of(word: str, words: EventWords) -> str:
    """The base form of a verb, the head of its synonyms, or the word cut to the length of a stem."""
    if word.endswith("0"):  # an alias; "us" would be a stop word
        return word
    if word in words.synonyms:
        return words.synonyms[word]
    form = words.verbs.get(word)
    base = form.base if form else word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    if form is None and word.endswith("ed"):
        # "washed" is in no list of verbs, "wash" is a synonym.
        base = next((each for each in (word[:-2], word[:-1]) if each in words.synonyms), base)
    return words.synonyms.get(base, base[:_STEM])


def weigh_stems(stems: Iterable[Stems]) -> Mapping[str, float]:
    """How telling each stem is: rare ones more than frequent ones."""
    seen: Counter[str] = Counter()
    count = 0
    for one in stems:
        seen.update(one.words.keys())
        count += 1
    return {stem: math.log(1 + (count + _PRIOR) / times) for stem, times in seen.items()}


def vector_of(stems: Counter[str], weights: Mapping[str, float]) -> Vector:
    """The weights of the heaviest stems, scaled so that their squares add up to 1."""
    raw = {stem: (1 + math.log(times)) * weights[stem] for stem, times in stems.items()}
    heaviest = sorted(raw, key=lambda stem: (-raw[stem], stem))[:_MOST_STEMS]
    length = math.sqrt(sum(raw[stem] ** 2 for stem in heaviest)) or 1.0
    return {stem: raw[stem] / length for stem in heaviest}


def cosine(one: Vector, other: Vector) -> float:
    """How alike two vectors are, from 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[stem] for stem, weight in one.items() if stem in other)


def contained(one: Vector, other: Vector) -> float:
    """How much of the shorter vector the longer one has, from 0 to 1; 0 for a single word."""
    if len(other) < len(one):
        one, other = other, one
    shared = [weight for stem, weight in one.items() if stem in other]
    return sum(weight**2 for weight in shared) if len(shared) > 1 else 0.0


def describe(
    event: Event,
    sources: frozenset[str],
    published: date | None,
    stems: Stems,
    weights: Mapping[str, float],
    words: EventWords,
) -> Telling:
    """An event with all that it is compared by."""
    written = [match[0].replace("’", "'").removesuffix("'s") for match in _WORD.finditer(event.title)]
    folded = [word.lower() for word in written]
    verbs = _verbs_of(written, words)
    first = next((form for _, form in verbs if form.base not in words.auxiliary), None)
    base, kind = (first.base, first.kind) if first else ("", "")
    spoken = base in words.light and not words.speeches.isdisjoint(folded)
    speech = ": " in event.title or spoken or kind in ("act", "report")
    held = base in words.holding or base in words.hosting
    nouns = [word for word in folded if word in words.gatherings]
    refuses = not words.denials.isdisjoint(folded)
    deed = _deed(folded, verbs, words)
    people = frozenset(stem for name in event.participants for stem in stems_of(name, words)[-1:])
    return Telling(
        event=event,
        sources=sources,
        published=published,
        title=vector_of(stems.title, weights),
        words=vector_of(stems.words, weights),
        people=people,
        disaster=next((stem for word in folded if (stem := stem_of(word, words)) in words.disasters), None),
        deed=deed,
        refuses=refuses,
        occasion=stem_of(nouns[0], words) if nouns and held and not speech else None,
        meal=next((word for word in _said_words(event) if word in words.meals), None),
        things=_things(written, event, words),
        unveils=any(form.base in words.unveilings for _, form in verbs),
        agrees=any(form.base in words.agreeing for _, form in verbs) and not refuses,
        refers=_refers(written, words),
        speech=speech,
    )


def _refers(written: Sequence[str], words: EventWords) -> bool:
    """Whether a headline begins with what was told of before: "The accord was signed", "The quake struck"."""
    if len(written) < 2 or written[0].lower() not in words.definite:
        return False
    return written[1] in words.papers or stem_of(written[1], words) in words.disasters


def _said_words(event: Event) -> list[str]:
    return [match[0].lower() for match in _WORD.finditer(event.summary)]


def _things(written: Sequence[str], event: Event, words: EventWords) -> frozenset[str]:
    """The stems of the names in a headline that are no places."""
    named = {stem for word in written if word[0].isupper() for stem in stems_of(word, words)}
    return frozenset(named - {stem for mention in event.where for stem in stems_of(mention.text, words)})


def _verbs_of(written: Sequence[str], words: EventWords) -> list[tuple[int, VerbForm]]:
    """The verbs of a headline with their places: those in the past tense first; capitals only if need be."""
    found = [(at, form) for at, word in enumerate(written) if at and (form := _form_of(word, words))]
    small = [pair for pair in found if not written[pair[0]][0].isupper()] or found
    return sorted(small, key=lambda pair: pair[1].tag == "Z")


def _form_of(word: str, words: EventWords) -> VerbForm | None:
    """The form of a verb; one in -ed that no list has ("decreed") is one too."""
    form = words.verbs.get(word.lower())
    unknown = form is None and word.islower() and word.endswith("ed") and len(word) > _SHORTEST_PAST
    return VerbForm(word[:-2], "action", "E") if unknown else form


def _deed(folded: Sequence[str], verbs: Sequence[tuple[int, VerbForm]], words: EventWords) -> str | None:
    """The stem of what is done; of what is refused or denied, of that."""
    denied = max((at for at, word in enumerate(folded) if word in words.denials), default=0)
    telling = [(at, form) for at, form in verbs if form.base not in words.light | words.auxiliary]
    after = [at for at, _ in telling if at > denied > 0]
    told = min(after) if after else telling[0][0] if telling else None
    return None if told is None else stem_of(folded[told], words)
