"""The placed mentions of documents by where they stand, of the documents that are just spoken of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from geo.model import Place, PlacedMention
from timeline.model import Span

_DOCUMENTS = 2000
"""How many are kept at a time. Events come by their days, and articles tell of days near their own."""


class Index:
    """Finds a placed mention; of each place there is one object, however often it is named."""

    def __init__(self, placed: Mapping[str, tuple[PlacedMention, ...]]) -> None:
        self._placed = placed
        self._places: dict[Place, Place] = {}
        self.of = lru_cache(maxsize=_DOCUMENTS)(self._read)
        """Those of a document by its id, in order; none of one that nobody has read."""

    def find(self, span: Span) -> PlacedMention | None:
        """The one that stands there."""
        return self.of(span.document).get(span)

    def _read(self, document: str) -> Mapping[Span, PlacedMention]:
        return {each.mention.span: self._share(each) for each in self._placed.get(document, ())}

    def _share(self, placed: PlacedMention) -> PlacedMention:
        if placed.place is None:
            return placed
        known = self._places.setdefault(placed.place, placed.place)
        return PlacedMention(placed.mention, known, placed.reason, placed.role)
