"""What an event is compared by, its rare words apart: its stems, who acts, what was done, the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from timeline.events.words import EventWords, VerbForm, event_words
from timeline.languages import load_language
from timeline.merging.figures import Figure, find_figures
from timeline.merging.stems import WORD, stem_of, stems_of
from timeline.model import Event

_SHORTEST_PAST = 4


@dataclass(frozen=True, slots=True)
class Traits:
    """What one event of one document is compared by, beside its words."""

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
    figures: tuple[Figure, ...]
    """The numbers its sentence gives."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """The words of one event of one document, and its traits."""

    title: Mapping[str, int]
    """How often each stem is in the headline."""
    words: Mapping[str, int]
    """The same of headline and sentence."""
    traits: Traits


class Said(NamedTuple):
    """All of an event that its sketch is made from."""

    title: str
    summary: str
    participants: tuple[str, ...]
    places: tuple[str, ...]


def said_by(event: Event) -> Said:
    """What an event says."""
    return Said(
        event.title, event.summary, event.participants, tuple(mention.text for mention in event.where)
    )


@dataclass(frozen=True, slots=True)
class Sketching:
    """The sketches of the events of a document, in their order; the story is in this language."""

    label: ClassVar[str] = "Comparing"
    language: str

    def __call__(self, events: tuple[Event, ...]) -> tuple[Sketch, ...]:
        words = event_words(load_language(self.language))
        return tuple(sketch(said_by(event), words) for event in events)


def sketch(event: Said, words: EventWords) -> Sketch:
    """All that an event is compared by."""
    title = Counter(stems_of(event.title, words))
    return Sketch(title, Counter(stems_of(event.summary, words)) + title, _find_traits(event, words))


def _find_traits(event: Said, words: EventWords) -> Traits:
    written = [match[0].replace("’", "'").removesuffix("'s") for match in WORD.finditer(event.title)]
    folded = [word.lower() for word in written]
    verbs = _verbs_of(written, words)
    first = next((form for _, form in verbs if form.base not in words.auxiliary), None)
    base, kind = (first.base, first.kind) if first else ("", "")
    spoken = base in words.light and not words.speeches.isdisjoint(folded)
    speech = ": " in event.title or spoken or kind in ("act", "report")
    held = base in words.holding or base in words.hosting
    nouns = [word for word in folded if word in words.gatherings]
    refuses = not words.denials.isdisjoint(folded)
    return Traits(
        people=frozenset(stem for name in event.participants for stem in stems_of(name, words)[-1:]),
        disaster=next((stem for word in folded if (stem := stem_of(word, words)) in words.disasters), None),
        deed=_deed(folded, verbs, words),
        refuses=refuses,
        occasion=stem_of(nouns[0], words) if nouns and held and not speech else None,
        meal=next((word for word in _said_words(event) if word in words.meals), None),
        things=_things(written, event, words),
        unveils=any(form.base in words.unveilings for _, form in verbs),
        agrees=any(form.base in words.agreeing for _, form in verbs) and not refuses,
        refers=_refers(written, words),
        speech=speech,
        figures=find_figures(event.summary, words),
    )


def _refers(written: Sequence[str], words: EventWords) -> bool:
    """Whether a headline begins with what was told of before: "The accord was signed", "The quake struck"."""
    if len(written) < 2 or written[0].lower() not in words.definite:
        return False
    return written[1] in words.papers or stem_of(written[1], words) in words.disasters


def _said_words(event: Said) -> list[str]:
    return [match[0].lower() for match in WORD.finditer(event.summary)]


def _things(written: Sequence[str], event: Said, words: EventWords) -> frozenset[str]:
    """The stems of the names in a headline that are no places."""
    named = {stem for word in written if word[0].isupper() for stem in stems_of(word, words)}
    return frozenset(named - {stem for place in event.places for stem in stems_of(place, words)})


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
