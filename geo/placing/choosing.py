"""One place for each mention, and the reason in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.gazetteer import Gazetteer, name_of
from geo.placing.eminence import choose_namesake
from geo.placing.homes import Home, find_home
from geo.placing.joints import joints_of
from geo.placing.lands import as_city, as_land, as_state
from geo.placing.lists import like_its_list
from geo.placing.namesakes import of_its_people
from geo.placing.reasons import Choice, name_the_near
from geo.placing.senses import Sense
from geo.placing.streets import in_its_town
from geo.placing.telling import find_told
from geo.placing.weighing import weigh_names
from timeline.languages import Language
from timeline.mentions.lexicon import Lexicon, load_lexicon


def choose_places(
    text: str,
    senses: Sequence[Sense],
    containers: Mapping[int, tuple[int, int]],
    gazetteer: Gazetteer,
    language: Language,
    publisher: Home | None = None,
) -> list[Choice | None]:
    """A choice for every sense; None where the gazetteer does not know the name."""
    lexicon = load_lexicon(language)
    told = find_told(senses, containers, gazetteer)
    home = find_home(text, language, gazetteer, publisher)
    weighed = weigh_names(_fullest(senses), told, home, gazetteer, publisher)
    likeliest = {
        key: choose_namesake(key, each, key in told, gazetteer, lexicon) for key, each in weighed.items()
    }
    best = name_the_near(likeliest, gazetteer)
    found = [
        _as_contained(sense, containers[number], gazetteer) if number in containers else best.get(sense.key)
        for number, sense in enumerate(senses)
    ]
    joints = joints_of(lexicon)
    chosen = [
        choice
        if number in containers
        else like_its_list(number, text, senses, found, joints, gazetteer) or choice
        for number, choice in enumerate(found)
    ]
    return [
        _by_its_words(number, text, senses, chosen, number in containers, lexicon, gazetteer)
        for number in range(len(senses))
    ]


def _fullest(senses: Sequence[Sense]) -> dict[str, tuple[int, ...]]:
    """By name the places it can mean, of the mention that can mean the most."""
    names: dict[str, tuple[int, ...]] = {}
    for sense in senses:
        if len(sense.entries) > len(names.get(sense.key, ())):
            names[sense.key] = sense.entries
    return names


def _by_its_words(
    number: int,
    text: str,
    senses: Sequence[Sense],
    chosen: Sequence[Choice | None],
    contained: bool,
    lexicon: Lexicon,
    gazetteer: Gazetteer,
) -> Choice | None:
    """The choice for one mention, or another namesake that the words next to it tell."""
    sense, choice = senses[number], chosen[number]
    if choice is None:
        return in_its_town(number, senses, chosen, gazetteer)
    if contained:
        return as_city(sense, choice, text, lexicon, gazetteer) or choice
    return (
        as_state(sense, choice, text, lexicon, gazetteer)
        or as_city(sense, choice, text, lexicon, gazetteer)
        or as_land(sense, choice, text, lexicon, gazetteer)
        or of_its_people(number, text, senses, chosen, lexicon, gazetteer)
        or choice
    )


def _as_contained(sense: Sense, pair: tuple[int, int], gazetteer: Gazetteer) -> Choice:
    entry, container = pair
    if entry not in sense.entries:
        return Choice(entry, f"somewhere in {name_of(gazetteer, entry)}")
    if entry == container:
        return Choice(entry, "contains the place before it")
    return Choice(entry, f"followed by {name_of(gazetteer, container)}")
