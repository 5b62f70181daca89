"""Whose the territories are, on the maps alone."""

from __future__ import annotations

import base64
import gzip
import json
import re
from dataclasses import replace

import pytest

from geo.boundaries import Borders, load_boundaries
from geo.model import Stance
from output import draw_choropleth, draw_map, render_site
from output.boards import set_boards
from output.choropleth import choropleth_figure
from output.disclaimer import write_disclaimer
from output.model import Explainer, Theme
from output.outline import outline_explainer
from output.page import render_page
from output.theme import load_palette
from output.wording import load_wording

DECIDED: Borders = (("ESH", "open"), ("XCR", "UKR"), ("XKX", "SRB"))


@pytest.fixture
def told(explainer: Explainer) -> Explainer:
    """The story, in which Serbia, Ukraine, Kosovo and Western Sahara signed too."""
    stance = explainer.stances[0]
    more = [Stance("declaration", code, "signed", False, None, stance.evidence) for code in ("SRB", "UKR")]
    more += [Stance("declaration", code, "declined", False, None, stance.evidence) for code in ("XKX", "ESH")]
    return replace(explainer, stances=(*explainer.stances, *more))


def test_the_live_map_has_one_shape_for_what_is_one(told: Explainer) -> None:
    (board,) = set_boards(outline_explainer(told), load_palette())
    countries, small = choropleth_figure(board, load_boundaries(DECIDED), load_palette()).data
    roles = {code: countries.meta[z] for code, z in zip(countries.locations, countries.z, strict=True)}
    assert "XKX" not in roles
    assert roles["SRB"] == roles["UKR"] == "first"
    assert roles["ESH"] == "open"
    assert "XKX" not in small.customdata


def test_the_still_map_says_the_same(told: Explainer) -> None:
    picture = draw_choropleth(told, theme=Theme(borders=DECIDED)).svg
    assert 'href="#land-SRB" class="role-first' in picture
    assert "land-XKX" not in picture
    assert "small" not in re.findall(r'class="([^"]*)"', picture)
    assert 'href="#land-ESH" class="role-open patterned"' in picture


def test_the_land_of_the_map_of_events_too(told: Explainer) -> None:
    chart = draw_map(told, theme=Theme(borders=DECIDED))
    assert 'href="#land-ESH" class="role-open patterned"' in chart.svg
    found = re.search(r'id="dateline-land">([^<]*)<', chart.html)
    assert found
    land = json.loads(gzip.decompress(base64.b64decode(found[1])))
    assert land["open"] == ["ESH"]
    assert "XKX" not in land["shapes"]


def test_the_page_says_what_was_decided(told: Explainer) -> None:
    said = write_disclaimer(DECIDED, load_wording("en"))
    assert "Western Sahara is left open; Crimea is drawn as part of Ukraine; Kosovo is drawn as part" in said
    page = render_page(told, Theme(borders=DECIDED)).content.decode()
    assert page.count(said) == 2
    assert "Left open" in page
    plain = render_page(told, Theme()).content.decode()
    assert "Borders follow Natural Earth and imply" in plain
    assert '<span class="swatch role-open">' not in plain


def test_the_data_stay_what_the_sources_say(told: Explainer) -> None:
    decided, plain = render_site(told, Theme(borders=DECIDED)), render_site(told, Theme())
    data = [each for each in plain if each.path.startswith("data/") or each.path == "feed.xml"]
    assert len(data) > 10
    assert all(each in decided for each in data)
