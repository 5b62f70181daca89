"""The scene of a document: the city or landmark that its story is set in, and the days of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from geo.model import PlacedMention
from geo.placing.distance import distance_km
from geo.placing.wording import words_of
from timeline.model import DateInterval, Event, Timeline

_VAGUE = ("continent", "bloc")
"""Too large for anything to happen there."""
_FINE = ("city", "landmark", "admin2")
_SETTING = 2
"""So often must a text place something in a city before the story is set there; once in its lead will do."""
_TOWN_KM = 25
_LONGEST_STORY = 14
"""Days."""
_NEAR = timedelta(days=3)
_LEAD = 500
"""Characters that a lead takes at most."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where the story of a document is set, and the days of it."""

    placed: PlacedMention
    days: frozenset[date]
    sure: bool
    """Something is told to happen there then; else the days are only the first that the document tells."""
    words: frozenset[str] = frozenset()
    """Those of the sentences that tell what happened there, in lower case."""


def can_be_scene(placed: PlacedMention) -> bool:
    """Whether something can have happened there: a known place that is not too large."""
    return placed.place is not None and placed.mention.kind == "name" and placed.place.kind not in _VAGUE


def find_scene(
    timeline: Timeline,
    own: Mapping[str, tuple[PlacedMention, ...]],
    found: tuple[PlacedMention, ...],
) -> Scene | None:
    """The city or landmark that the story of a document is clearly set in; None when there is none."""
    setting, clear = _find_setting(found)
    if setting is None:
        return None
    there = [
        event
        for event in timeline.events
        if event.when.precision == "day"
        and any(each.role in ("scene", "located") and _lies_there(each, setting) for each in own[event.id])
    ]
    days = [event.when.interval for event in there]
    if not days and clear:
        days = _first_days(timeline, setting.mention.span.document)
    words = frozenset(word for event in there for word in words_of(event.summary))
    return Scene(setting, frozenset(day for each in days for day in _days_of(each)), bool(there), words)


def _find_setting(found: Iterable[PlacedMention]) -> tuple[PlacedMention | None, bool]:
    """Where the story of a document is set, by what happens there or by its date line; whether the first."""
    usable = [each for each in found if can_be_scene(each) and each.place and each.place.kind in _FINE]
    dateline = next((each for each in usable if each.role == "dateline"), None)
    counts = Counter(_name(each) for each in usable if each.role == "scene")
    ranked = counts.most_common(2)
    alone = len(ranked) == 1 or (ranked and ranked[0][1] > ranked[1][1])
    if alone and (ranked[0][1] >= _SETTING or _opens(usable, ranked[0][0])):
        name = ranked[0][0]
        return next(each for each in usable if each.role == "scene" and _name(each) == name), True
    return dateline, False


def _first_days(timeline: Timeline, document: str) -> list[DateInterval]:
    """The days of what a document tells first, if anything."""
    told = [
        (event.evidence[0].start, event.when.interval)
        for event in timeline.events
        if event.when.precision == "day" and event.evidence[0].document == document
    ]
    return [min(told)[1]] if told else []


def _lies_there(placed: PlacedMention, setting: PlacedMention) -> bool:
    """Whether a place is the setting, or a part of it: the Grand Palais of Paris."""
    one, two = placed.place, setting.place
    if one is None or two is None or one.kind not in _FINE:
        return False
    return distance_km(one.latitude, one.longitude, two.latitude, two.longitude) < _TOWN_KM


def _opens(usable: Iterable[PlacedMention], name: tuple[str, str | None]) -> bool:
    """Whether the lead of the story is the place that names its scene."""
    return any(
        each.role == "scene" and _name(each) == name and each.mention.span.start < _LEAD for each in usable
    )


def _name(placed: PlacedMention) -> tuple[str, str | None]:
    return (placed.place.name, placed.place.country) if placed.place else (placed.mention.text, None)


def falls_in(event: Event, scene: Scene) -> bool:
    """Whether an event falls on the days of the story, and only then."""
    if event.when.precision != "day":
        return False
    return not scene.days.isdisjoint(_days_of(event.when.interval))


def falls_near(event: Event, scene: Scene) -> bool:
    """Whether an event falls close to the days of the story, as another day of one meeting does."""
    days = _days_of(event.when.interval) if event.when.precision == "day" and scene.sure else []
    return any(abs(day - other) <= _NEAR for day in days for other in scene.days)


def _days_of(interval: DateInterval) -> list[date]:
    """The days of an interval; none of one longer than a story lasts."""
    count = (interval.last - interval.first).days + 1
    return [interval.first + timedelta(days=day) for day in range(count)] if count <= _LONGEST_STORY else []
