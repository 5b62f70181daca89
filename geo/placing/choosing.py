"""One place for each mention, and the reason in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from geo.gazetteer import Gazetteer, is_capital, kind_of, name_of
from geo.placing.containment import lies_in
from geo.placing.homes import Home, find_home
from geo.placing.joints import joints_of
from geo.placing.namesakes import in_full, of_its_people
from geo.placing.reasons import Choice, find_reason, name_the_near, rank_reason
from geo.placing.senses import Sense
from geo.placing.weighing import Weighed, weigh_names
from timeline.languages import Language
from timeline.mentions.lexicon import Lexicon, load_lexicon

_TAIL = re.compile(r" (?=\(|[^\W\d_A-Z]+ )")
"""What begins the second half of "Frankfurt (Oder)", "Frankfurt am Main"."""
_HUGE, _LARGE = 1_000_000, 100_000
_SAME_SENTENCE = 60
"""Characters."""
_MOST_MATES = 6
"""So many names to each side of a list are looked at."""
_TWICE = 2
"""In the headline and the date line: what a name means is told there, or soon after."""
_BACK = 40
"""So many names back a street's town is looked for."""
_MANY = 0.7
"""Two names of places in a country more than of the other, as `grown` counts them."""
_LANDS = ("admin2", "admin1", "region", "sea")
_OWN = ("region", "sea")
_INTO = ("en", "dans")
"""What stands before lands without articles."""
_LISTED_FROM = 200_000
"""Smaller states and countries are not preferred for standing in a list of their kind."""


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
    joints = joints_of(lexicon)
    told: dict[str, int] = {}
    for number in sorted(containers):
        entry, container = containers[number]
        if _is_late(number, senses):
            continue
        if entry != container or not _is_city_too(senses[number], gazetteer):
            told.setdefault(senses[number].key, entry)
    for key, entry in _told_in_full(senses):
        told.setdefault(key, entry)
    names: dict[str, tuple[int, ...]] = {}
    for sense in senses:
        if len(sense.entries) > len(names.get(sense.key, ())):
            names[sense.key] = sense.entries
    weighed = weigh_names(names, told, find_home(text, language, gazetteer, publisher), gazetteer, publisher)
    best = name_the_near(
        {key: _choose(key, each, key in told, gazetteer, lexicon) for key, each in weighed.items()}, gazetteer
    )
    found = [
        _as_contained(containers[number], gazetteer) if number in containers else best.get(sense.key)
        for number, sense in enumerate(senses)
    ]
    chosen = [
        choice
        if number in containers
        else _like_its_list(number, text, senses, found, joints, gazetteer) or choice
        for number, choice in enumerate(found)
    ]
    return [
        _in_its_town(number, senses, chosen, gazetteer)
        if choice is None
        else _as_city(senses[number], choice, text, lexicon, gazetteer) or choice
        if number in containers
        else _as_state(senses[number], choice, text, lexicon, gazetteer)
        or _as_city(senses[number], choice, text, lexicon, gazetteer)
        or _as_land(senses[number], choice, text, lexicon, gazetteer)
        or of_its_people(number, text, senses, chosen, lexicon, gazetteer)
        or in_full(senses[number], senses, chosen, lexicon, gazetteer)
        or choice
        for number, choice in enumerate(chosen)
    ]


def _told_in_full(senses: Sequence[Sense]) -> Iterator[tuple[str, int]]:
    """ "Frankfurt (Oder)" tells which Frankfurt is meant where the name stands without the river."""
    named = {sense.key: sense.entries for sense in senses if sense.entries}
    for key, entries in named.items():
        short = _TAIL.split(key, maxsplit=1)[0]
        if short != key and short in named:
            yield short, entries[0]


def _is_late(number: int, senses: Sequence[Sense]) -> bool:
    """Whether a name stood in the text twice before, so that what contains it here tells another by it."""
    return sum(sense.key == senses[number].key for sense in senses[:number]) >= _TWICE


def _is_city_too(sense: Sense, gazetteer: Gazetteer) -> bool:
    """Whether the name of a state or a country is that of a city everybody knows: Washington, New York."""
    known = (entry for entry in sense.entries if kind_of(gazetteer, entry) == "city")
    return any(is_capital(gazetteer, entry) or gazetteer.population[entry] >= _HUGE for entry in known)


def _mates(
    number: int,
    step: int,
    text: str,
    senses: Sequence[Sense],
    chosen: Sequence[Choice | None],
    joints: frozenset[str],
) -> Iterator[Choice]:
    """What is listed with a name, to one side of it."""
    for _ in range(_MOST_MATES):
        if not 0 <= number + step < len(senses):
            return
        first, second = sorted((number, number + step))
        choice = chosen[number + step]
        gap = text[senses[first].mention.span.end : senses[second].mention.span.start]
        if gap not in joints or choice is None:
            return
        yield choice
        number += step


def _as_city(
    sense: Sense, choice: Choice, text: str, lexicon: Lexicon, gazetteer: Gazetteer
) -> Choice | None:
    """ "à Québec": the city, where its province has the same name and the preposition would be another.

    So too a bare name where lands have articles: "Gao a été reprise".
    """
    if sense.mention.kind == "demonym" or kind_of(gazetteer, choice.entry) != "admin1":
        return None
    before = _word_before(sense, text, lexicon)
    bare = "located" in lexicon.habits and before not in lexicon.landed and before not in _INTO
    if before not in lexicon.urban and not bare:
        return None
    cities = (
        entry
        for entry in sense.entries
        if kind_of(gazetteer, entry) == "city" and lies_in(gazetteer, entry, choice.entry)
    )
    city = next((entry for entry in cities if gazetteer.population[entry] >= _LARGE), None)
    return None if city is None else Choice(city, "named as a city")


def _as_land(
    sense: Sense, choice: Choice, text: str, lexicon: Lexicon, gazetteer: Gazetteer
) -> Choice | None:
    """ "la Vienne": the department rather than the town, where only lands have articles."""
    if "located" not in lexicon.habits:
        return None
    if sense.mention.kind == "demonym" or _word_before(sense, text, lexicon) not in lexicon.landed:
        return None
    lands = [entry for entry in sense.entries if kind_of(gazetteer, entry) in _LANDS]
    same = [entry for entry in lands if name_of(gazetteer, entry) == sense.mention.text]
    if name_of(gazetteer, choice.entry) != sense.mention.text and same:
        return Choice(same[0], "named as a land")  # "la Vienne" is not the state of Vienna either
    if kind_of(gazetteer, choice.entry) != "city":
        return None
    here = gazetteer.country[choice.entry]
    near = (each for each in lands if gazetteer.country[each] == here or kind_of(gazetteer, each) in _OWN)
    land = next(near, None)
    return None if land is None else Choice(land, "named as a land")


def _word_before(sense: Sense, text: str, lexicon: Lexicon) -> str:
    """The word before a name, in lower case; empty where a sentence begins."""
    before = text[max(0, sense.mention.span.start - 12) : sense.mention.span.start]
    if before[-1:] in ("'", "’"):
        return before[:-1].split()[-1][-1:].lower() if before[:-1].split() else ""
    if before[-1:] not in (" ", "\n") or before[-1:] == "\n" or not before.split():
        return ""
    return before.split()[-1].lower()


def _as_state(
    sense: Sense, choice: Choice, text: str, lexicon: Lexicon, gazetteer: Gazetteer
) -> Choice | None:
    """ "New York Gov.", "Washington state", "upstate New York": the state, where a city has the same name."""
    words = text[max(0, sense.mention.span.start - 25) : sense.mention.span.start].split()
    before = [word for word in words if word.lower() not in lexicon.belonging | lexicon.definite][-1:]
    after = text[sense.mention.span.end : sense.mention.span.end + 14].split()[:1]
    near = {word.strip(".,;:").lower() for word in (*before, *after)}
    if len(sense.entries) < 2 or not near & lexicon.stately or kind_of(gazetteer, choice.entry) == "country":
        return None
    state = next((entry for entry in sense.entries if kind_of(gazetteer, entry) == "admin1"), None)
    if state is None or gazetteer.population[state] < _LISTED_FROM:
        return None
    return Choice(state, "named as a state")


def _in_its_town(
    number: int, senses: Sequence[Sense], chosen: Sequence[Choice | None], gazetteer: Gazetteer
) -> Choice | None:
    """A street lies in the town that is named right after it, else in the one named last, or next."""
    order = [
        *range(number + 1, min(number + 3, len(senses))),
        *range(number - 1, max(-1, number - 1 - _BACK), -1),
    ]
    for near in order:
        other = chosen[near]
        if other is None or kind_of(gazetteer, other.entry) != "city":
            continue
        away = senses[near].mention.span.start - senses[number].mention.span.end
        if near < number or away < _SAME_SENTENCE:
            return Choice(other.entry, f"a street in {name_of(gazetteer, other.entry)}")
    return None


def _like_its_list(
    number: int,
    text: str,
    senses: Sequence[Sense],
    chosen: Sequence[Choice | None],
    joints: frozenset[str],
    gazetteer: Gazetteer,
) -> Choice | None:
    """A country, a state, a city among its like: "Oregon, Washington and Idaho"."""
    choice = chosen[number]
    mates = [each for step in (-1, 1) for each in _mates(number, step, text, senses, chosen, joints)]
    kinds = {kind_of(gazetteer, mate.entry) for mate in mates}
    if len(mates) < (2 if kinds == {"country"} else 1):
        return None
    if choice is None or len(kinds) != 1 or kind_of(gazetteer, choice.entry) in kinds:
        return None
    if not kinds & {"country", "admin1"} and kind_of(gazetteer, choice.entry) != "admin1":
        return None
    alike = (entry for entry in senses[number].entries if kind_of(gazetteer, entry) in kinds)
    if kinds == {"city"}:
        alike = (entry for entry in alike if lies_in(gazetteer, entry, choice.entry))
    same = next(alike, None)
    if same is None or gazetteer.population[same] < _LISTED_FROM:
        return None
    return Choice(same, "listed with its like")


def _as_contained(pair: tuple[int, int], gazetteer: Gazetteer) -> Choice:
    entry, container = pair
    if entry == container:
        return Choice(entry, "contains the place before it")
    return Choice(entry, f"followed by {name_of(gazetteer, container)}")


def _choose(key: str, weighed: Weighed, told: bool, gazetteer: Gazetteer, lexicon: Lexicon) -> Choice:
    if told:
        return Choice(weighed.entries[0], "as said elsewhere in the article")
    if len(weighed.entries) == 1:
        return Choice(
            weighed.entries[0], rank_reason(weighed.entries[0], gazetteer) or "the only place of that name"
        )
    best = max(range(len(weighed.entries)), key=lambda i: (weighed.shares[i], -i))
    eminent = _eminent(weighed, best, gazetteer)
    if eminent is not None and "located" in lexicon.habits and _is_other(eminent, weighed, key, gazetteer):
        eminent = None
    if eminent is not None and eminent != best and not _is_proven(best, eminent, weighed, gazetteer):
        best = eminent
    return Choice(weighed.entries[best], find_reason(weighed.entries[best], weighed.cues[best], gazetteer))


def _is_other(index: int, weighed: Weighed, key: str, gazetteer: Gazetteer) -> bool:
    """Whether the name is but a byname: a language that has exonyms says "Sion" of no Jerusalem."""
    name = name_of(gazetteer, weighed.entries[index])
    return "other-name" in weighed.cues[index] and not name.startswith(key)


def _eminent(weighed: Weighed, best: int, gazetteer: Gazetteer) -> int | None:
    """The namesake that others must prove themselves against: a capital, else a city above a million, else
    the state or country within a country that a town has the name of (Wales)."""
    cities = [i for i, entry in enumerate(weighed.entries) if kind_of(gazetteer, entry) == "city"]
    capitals = [i for i in cities if is_capital(gazetteer, weighed.entries[i])]
    huge = [i for i in cities if gazetteer.population[weighed.entries[i]] >= _HUGE]
    return next(iter(capitals + huge + _its_country(weighed, best, gazetteer)), None)


def _its_country(weighed: Weighed, best: int, gazetteer: Gazetteer) -> list[int]:
    """The large states of the country that the likeliest town lies in, and is called like by chance."""
    town = weighed.entries[best]
    if kind_of(gazetteer, town) != "city" or gazetteer.population[town] >= _LARGE:
        return []
    return [
        i
        for i, entry in enumerate(weighed.entries)
        if kind_of(gazetteer, entry) == "admin1"
        and gazetteer.country[entry] == gazetteer.country[town]
        and gazetteer.population[entry] >= _HUGE
        and gazetteer.admin1[town] != entry + 1
    ]


def _is_proven(best: int, eminent: int, weighed: Weighed, gazetteer: Gazetteer) -> bool:
    """Whether the text speaks for a namesake so clearly that the eminent one has to yield.

    Two local cues do; or, against a city that is no capital, that the text names the country of this one, and
    it is a large city too, and not the country of that one, or names many more of its places.
    """
    cues, other = weighed.cues[best], weighed.cues[eminent]
    if kind_of(gazetteer, weighed.entries[eminent]) == "admin1":
        return "at-home" in cues or "in-county" in cues
    if _local_cues(cues) >= 2:
        return True
    large = gazetteer.population[weighed.entries[best]] >= _LARGE
    if is_capital(gazetteer, weighed.entries[eminent]) or not large:
        return False
    if cues.get("country-around", 0.0) - other.get("country-around", 0.0) >= _MANY:
        return True
    return cues.get("country-named", 0.0) >= 0.5 and other.get("country-named", 0.0) < 0.5


def _local_cues(cues: Mapping[str, float]) -> int:
    """How many independent things in the text point to the very neighbourhood of a place."""
    named = cues.get("state-named", 0.0) > 0.5 or cues.get("county-named", 0.0) > 0.5
    near = cues.get("near", 0.0)
    return 2 * ("at-home" in cues) + named + ("in-county" in cues) + (near > 0.3) + (near > 0.9)
