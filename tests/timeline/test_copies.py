from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.copies import find_copies, fold_copies
from timeline.model import Outlet, SourceDocument

AGENCY = """BERGEN, Norway - The harbour of Bergen reopened on Monday, three weeks after a storm closed it.
The first to come in was a ferry from Denmark with 412 passengers, who waved as the horns sounded.
Port captain Ingrid Moe said that divers had cleared the last of the wreckage on Sunday night.
Two fishing boats sank in the storm, and a crane fell on a warehouse, but nobody was killed.
Insurers put the damage at 90 million kroner, a figure that the city called too low.
The minister of transport promised on Friday that the breakwater would be raised before winter.
Fishermen said that they had lost the best weeks of the season and asked for help with their loans."""
FOLLOW_UP = """OSLO - The government wants to pay half of what the storm cost the fishermen, a minister said.
The money, 20 million kroner, is to come from a fund for disasters, if parliament agrees in March.
The opposition called the sum an insult and wants the state to take over all loans for lost boats.
A spokesman of the fishermen said that they would wait for the vote before they decided on a protest.
The harbour of Bergen reopened on Monday, three weeks after a storm closed it.
Two fishing boats sank in the storm, and a crane fell on a warehouse, but nobody was killed.
Insurers put the damage at 90 million kroner, a figure that the city called too low."""


def make(name: str, text: str, day: int = 11, publisher: str = "") -> SourceDocument:
    return SourceDocument(
        name, text, f"{name}.txt", publisher=publisher or name.title(), published=date(2025, 2, day)
    )


def groups(*documents: SourceDocument) -> list[list[str]]:
    return sorted([each.id for each in group] for group in find_copies(documents))


def cut(text: str, lines: int) -> str:
    return "\n".join(text.split("\n")[:-lines])


@pytest.mark.parametrize(
    "copy",
    [
        AGENCY,
        f"Ships back in Bergen\n\nBy Our Own Staff\n\n{AGENCY}",
        cut(AGENCY, 1),
        AGENCY.replace("BERGEN, Norway - ", "").replace("promised on Friday", "promised"),
        AGENCY.upper(),
    ],
    ids=["the same", "another headline", "cut", "edited", "in capitals"],
)
def test_agency_copy_is_one_story_however_it_is_printed(copy: str) -> None:
    assert groups(make("courier", AGENCY), make("dispatch", copy, 12)) == [["courier", "dispatch"]]


@pytest.mark.parametrize(
    "other",
    [
        FOLLOW_UP,
        f"{AGENCY}\n{FOLLOW_UP}",
        cut(AGENCY, 5),
        AGENCY.replace("90 million", "140 million"),
        AGENCY.replace("412 passengers", "377 passengers"),
    ],
    ids=["repeats the background", "goes on", "the beginning alone", "another sum", "another count"],
)
def test_an_article_that_tells_more_less_or_otherwise_is_a_source_of_its_own(other: str) -> None:
    assert groups(make("courier", AGENCY), make("dispatch", other, 12)) == [["courier"], ["dispatch"]]


def test_notices_that_a_site_prints_under_everything_make_no_copies() -> None:
    notice = "\n".join(AGENCY.split("\n")[1:])  # as long as a notice that asks for a subscription
    first = "The mayor of Stavanger resigned on Tuesday over the price of the new opera house."
    second = "A whale was seen in the harbour of Oslo on Friday, the first in more than ninety years."
    assert groups(make("a", f"{first}\n{notice}"), make("b", f"{second}\n{notice}")) == [["a"], ["b"]]


def test_short_texts_are_alike_by_chance() -> None:
    brief = "The harbour of Bergen reopened on Monday."
    assert groups(make("a", brief), make("b", brief)) == [["a"], ["b"]]


def test_texts_that_do_not_part_their_words_are_compared_by_characters() -> None:
    text = (
        "卑尔根港口星期一重新开放，此前因风暴关闭了三个星期。来自挪威的船只首先进港，港口负责人向每艘船致意。"
        * 2
    )
    other = (
        "议会星期二通过了新的预算法案，反对党在辩论中批评政府削减医院经费，数千名护士在首都的广场上抗议。" * 2
    )
    assert groups(make("a", text), make("b", f"本报讯：{text}"), make("c", other)) == [["b", "a"], ["c"]]


def test_the_earliest_stands_for_the_story_unless_it_was_cut() -> None:
    first, second = make("a", AGENCY, 12), make("b", AGENCY, 11)
    assert groups(first, second) == [["b", "a"]]
    assert groups(first, make("c", cut(AGENCY, 1), 10)) == [["a", "c"]]


def test_copies_are_kept_as_outlets_of_the_document_that_stays() -> None:
    copy = SourceDocument("z", AGENCY, "z.txt", publisher="The Quay", url="https://quay.example/z")
    (kept,) = fold_copies([copy, make("a", AGENCY)])
    assert (kept.id, kept.text) == ("a", AGENCY)
    assert kept.outlets == (Outlet("z", "z.txt", "The Quay", "https://quay.example/z", None),)


def test_a_story_that_a_hundred_outlets_print_is_one() -> None:
    copies = [make(f"o{number:03}", f"Outlet {number:03}\n{AGENCY}") for number in range(100)]
    (kept,) = fold_copies(copies)
    assert (kept.id, len(kept.outlets)) == ("o000", 99)


def test_what_has_been_folded_stays_as_it_is() -> None:
    folded = fold_copies([make("a", AGENCY), make("b", AGENCY), make("c", FOLLOW_UP)])
    assert fold_copies(folded) == folded


LINES = st.sampled_from((*AGENCY.split("\n"), *FOLLOW_UP.split("\n")))


@settings(max_examples=50)
@given(st.lists(st.lists(LINES, min_size=1, max_size=8), max_size=6), st.integers(0, 5))
def test_the_order_of_documents_does_not_matter_and_none_is_lost(texts: list[list[str]], seed: int) -> None:
    documents = [make(f"d{number}", "\n".join(lines)) for number, lines in enumerate(texts)]
    shuffled = Random(seed).sample(documents, len(documents))
    assert fold_copies(documents) == fold_copies(shuffled)
    assert sorted(name for group in groups(*documents) for name in group) == sorted(
        each.id for each in documents
    )
