"""What the heads of the pages tell those who show a link to them."""

from __future__ import annotations

import json
from dataclasses import replace

import lxml.html  # type: ignore[import-untyped]  # it ships no types
import pytest
from babel import Locale

from output.embed import render_chart
from output.model import Explainer, Theme
from output.oembed import render_oembeds
from output.page import render_page
from output.sharing import write_og_locale

URL = "https://news.example/explainer/"
PUBLISHED = Theme(url=URL)


def head_of(explainer: Explainer, theme: Theme) -> dict[str, str]:
    """The `<meta>` elements of the page by property or name."""
    page = lxml.html.fromstring(render_page(explainer, theme).content.decode())
    metas = page.xpath("//meta[@property or @name]")
    return {meta.get("property") or meta.get("name"): meta.get("content") for meta in metas}


def test_a_published_page_names_itself_and_its_picture_in_full(explainer: Explainer) -> None:
    head = head_of(explainer, PUBLISHED)
    assert head["og:url"] == URL
    assert head["og:image"] == head["twitter:image"] == f"{URL}preview.png"
    assert (head["og:image:width"], head["og:image:height"]) == ("1200", "630")
    assert head["og:title"] == head["twitter:title"] == "The Paris AI summit"
    assert head["og:image:alt"] == head["twitter:image:alt"] != ""
    assert head["og:locale"] == "en_GB"
    page = lxml.html.fromstring(render_page(explainer, PUBLISHED).content.decode())
    assert page.xpath("//link[@rel='canonical']/@href") == [URL]
    assert page.xpath("//link[@type='application/json+oembed']/@href") == [f"{URL}oembed/timeline.json"]


def test_its_day_is_that_of_the_newest_source_and_not_of_the_build(explainer: Explainer) -> None:
    assert head_of(explainer, PUBLISHED)["article:modified_time"] == "2025-02-12"
    undated = tuple(replace(document, published=None) for document in explainer.documents)
    assert "article:modified_time" not in head_of(replace(explainer, documents=undated), PUBLISHED)


def test_without_an_address_everything_stays_relative(explainer: Explainer) -> None:
    head = head_of(explainer, Theme())
    assert head["og:image"] == "preview.png"
    assert "og:url" not in head
    html = render_page(explainer, Theme()).content.decode()
    assert 'rel="canonical"' not in html
    assert "json+oembed" not in html
    assert "src=&#34;embed/map.html&#34;" in html
    assert list(render_oembeds(explainer, Theme())) == []


def test_the_snippets_of_a_published_page_are_absolute(explainer: Explainer) -> None:
    html = render_page(explainer, PUBLISHED).content.decode()
    assert f"src=&#34;{URL}embed/map.html&#34;" in html
    assert f"src=&#34;{URL}embed/map.svg&#34;" in html
    assert 'href="embed/map.fragment.html"' in html


def test_a_chart_alone_leads_to_the_whole_and_to_its_own_oembed(explainer: Explainer) -> None:
    page = lxml.html.fromstring(render_chart("map", explainer, PUBLISHED).content.decode())
    assert page.xpath("//link[@rel='canonical']/@href") == [URL]
    assert page.xpath("//link[@type='application/json+oembed']/@href") == [f"{URL}oembed/map.json"]


def test_oembed_says_what_its_standard_asks_for(explainer: Explainer) -> None:
    artifacts = {
        artifact.path: json.loads(artifact.content) for artifact in render_oembeds(explainer, PUBLISHED)
    }
    assert set(artifacts) == {f"oembed/{chart}.json" for chart in ("timeline", "map", "choropleth")}
    for path, record in artifacts.items():
        assert (record["version"], record["type"]) == ("1.0", "rich")
        assert (record["provider_name"], record["provider_url"]) == ("news.example", "https://news.example/")
        assert record["thumbnail_url"] == f"{URL}preview.png"
        assert isinstance(record["height"], int)
        assert 200 < record["height"] < 3000
        (frame,) = lxml.html.fromstring(f"<div>{record['html']}</div>").xpath("//iframe")
        assert frame.get("src") == f"{URL}embed/{path[7:-5]}.html"
        assert int(frame.get("height")) == record["height"]
    assert artifacts["oembed/choropleth.json"]["title"] == "Who signed the Paris declaration?"


@pytest.mark.parametrize(
    ("tag", "written"),
    [("en_GB", "en_GB"), ("de", "de_DE"), ("ar", "ar_EG"), ("zh_Hans", "zh_CN"), ("pt_BR", "pt_BR")],
)
def test_a_locale_has_a_territory(tag: str, written: str) -> None:
    assert write_og_locale(Locale.parse(tag)) == written
