"""Namesakes told apart by the word behind them, or by their full name: "la Córdoba argentina"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from geo.gazetteer import Gazetteer, kind_of, name_of
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
    if "small-nouns" not in lexicon.habits or number + 1 >= len(senses):
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


def in_full(
    sense: Sense,
    senses: Sequence[Sense],
    chosen: Sequence[Choice | None],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
) -> Choice | None:
    """ "Santiago" for Santiago de Compostela, where the text names that and more of Spain than of Chile."""
    if "small-nouns" not in lexicon.habits or sense.mention.kind == "demonym":
        return None
    longer = [
        choice
        for other, choice in zip(senses, chosen, strict=True)
        if choice is not None and _lengthens(other.mention.text.title(), sense.mention.text, lexicon)
    ]
    if not longer or kind_of(gazetteer, longer[0].entry) not in ("city", "admin1", "admin2"):
        return None
    countries = Counter(
        gazetteer.country[choice.entry]
        for other, choice in zip(senses, chosen, strict=True)
        if choice is not None and other.key != sense.key
    )
    own = next(
        (c for other, c in zip(senses, chosen, strict=True) if c is not None and other.key == sense.key), None
    )
    there = gazetteer.country[longer[0].entry]
    if own is None or gazetteer.country[own.entry] == there:
        return None
    if countries[there] <= countries[gazetteer.country[own.entry]]:
        return None
    return Choice(longer[0].entry, f"short for {name_of(gazetteer, longer[0].entry)}")


def _lengthens(longer: str, short: str, lexicon: Lexicon) -> bool:
    """Whether a name is the other with "de ..." behind it."""
    first, *rest = longer[len(short) :].split() or [""]
    return longer.startswith(short.title()) and first.lower() in lexicon.belonging and bool(rest)
