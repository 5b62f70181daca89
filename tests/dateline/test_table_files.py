from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.sources.documents import find_sources, read_sources
from timeline.model import SourceDocument

STORY = "The harbour of Bergen reopened on Monday."


def read(
    folder: Path, content: str | bytes, name: str = "a.csv"
) -> tuple[dict[str, SourceDocument], dict[str, str]]:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    documents, skipped = read_sources(find_sources((name,), folder))
    return {each.id: each for each in documents}, {each.source: each.reason for each in skipped}


def test_a_row_is_an_article(tmp_path: Path) -> None:
    table = (
        "id,title,text,published,publisher,url,language\n"
        f'w1,Harbour,"{STORY}\nShips, twelve of them, came in.",2025-02-11,The Quay,https://quay.example/1,en\n'
        "\n,,,,,,\n"
        f"w2,Storm,{STORY}\n"
    )
    documents, skipped = read(tmp_path, table)
    assert documents["w1"].text == f"{STORY}\nShips, twelve of them, came in."
    assert (documents["w1"].title, documents["w1"].publisher) == ("Harbour", "The Quay")
    assert (documents["w1"].published, documents["w1"].url) == (date(2025, 2, 11), "https://quay.example/1")
    assert [each.source for each in documents.values()] == ["a.csv:2", "a.csv:6"]
    assert skipped == {}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "headings",
    ["ID,Headline,Body,Pub_Date,Outlet,Link", "guid,TITLE,Full text,date published,source,permalink"],
)
def test_columns_are_known_by_many_names_and_separated_in_many_ways(
    tmp_path: Path, delimiter: str, headings: str
) -> None:
    row = f"x,Harbour,{STORY},2025-02-11,The Quay,https://quay.example/1"
    table = f"\ufeff{headings}\r\n{row}\r\n".replace(",", delimiter)
    document = read(tmp_path, table)[0]["x"]
    assert (document.title, document.text, document.published) == ("Harbour", STORY, date(2025, 2, 11))
    assert (document.publisher, document.url) == ("The Quay", "https://quay.example/1")


def test_what_excel_says_of_its_delimiter_is_believed(tmp_path: Path) -> None:
    documents, _ = read(tmp_path, f"sep=;\r\ntitle;text\r\nA, B;{STORY}\r\n")
    assert [(each.title, each.source) for each in documents.values()] == [("A, B", "a.csv:3")]


def test_tables_in_the_encoding_of_windows_are_read(tmp_path: Path) -> None:
    (document,) = read(tmp_path, "title;text\nÉlysée;Réouverture à Bergen\n".encode("cp1252"))[0].values()
    assert (document.title, document.text) == ("Élysée", "Réouverture à Bergen")


def test_a_bad_row_is_skipped_and_named_by_its_line(tmp_path: Path) -> None:
    documents, skipped = read(tmp_path, f"id,text,date\na,,\nb,{STORY},sometime\nc\n")
    assert list(documents) == ["b"]
    assert skipped == {
        "a.csv:2": "empty",
        "a.csv:3": 'published: not a day: "sometime"; left out, the article itself is read',
        "a.csv:4": 'has no "text"',
    }


def test_a_table_of_other_things_is_skipped_with_one_reason(tmp_path: Path) -> None:
    reason = 'has no column "text"; found: country, population'
    assert read(tmp_path, "country,population\nNorway,5\n") == ({}, {"a.csv": reason})
    numbers = "id,text\n" + "1,\n" * 5000
    assert len(read(tmp_path, numbers)[1]) == 21


def test_an_article_longer_than_csv_readers_expect_is_read(tmp_path: Path) -> None:
    (document,) = read(tmp_path, f"text\n{STORY * 5000}\n")[0].values()
    assert len(document.text) == len(STORY) * 5000


PIECES = ["text", "id", ",", ";", "\t", "\n", "\r", '"', '""', "\x00", "é", STORY, "sep=", " ", "2025-02-11"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["a.csv", "a.tsv"]))
def test_tables_made_of_any_pieces_are_read_or_skipped(tmp_path: Path, pieces: list[str], name: str) -> None:
    read(tmp_path, "text," + "".join(pieces), name)
