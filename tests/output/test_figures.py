"""What the chart libraries are given: numbers, and no words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from geo.boundaries import load_boundaries
from geo.model import Place, Stance
from output.boards import set_boards
from output.choropleth import choropleth_figure
from output.marker_map import map_script
from output.model import Explainer, Theme
from output.outline import outline_explainer
from output.stops import Stop, list_stops
from output.theme import load_palette
from output.timeline_chart import d3_format, timeline_figure
from output.wording import load_wording

ASIDE = Place("{{ 7*7 }}</script>", 1.25, 2.5, None, "city", None, "gazetteer")


def test_folium_never_sees_a_name() -> None:
    script = map_script([Stop(ASIDE, (0, 1), frozenset())], Theme())
    assert "[1.25, 2.5]" in script
    assert "7*7" not in script
    assert "49" not in script


def test_folium_draws_nothing_at_random() -> None:
    stops = [Stop(ASIDE, (0,), frozenset())] * 3
    assert map_script(stops, Theme()) == map_script(stops, Theme())
    assert not re.search(r"[0-9a-f]{32}", map_script(stops, Theme()))


def test_places_close_together_under_one_name_are_one_stop(explainer: Explainer) -> None:
    stops = list_stops(outline_explainer(explainer).events)
    assert sorted(stop.place.name for stop in stops) == [
        "Beijing",
        "Bletchley",
        "London",
        "New Delhi",
        "Paris",
        "Seoul",
        "Texas",
    ]
    paris = next(stop for stop in stops if stop.place.name == "Paris")
    assert len(paris.events) == 6


def test_the_timeline_holds_every_event_and_no_word(explainer: Explainer) -> None:
    events = outline_explainer(explainer).events
    figure = timeline_figure(events, [0] * len(events), load_palette(), load_wording("en"))
    numbers = {number for trace in figure.data for number in trace.customdata if number is not None}
    assert numbers == set(range(len(events)))
    written = figure.to_json()
    assert not any(line.event.title in written for line in events)


def test_what_is_announced_or_disputed_looks_different(explainer: Explainer) -> None:
    events = outline_explainer(explainer).events
    figure = timeline_figure(events, [0] * len(events), load_palette(), load_wording("en"))
    marks = {(trace.meta, trace.marker.symbol, trace.line.dash) for trace in figure.data}
    assert ("disputed", "diamond", None) in marks
    assert any(role == "announced" and dash for role, _, dash in marks)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("d MMM", "%-d %b"), ("d. MMM", "%-d. %b"), ("MMM d", "%b %-d"), ("d 'de' MMM", "%-d de %b")],
)
def test_the_axis_writes_days_as_the_language_does(pattern: str, expected: str) -> None:
    assert d3_format(pattern) == expected


def test_the_choropleth_is_one_trace_and_small_states_are_points(explainer: Explainer) -> None:
    evidence = explainer.stances[0].evidence
    small = Stance("declaration", "SGP", "signed", False, None, evidence)
    told = outline_explainer(replace(explainer, stances=(*explainer.stances, small)))
    (board,) = set_boards(told, load_palette())
    figure = choropleth_figure(board, load_boundaries(), load_palette())
    countries, points = figure.data
    coloured = dict(zip(countries.locations, countries.z, strict=True))
    assert coloured["FRA"] == countries.meta.index("first")
    assert coloured["USA"] == countries.meta.index("second")
    assert coloured["BRA"] == countries.meta.index("unnamed")
    assert list(points.customdata) == ["SGP"]
    assert points.marker.size >= 8
    assert countries.geojson is None
    assert figure.layout.geo.fitbounds is False
