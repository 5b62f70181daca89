"""story.md, rendered by markdown-it with raw HTML and bare links allowed: only our markup comes out of it."""

from __future__ import annotations

from dataclasses import replace

import lxml.html  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from output.assets import list_strings
from output.data import story_md
from output.data.markdown import write_link, write_words
from output.data.quotes import one_line
from output.model import Explainer, Theme
from tests.output.export_stories import ADDRESSES, HOSTILE, STARTS, make_empty, make_hostile, make_precise

OURS = {"h1", "h2", "h3", "h4", "p", "blockquote", "ul", "ol", "li", "a"}
ADDRESS_PARTS = {"www.", "https://", "//", "&amp;", "evil.com", "a@b.com", "mailto:"}
SIGNS = st.sampled_from(sorted(set("\\`*_{}[]()<>#+-.!|~&=^:@$\"' \n\t/ab1é;%") | ADDRESS_PARTS))


def render(markdown: str) -> lxml.html.HtmlElement:
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": True, "typographer": False})
    return lxml.html.fragment_fromstring(reader.render(markdown), create_parent="main")


def read(explainer: Explainer) -> lxml.html.HtmlElement:
    page = render(story_md.render(explainer, Theme()).content.decode())
    assert {element.tag for element in page.iterdescendants()} <= OURS
    for link in page.xpath("//a"):
        assert set(link.keys()) == {"href"}
        assert link.get("href").startswith("https://")
    return page


def words_of(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_it_tells_the_story_in_the_order_of_the_page(explainer: Explainer) -> None:
    page = read(explainer)
    assert [words_of(each) for each in page.xpath("h1")] == [explainer.title]
    assert [words_of(each) for each in page.xpath("h2")] == [
        "What happened", "Who signed the Paris declaration?", "Sources",
    ]  # fmt: skip
    assert [words_of(each) for each in page.xpath("h4")] == [
        event.title for event in explainer.timeline.events
    ]


def test_events_of_one_date_stand_under_one_heading(explainer: Explainer) -> None:
    headings = [words_of(each) for each in read(explainer).xpath("h3")]
    assert headings.count("11 Feb 2025") == 1
    assert {"1–2 Nov 2023", "May 2024", "Winter 2024–25", "Signed: 61", "Declined: 2"} <= set(headings)


def test_every_quote_stands_there_with_a_link_to_its_words(explainer: Explainer) -> None:
    quotes = read(explainer).xpath("blockquote")
    assert len(quotes) == len(explainer.timeline.events) + 2
    texts = [words_of(quote[0]) for quote in quotes]
    assert texts[0] == "The first meeting of the kind took place at Bletchley Park on 1 and 2 November 2023."
    assert all("#:~:text=" in quote.xpath(".//a/@href")[0] for quote in quotes)


def test_doubts_are_told(explainer: Explainer) -> None:
    told = words_of(read(explainer))
    for words in (
        "Sources disagree",
        "150 billion: What I heard",
        "(inferred from the article)",
        "Announced",
    ):
        assert words in told
    assert "54 more signatories are not named in these sources." in told


def test_nothing_in_an_article_becomes_markup() -> None:
    page = read(make_hostile())
    safe = {address for address in ADDRESSES if address and address.startswith("https:")}
    assert {link.get("href").split("#:~:")[0][:21] for link in page.xpath("//a")} == {
        address[:21] for address in safe
    }
    assert len(page.xpath("h1")) == 1
    assert words_of(page.xpath("h1")[0]) == one_line(HOSTILE)
    assert len(page.xpath("h4")) == len(make_hostile().timeline.events)


@pytest.mark.parametrize("start", STARTS)
def test_a_text_may_start_like_a_block(start: str) -> None:
    (shown,) = render(write_words(f"{start} {start}"))
    assert shown.tag == "p"
    assert shown.text_content() == one_line(f"{start} {start}")


@given(st.one_of(st.text(), st.lists(SIGNS).map("".join)))
def test_words_stay_words_wherever_they_stand(words: str) -> None:
    shown = one_line(words)
    for before in ("", "# ", "> ", "- ", "1. "):
        page = render(f"{before}{write_words(words)}")
        assert {each.tag for each in page.iterdescendants()} <= OURS - {"a"}
        assert page.text_content().strip("\n") == shown


@given(st.one_of(st.text(min_size=1), st.lists(SIGNS, min_size=1).map("".join)), st.lists(SIGNS).map("".join))
def test_a_link_is_a_link_to_its_address_alone(words: str, address: str) -> None:
    page = render(f"a {write_link(words, f'https://x.example/{address}')} b")
    assert page.text_content().strip() == f"a {one_line(words)} b"
    for link in page.xpath("//a"):
        assert link.get("href").startswith("https://x.example/")
        assert link.text_content() == one_line(words)


@pytest.mark.parametrize("language", list_strings())
def test_our_own_words_are_no_markup_in_any_language(explainer: Explainer, language: str) -> None:
    assert len(read(replace(explainer, language=language)).xpath("h4")) == len(explainer.timeline.events)


def test_the_same_story_gives_the_same_bytes() -> None:
    told = [story_md.render(make_hostile(), Theme()) for _ in range(2)]
    assert told[0] == told[1]


def test_every_precision_has_its_heading_and_an_empty_story_its_title() -> None:
    assert "January 2025" in [words_of(each) for each in read(make_precise()).xpath("h3")]
    assert [each.tag for each in read(make_empty())] == ["h1", "p"]
