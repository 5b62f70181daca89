"""What a page of many events leaves to the files beside it (files.py), and what it says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from output.beside.carried import choose_carried
from output.beside.parts import Part, plan_parts, weave
from output.facets import MOST_CHOICES, Facet, list_facets, narrow_facets
from output.model import Explainer, Theme
from output.outline import EventLine, Outline, count_carried, outline_explainer, write_stretch
from output.stops import Stop, list_stops
from output.story import Story, make_story
from output.wording import Wording, count_of, say

Json = Any  # Any: a JSON value

BATCH = 40
"""How many events of the page are laid out together."""
SHARE = 2
"""A part has so many times fewer events than the page."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What a page leaves to the files beside it."""

    outline: Outline
    """All events, by whose numbers the page knows them."""
    stops: tuple[Stop, ...]
    facets: tuple[Facet, ...]
    parts: tuple[Part, ...]


def prepare_page(explainer: Explainer, theme: Theme) -> tuple[Story, Rest | None]:
    """The story as the page carries it, and the rest; None when it carries all of it."""
    whole = outline_explainer(explainer)
    events = tuple(line.event for line in whole.events)
    chosen = choose_carried(events, explainer.edits.pinned, theme.most_events)
    if len(chosen) == len(events):
        return make_story(whole, theme), None
    names = {event.id for event in chosen}
    lines = tuple(line for line in whole.events if line.event.id in names)
    others = tuple(event.when for event in events if event.id not in names)
    story = make_story(replace(whole, events=lines, others=others), theme)
    numbers = {line.number for line in lines}
    facets = list_facets(whole)
    parts = plan_parts(whole.events, numbers, max(1, theme.most_events // SHARE))
    return replace(story, facets=narrow_facets(facets, numbers, MOST_CHOICES)), Rest(
        whole, list_stops(whole.events), facets, parts
    )


def describe_rest(rest: Rest, story: Story) -> Json:
    """What the scripts of the page need to know of it before they have it."""
    places = place_stops(rest)
    return {
        "count": len(rest.outline.events),
        "numbers": [line.number for line in story.outline.events],
        "stops": [places[stop.events[0]] for stop in story.stops],
        "more": rest.outline.wording.strings["plural"]["more-events"],
    }


def say_rest(rest: Rest | None, story: Story) -> Mapping[str, object] | None:
    """What the template of the page says of it."""
    if rest is None:
        return None
    wording = story.outline.wording
    return {
        "kept": count_carried(story.outline),
        "more": count_of(wording, "more-events", len(story.outline.others)),
        "batches": tuple(weave(story.outline.events, rest.parts, BATCH)),
        "tell_gap": lambda gap: tell_gap(gap.lines, "more-events", wording),
    }


def tell_gap(lines: Sequence[EventLine], what: str, wording: Wording) -> str:
    """ "19 more events, 3–7 Feb 2025"."""
    span = write_stretch([line.event.when for line in lines], wording)
    return say(wording, "timeline.crowd", events=count_of(wording, what, len(lines)), span=span)


def place_stops(rest: Rest) -> Mapping[int, int]:
    """The place of an event's stop among all of them, by the number of the event."""
    return {number: at for at, stop in enumerate(rest.stops) for number in stop.events}
