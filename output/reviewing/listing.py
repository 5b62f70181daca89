"""The events of a review in the order in which they are looked at: the most doubtful first."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geo.countries import country_name
from output.model import Explainer
from output.outline import EventLine, outline_explainer
from output.reviewing.doubts import Doubt, find_doubts, is_doubtful, weigh
from output.reviewing.model import PositionLine, Review, ReviewLine, Show, State
from output.reviewing.positions import list_positions
from output.wording import load_wording
from timeline.model import SourceDocument, When

LANGUAGE = "en"
"""Of the interface; titles and quotations stay as they are."""


@dataclass(frozen=True, slots=True)
class Listing:
    """All events of a review, with those that are hidden."""

    lines: tuple[ReviewLine, ...]
    left: int
    """How many are doubtful and not accepted yet."""
    total: int
    """How many the site has, shown or not."""
    positions: tuple[PositionLine, ...] = ()


def list_events(review: Review) -> Listing:
    """The events of a review: the doubtful by the weight of their doubts, then others, the hidden last."""
    documents = {document.id: document for document in review.edited.documents}
    ids = {event.id for event in review.edited.timeline.events}
    told = [_judge(line, review, documents) for line in _outline(review.edited, ids)]
    hidden = [
        _describe(line, (), "hidden") for line in _outline(review.found, set(review.edited.edits.hidden))
    ]
    order = {"doubtful": 0, "settled": 1, "accepted": 2}
    told.sort(key=lambda each: (order[each.state], -weigh(each.doubts), each.line.number))
    left = sum(each.state == "doubtful" for each in told)
    positions = list_positions(review, load_wording(LANGUAGE))
    return Listing((*told, *hidden), left, len(told), positions)


def choose_lines(listing: Listing, show: Show) -> tuple[ReviewLine, ...]:
    """The events that are listed under a choice."""
    if show == "all":
        return tuple(each for each in listing.lines if each.state != "hidden")
    return tuple(each for each in listing.lines if each.state == show)  # of positions none


def nearest_events(line: EventLine, lines: Sequence[ReviewLine]) -> list[EventLine]:
    """The other events, those of the nearest days first."""
    day = line.event.when.interval.first
    others = [each.line for each in lines if each.state != "hidden" and each.line.event.id != line.event.id]
    return sorted(others, key=lambda each: (abs((each.event.when.interval.first - day).days), each.number))


def _outline(explainer: Explainer, ids: set[str]) -> tuple[EventLine, ...]:
    return outline_explainer(replace(explainer, shown=frozenset(ids)), LANGUAGE).events


def _judge(line: EventLine, review: Review, documents: Mapping[str, SourceDocument]) -> ReviewLine:
    doubts = find_doubts(line.event, line.placements, documents)
    if line.event.id in review.accepted:
        return _describe(line, doubts, "accepted")
    return _describe(line, doubts, "doubtful" if is_doubtful(doubts) else "settled")


def _describe(line: EventLine, doubts: tuple[Doubt, ...], state: State) -> ReviewLine:
    country = line.placements[0].place.country if line.placements else None
    days = write_days(line.event.when)
    return ReviewLine(line, doubts, state, line.edit, days, country_name(country) if country else "")


def write_days(when: When) -> str:
    """The days as a corrections file has them: "2025-02-11", "2025-02", "2025", "2025-02-10/2025-02-12"."""
    first, last = when.interval.first, when.interval.last
    month_ends = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if when.precision == "year" and month_ends and (first.month, last.month) == (1, 12):
        ends = (f"{first.year:04}", f"{last.year:04}")
    elif when.precision == "month" and month_ends:
        ends = (f"{first.year:04}-{first.month:02}", f"{last.year:04}-{last.month:02}")
    else:
        ends = (first.isoformat(), last.isoformat())
    return ends[0] if ends[0] == ends[1] else "/".join(ends)
