"""What does not belong to the story."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.bylines import find_furniture
from timeline.languages import load_language

ENGLISH = load_language("en")
STORY = "The dam on the Orla broke on Monday.\nTwo villages were flooded.\n"


def left_over(text: str) -> str:
    """The text without its furniture."""
    kept, position = [], 0
    for start, end in find_furniture(text, ENGLISH):
        kept.append(text[position:start])
        position = end
    return "".join([*kept, text[position:]])


@pytest.mark.parametrize(
    "furniture",
    [
        "Advertisement",
        "Subscribe to our newsletter for more.",
        "Sign up for the Morning Brief, every weekday at 7.",
        "Read more: Ten dams that may break next",
        "Related articles: The dams of the Orla",
        "Follow us on Facebook",
        "Share this article",
        "All rights reserved.",
        "\u00a9 2024 The Courier",
        "Home | World | Weather | Sport",
        "(Reporting by A. Person; Editing by B. Person)",
        "We use cookies to improve this site.",
        "Photo: Ann Lee/The Courier",
        "March 3, 2024 at 8:45 am | Reply",
    ],
)
def test_a_line_of_furniture_is_found_whole(furniture: str) -> None:
    assert left_over(STORY + furniture).strip() == STORY.strip()


def test_the_mark_of_an_advertisement_does_not_take_the_sentence_after_it() -> None:
    story = "The dam on the Orla broke on Monday."
    assert left_over(f"ARTICLE AD {story}") == story


def test_a_whole_article_on_one_line_is_no_furniture() -> None:
    article = "Read more of our flood coverage. " + STORY.replace("\n", " ") * 12
    assert STORY.replace("\n", " ") * 11 in left_over(article)


def test_a_comment_form_takes_the_rest_of_the_page() -> None:
    page = (
        STORY + "Leave a Reply\nYour email address will not be published.\nName\nMonday 3 June\nBack to top"
    )
    assert left_over(page).strip() == STORY.strip()


@pytest.mark.parametrize(
    "biography",
    [
        "Ines Duarte is a senior reporter at the Times.\nShe covered floods.\nIn 2019 her book won a prize.",
        "Tom Vale covers climate and rivers.\nTom joined in March.",
        "About the author: Ines Duarte is the paper's science editor. She was born in 1980.",
    ],
)
def test_a_biography_goes_as_long_as_it_is_about_the_same_person(biography: str) -> None:
    assert left_over(STORY * 3 + biography).strip() == (STORY * 3).strip()


def test_a_reporter_in_the_news_is_no_biography() -> None:
    text = "Ines Duarte is a reporter who was jailed on Monday.\nHer paper protested.\n" + STORY
    assert left_over(text) == text


def test_the_rest_of_a_broken_tag_goes_up_to_its_end() -> None:
    text = 'the dam, on 3 June" src="https://example.org/a.png" width="640" />The dam broke on Monday.'
    assert left_over(text) == "The dam broke on Monday."


def test_a_credit_at_the_end_of_a_caption_goes() -> None:
    assert left_over("Villagers wait for boats. Photo: Newswire") == "Villagers wait for boats. "


def test_a_date_line_at_the_head_goes() -> None:
    assert left_over(" date 2024-06-03 The dam broke.") == "The dam broke."


@pytest.mark.parametrize(
    "story",
    [
        "Photographers waited outside the court.",
        "Subscribers of the bank lost money on Monday.",
        "The editor was killed on Monday.",
        "Follow-up talks begin on Monday.",
        "Home owners protested on Monday.",
    ],
)
def test_a_sentence_of_the_story_stays(story: str) -> None:
    assert left_over(STORY + story) == STORY + story


@given(st.text(alphabet=st.sampled_from('aAb ."=<>/|\n:srchefPoto'), max_size=200))
def test_furniture_is_in_order_and_apart(text: str) -> None:
    spans = find_furniture(text, ENGLISH)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] < other[0] for one, other in pairwise(spans))


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "piece", ['src="', '" src="a" ', " | ", "Photo: ", "A ", "Ab Cd ", "Leave a Reply\n"]
)
def test_long_runs_take_little_time(piece: str) -> None:
    find_furniture(piece * 20_000, ENGLISH)
