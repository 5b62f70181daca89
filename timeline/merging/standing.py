"""How an event stands out in a handful of articles, where counting who returns to its day says little."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date

from timeline.merging.articles import Article
from timeline.model import Event

_IN_OPENING = 1.4
_NEWS_DAYS = 7
_PLANNED = 0.5
_COARSE = 0.7
_COMMON = frozenset({"day", "week"})


def find_standing(events: Sequence[Event], own: Sequence[float], articles: Sequence[Article]) -> list[float]:
    """0..1 for each event: its own weight, more where articles open with it, less far from the news."""
    openings = {article.document.id: article.opening for article in articles}
    published = sorted({day for article in articles if (day := article.document.published)})
    raw = [
        weight * _opens(event, openings) * _nearness(event, published)
        for event, weight in zip(events, own, strict=True)
    ]
    most = max(raw, default=0.0) or 1.0
    return [weight / most for weight in raw]


def _opens(event: Event, openings: Mapping[str, int]) -> float:
    """More than 1 for what at least one article opens with."""
    opens = any(span.start < openings.get(span.document, 0) for span in event.evidence)
    return _IN_OPENING if opens else 1.0


def _nearness(event: Event, published: Sequence[date]) -> float:
    """1 for what happened in the week of an article; background of long ago and plans weigh less."""
    weight = _PLANNED if event.status == "announced" else 1.0
    if event.when.precision not in _COMMON:
        weight *= _COARSE
    if not published:
        return weight
    first, last = event.when.interval.first, event.when.interval.last
    place = bisect_left(published, first)
    gaps = [(day - last).days for day in published[place : place + 1]]
    gaps += [(first - day).days for day in published[max(place - 1, 0) : place]]
    gap = max(min(gaps), 0)
    return weight / (1 + math.log(gap / _NEWS_DAYS)) if gap > _NEWS_DAYS else weight
