"""The countries of a text: by name, people, capital or leader."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from geo.countries import capital_alpha3, find_bloc
from geo.model import PlacedMention
from geo.stances.leaders import Introductions, find_introductions, find_persons, name_leaders
from geo.stances.topics import phrase_keys
from geo.stances.vocabulary import load_vocabulary
from geo.stances.words import Known, Role, key_of, keys_in, read_passages
from timeline.columns import Joined, column, exchange, pick
from timeline.languages import load_language
from timeline.model import DatedExpression, Reading, SourceDocument, Span
from timeline.works import Each, one_by_one


@dataclass(frozen=True, slots=True)
class Seen:
    """A document and the places of its mentions."""

    reading: Reading
    placed: tuple[PlacedMention, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """A first look at a document: its countries and dates, whom it introduces, and what it speaks of."""

    known: tuple[Known, ...]
    introduced: Introductions
    subjects: str
    """The keys of its words and of its title, sorted, one on each line: as a tuple the words of all documents
    would take more room than all else that is known of them."""


@dataclass(frozen=True, slots=True)
class TakeLook:
    """The first look at a document of this language."""

    label: ClassVar[str] = "Looking for countries"
    language: str

    def __call__(self, seen: Seen) -> Look:
        reading, known = seen.reading, _known(seen.reading, seen.placed)
        text, (telling, plain) = reading.document.text, _part(reading.sentences, known)
        passages = read_passages(text, telling, known)
        said = keys_in(text, plain).union(*(passage.compared for passage in passages))
        titled = phrase_keys(reading.document.title or "")
        vocabulary = load_vocabulary(load_language(self.language))
        introduced = find_introductions(passages, vocabulary)
        return Look(known, introduced, "\n".join(sorted(said | titled)))


@dataclass(frozen=True, slots=True)
class Led:
    """A document that names leaders: what else is known in it, and their surnames and countries."""

    reading: Reading
    known: tuple[Known, ...]
    leaders: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FindPersons:
    """All that is known in a document, its leaders included, in order and without overlaps."""

    label: ClassVar[str] = "Looking for leaders"

    def __call__(self, led: Led) -> tuple[Known, ...]:
        text, leaders = led.reading.document.text, dict(led.leaders)
        naming = [
            span
            for span in led.reading.sentences
            if any(text.find(name, span.start, span.end) >= 0 for name in leaders)
        ]
        return _apart([*led.known, *find_persons(read_passages(text, naming, led.known), leaders)])


def find_actors(
    documents: Sequence[SourceDocument],
    readings: Sequence[Reading],
    looks: Sequence[Look],
    each: Each = one_by_one,
) -> Sequence[tuple[Known, ...]]:
    """The countries, dates and leaders of every document.

    A leader introduced with a country in one document is known by surname in all that name the country.
    """
    everybody = name_leaders(column(looks, "introduced"))
    named = [_named_in(document, look, everybody) for document, look in zip(documents, looks, strict=True)]
    places = [at for at, leaders in enumerate(named) if leaders]
    known: Sequence[tuple[Known, ...]] = column(looks, "known")
    led = Joined(
        Led,
        reading=pick(readings, places),
        known=pick(known, places),
        leaders=[named[at] for at in places],
    )
    return exchange(known, places, each(FindPersons(), led))


def _part(sentences: Sequence[Span], known: Sequence[Known]) -> tuple[list[Span], list[Span]]:
    """The sentences in which something known stands, and the others."""
    starts = [thing.start for thing in known]
    telling: list[Span] = []
    plain: list[Span] = []
    for span in sentences:
        first = bisect_left(starts, span.start)
        (telling if first < len(starts) and starts[first] < span.end else plain).append(span)
    return telling, plain


def _named_in(
    document: SourceDocument, look: Look, everybody: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """The leaders that a document names, and their countries."""
    countries = {thing.country for thing in look.known}
    own = {**everybody, **name_leaders([look.introduced])}
    text, keys = document.text, frozenset(look.subjects.split("\n"))
    leaders = (
        (name, country)
        for name, country in own.items()
        if country in countries and key_of(name) in keys and name in text
    )
    return tuple(sorted(leaders))


def _known(reading: Reading, placed: Sequence[PlacedMention]) -> tuple[Known, ...]:
    things = [thing for mention in placed if (thing := _country(mention)) is not None]
    return _apart([*things, *(_date(dated) for dated in reading.dates if dated.type in ("DATE", "TIME"))])


def _country(placed: PlacedMention) -> Known | None:
    span, place = placed.mention.span, placed.place
    if placed.role == "dateline":
        return None  # "BRUSSELS - Ministers voted" is no vote of Belgium's
    if find_bloc(placed.mention.text) is not None:
        return Known(span.start, span.end, "bloc")
    if place is None or place.country is None:
        return None
    if place.kind == "country":
        role: Role = "demonym" if placed.mention.kind == "demonym" else "name"
        return Known(span.start, span.end, role, place.country)
    if capital_alpha3(placed.mention.text) == place.country or capital_alpha3(place.name) == place.country:
        return Known(span.start, span.end, "capital", place.country)
    return None


def _date(dated: DatedExpression) -> Known:
    return Known(dated.mention.span.start, dated.mention.span.end, "date")


def _apart(things: Iterable[Known]) -> tuple[Known, ...]:
    """In order and without overlaps; a country goes before a date and both before a person."""
    rank = {"person": 2, "date": 1}
    chosen: list[Known] = []
    for thing in sorted(things, key=lambda each: (each.start, rank.get(each.role, 0), -each.end)):
        if not chosen or thing.start >= chosen[-1].end:
            chosen.append(thing)
        elif rank.get(thing.role, 0) < rank.get(chosen[-1].role, 0):
            chosen[-1] = thing
    return tuple(chosen)
