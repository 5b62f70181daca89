"""Where each event happened: as its own passage says, or as the story it belongs to does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from geo.model import Place, PlacedMention, PlaceKind, Placement
from geo.placing.acting import find_actors_home
from geo.placing.distance import distance_km
from geo.placing.learned import find_learned
from timeline.languages import load_language
from timeline.mentions.lexicon import Lexicon, load_lexicon
from timeline.model import DateInterval, Event, Span, Timeline

_VAGUE = ("continent", "bloc")
"""Too large for anything to happen there."""
_FINE = ("city", "landmark", "admin2")
_WIDTH: Mapping[PlaceKind, int] = {
    "country": 4,
    "admin1": 3,
    "region": 2,
    "admin2": 2,
    "city": 1,
    "landmark": 1,
}
_REGION_KM, _WIDE_REGION_KM = 600, 4000
"""How far from its middle a region of one country, or of several, may reach."""
_SETTING = 2
"""So often must a text place something in a city before the story is set there; once in its lead will do."""
_TOWN_KM = 25
_LONGEST_STORY = 14
"""Days."""
_LINE_GAP = 3
"""Characters between a date line that ends in a full stop and its story."""
_LONGEST_ACTOR = 5
"""Words in front of the name: "Some forty farmers in"."""
_NEAR_BEFORE = 300
"""Characters between a place and the "there" that means it."""
_WORD = re.compile(r"[^\W_]+")
_LEAD = 500
"""Characters that a lead takes at most."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where the story of a document is set, and the days of it."""

    placed: PlacedMention
    days: tuple[DateInterval, ...]
    sure: bool
    """Something is told to happen there then; else the days are only the first that the document tells."""


def place_events(
    timeline: Timeline, placed: Mapping[str, tuple[PlacedMention, ...]], language: str = "en"
) -> dict[str, tuple[Placement, ...]]:
    """The places of every event that has one, likeliest first. `language` is that of the headlines.

    Its own words come first ("met in Paris"); then the country that acts at home; then the date line; then
    the scene of the article it is told in, when it falls on the days of what happens there; then where the
    thing lies that it is about ("data centres in Texas").
    """
    lexicon = load_lexicon(load_language(language))
    index = {document: {each.mention.span: each for each in found} for document, found in placed.items()}
    learned = find_learned(timeline, placed)
    own = {event.id: _own_places(event, index, learned) for event in timeline.events}
    scenes = {document: _find_scene(timeline, own, found) for document, found in placed.items()}
    result = {
        event.id: _as_text(each for each in own[event.id] if each.role == "scene")
        or _at_home(event, own[event.id], index, lexicon)
        or _place_event(event, own[event.id], scenes, index, lexicon)
        for event in timeline.events
    }
    return {event: places for event, places in result.items() if places}


def _own_places(
    event: Event,
    index: Mapping[str, Mapping[Span, PlacedMention]],
    learned: Mapping[str, tuple[PlacedMention, ...]],
) -> tuple[PlacedMention, ...]:
    """What its passages name, where a scene can be."""
    found = (index.get(each.span.document, {}).get(each.span) for each in event.where)
    above = (each for span in event.evidence for each in _lines_above(span, index.get(span.document, {})))
    named = (*found, *learned.get(event.id, ()), *above)
    return tuple(each for each in named if each is not None and _can_be_scene(each))


def _lines_above(span: Span, found: Mapping[Span, PlacedMention]) -> list[PlacedMention]:
    """A date line that is a sentence of its own ("LIMA. Talks began") belongs to the sentence after it."""
    return [
        each
        for each in found.values()
        if each.role == "dateline" and 0 < span.start - each.mention.span.end <= _LINE_GAP
    ]


def _can_be_scene(placed: PlacedMention) -> bool:
    return placed.place is not None and placed.mention.kind == "name" and placed.place.kind not in _VAGUE


def _at_home(
    event: Event,
    own: Sequence[PlacedMention],
    index: Mapping[str, Mapping[Span, PlacedMention]],
    lexicon: Lexicon,
) -> tuple[Placement, ...]:
    """The country that acts, unless a date line names a place in it."""
    peoples = [index.get(each.span.document, {}).get(each.span) for each in event.where]
    told = index.get(event.evidence[0].document, {})
    home = find_actors_home(event, [each for each in peoples if each], tuple(told.values()), lexicon)
    if home is None:
        return ()
    closer = [each for each in own if each.role in ("dateline", "located") and each.place]
    within = any(each.place and each.place.country == home.place.country for each in closer)
    return () if within else (home,)


def _find_there(
    event: Event, index: Mapping[str, Mapping[Span, PlacedMention]], lexicon: Lexicon
) -> tuple[Placement, ...]:
    """ "He kept silent there": the place that the sentences right before it tell."""
    words = _WORD.findall(event.summary.lower())
    if not any(
        word in lexicon.there and lexicon.being.isdisjoint(words[number + 1 : number + 3])
        for number, word in enumerate(words)
    ):
        return ()
    start = event.evidence[0].start
    told = [
        each
        for each in index.get(event.evidence[0].document, {}).values()
        if 0 < start - each.mention.span.end <= _NEAR_BEFORE
        and each.role in ("scene", "located", "dateline")
        and _can_be_scene(each)
    ]
    last = max(told, key=lambda each: each.mention.span, default=None)
    if last is None or last.place is None:
        return ()
    return (Placement(last.place, "document", last.mention.span),)


def _place_event(
    event: Event,
    own: tuple[PlacedMention, ...],
    scenes: Mapping[str, Scene | None],
    index: Mapping[str, Mapping[Span, PlacedMention]],
    lexicon: Lexicon,
) -> tuple[Placement, ...]:
    """What is left when no scene is told: the date line, the document's scene, where its matter lies."""
    told = [each for each in own if each.role == "dateline"]
    if told:
        return _as_text(told)
    there = _find_there(event, index, lexicon)
    if there:
        return there
    located = _as_text([each for each in own if each.role == "located"])
    if any(each.role == "located" and _acts_there(event.title, each, lexicon) for each in own):
        return located
    if not lexicon.remote.isdisjoint(_WORD.findall(event.summary.lower())):
        return located
    for document in dict.fromkeys(span.document for span in event.evidence):
        scene = scenes.get(document)
        if scene and scene.placed.place and _belongs(event, scene) and (scene.sure or not located):
            return (Placement(scene.placed.place, "document", scene.placed.mention.span),)
    return located


def _acts_there(title: str, placed: PlacedMention, lexicon: Lexicon) -> bool:
    """ "Farmers in Volvi blocked a road": whether those who act are told by where they are."""
    before, found, _ = title.partition(f" {placed.mention.text}")
    words = _WORD.findall(before.lower())
    return bool(found) and 1 < len(words) <= _LONGEST_ACTOR and words[-1] in lexicon.within


def _as_text(found: Iterable[PlacedMention]) -> tuple[Placement, ...]:
    """Each place once; a country only when nothing in it is named more closely."""
    places: dict[tuple[str, str | None], Placement] = {}
    for each in found:
        if each.place is not None:
            key = (each.place.name, each.place.country)
            places.setdefault(key, Placement(each.place, "text", each.mention.span))
    each_place = tuple(places.values())
    return tuple(one for one in each_place if not any(_is_wider(one.place, two.place) for two in each_place))


def _is_wider(place: Place, other: Place) -> bool:
    """Whether one is the country or state that the other lies in, as far as a country tells."""
    if place.kind == "region" and place.country in (None, other.country) and other.kind in (*_FINE, "admin1"):
        away = distance_km(place.latitude, place.longitude, other.latitude, other.longitude)
        return away < (_REGION_KM if place.country else _WIDE_REGION_KM)
    if place.country is None or place.country != other.country:
        return False
    return _WIDTH.get(place.kind, 0) > _WIDTH.get(other.kind, len(_WIDTH))


def _find_scene(
    timeline: Timeline,
    own: Mapping[str, tuple[PlacedMention, ...]],
    found: tuple[PlacedMention, ...],
) -> Scene | None:
    """The city or landmark that the story of a document is clearly set in; None when there is none."""
    usable = [each for each in found if _can_be_scene(each) and each.place and each.place.kind in _FINE]
    dateline = next((each for each in usable if each.role == "dateline"), None)
    counts = Counter(_name(each) for each in usable if each.role == "scene")
    ranked = counts.most_common(2)
    alone = len(ranked) == 1 or (ranked and ranked[0][1] > ranked[1][1])
    clear = alone and (ranked[0][1] >= _SETTING or _opens(usable, ranked[0][0]))
    if clear:
        setting = next(each for each in usable if each.role == "scene" and _name(each) == ranked[0][0])
    elif dateline is not None:
        setting = dateline
    else:
        return None
    there = [
        event.when.interval
        for event in timeline.events
        if event.when.precision == "day"
        and any(each.role in ("scene", "located") and _lies_there(each, setting) for each in own[event.id])
    ]
    days = there or (_first_days(timeline, setting.mention.span.document) if clear else [])
    return Scene(setting, tuple(days), bool(there))


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


def _belongs(event: Event, scene: Scene) -> bool:
    """Whether an event falls on the days of the story, and only then."""
    if event.when.precision != "day":
        return False
    told = {day for each in scene.days for day in _days_of(each)}
    days = _days_of(event.when.interval)
    return not told.isdisjoint(days)


def _days_of(interval: DateInterval) -> list[date]:
    """The days of an interval; none of one longer than a story lasts."""
    count = (interval.last - interval.first).days + 1
    return [interval.first + timedelta(days=day) for day in range(count)] if count <= _LONGEST_STORY else []
