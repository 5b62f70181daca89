"""The explainer's page as it leaves us: complete without scripts, sealed, and the same every time."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from datetime import date

import lxml.html  # type: ignore[import-untyped]  # it ships no types
import pytest

from output import render_site
from output.embed import render_charts
from output.model import Explainer, Skipped, Theme
from output.page import render_page
from output.preview import render_png, render_svg
from output.scripts import digest
from timeline.model import DateInterval, Outlet, Timeline, When

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}{% raw %}]]>\u2028${1}"


def page_of(explainer: Explainer, theme: Theme | None = None) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(render_page(explainer, theme or Theme()).content.decode())


def text_of(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def with_words(explainer: Explainer, words: str) -> Explainer:
    """The explainer with these words wherever a source, or an editor, could have put words."""
    documents = tuple(
        replace(
            document, title=words, publisher=words, source=words, text=words + document.text[len(words) :]
        )
        for document in explainer.documents
    )
    events = tuple(
        replace(event, title=words, summary=words, participants=(words,))
        for event in explainer.timeline.events
    )
    placements = {
        event: tuple(replace(each, place=replace(each.place, name=words)) for each in each_one)
        for event, each_one in explainer.placements.items()
    }
    questions = tuple(
        replace(
            question, title=words, choices=tuple(replace(choice, label=words) for choice in question.choices)
        )
        for question in explainer.questions
    )
    return replace(
        explainer,
        title=words,
        documents=documents,
        timeline=Timeline(events),
        placements=placements,
        questions=questions,
        skipped=(Skipped(words, words),),
    )


def test_the_same_explainer_gives_the_same_bytes(explainer: Explainer) -> None:
    assert render_site(explainer, Theme()) == render_site(explainer, Theme())


def test_artifacts_have_different_paths(explainer: Explainer) -> None:
    paths = [artifact.path for artifact in render_site(explainer, Theme())]
    assert len(set(paths)) == len(paths)
    assert paths[0] == "index.html"


def test_the_page_keeps_to_its_weight(explainer: Explainer) -> None:
    content = render_page(explainer, Theme()).content
    assert len(content) <= 1_000_000
    assert len(gzip.compress(content, 9)) <= 620_000


def test_the_head_sums_the_story_up(explainer: Explainer) -> None:
    page = page_of(explainer)
    (standfirst,) = page.xpath("//p[@class='standfirst']")
    assert text_of(standfirst) == "13 events from 4 sources, Nov 2023 – Feb 2025; 7 of 61 signatories named."
    assert "Sources up to 12 Feb 2025." in text_of(page)


def test_every_event_is_told_with_date_place_quote_and_source(explainer: Explainer) -> None:
    page = page_of(explainer)
    articles = page.xpath("//article")
    assert [article.get("id") for article in articles] == [event.id for event in explainer.timeline.events]
    texts = {document.id: document.text for document in explainer.documents}
    for article, event in zip(articles, explainer.timeline.events, strict=True):
        told = text_of(article)
        assert event.title in told
        assert article.xpath(".//time/@datetime")
        for span in event.evidence:
            assert texts[span.document][span.start : span.end] in told


def test_a_quote_links_to_its_very_words(explainer: Explainer) -> None:
    links = page_of(explainer).xpath("//article//cite/a/@href")
    assert links
    assert all(re.match(r"https://example\.org/\w+#:~:text=\S+$", link) for link in links)


def test_an_inferred_place_and_an_announcement_are_said_to_be_so(explainer: Explainer) -> None:
    articles = {article.get("id"): text_of(article) for article in page_of(explainer).xpath("//article")}
    assert "(inferred from the article)" in articles["2025-02-12-11"]
    assert "Announced" in articles["2026-01-01-12"]
    assert "The sources give different figures:" in articles["2025-02-10-6"]


def test_those_not_named_are_counted_in_words(explainer: Explainer) -> None:
    page = text_of(page_of(explainer))
    assert "54 more signatories are not named in these sources." in page
    assert "around 60" in page


def test_skipped_sources_and_their_reasons_are_listed(explainer: Explainer) -> None:
    assert "articles/empty.html no text in it" in text_of(page_of(explainer))


def test_sources_say_how_their_day_is_known(explainer: Explainer) -> None:
    sources = [text_of(item) for item in page_of(explainer).xpath("//ol[@class='sources']/li")]
    assert "Published 12 Feb 2025 (given with the source)" in sources[0]
    assert "Day of publication not known" in sources[-1]


def test_sources_say_where_else_a_story_was_printed(explainer: Explainer) -> None:
    outlets = (
        Outlet("x", "articles/x.txt", "<b>The Quay</b>", "https://quay.example/x"),
        Outlet("y", "articles/y.txt", url="javascript:alert(1)"),
    )
    documents = tuple(replace(each, outlets=outlets) for each in explainer.documents[:1])
    page = page_of(replace(explainer, documents=documents + explainer.documents[1:]))
    (also,) = page.xpath("//small[@class='outlets']")
    assert text_of(also) == "Also in: <b>The Quay</b>, y.txt"
    assert also.xpath(".//@href") == ["https://quay.example/x"]


def test_the_policy_admits_our_scripts_and_nothing_else(explainer: Explainer) -> None:
    page = page_of(explainer)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    scripts = page.xpath("//script[not(@type)]")
    assert len(scripts) == 1
    assert f"'sha256-{digest(scripts[0].text)}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in re.search(r"script-src ([^;]*)", policy)[1]  # type: ignore[index]  # it is there
    assert "unsafe-eval" not in policy


def test_nothing_on_the_page_is_fetched(explainer: Explainer) -> None:
    page = page_of(explainer)
    assert not page.xpath("//*[@src] | //link[@rel='stylesheet'] | //iframe | //object | //embed | //base")
    assert "url(http" not in "".join(page.xpath("//style/text()"))
    assert not re.search(r"url\((?!#)", "".join(page.xpath("//style/text()")))


def test_hostile_words_stay_words(explainer: Explainer) -> None:
    tame, wild = page_of(explainer), page_of(with_words(explainer, HOSTILE))
    for element in ("script", "img", "style", "iframe", "svg"):
        assert len(wild.xpath(f"//{element}")) == len(tame.xpath(f"//{element}"))
    assert not wild.xpath("//@*[starts-with(name(), 'on')]")
    assert "{{ 7*7 }}" in text_of(wild.xpath("//h1")[0])
    script = wild.xpath("//script[not(@type)]")[0].text
    assert script == tame.xpath("//script[not(@type)]")[0].text


def test_the_data_block_is_json_without_markup(explainer: Explainer) -> None:
    (block,) = page_of(with_words(explainer, HOSTILE)).xpath("//script[@id='dateline-data']")
    assert "<" not in block.text
    assert json.loads(block.text)["events"][0]["title"] == HOSTILE


@pytest.mark.parametrize("words", ["x" * 90, "قمة باريس", "A & B", "\ud800 lone", "٪ {0} %s {events}"])
def test_any_words_can_be_shown(explainer: Explainer, words: str) -> None:
    told = with_words(explainer, words)
    for render in (render_page, render_svg, render_png):
        assert render(told, Theme()).content
    assert all(artifact.content for artifact in render_charts(told, Theme()))


def test_an_explainer_of_nothing_still_says_so(explainer: Explainer) -> None:
    nothing = replace(
        explainer,
        documents=(),
        timeline=Timeline(()),
        shown=frozenset(),
        placements={},
        questions=(),
        stances=(),
        counts=(),
    )
    assert all(artifact.path for artifact in render_site(nothing, Theme()))
    page = page_of(nothing)
    assert "No dated events were found in 0 sources." in text_of(page)
    assert not page.xpath("//article | //figure")


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_can_be_drawn(explainer: Explainer, day: date) -> None:
    for precision in ("day", "year"):
        events = tuple(
            replace(event, when=When(DateInterval(day, day), precision, "explicit"))
            for event in explainer.timeline.events
        )
        assert render_page(replace(explainer, timeline=Timeline(events)), Theme()).content


def test_tiles_are_asked_for_only_when_the_editor_wants_them(explainer: Explainer) -> None:
    assert b"tile.openstreetmap.org" not in render_page(explainer, Theme()).content
    assert b"tile.openstreetmap.org" in render_page(explainer, Theme("tiles")).content


def test_a_page_in_arabic_runs_from_right_to_left(explainer: Explainer) -> None:
    page = page_of(replace(explainer, language="ar"))
    assert page.get("dir") == "rtl"
    assert page.get("lang") == "ar"
