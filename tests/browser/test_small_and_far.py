"""Small states and the Pacific in a browser: dots to be seen and pointed at, maps the short way round."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import dist
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from geo.boundaries import load_boundaries
from geo.model import Place, Placement, Stance
from output.embed import render_chart
from output.model import Theme
from tests.browser.conftest import NARROW, WIDE, OpenVisit
from tests.output.conftest import make_explainer

SMALL = [
    "ATG",
    "BRB",
    "DMA",
    "GRD",
    "KNA",
    "LCA",
    "VCT",
    "MLT",
    "MCO",
    "VAT",
    "SMR",
    "AND",
    "LIE",
    "SGP",
    "BHR",
    "MDV",
    "MUS",
    "COM",
    "KIR",
    "TUV",
    "NRU",
    "FSM",
    "PLW",
    "TON",
]
PACIFIC = {"Suva": (-18.1, 178.4), "Apia": (-13.8, -171.8), "Wellington": (-41.3, 174.8)}
NAME = "code => JSON.parse(document.getElementById('dateline-data').textContent).countries[code]"


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two dozen small states with an answer each, and Western Sahara left open."""
    story = make_explainer()
    evidence = story.stances[0].evidence
    answers = [
        Stance("declaration", code, ("signed", "declined")[number % 2], False, None, evidence)
        for number, code in enumerate(SMALL)
    ]
    theme = Theme(borders=(("ESH", "open"), ("XKX", "SRB")))
    page = tmp_path_factory.mktemp("small") / "choropleth.html"
    page.write_bytes(render_chart("choropleth", replace(story, stances=tuple(answers)), theme).content)
    return page


@pytest.fixture(scope="module")
def pacific(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map of Fiji, Samoa and New Zealand."""
    story = make_explainer()
    placements = {}
    for number, event in enumerate(story.timeline.events):
        name, where = list(PACIFIC.items())[number % 3]
        place = Place(name, *where, None, "city", None, "gazetteer")
        placements[event.id] = (Placement(place, "text", event.evidence[0]),)
    page = tmp_path_factory.mktemp("pacific") / "map.html"
    page.write_bytes(render_chart("map", replace(story, placements=placements), Theme()).content)
    return page


def middles_and_sizes(dots: Locator) -> tuple[list[tuple[float, float]], list[float]]:
    """The middle of each dot and its width without its outline, in pixels."""
    boxes = dots.evaluate_all(
        "dots => dots.map(dot => dot.getBoundingClientRect()).map(({ x, y, width }) => [x, y, width])"
    )
    return [(x + width / 2, y + width / 2) for x, y, width in boxes], [width for _, _, width in boxes]


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_live_dots_are_eight_pixels_wide_and_apart(
    visit: OpenVisit, board: Path, viewport: dict[str, int]
) -> None:
    opened = visit(board, viewport=viewport)
    middles, sizes = middles_and_sizes(opened.page.locator(".positions .scatterlayer path.point"))
    assert len(middles) == len(SMALL)
    assert min(sizes) >= 8
    assert min(dist(*pair) for pair in combinations(middles, 2)) >= max(sizes) + 1
    assert opened.complaints == []


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_still_dots_are_eight_pixels_wide(visit: OpenVisit, board: Path, viewport: dict[str, int]) -> None:
    page = visit(board, viewport=viewport, java_script_enabled=False).page
    widths = (
        page.locator(".dots >> visible=true")
        .locator(".small[class*=role]")
        .evaluate_all(
            "dots => dots.map(dot => getComputedStyle(dot)).map(({ strokeWidth, vectorEffect }) =>"
            " [parseFloat(strokeWidth), vectorEffect])"
        )
    )
    assert len(widths) == len(SMALL)
    assert all(width >= 8 and effect == "non-scaling-stroke" for width, effect in widths)


def test_every_dot_tells_its_country_and_leads_to_it_in_the_list(visit: OpenVisit, board: Path) -> None:
    page = visit(board).page
    codes = page.evaluate("document.querySelector('.positions .plot').data[2].customdata")
    middles, _ = middles_and_sizes(page.locator(".positions .scatterlayer path.point"))
    for code, (x, y) in zip(codes, middles, strict=True):
        page.mouse.move(x, y)
        expect(page.locator(".tip")).to_contain_text(page.evaluate(NAME, code))
    page.mouse.move(*middles[0])
    expect(page.locator(".tip")).to_contain_text(page.evaluate(NAME, codes[0]))
    page.mouse.click(*middles[0])
    expect(page.locator(f"[data-country={codes[0]}] button")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".answer")).to_contain_text(page.evaluate(NAME, codes[0]))
    heights = page.locator(".countries button").evaluate_all(
        "buttons => buttons.map(button => button.getBoundingClientRect().height)"
    )
    assert min(heights) >= 24


def test_the_live_map_draws_the_editors_borders(visit: OpenVisit, board: Path) -> None:
    page = visit(board).page
    fills = page.locator(".choroplethlayer path.choroplethlocation").evaluate_all(
        "shapes => shapes.map(shape => [shape.__data__.loc, shape.style.fill])"
    )
    drawn = dict(fills)
    assert "pattern-live-open" in drawn["ESH"]
    assert "XKX" not in drawn
    assert len(drawn) == len(load_boundaries((("XKX", "SRB"),)).shapes)


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_pacific_is_whole(visit: OpenVisit, pacific: Path, viewport: dict[str, int]) -> None:
    opened = visit(pacific, viewport=viewport)
    page = opened.page
    canvas = page.locator(".map .canvas").bounding_box()
    assert canvas
    for name in PACIFIC:
        marker = page.locator(".leaflet-marker-icon", has_text=name)
        box = marker.bounding_box()
        assert box
        assert canvas["x"] < box["x"] < canvas["x"] + canvas["width"]
    shapes = page.locator("#map_dateline path.land").evaluate_all(
        "paths => paths.map(path => path.getBBox().width)"
    )
    assert len(shapes) > len(load_boundaries().shapes)
    assert opened.complaints == []
