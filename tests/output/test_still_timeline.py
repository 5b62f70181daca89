"""The still timeline: each event that has room is named, the rest is counted."""

from __future__ import annotations

import re

from output.legend import key_of_timeline
from output.model import Explainer
from output.outline import outline_explainer
from output.static_timeline import gather_crowd, svg_timeline
from output.timeline_plan import plan_timeline
from output.wording import load_wording


def test_every_event_is_a_label_or_counted_in_a_bubble(explainer: Explainer) -> None:
    events = outline_explainer(explainer).events
    for lanes in (1, 2, 18):
        drawing = plan_timeline(events, 1140, lanes)
        labelled = sum(spot.lane >= 0 for spot in drawing.spots)
        crowded = sum(count for _, count in gather_crowd(drawing))
        assert labelled + crowded + drawing.earlier + drawing.later == len(events)


def test_bubbles_keep_apart(explainer: Explainer) -> None:
    drawing = plan_timeline(outline_explainer(explainer).events, 340, 1)
    places = [x for x, _ in gather_crowd(drawing)]
    assert places == sorted(places)
    assert all(10 <= x <= 330 for x in places)


def test_several_events_in_one_bubble_are_counted_in_figures(explainer: Explainer) -> None:
    svg = str(svg_timeline(outline_explainer(explainer).events, 340, load_wording("en"), 1))
    assert re.search(r'class="gathered"[^>]*r="10.5"/><text[^>]*>\d+</text>', svg)


def test_the_key_explains_what_is_drawn_and_nothing_else(explainer: Explainer) -> None:
    events, wording = outline_explainer(explainer).events, load_wording("en")
    assert [words for _, words in key_of_timeline(events, wording)] == [
        "A day",
        "Several days",
        "Some time within",
        "Announced",
        "Sources disagree",
    ]
    plain = [line for line in events if line.event.when.precision == "day" and not line.event.disputes]
    told = [words for _, words in key_of_timeline(plain, wording)]
    assert "Some time within" not in told
    assert "Sources disagree" not in told
