"""Maps of what lies on both sides of the antimeridian, at a pole, or in one place."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Place
from output.data_block import describe_stops
from output.marker_map import map_script
from output.model import Theme
from output.projection import HEIGHT, WIDTH, project, unproject
from output.short_way import middle_meridian, unwrap_longitudes
from output.static_map import svg_map
from output.stops import Stop
from output.turned_land import svg_turned_land

PACIFIC = {"Suva": (-18.1, 178.4), "Apia": (-13.8, -171.8), "Wellington": (-41.3, 174.8)}
ATLANTIC = {"Paris": (48.9, 2.4), "Tokyo": (35.7, 139.7), "Los Angeles": (34.1, -118.2)}
POLES = {"Longyearbyen": (78.2, 15.6), "McMurdo": (-77.8, 166.7), "North Pole": (90.0, 0.0)}


def stops_of(places: dict[str, tuple[float, float]]) -> list[Stop]:
    return [
        Stop(Place(name, *where, None, "city", None, "gazetteer"), (number,), frozenset())
        for number, (name, where) in enumerate(places.items())
    ]


def frame_of(picture: str) -> tuple[float, ...]:
    found = re.search(r'viewBox="([^"]*)"', picture)
    assert found
    return tuple(float(number) for number in found[1].split())


def circles_of(picture: str) -> list[tuple[float, float]]:
    return [
        (float(x), float(y)) for x, y in re.findall(r'<circle class="stop" cx="(\S+)" cy="(\S+)"', picture)
    ]


@given(st.lists(st.floats(-180, 180), max_size=8))
def test_unwrapping_keeps_every_meridian_and_never_widens(longitudes: list[float]) -> None:
    unwrapped = unwrap_longitudes(longitudes)
    assert all(after - before in (0, 360) for before, after in zip(longitudes, unwrapped, strict=True))
    if longitudes:
        assert max(unwrapped) - min(unwrapped) <= max(longitudes) - min(longitudes)


def test_a_story_of_all_continents_keeps_the_usual_world() -> None:
    longitudes = [longitude for _, longitude in ATLANTIC.values()]
    assert unwrap_longitudes(longitudes) == tuple(longitudes)
    assert middle_meridian(longitudes) == 0
    assert '<use href="#land"' in svg_map(stops_of(ATLANTIC))


def test_the_pacific_is_seen_the_short_way_on_the_still_map() -> None:
    picture = svg_map(stops_of(PACIFIC))
    left, top, width, height = frame_of(picture)
    assert width < WIDTH / 3
    assert all(left < x < left + width and top < y < top + height for x, y in circles_of(picture))
    suva, apia, wellington = circles_of(picture)
    assert wellington[0] < suva[0] < apia[0]


def test_the_live_map_gets_longitudes_beyond_the_antimeridian() -> None:
    stops = stops_of(PACIFIC)
    assert [round(stop["longitude"], 1) for stop in describe_stops(stops)] == [178.4, 188.2, 174.8]
    assert "[-13.8, 188.2]" in map_script(stops, Theme())


@pytest.mark.parametrize("middle", [180.0, 205.0, -160.0, 170.0])
def test_turned_land_has_no_bar_across_the_map_and_no_border_along_the_cut(middle: float) -> None:
    land = svg_turned_land(middle, ())
    paths = re.findall(r'<path class="(\w+)" d="([^"]*)"', land)
    assert len(paths) > 40
    for kind, path in paths:
        for start, steps in re.findall(r"M(-?\d+ -?\d+)l([^Mz]*)", path):
            numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
            x = int(start.split()[0])
            for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
                assert abs(step_x) < 2500
                meridian = unproject((x + step_x) / 10, HEIGHT / 2)[1] + middle
                if kind == "borders" and abs(meridian % 360 - 180) < 0.05:
                    assert step_x or abs(step_y) < 40
                x += step_x


@pytest.mark.parametrize("places", [POLES, {"Funafuti": (-8.5, 179.2)}, {"South Pole": (-90.0, 0.0)}])
def test_what_lies_at_a_pole_or_alone_is_in_the_picture(places: dict[str, tuple[float, float]]) -> None:
    picture = svg_map(stops_of(places))
    left, top, width, height = frame_of(picture)
    assert width >= 220
    for x, y in circles_of(picture):
        assert left <= x <= left + width
        assert top <= y <= top + height


@given(st.floats(-80, 84), st.floats(-179, 179))
def test_a_point_of_the_map_leads_back_to_its_place(latitude: float, longitude: float) -> None:
    back = unproject(*project(latitude, longitude))
    assert back == pytest.approx((latitude, longitude), abs=0.02)


def test_no_map_at_all_is_a_map_of_the_world() -> None:
    assert frame_of(svg_map([])) == pytest.approx((0, 0, WIDTH, HEIGHT), abs=0.1)
    assert list(pairwise(unwrap_longitudes([]))) == []
