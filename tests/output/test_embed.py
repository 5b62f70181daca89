"""The charts alone, the snippets for them, and the previews."""

from __future__ import annotations

import gzip
from io import BytesIO

import pytest
from PIL import Image

from output.embed import render_chart, render_script
from output.model import Explainer, Theme
from output.preview import render_png, render_svg
from output.preview_drawing import spell
from output.snippets import make_snippet


def test_a_snippet_names_the_site_and_loads_one_script() -> None:
    snippet = make_snippet("map", "https://news.example/paris/", 'The "summit"')
    assert 'src="https://news.example/paris/embed/map.html"' in snippet
    assert 'title="The &quot;summit&quot;"' in snippet
    assert snippet.count("<script") == 1


def test_a_snippet_cannot_break_out_of_its_attributes() -> None:
    assert "<script>alert" not in make_snippet("map", '"><script>alert(1)</script>')


def test_there_is_no_snippet_for_an_unknown_chart() -> None:
    with pytest.raises(ValueError, match="pie"):
        make_snippet("pie", "https://news.example")


def test_each_chart_carries_only_what_it_needs(explainer: Explainer) -> None:
    timeline = render_chart("timeline", explainer, Theme()).content.decode()
    plain_map = render_chart("map", explainer, Theme()).content.decode()
    choropleth = render_chart("choropleth", explainer, Theme()).content.decode()
    assert 'id="leaflet"' not in timeline
    assert 'id="dateline-land"' not in timeline
    assert 'id="plotly"' not in plain_map
    assert 'id="leaflet"' not in choropleth
    assert len(gzip.compress(plain_map.encode(), 9)) < 130_000


def test_the_height_script_is_small(explainer: Explainer) -> None:
    assert len(render_script(explainer, Theme()).content) < 2_500


def test_the_preview_has_the_size_that_social_media_want(explainer: Explainer) -> None:
    picture = Image.open(BytesIO(render_png(explainer, Theme()).content))
    assert picture.size == (1200, 630)
    assert len(picture.resize((60, 32)).getcolors(60 * 32) or ()) > 20


def test_the_drawn_preview_asks_for_nothing(explainer: Explainer) -> None:
    svg = render_svg(explainer, Theme()).content.decode()
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    assert "<script" not in svg
    assert "The Paris AI summit" in svg


@pytest.mark.parametrize(
    ("words", "spelled"), [("Élysée – 5 €", "Elysee - 5 EUR "), ("قمة", ""), ("“Yes”", '"Yes"'), ("", "")]
)
def test_the_picture_writes_what_its_typeface_has(words: str, spelled: str) -> None:
    assert spell(words) == spelled
