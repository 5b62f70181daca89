"""The scene of a document: the city or landmark that its story is set in, and the days of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor

from geo.model import Place, PlacedMention
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


Setting = tuple[PlacedMention | None, bool]
"""Where the story of a document is set, and whether something happens there."""


def can_be_scene(placed: PlacedMention) -> bool:
    """Whether something can have happened there: a known place that is not too large."""
    return placed.place is not None and placed.mention.kind == "name" and placed.place.kind not in _VAGUE


def find_scenes(
    timeline: Timeline,
    own: Mapping[str, tuple[PlacedMention, ...]],
    settings: Mapping[str, Setting],
) -> dict[str, Scene | None]:
    """The city or landmark that the story of each document is clearly set in; None when there is none."""
    bands = _by_latitude(timeline, own)
    first = _first_days(timeline)
    there: dict[tuple[float, float], tuple[frozenset[date], bool, frozenset[str]]] = {}
    scenes: dict[str, Scene | None] = {}
    for document, (setting, clear) in settings.items():
        if setting is None or setting.place is None:
            scenes[document] = None
            continue
        point = (setting.place.latitude, setting.place.longitude)
        if point not in there:
            events = _events_at(point, bands)
            words = frozenset(word for event in events for word in words_of(event.summary))
            told = frozenset(day for event in events for day in _days_of(event.when.interval))
            there[point] = (told, bool(events), words)
        days, sure, words = there[point]
        if not sure and clear and document in first:
            days = frozenset(_days_of(first[document]))
        scenes[document] = Scene(setting, days, sure, words)
    return scenes


def _by_latitude(
    timeline: Timeline, own: Mapping[str, tuple[PlacedMention, ...]]
) -> dict[int, list[tuple[int, Event, Place]]]:
    """The events of a day and where they happened, by whole degrees of latitude, in order."""
    bands: dict[int, list[tuple[int, Event, Place]]] = defaultdict(list)
    for number, event in enumerate(timeline.events):
        for each in own[event.id] if event.when.precision == "day" else ():
            place = each.place
            if each.role in ("scene", "located") and place is not None and place.kind in _FINE:
                bands[floor(place.latitude)].append((number, event, place))
    return bands


def _events_at(
    point: tuple[float, float], bands: Mapping[int, Sequence[tuple[int, Event, Place]]]
) -> list[Event]:
    """The events at a point or in a part of it: in the Grand Palais of Paris."""
    band = floor(point[0])
    near = (each for number in (band - 1, band, band + 1) for each in bands.get(number, ()))
    found = {
        number: event
        for number, event, place in near
        if distance_km(place.latitude, place.longitude, *point) < _TOWN_KM
    }
    return [found[number] for number in sorted(found)]


def _first_days(timeline: Timeline) -> dict[str, DateInterval]:
    """The days of what each document tells first, by its id."""
    first: dict[str, tuple[int, DateInterval]] = {}
    for event in timeline.events:
        if event.when.precision == "day":
            span = event.evidence[0]
            told = (span.start, event.when.interval)
            first[span.document] = min(first.get(span.document, told), told)
    return {document: interval for document, (_, interval) in first.items()}


def find_setting(found: Iterable[PlacedMention]) -> Setting:
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
