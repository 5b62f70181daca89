"""Cities and the lands around them that share a name, told apart by the words next to it."""

from __future__ import annotations

from geo.gazetteer import Gazetteer, kind_of, name_of
from geo.placing.containment import lies_in
from geo.placing.reasons import Choice
from geo.placing.senses import Sense
from timeline.mentions.lexicon import Lexicon

_LARGE_CITY = 100_000
_LARGE_STATE = 200_000
_LANDS = ("admin2", "admin1", "region", "sea")
_OWN = ("region", "sea")


def as_city(sense: Sense, choice: Choice, text: str, lexicon: Lexicon, gazetteer: Gazetteer) -> Choice | None:
    """ "à Québec": the city, where its province has the same name and the preposition would be another.

    So too a bare name where lands have articles: "Gao a été reprise".
    """
    if sense.mention.kind == "demonym" or kind_of(gazetteer, choice.entry) != "admin1":
        return None
    before = _word_before(sense, text)
    land = before in lexicon.landed or (before in lexicon.within and before not in lexicon.urban)
    bare = "located" in lexicon.habits and not land
    if before not in lexicon.urban and not bare:
        return None
    cities = (
        entry
        for entry in sense.entries
        if kind_of(gazetteer, entry) == "city" and lies_in(gazetteer, entry, choice.entry)
    )
    city = next((entry for entry in cities if gazetteer.population[entry] >= _LARGE_CITY), None)
    return None if city is None else Choice(city, "named as a city")


def as_land(sense: Sense, choice: Choice, text: str, lexicon: Lexicon, gazetteer: Gazetteer) -> Choice | None:
    """ "la Vienne": the department rather than the town, where only lands have articles."""
    if "located" not in lexicon.habits:
        return None
    if sense.mention.kind == "demonym" or _word_before(sense, text) not in lexicon.landed:
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


def _word_before(sense: Sense, text: str) -> str:
    """The word before a name, in lower case; empty where a sentence begins."""
    before = text[max(0, sense.mention.span.start - 12) : sense.mention.span.start]
    if before[-1:] in ("'", "’"):
        return before[:-1].split()[-1][-1:].lower() if before[:-1].split() else ""
    if before[-1:] not in (" ", "\n") or before[-1:] == "\n" or not before.split():
        return ""
    return before.split()[-1].lower()


def as_state(
    sense: Sense, choice: Choice, text: str, lexicon: Lexicon, gazetteer: Gazetteer
) -> Choice | None:
    """ "New York Gov.", "Washington state", "upstate New York": the state, where a city has the same name."""
    words = text[max(0, sense.mention.span.start - 25) : sense.mention.span.start].split()
    light = lexicon.belonging | lexicon.definite
    before = [word for word in words if word.lower() not in light][-1:]
    after = text[sense.mention.span.end : sense.mention.span.end + 14].split()[:1]
    near = {word.strip(".,;:").lower() for word in (*before, *after)}
    if len(sense.entries) < 2 or not near & lexicon.stately or kind_of(gazetteer, choice.entry) == "country":
        return None
    state = next((entry for entry in sense.entries if kind_of(gazetteer, entry) == "admin1"), None)
    if state is None or gazetteer.population[state] < _LARGE_STATE:
        return None
    return Choice(state, "named as a state")
