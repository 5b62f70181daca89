"""Names that no gazetteer knows, where a text surely means a place: "in Kfarzeta", "near Old Mill Creek".

They are looked for only when there is a geocoder to ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from geo.model import Place, PlacedMention
from geo.placing.roles import find_role
from timeline.languages import Language
from timeline.mentions import look_up
from timeline.mentions.lexicon import Lexicon, load_lexicon
from timeline.model import Mention, SourceDocument, Span

_RUN = re.compile(r"\b([A-Za-z]{2,10}) ([^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){0,3})")
_OWNER = re.compile(r"['’]s?$")
_SHORTEST = 3
"""Letters of a name; "in C" and "in Rs" are no places."""


class PlaceFinder(Protocol):
    """A geocoder as placing sees it: a name in, the likeliest place out."""

    @property
    def name(self) -> str:
        """Who it is, for the page: "nominatim"."""

    def find_place(self, query: str) -> Place | None:
        """The likeliest place of a name; None when it knows none, or cannot be reached."""


def find_unknown(
    document: SourceDocument,
    known: Sequence[Mention],
    names: Mapping[str, int],
    finders: Sequence[PlaceFinder],
    language: Language,
) -> tuple[PlacedMention, ...]:
    """Places that the gazetteer does not have, as the first geocoder that knows them places them.

    `known` are the places of the document found already, `names` all names of the gazetteer: what it has and
    did not take for a place here ("in Reading") is not asked for either.
    """
    lexicon = load_lexicon(language)
    covered = {place for mention in known for place in range(mention.span.start, mention.span.end)}
    found = []
    for start, end in _runs(document.text, lexicon):
        name = document.text[start:end]
        if not covered.isdisjoint(range(start, end)) or look_up(name, names, lexicon) is not None:
            continue
        mention = Mention(Span(document.id, start, end), name, "name")
        placed = _ask(mention, document, finders, lexicon)
        if placed is not None:
            found.append(placed)
    return tuple(found)


def _runs(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Capitalised words after "in", "at", "near"; not a month, an organisation or an ordinary word."""
    for match in _RUN.finditer(text):
        name = _OWNER.sub("", match[2])
        words = name.split()
        if len(name) < _SHORTEST or not all(word[0].isupper() for word in words):
            continue
        plain = [word.lower() for word in words]
        if match[1].lower() not in lexicon.within or words[0] in lexicon.given:
            continue
        if plain[0] in lexicon.days or plain[0] in lexicon.words or plain[-1] in lexicon.societies:
            continue
        yield match.start(2), match.start(2) + len(name)


def _ask(
    mention: Mention, document: SourceDocument, finders: Sequence[PlaceFinder], lexicon: Lexicon
) -> PlacedMention | None:
    for finder in finders:
        place = finder.find_place(mention.text)
        if place is not None:
            role = find_role(document.text, mention, place.kind, lexicon)
            return PlacedMention(mention, place, f"{finder.name} knows it", role)
    return None
