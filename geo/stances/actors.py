"""The countries of a text as words: by name, people, capital or leader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from geo.countries import capital_alpha3, find_bloc
from geo.model import PlacedMention
from geo.stances.leaders import find_leaders, find_persons
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import Known, Passage, Role, read_passages
from timeline.model import DatedExpression, Reading


def read_actors(
    readings: Sequence[Reading],
    placed: Mapping[str, Sequence[PlacedMention]],
    vocabulary: Vocabulary,
) -> Mapping[str, tuple[Passage, ...]]:
    """The sentences of every document as words, by document id.

    A leader introduced with a country in one document is known by surname in all that name the country.
    """
    known = {each.document.id: _known(each, placed.get(each.document.id, ())) for each in readings}
    first = {
        each.document.id: read_passages(each.document.text, each.sentences, known[each.document.id])
        for each in readings
    }
    everybody = find_leaders((passage for passages in first.values() for passage in passages), vocabulary)
    result = {}
    for reading in readings:
        identity = reading.document.id
        countries = {thing.country for thing in known[identity]}
        own = {**everybody, **find_leaders(first[identity], vocabulary)}
        leaders = {surname: country for surname, country in own.items() if country in countries}
        things = _apart([*known[identity], *find_persons(first[identity], leaders)])
        result[identity] = read_passages(reading.document.text, reading.sentences, things)
    return result


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
