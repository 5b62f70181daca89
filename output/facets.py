"""What events can be narrowed down by: sources, places and those who act, each with the events it holds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from geo.countries import country_alpha3, country_name
from geo.model import Place
from output.outline import EventLine, Outline
from output.passages import SourceLine
from output.wording import Wording, say

FacetName = Literal["source", "place", "person"]
Key = TypeVar("Key")

MOST_CHOICES = 100
"""Of each facet where there are very many."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to keep events by."""

    value: str
    """As the address of a filtered page says it; it stays when sources are added."""
    label: str
    events: tuple[int, ...]
    """Numbers of the outline, in order of time."""


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Choices that belong together: the places of a country, the articles of a publisher."""

    label: str
    """Empty for a choice that stands alone."""
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One question to the list of events, and its answers, those of most events first."""

    name: FacetName
    groups: tuple[ChoiceGroup, ...]


def list_facets(outline: Outline) -> tuple[Facet, ...]:
    """The facets that tell events apart; one with a single choice does not."""
    facets = (
        Facet("source", group_sources(outline)),
        Facet("place", group_places(outline)),
        Facet("person", group_people(outline.events)),
    )
    return tuple(facet for facet in facets if len(list_choices(facet)) > 1)


def shorten_facets(facets: Iterable[Facet], many: int, most: int) -> tuple[Facet, ...]:
    """The facets, and of one of more than `many` choices the first groups, until there are `most` choices: no
    reader looks through a thousand of them, most of which hold one event."""
    return tuple(
        replace(facet, groups=take_groups(facet.groups, most)) if len(list_choices(facet)) > many else facet
        for facet in facets
    )


def narrow_facets(facets: Iterable[Facet], numbers: Collection[int], most: int) -> tuple[Facet, ...]:
    """The facets of these events alone, in the same words, and of each the first groups of choices, so many
    choices or somewhat more; choices that hold none of the events are left out."""
    return tuple(
        replace(facet, groups=take_groups(narrow_groups(facet.groups, numbers), most)) for facet in facets
    )


def take_groups(groups: Iterable[ChoiceGroup], most: int) -> tuple[ChoiceGroup, ...]:
    """The first groups that have choices, until there are enough of those."""
    taken: list[ChoiceGroup] = []
    for group in groups:
        if sum(len(each.choices) for each in taken) >= most:
            break
        if group.choices:
            taken.append(group)
    return tuple(taken)


def narrow_groups(groups: Iterable[ChoiceGroup], numbers: Collection[int]) -> Iterator[ChoiceGroup]:
    """The groups with what these events leave of their choices."""
    for group in groups:
        kept = (
            replace(choice, events=tuple(number for number in choice.events if number in numbers))
            for choice in group.choices
        )
        yield replace(group, choices=tuple(choice for choice in kept if choice.events))


def list_choices(facet: Facet) -> tuple[Choice, ...]:
    """All choices of a facet in the order in which a reader sees them; scripts know them by their place."""
    return tuple(choice for group in facet.groups for choice in group.choices)


def count_tellings(outline: Outline) -> Mapping[str, int]:
    """How many events each source tells, by document id; a source that tells none is absent."""
    return {source.id: len(events) for source, events in gather(outline.events, sources_of)}


def count_chosen(facets: Iterable[Facet], name: FacetName) -> Mapping[str, int]:
    """How many events each choice of one of the facets holds, by its value; nothing when it is not there."""
    choices = (choice for facet in facets if facet.name == name for choice in list_choices(facet))
    return {choice.value: len(choice.events) for choice in choices}


def group_sources(outline: Outline) -> tuple[ChoiceGroup, ...]:
    """The sources, those of one publisher together."""
    named: dict[str, list[tuple[SourceLine, tuple[int, ...]]]] = {}
    for source, events in gather(outline.events, sources_of):
        named.setdefault(source.name, []).append((source, events))
    groups = []
    for name, sources in named.items():
        choices = [
            Choice(source.id, source.title if len(sources) > 1 else name, events)
            for source, events in sources
        ]
        groups.append(head_group(name, name, choices, outline.wording))
    return rank_groups(groups)


def group_places(outline: Outline) -> tuple[ChoiceGroup, ...]:
    """The places by country; those of no country stand alone."""
    wording, colon = outline.wording, say(outline.wording, "join.colon")
    countries: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
    groups = []
    for (name, code), events in gather(outline.events, places_of):
        if code:
            countries.setdefault(code, []).append((name, events))
        else:
            groups.append(ChoiceGroup("", (Choice(name, name, events),)))
    for code, places in countries.items():
        country = country_name(code, wording.tag)
        if len(places) == 1:
            ((name, events),) = places
            label = country if country_alpha3(name) == code else colon.join((country, name))
            groups.append(ChoiceGroup("", (Choice(name_place(name, code), label, events),)))
            continue
        choices = [Choice(name_place(name, code), name, events) for name, events in places]
        groups.append(head_group(country, code, choices, wording))
    return rank_groups(groups)


def group_people(events: Sequence[EventLine]) -> tuple[ChoiceGroup, ...]:
    """Those who act, each under the longest name that the events give."""
    full = find_full_names({name for line in events for name in line.event.participants})
    gathered = gather(events, lambda line: (full[name] for name in line.event.participants))
    return rank_groups([ChoiceGroup("", (Choice(name, name, numbers),)) for name, numbers in gathered])


def find_full_names(names: Iterable[str]) -> Mapping[str, str]:
    """For each name the one full name that ends with it ("Modi": "Narendra Modi"), else itself.

    A country is nobody's family name: Ireland is not Northern Ireland.
    """
    known = sorted(set(names))
    longer: dict[str, list[str]] = {}
    for name in known:
        for at in (at for at, char in enumerate(name) if char == " "):
            longer.setdefault(name[at + 1 :], []).append(name)
    full = {}
    for name in known:
        others = longer.get(name, ())
        full[name] = others[0] if len(others) == 1 and not country_alpha3(name) else name
    return full


def gather(
    events: Iterable[EventLine], keys_of: Callable[[EventLine], Iterable[Key]]
) -> Iterator[tuple[Key, tuple[int, ...]]]:
    """Each key with the numbers of the events that have it."""
    numbers: dict[Key, list[int]] = {}
    for line in events:
        for key in dict.fromkeys(keys_of(line)):
            numbers.setdefault(key, []).append(line.number)
    return ((key, tuple(found)) for key, found in numbers.items())


def sources_of(line: EventLine) -> Iterator[SourceLine]:
    """The sources that tell an event."""
    return (passage.source for passage in (line.passage, *line.also))


def places_of(line: EventLine) -> Iterator[tuple[str, str | None]]:
    """The places of an event, as the name and the country that tell them apart."""
    places: Iterator[Place] = (placement.place for placement in line.placements)
    return ((place.name, place.country) for place in places)


def name_place(name: str, code: str) -> str:
    """A place as an address says it: "Paris, FRA"; a country is its code."""
    return code if country_alpha3(name) == code else f"{name}, {code}"


def head_group(label: str, value: str, choices: Sequence[Choice], wording: Wording) -> ChoiceGroup:
    """The choices, most events first, with one for all of them before them when there are several."""
    if len(choices) == 1:
        return ChoiceGroup("", tuple(choices))
    every = tuple(sorted({number for choice in choices for number in choice.events}))
    whole = Choice(value, say(wording, "finder.all-of", name=label), every)
    parts = [choice for choice in choices if choice.value != value]
    return ChoiceGroup(label, (whole, *sorted(parts, key=rank_choice)))


def rank_groups(groups: Iterable[ChoiceGroup]) -> tuple[ChoiceGroup, ...]:
    """The groups, most events first."""
    return tuple(sorted(groups, key=lambda group: rank_choice(group.choices[0])))


def rank_choice(choice: Choice) -> tuple[int, str, str]:
    """Most events first, then by name."""
    return -len(choice.events), choice.label.casefold(), choice.value
