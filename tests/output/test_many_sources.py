"""A story of very many sources: the page quotes and lists some, says how many there are, leads to all."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import lxml.html  # type: ignore[import-untyped]  # it ships no types
import pytest

from output import render_site
from output.draw import draw_page
from output.model import Explainer, Theme
from output.quoted import MOST_PASSAGES
from tests.output.crowded_story import ADDED, REFUSED, SIGNED, make_crowded
from tests.output.test_translations import unpack

COUNT = 60
FEW = Theme(most_events=30)
"""So many sources the page lists."""
Site = Mapping[str, str]


def draw(explainer: Explainer, theme: Theme) -> Site:
    return {each.path: each.content.decode("utf-8", "replace") for each in render_site(explainer, theme)}


@pytest.fixture(scope="module")
def site() -> Site:
    return draw(make_crowded(COUNT), FEW)


def numbers_in(html: str) -> list[int]:
    items = lxml.html.fromstring(html).xpath("//ol[@class='sources']/li/@id")
    return [int(name.removeprefix("source-")) for name in items]


def quotes_in(html: str, words: str) -> int:
    return sum(each.text_content() == words for each in lxml.html.fromstring(html).xpath("//blockquote/p"))


def test_an_answer_quotes_some_and_counts_the_rest(site: Site) -> None:
    for path in ("index.html", "embed/choropleth.html"):
        told = lxml.html.fromstring(site[path]).xpath("//div[@data-told='FRA']")[0]
        assert len(told.xpath(f".//p[text()='{SIGNED}']")) == MOST_PASSAGES
        # Of what is said against it, and of what is said for it.
        assert told.xpath("./p/small/text()") == ["49 more passages are in the data."]
        assert told.xpath("./details/p/small/text()") == ["49 more passages are in the data."]


def test_the_summary_names_who_is_quoted_and_counts_all_who_say_so(site: Site) -> None:
    page = lxml.html.fromstring(site["index.html"])
    for place in ("//div[@data-told]", "//article"):
        (details,) = page.xpath(f"{place}//details")
        quoted = [cite.text_content() for cite in details.xpath(".//cite")]
        # 25 papers and the desk
        assert details.find("summary").text == f"Also told by {quoted[0]}, {quoted[1]} and 24 more"


def test_a_former_answer_and_a_tally_quote_some_and_count_the_rest(site: Site) -> None:
    page = lxml.html.fromstring(site["index.html"])
    assert quotes_in(site["index.html"], REFUSED) == MOST_PASSAGES
    (tally,) = page.find_class("counted")
    assert len(tally.xpath(".//cite")) == MOST_PASSAGES
    assert tally.xpath("./p/small/text()") == ["49 more passages are in the data."]
    assert page.xpath("//section[@class='stance']/h3/b/text()") == ["12"]


def test_an_event_quotes_some_and_counts_the_rest(site: Site) -> None:
    (event,) = lxml.html.fromstring(site["index.html"]).find_class("event")
    assert len(event.xpath(".//blockquote")) == MOST_PASSAGES
    assert event.xpath(".//details/p/small/text()") == ["49 more passages are in the data."]


def test_what_an_editor_added_is_quoted(site: Site) -> None:
    for place in ("//div[@data-told]", "//article"):
        told = lxml.html.fromstring(site["index.html"]).xpath(place)[0]
        assert "The desk" in [each.text for each in told.xpath(".//cite")]


def test_where_sources_contradict_one_another_both_sides_are_quoted_alike() -> None:
    page = lxml.html.fromstring(draw(make_crowded(COUNT, contested=True), FEW)["index.html"])
    quoted = page.xpath("//div[@data-told]//blockquote/p/text()")
    assert quoted.count(SIGNED) == quoted.count(REFUSED) == MOST_PASSAGES


def test_the_page_leads_to_the_data_which_has_every_passage(site: Site) -> None:
    hrefs = lxml.html.fromstring(site["index.html"]).xpath("//main//p[@class='note']/a/@href")
    assert hrefs.count("data/explainer.json") == 2  # once for the question, once for the events
    (alone,) = lxml.html.fromstring(site["embed/choropleth.html"]).xpath("//p[@class='note']/a")
    assert (alone.get("href"), alone.get("target")) == ("../data/explainer.json", "_top")
    told = json.loads(site["data/explainer.json"])
    assert [len(each["evidence"]) for each in told["positions"]] == [COUNT + 1]
    assert [len(each["evidence"]) for each in told["positions"][0]["history"]] == [COUNT + 1]
    assert [len(each["evidence"]) for each in told["events"]] == [COUNT + 1]
    assert all(f"https://example.org/{number}#" in site["data/story.md"] for number in range(COUNT))


def test_the_page_lists_the_sources_it_cites_and_says_how_many_there_are(site: Site) -> None:
    page = lxml.html.fromstring(site["index.html"])
    listed = numbers_in(site["index.html"])
    (note,) = page.xpath("//section[@id='sources']/p")
    assert note.text_content() == f"Cited here: {len(listed)} of 61 sources All sources"
    cited = {cite.text_content() for cite in page.xpath("//blockquote//cite")}
    names = {name.text for name in page.xpath("//ol[@class='sources']//span[2]")}
    assert cited <= names | {"The desk"}
    assert "corrections.yaml" in page.xpath("//ol[@class='sources']")[0].text_content()
    linked = json.loads(page.xpath("//script[@type='application/ld+json']/text()")[0])
    for source in linked["citation"]:
        assert int(source["@id"].rpartition("-")[2]) in listed


def test_the_list_of_all_sources_is_beside_the_page_under_the_same_numbers(site: Site) -> None:
    (link,) = lxml.html.fromstring(site["index.html"]).xpath("//section[@id='sources']/p/a/@href")
    every = site[link]
    assert numbers_in(every) == list(range(1, COUNT + 2))
    titles = "//li[@id='source-{}']/span[1]"
    for number in numbers_in(site["index.html"]):
        first, second = (
            lxml.html.fromstring(html).xpath(titles.format(number))[0].text_content()
            for html in (site["index.html"], every)
        )
        assert first == second
    assert not lxml.html.fromstring(every).xpath("//nav")
    assert lxml.html.fromstring(every).xpath("//h1/a/@href") == ["../index.html"]
    assert [path for path in site if path.startswith("events/")] == ["events/sources.html"]


def test_a_page_of_as_many_sources_as_it_lists_has_nothing_beside_it() -> None:
    drawn = draw(make_crowded(29), FEW)
    assert len(numbers_in(drawn["index.html"])) == 30
    assert "events/sources.html" not in drawn
    assert "Cited here" not in drawn["index.html"]


def test_of_very_many_choices_the_finder_has_those_of_most_events() -> None:
    page = lxml.html.fromstring(draw(make_crowded(COUNT), Theme(most_events=5))["index.html"])
    buttons = set(page.xpath("//button[@class='show-events']/@data-source"))
    assert buttons <= set(page.xpath("//select[@name='source']//option/@value"))


def test_a_single_file_counts_what_it_leaves_out_and_leads_nowhere() -> None:
    html = draw_page(make_crowded(COUNT), theme=FEW).html
    assert "49 more passages are in the data." in html
    assert "Cited here" in html
    assert not re.search(r'href="(data|events)/', html)


def test_as_many_passages_as_are_quoted_leave_nothing_to_count() -> None:
    drawn = draw(make_crowded(MOST_PASSAGES - 1), Theme())
    assert "more passage" not in drawn["index.html"]
    assert quotes_in(drawn["index.html"], SIGNED) == MOST_PASSAGES
    assert "1 more passage is in the data." in draw(make_crowded(MOST_PASSAGES), Theme())["index.html"]


def test_a_chart_alone_counts_them_in_every_language(site: Site) -> None:
    told = unpack(site["embed/choropleth.html"])
    assert len(told) == 13
    assert "49 weitere Textstellen stehen in den Daten." in told["de"]["nodes"].values()


def test_the_same_sources_in_another_order_give_the_same_page(site: Site) -> None:
    story = make_crowded(COUNT)
    turned = Explainer(
        **{name: getattr(story, name) for name in story.__slots__ if name != "documents"},
        documents=story.documents[::-1],
    )
    assert draw(turned, FEW)["index.html"] == site["index.html"]
    assert turned.documents[0].id == ADDED
