"""The page offers every file of data there is, and no other, and says what each is for."""

from __future__ import annotations

from dataclasses import replace

import lxml.html  # type: ignore[import-untyped]  # it ships no types
import pytest

from output import render_site
from output.assets import list_strings
from output.model import Explainer, Theme
from output.page import render_page
from tests.output.export_stories import make_empty, make_hostile


def list_offered(explainer: Explainer) -> list[tuple[str, str]]:
    page = lxml.html.fromstring(render_page(explainer, Theme()).content.decode())
    items = page.xpath("//ul[@class='downloads']/li")
    return [
        (item.xpath("a/@href")[0], " ".join(item.xpath("small")[0].text_content().split())) for item in items
    ]


@pytest.mark.parametrize("story", ["summit", "nothing", "hostile"])
def test_what_is_offered_is_what_is_there(explainer: Explainer, story: str) -> None:
    told = {"summit": explainer, "nothing": make_empty(), "hostile": make_hostile()}[story]
    paths = [path for path, _ in list_offered(told)]
    there = [artifact.path for artifact in render_site(told, Theme())]
    assert sorted(paths) == sorted(path for path in there if path.startswith(("data/", "feed")))


@pytest.mark.parametrize("language", list_strings())
def test_each_says_what_it_is_for(explainer: Explainer, language: str) -> None:
    offered = dict(list_offered(replace(explainer, language=language)))
    assert all(offered.values())
    assert "TimelineJS" in offered["data/timelinejs.json"]
    assert "Who signed the Paris declaration?" in offered["data/datawrapper-positions-declaration.csv"]


def test_a_site_has_each_path_once() -> None:
    paths = [artifact.path for artifact in render_site(make_hostile(), Theme())]
    assert len(set(paths)) == len(paths)
