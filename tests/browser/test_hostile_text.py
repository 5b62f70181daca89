"""Articles written by somebody who means harm: their text stands on the page, and nothing of it runs."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html  # type: ignore[import-untyped]  # it ships no types
import pytest
from playwright.sync_api import expect

from output.addresses import put_before
from tests.browser.conftest import OpenVisit
from tests.browser.hosting import open_newspaper, print_story
from tests.conftest import BuildSite

SITE = "https://news.example/explainer/"
RUN = "window.__pwned=1"
TEXT = """\
Ministers </script><script>RUN</script> met in Paris on 11 February 2025 and {{ 7*191 }} spoke of it.

China and India signed the declaration in Paris on 11 February 2025, {% raw %} <img src=x onerror=RUN> ]]>.

The United States refused to sign the declaration on 11 February 2025 `${RUN}` ' onfocus=RUN autofocus ' .

Officials met in Berlin on 10 February 2025, --> <!-- and <svg onload=RUN> \u2028 "quotes" &lt;b onclick=RUN>.
""".replace("RUN", RUN)
ARTICLES = (
    {
        "id": "a",
        "title": f"</title><script>{RUN}</script>",
        "url": f"javascript:{RUN}",
        "publisher": "{{7*191}}",
    },
    {
        "id": "b",
        "title": f'"><img src=x onerror={RUN}>',
        "url": f"JaVaScRiPt:{RUN}",
        "publisher": "</script>",
    },
    {
        "id": "c",
        "title": "{% for x in range(9) %}x{% endfor %}",
        "url": f"data:text/html,<script>{RUN}</script>",
    },
    {"id": f"<i onclick={RUN}>", "title": "#{7*191} ${7*191}", "url": "https://news.example/\"onclick='x'"},
)


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory, build_site: BuildSite) -> Path:
    """The site of four such articles, with a title no better than they are."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = [json.dumps({"text": TEXT, "published": "2025-02-12", **article}) for article in ARTICLES]
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "page.html").write_text(f"<title>{{{{7*191}}}}</title><p>{TEXT}</p>", encoding="utf-8")
    title = json.dumps(f"</title><script>{RUN}</script>{{{{7*191}}}}")
    (folder / "config.yaml").write_text(
        f"title: {title}\nsources: [articles.jsonl, page.html]\nsite: {{url: '{SITE}'}}\n", encoding="utf-8"
    )
    return build_site(folder / "config.yaml")


@pytest.mark.parametrize(
    "name", ["index.html", "embed/timeline.html", "embed/map.html", "embed/choropleth.html"]
)
def test_nothing_of_it_runs(visit: OpenVisit, hostile_site: Path, name: str) -> None:
    opened = visit(hostile_site / name)
    page = opened.page
    for marker in page.locator(".leaflet-marker-icon").all():
        marker.dispatch_event("click")
    for label in page.locator(".timeline .labels a").all():
        label.dispatch_event("mouseover")
        label.focus()
    for article in page.locator(".event h3 a").all():
        article.click()
    for select in page.locator(".finder select").all():
        for value in select.locator("option").evaluate_all("options => options.map(each => each.value)"):
            select.select_option(value)
        select.select_option("")
    assert page.evaluate("window.__pwned") is None
    assert (
        page.evaluate(
            "run => [...document.scripts].filter(each => each.text.includes(run) && !each.type)", RUN
        )
        == []
    )
    assert page.locator("[onerror], [onload], [onclick], [onfocus], img").count() == 0
    assert opened.outside == []
    assert opened.complaints == []


def test_no_link_runs_anything(visit: OpenVisit, hostile_site: Path) -> None:
    page = visit(hostile_site / "index.html").page
    schemes = page.locator("a").evaluate_all(
        "links => links.map(link => link.getAttribute('href') || link.getAttribute('xlink:href'))"
        ".map(address => new URL(address, location).protocol)"
    )
    assert set(schemes) <= {"file:", "http:", "https:"}


def test_nothing_of_it_runs_in_the_page_of_another(
    visit: OpenVisit, hostile_site: Path, tmp_path: Path
) -> None:
    record = json.loads((hostile_site / "embed" / "snippets.json").read_text(encoding="utf-8"))
    parts = [(hostile_site / chart["inline"]).read_text(encoding="utf-8") for chart in record["charts"]]
    parts += [chart[kind] for chart in record["charts"] for kind in ("picture", "iframe")]
    parts += [
        json.loads(file.read_text(encoding="utf-8"))["html"] for file in hostile_site.glob("oembed/*.json")
    ]
    assert len(parts) >= 12
    with open_newspaper(hostile_site, tmp_path) as newspaper:
        body = "".join(put_before(part, SITE, "/explainer/") for part in parts)
        opened = visit(newspaper + print_story(tmp_path, "story", body), wait=False)
        page = opened.page
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.__pwned") is None
        assert page.locator("[onerror], [onload], [onclick], [onfocus], [onmouseover]").count() == 0
        assert page.locator("img").count() == page.locator("a.dateline-picture img").count()
        scripts = page.locator("script").evaluate_all("all => all.map(each => each.getAttribute('src'))")
        assert set(scripts) == {"/explainer/embed.js"}
        schemes = page.locator("a").evaluate_all(
            "links => links.map(link => new URL(link.getAttribute('href'), location).protocol)"
        )
        assert set(schemes) <= {"http:", "https:"}
        assert "1337" not in page.content().replace("7*191", "")
        assert opened.outside == []
        assert opened.complaints == []


def test_a_hostile_picture_is_a_picture(visit: OpenVisit, hostile_site: Path) -> None:
    for file in sorted(hostile_site.glob("embed/**/*.svg")):
        opened = visit(file, wait=False)
        assert opened.page.evaluate("window.__pwned") is None
        assert opened.page.locator("script, image, foreignObject, [onload]").count() == 0
        assert opened.complaints == []


def test_an_alternative_text_is_all_text(hostile_site: Path) -> None:
    record = json.loads((hostile_site / "embed" / "snippets.json").read_text(encoding="utf-8"))
    for chart in record["charts"]:
        (picture,) = lxml.html.fromstring(chart["picture"]).xpath("//img")
        assert set(picture.keys()) == {"src", "alt", "width", "height", "loading"}
        (frame,) = lxml.html.fromstring(f"<div>{chart['iframe']}</div>").xpath("//iframe")
        assert "{{7*191}}" in frame.get("title") or chart["chart"] == "choropleth"


def test_no_template_is_filled_in(visit: OpenVisit, hostile_site: Path) -> None:
    page = visit(hostile_site / "index.html").page
    expect(page.locator("h1")).to_contain_text("{{7*191}}")
    assert "1337" not in (page.locator("body").text_content() or "")
    for file in (*hostile_site.glob("data/*"), hostile_site / "feed.xml"):
        assert "1337" not in file.read_text(encoding="utf-8")
