"""Which events the places belong to that only a service knew: reading had no name to look for there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from geo.attributions import is_from_service
from geo.model import PlacedMention
from timeline.model import Event, Span, Timeline


def known_to_services(found: Iterable[PlacedMention]) -> tuple[PlacedMention, ...]:
    """Those that a service knew."""
    return tuple(each for each in found if each.place is not None and is_from_service(each.place))


def find_learned(
    timeline: Timeline, served: Mapping[str, tuple[PlacedMention, ...]]
) -> dict[str, tuple[PlacedMention, ...]]:
    """By event id, what its passages name of such places, given by document; an event without is absent."""
    if not served:
        return {}
    tellings = Counter(span for event in timeline.events for span in event.evidence)
    result = {
        event.id: tuple(
            each
            for span in event.evidence
            for each in served.get(span.document, ())
            if _stands_in(each, span) and _is_its_own(event, each, tellings[span])
        )
        for event in timeline.events
    }
    return {event: found for event, found in result.items() if found}


def _stands_in(placed: PlacedMention, passage: Span) -> bool:
    return passage.start <= placed.mention.span.start and placed.mention.span.end <= passage.end


def _is_its_own(event: Event, placed: PlacedMention, tellings: int) -> bool:
    """Of a sentence that tells several events each has what its headline names."""
    return tellings == 1 or placed.mention.text in event.title
