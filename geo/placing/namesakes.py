"""Namesakes told apart by the people named behind them: "la Córdoba argentina"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.gazetteer import Gazetteer, kind_of
from geo.placing.reasons import Choice
from geo.placing.senses import Sense
from timeline.mentions.lexicon import Lexicon


def of_its_people(
    number: int,
    text: str,
    senses: Sequence[Sense],
    chosen: Sequence[Choice | None],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
) -> Choice | None:
    """ "la Córdoba argentina": the one in the country of the adjective behind it."""
    if number + 1 >= len(senses):
        return None
    sense, people, choice = senses[number], senses[number + 1], chosen[number + 1]
    gap = text[sense.mention.span.end : people.mention.span.start]
    before = text[max(0, sense.mention.span.start - 8) : sense.mention.span.start].split()[-1:]
    if gap != " " or people.mention.kind != "demonym" or choice is None:
        return None
    if sense.mention.kind == "demonym" or not before or before[0].lower() not in lexicon.definite:
        return None
    country = gazetteer.country[choice.entry]
    there = (entry for entry in sense.entries if gazetteer.country[entry] == country)
    own = next((entry for entry in there if kind_of(gazetteer, entry) == "city"), None)
    return None if own is None else Choice(own, f"called {people.mention.text}")
