"""Where a country, or who rules it, acts at home: "Norway banned ...", "The army seized power"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from geo.model import PlacedMention, Placement
from timeline.mentions.lexicon import Lexicon
from timeline.model import Event

_WORD = re.compile(r"[^\W_]+")
_CLEAR, _ENOUGH = 0.6, 3
"""The share of a document's places, and how many, that make a country its own."""


def find_actors_home(
    event: Event, own: Sequence[PlacedMention], found: Sequence[PlacedMention], lexicon: Lexicon
) -> Placement | None:
    """The country that acts; None unless the headline tells a deed that is done at home.

    `own` are the places and peoples of the event's passages, `found` those of its document: when the
    headline says "the army" and no more, it is that of the country which the document is clearly about.
    """
    subject = _subject_of(event.title, lexicon)
    if subject is None:
        return _find_house(event.title, own, lexicon)
    named = [each for each in own if each.place and _stands_in(each, subject)]
    countries = [each for each in named if each.place and each.place.kind == "country"]
    actors = {each.place.country: each for each in reversed(countries) if each.place}
    if actors:
        actor = next(iter(actors.values()))
        if len(actors) > 1 or actor.place is None:
            return None
        return Placement(actor.place, "text", actor.mention.span)
    words = _WORD.findall(subject)
    person = len(words) > 1 and all(word[0].isupper() for word in words)
    if not person and lexicon.rulers.isdisjoint(word.lower() for word in words):
        return None
    return _country_of(found)


def _find_house(title: str, own: Sequence[PlacedMention], lexicon: Lexicon) -> Placement | None:
    """ "Slovakia's parliament dismissed the minister": the country or state whose house acts."""
    for each in own:
        if each.place is None or each.place.kind not in ("country", "admin1"):
            continue
        match = re.match(rf"(?:The )?{re.escape(each.mention.text)}(?:['’]s)?((?: [\w-]+){{1,4}})", title)
        words = match[1].lower().split() if match else []
        acting = next((number for number, word in enumerate(words) if word in lexicon.houses), None)
        if acting is not None and lexicon.belonging.isdisjoint(words[:acting]):
            return Placement(each.place, "text", each.mention.span)
    return None


def _subject_of(title: str, lexicon: Lexicon) -> str | None:
    """What stands before the deed; None when there is no such deed."""
    words = list(_WORD.finditer(title))
    plain = [word[0].lower() for word in words]
    for number, word in enumerate(words[1:], start=1):
        decreed = plain[number] in lexicon.decrees and not lexicon.measures.isdisjoint(plain[number:])
        if plain[number] in lexicon.homely or decreed:
            return title[: word.start()].strip()
    return None


def _stands_in(placed: PlacedMention, subject: str) -> bool:
    return re.search(rf"\b{re.escape(placed.mention.text)}\b", subject) is not None


def _country_of(found: Sequence[PlacedMention]) -> Placement | None:
    """The country that most places of a document lie in."""
    counts = Counter(each.place.country for each in found if each.place and each.place.country)
    if not counts:
        return None
    country, count = counts.most_common(1)[0]
    if count < max(_ENOUGH, _CLEAR * counts.total()):
        return None
    named = (each for each in found if each.place and each.place.kind == "country")
    first = next((each for each in named if each.place and each.place.country == country), None)
    return Placement(first.place, "document", first.mention.span) if first and first.place else None
