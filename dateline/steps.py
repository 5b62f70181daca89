"""The steps of the road that are taken for each document by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dateline.choices import choose_gazetteer, choose_language
from dateline.config import DateOrder
from geo.model import PlacedMention
from geo.own_places import OwnPlace
from geo.placing import Placeable, place_mentions
from timeline.model import Reading, SourceDocument
from timeline.reading import read_document


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """All that is found in a document; `order` is that of 2/11/2025 where the editor knows it."""

    label: ClassVar[str] = "Reading"
    places: tuple[OwnPlace, ...]
    order: DateOrder

    def __call__(self, document: SourceDocument) -> Reading:
        names = choose_gazetteer(self.places).names
        return read_document(document, names, choose_language(document.language, self.order))


@dataclass(frozen=True, slots=True)
class PlaceMentions:
    """The places of a document, as the gazetteer knows them."""

    label: ClassVar[str] = "Placing"
    places: tuple[OwnPlace, ...]

    def __call__(self, told: Placeable) -> tuple[PlacedMention, ...]:
        gazetteer = choose_gazetteer(self.places)
        return place_mentions(told.document, told.mentions, gazetteer, home=told.home)
