"""The countries of a text: by name, people, capital or leader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geo.countries import capital_alpha3, find_bloc
from geo.model import PlacedMention
from geo.stances.leaders import Introductions, find_introductions, find_persons, name_leaders
from geo.stances.topics import phrase_keys
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import Known, Passage, Role, read_passages
from timeline.model import DatedExpression, Reading


@dataclass(frozen=True, slots=True)
class _Look:
    """A first look at a document: whom it introduces, and the keys of its words."""

    known: tuple[Known, ...]
    introduced: Introductions
    keys: tuple[str, ...]


def find_actors(
    readings: Sequence[Reading],
    placed: Mapping[str, Sequence[PlacedMention]],
    vocabulary: Vocabulary,
) -> tuple[dict[str, tuple[Known, ...]], dict[str, tuple[str, ...]]]:
    """The countries, dates and leaders of every document, and the keys of its words; both by document id.

    A leader introduced with a country in one document is known by surname in all that name the country.
    """
    looks = {
        each.document.id: _look_at(each, placed.get(each.document.id, ()), vocabulary) for each in readings
    }
    everybody = name_leaders(each.introduced for each in looks.values())
    known = {each.document.id: _with_leaders(each, looks[each.document.id], everybody) for each in readings}
    return known, {identity: each.keys for identity, each in looks.items()}


def _look_at(reading: Reading, placed: Sequence[PlacedMention], vocabulary: Vocabulary) -> _Look:
    known = _known(reading, placed)
    passages = _passages(reading, known)
    said = dict.fromkeys(word.key for passage in passages for word in passage.words)
    titled = sorted(phrase_keys(reading.document.title or ""))
    return _Look(known, find_introductions(passages, vocabulary), tuple(dict.fromkeys((*said, *titled))))


def _with_leaders(reading: Reading, look: _Look, everybody: Mapping[str, str]) -> tuple[Known, ...]:
    known = look.known
    countries = {thing.country for thing in known}
    own = {**everybody, **name_leaders([look.introduced])}
    leaders = {
        surname: country
        for surname, country in own.items()
        if country in countries and surname in reading.document.text
    }
    if not leaders:
        return known
    return _apart([*known, *find_persons(_passages(reading, known), leaders)])


def _passages(reading: Reading, known: Sequence[Known]) -> tuple[Passage, ...]:
    return read_passages(reading.document.text, reading.sentences, known)


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
