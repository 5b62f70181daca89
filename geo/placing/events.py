"""Where each event happened: as its own passage says, or as the story it belongs to does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from geo.model import PlacedMention, Placement
from geo.placing.acting import find_actors_home
from geo.placing.closest import as_text
from geo.placing.index import Index
from geo.placing.learned import find_learned, known_to_services
from geo.placing.occasions import is_occasion
from geo.placing.roles import happens_there
from geo.placing.scenes import Scene, Setting, can_be_scene, falls_in, falls_near, find_scenes, find_setting
from geo.placing.wording import words_of
from timeline.languages import load_language
from timeline.mentions.lexicon import Lexicon, load_lexicon
from timeline.model import Event, Span, Timeline

_LINE_GAP = 3
"""Characters between a date line that ends in a full stop and its story."""
_LONGEST_ACTOR = 5
"""Words in front of the name: "Some forty farmers in"."""
_NEAR_BEFORE = 300
"""Characters between a place and the "there" that means it."""


def place_events(
    timeline: Timeline, placed: Mapping[str, tuple[PlacedMention, ...]], language: str = "en"
) -> dict[str, tuple[Placement, ...]]:
    """The places of every event that has one, likeliest first. `language` is that of the headlines.

    Its own words come first ("met in Paris"); then the country that acts at home; then the date line; then
    the scene of the article it is told in, when it falls on the days of what happens there; then where the
    thing lies that it is about ("data centres in Texas").
    """
    lexicon = load_lexicon(load_language(language))
    index = Index(placed)
    settings: dict[str, Setting] = {}
    served: dict[str, tuple[PlacedMention, ...]] = {}
    for document, found in placed.items():
        settings[document] = find_setting(found)
        if told := known_to_services(found):
            served[document] = told
    learned = find_learned(timeline, served)
    own = {event.id: _own_places(event, index, learned) for event in timeline.events}
    scenes = find_scenes(timeline, own, settings)
    result = {
        event.id: as_text(each for each in own[event.id] if _is_scene(event.title, each, lexicon))
        or _at_home(event, own[event.id], index, lexicon)
        or _place_event(event, own[event.id], scenes, index, lexicon)
        for event in timeline.events
    }
    return {event: places for event, places in result.items() if places}


def _is_scene(title: str, placed: PlacedMention, lexicon: Lexicon) -> bool:
    """Whether something happens at a place, by the sentence or by the headline of what a part of it tells:
    "since dockers in Guayaquil stopped work" tells that they did so there."""
    if placed.role != "named" or placed.place is None:
        return placed.role == "scene"
    before, found, _ = title.partition(placed.mention.text)
    return bool(found) and happens_there(before, placed.place.kind, lexicon)


def _own_places(
    event: Event, index: Index, learned: Mapping[str, tuple[PlacedMention, ...]]
) -> tuple[PlacedMention, ...]:
    """What its passages name, where a scene can be."""
    found = (index.find(each.span) for each in event.where)
    above = (each for span in event.evidence for each in _lines_above(span, index))
    named = (*found, *learned.get(event.id, ()), *above)
    return tuple(each for each in named if each is not None and can_be_scene(each))


def _lines_above(span: Span, index: Index) -> list[PlacedMention]:
    """A date line that is a sentence of its own ("LIMA. Talks began") belongs to the sentence after it."""
    return [
        each
        for each in index.of(span.document).values()
        if each.role == "dateline" and 0 < span.start - each.mention.span.end <= _LINE_GAP
    ]


def _at_home(
    event: Event, own: Sequence[PlacedMention], index: Index, lexicon: Lexicon
) -> tuple[Placement, ...]:
    """The country that acts, unless a date line names a place in it."""
    peoples = [index.find(each.span) for each in event.where]
    told = index.of(event.evidence[0].document)
    home = find_actors_home(event, [each for each in peoples if each], tuple(told.values()), lexicon)
    if home is None:
        return ()
    closer = [each for each in own if each.role in ("dateline", "located") and each.place]
    within = any(each.place and each.place.country == home.place.country for each in closer)
    return () if within else (home,)


def _find_there(event: Event, index: Index, lexicon: Lexicon) -> tuple[Placement, ...]:
    """ "He kept silent there": the place that the sentences right before it tell."""
    words = words_of(event.summary)
    if not any(
        word in lexicon.there and lexicon.being.isdisjoint(words[number + 1 : number + 3])
        for number, word in enumerate(words)
    ):
        return ()
    start = event.evidence[0].start
    told = [
        each
        for each in index.of(event.evidence[0].document).values()
        if 0 < start - each.mention.span.end <= _NEAR_BEFORE
        and each.role in ("scene", "located", "dateline")
        and can_be_scene(each)
    ]
    last = max(told, key=lambda each: each.mention.span, default=None)
    if last is None or last.place is None:
        return ()
    return (Placement(last.place, "document", last.mention.span),)


def _place_event(
    event: Event,
    own: tuple[PlacedMention, ...],
    scenes: Mapping[str, Scene | None],
    index: Index,
    lexicon: Lexicon,
) -> tuple[Placement, ...]:
    """What is left when no scene is told: the date line, the document's scene, where its matter lies."""
    told = [each for each in own if each.role == "dateline"]
    if told:
        return as_text(told)
    there = _find_there(event, index, lexicon)
    if there:
        return there
    located = as_text([each for each in own if each.role == "located"])
    if any(each.role == "located" and _acts_there(event.title, each, lexicon) for each in own):
        return located
    if not lexicon.remote.isdisjoint(words_of(event.summary)):
        return located
    for document in dict.fromkeys(span.document for span in event.evidence):
        scene = scenes.get(document)
        if not scene or not scene.placed.place:
            continue
        if (falls_in(event, scene) or _is_at_occasion(event, scene, lexicon)) and (scene.sure or not located):
            return (Placement(scene.placed.place, "document", scene.placed.mention.span),)
    return located


def _is_at_occasion(event: Event, scene: Scene, lexicon: Lexicon) -> bool:
    """ "who attended the summit, spoke on Monday": another day of what the story is about."""
    if not falls_near(event, scene):
        return False
    words = words_of(event.summary)
    return any(
        word in lexicon.definite and following in scene.words and is_occasion(following, lexicon)
        for word, following in pairwise(words)
    )


def _acts_there(title: str, placed: PlacedMention, lexicon: Lexicon) -> bool:
    """ "Farmers in Volvi blocked a road": whether those who act are told by where they are."""
    before, found, _ = title.partition(f" {placed.mention.text}")
    words = words_of(before)
    return bool(found) and 1 < len(words) <= _LONGEST_ACTOR and words[-1] in lexicon.within
