from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.sources import READERS
from dateline.sources.documents import find_sources, read_sources
from dateline.sources.markdown import strip_marks
from dateline.sources.metadata import read_day
from dateline.sources.paragraphs import unwrap_markdown, unwrap_text
from dateline.sources.slugs import make_slug
from output.model import Skipped
from timeline.model import SourceDocument
from timeline.works import Item, Result, Work, one_by_one

MANY = (".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".tab", ".warc", ".warc.gz")
"""Kinds of files that may hold no article and nothing else worth a word."""
ROOT = Path(__file__).resolve().parents[2]
STORY = "The harbour reopened on Monday. Ships from Norway came in first.\n"


def put(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(folder: Path, *named: str) -> tuple[dict[str, SourceDocument], dict[str, str]]:
    documents, skipped = read_sources(find_sources(named or (".",), folder))
    return {each.id: each for each in documents}, {each.source: each.reason for each in skipped}


def test_every_reader_in_the_folder_is_listed() -> None:
    files = {
        path.stem
        for path in (ROOT / "dateline" / "sources").glob("*.py")
        if "def read(path" in path.read_text(encoding="utf-8")
    }
    assert files == {reader.__name__.rpartition(".")[2] for reader in READERS}


def test_a_text_file_is_an_article_and_its_first_line_the_headline(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", f"Harbour reopens after the storm\n\n{STORY}")
    put(tmp_path / "b.txt", STORY)
    put(tmp_path / "c.txt", f"OPINION\n\nWho needs a harbour?\n\nBy A. Writer\n\n{STORY}")
    documents, _ = read(tmp_path)
    assert documents["c"].title == "Who needs a harbour?"
    assert documents["a"].title == "Harbour reopens after the storm"
    assert documents["b"].title is None
    assert documents["b"].text == STORY


def test_front_matter_tells_about_a_markdown_article(tmp_path: Path) -> None:
    put(
        tmp_path / "a.md",
        "---\ntitle: 'Harbour: open'\ndate: 2025-02-11T23:30:00-05:00\npublisher: The Quay\n"
        f"url: https://quay.example/1\nlanguage: en_GB\ntags: [x]\n---\n# Heading\n\n{STORY}",
    )
    (document,) = read(tmp_path)[0].values()
    assert (document.title, document.publisher, document.url) == (
        "Harbour: open",
        "The Quay",
        "https://quay.example/1",
    )
    assert (document.published, document.published_basis, document.language) == (
        date(2025, 2, 11),
        "metadata",
        "en-GB",
    )
    assert document.text.strip().startswith("Heading\n")


def test_a_markdown_article_without_front_matter_takes_its_heading(tmp_path: Path) -> None:
    put(tmp_path / "a.md", f"# Harbour reopens #\n\n{STORY}")
    assert read(tmp_path)[0]["a"].title == "Harbour reopens"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("a [link](https://x.example/a_b) here", "a link here"),
        (
            "**61** countries, _not_ __60__, 2*3*4, snake_case_name",
            "61 countries, not 60, 2*3*4, snake_case_name",
        ),
        ("> quoted\n- one\n* two", "quoted\none\ntwo"),
        ("![photo](a.png) text", " text"),
        ("## Heading ##\n```\ncode\n```", "Heading\n\ncode\n"),
    ],
)
def test_marks_of_markdown_are_no_part_of_the_text(marked: str, plain: str) -> None:
    assert strip_marks(marked) == plain


@pytest.mark.parametrize(
    "piece", ["[", "](", "![a](", "*a", "_a ", "> ", "---\n", "*" * 3, "[](", "# ", " ", "\n# x"]
)
def test_markdown_of_any_shape_is_read_in_linear_time(piece: str) -> None:
    strip_marks(piece * (200_000 // len(piece)))


PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Harbour | The Quay</title>
<script type="application/ld+json">
{"@graph": [{"@type": "WebSite", "name": "x"},
            {"@type": ["NewsArticle"], "headline": "Harbour reopens", "datePublished": "2025-02-11T08:00:00Z",
             "publisher": {"name": "The Quay"}}]}
</script>
<link rel="canonical" href="https://quay.example/harbour"></head>
<body><nav>Home News</nav><article><h1>Harbour</h1>
<p>The harbour of Bergen reopened on Monday, three weeks after the storm had closed it to all ships.</p>
<p>Ships from Norway came in first, and the port captain greeted each of them with a blast of the horn.</p>
</article></body></html>"""


def test_a_web_page_tells_its_story_and_what_it_is(tmp_path: Path) -> None:
    put(tmp_path / "page.html", PAGE)
    document = read(tmp_path)[0]["page"]
    assert "three weeks after the storm" in document.text
    assert (document.title, document.publisher, document.language) == ("Harbour reopens", "The Quay", "en-GB")
    assert (document.published, document.published_basis) == (date(2025, 2, 11), "metadata")
    assert document.url == "https://quay.example/harbour"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-02-11T08:00:00+01:00">',
        '<meta name="DC.date.issued" content="2025-02-11">',
        '<meta name="date" content="sometime"><meta name="pubdate" content="20250211">',
        '<script type="application/ld+json">{broken</script><meta name="date" content="Feb 11, 2025">',
        '<time datetime="2025-02-11T08:00">Tuesday</time>',
        "<time>11 February 2025</time>",
    ],
)
def test_the_day_of_a_page_is_found_wherever_it_is_said(tmp_path: Path, head: str) -> None:
    put(
        tmp_path / "page.html", f"<html><head><title>T</title></head><body>{head}<p>{STORY}</p></body></html>"
    )
    assert read(tmp_path)[0]["page"].published == date(2025, 2, 11)


def test_a_day_that_stands_above_the_story_is_kept_with_it(tmp_path: Path) -> None:
    menu = "<table><tr><td><a href=/>HOME</a> | <a href=/a>ARCHIVE</a></td></tr></table>"
    story = f"<p>{STORY * 4}<p>{STORY * 3}"
    put(
        tmp_path / "p.html",
        f"{menu}<h1>Harbour</h1><i>Our man, Wednesday 12 February</i>{story}<p>3 March: x",
    )
    text = read(tmp_path)[0]["p"].text
    assert text.startswith("Our man, Wednesday 12 February\n")
    assert "ARCHIVE" not in text


def test_the_publisher_of_a_page_that_names_none_is_its_host(tmp_path: Path) -> None:
    put(tmp_path / "p.html", f'<link rel="canonical" href="https://www.quay.example/1"><p>{STORY}</p>')
    put(tmp_path / "q.html", f'<link rel="canonical" href="javascript:alert(1)"><p>{STORY}</p>')
    documents, _ = read(tmp_path)
    assert documents["p"].publisher == "quay.example"
    assert documents["q"].url is None


@pytest.mark.parametrize(
    "page",
    [
        "<" * 50_000,
        "<div>" * 20_000,
        "<p>",
        "<!--",
        "<html><body><script>var a = 1</script></body></html>",
        "<a b=" * 9999,
    ],
)
def test_a_page_of_any_shape_is_read_or_skipped(tmp_path: Path, page: str) -> None:
    put(tmp_path / "p.html", page)
    documents, skipped = read(tmp_path)
    assert len(documents) + len(skipped) == 1


def test_json_lines_keep_their_ids_and_bad_lines_are_skipped(tmp_path: Path) -> None:
    good = {
        "id": "Wire/1 é",
        "title": "T",
        "text": STORY,
        "published": "2025-02-11",
        "publisher": "W",
        "url": "https://w.example",
    }
    lines = [
        json.dumps(good),
        "{broken",
        '["x"]',
        '{"id": 2}',
        "",
        json.dumps({"id": 7, "text": " "}),
        json.dumps({"text": STORY, "published": "2025-02-31"}),
    ]
    put(tmp_path / "wire.jsonl", "\n".join(lines))
    documents, skipped = read(tmp_path, "wire.jsonl")
    assert documents["Wire/1 é"].published == date(2025, 2, 11)
    assert documents["wire"].published is None
    assert list(skipped) == [f"wire.jsonl:{line}" for line in (2, 3, 4, 6, 7)]
    assert skipped["wire.jsonl:2"].startswith("not JSON")
    assert 'not a day: "2025-02-31"' in skipped["wire.jsonl:7"]


def test_a_file_that_is_no_json_lines_at_all_is_not_gone_through_to_its_end(tmp_path: Path) -> None:
    put(tmp_path / "w.jsonl", "no json\n" * 5000)
    documents, skipped = read(tmp_path)
    assert (len(documents), len(skipped)) == (0, 21)
    assert skipped["w.jsonl"] == "none of the first 20 lines is an article; the rest was not read"


def test_an_id_given_twice_is_told_apart_and_an_exact_copy_is_skipped(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": STORY}, {"id": "a", "text": "Another story."}, {"id": "a", "text": STORY}]
    put(tmp_path / "w.jsonl", "\n".join(map(json.dumps, rows)))
    documents, skipped = read(tmp_path)
    assert [each.text for each in documents.values()] == [STORY, "Another story."]
    assert "a" in documents
    assert skipped == {"w.jsonl:3": 'the same article as w.jsonl:1, id "a"'}


def test_a_sidecar_tells_about_the_file_beside_it_and_wins(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", STORY)
    put(
        tmp_path / "a.yaml",
        "title: 1984\npublished: 2025-02-11\npublisher: The Quay\nurl: https://q.example/a\n",
    )
    put(tmp_path / "b.md", f"---\ntitle: no\n---\n{STORY}")
    put(tmp_path / "b.md.yml", "title: yes, this one\n")
    documents, skipped = read(tmp_path)
    assert (documents["a"].title, documents["a"].published) == ("1984", date(2025, 2, 11))
    assert documents["b"].title == "yes, this one"
    assert skipped == {}


def test_a_sidecar_that_a_glob_of_the_shell_names_is_no_source_of_its_own(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", STORY)
    put(tmp_path / "a.yaml", "title: A\n")
    assert read(tmp_path, "a.txt", "a.yaml")[1] == {}


def test_a_broken_sidecar_is_named_and_its_article_is_read_all_the_same(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", STORY)
    put(tmp_path / "a.yaml", "title: A\npublished: some day\n")
    put(tmp_path / "lonely.yaml", "title: B\n")
    documents, skipped = read(tmp_path)
    assert documents["a"].title == "A"
    assert skipped["a.yaml:2"] == 'published: not a day: "some day"; write YYYY-MM-DD'
    assert "describes no article" in skipped["lonely.yaml"]


def test_what_cannot_be_read_is_skipped_with_a_reason(tmp_path: Path) -> None:
    put(tmp_path / "good.txt", STORY)
    put(tmp_path / "empty.txt", "")
    put(tmp_path / "blank.txt", " \n\n")
    put(tmp_path / "binary.txt", bytes(range(256)) * 50)
    put(tmp_path / "paper.pdf", b"%PDF-1.4")
    put(tmp_path / "wrong.html", b"%PDF-1.4")
    put(tmp_path / ".hidden.txt", STORY)
    put(tmp_path / "logo.png", b"\x89PNG")
    (tmp_path / "gone.txt").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    documents, skipped = read(tmp_path)
    assert list(documents) == ["good"]
    assert sorted(skipped) == [
        "binary.txt",
        "blank.txt",
        "empty.txt",
        "gone.txt",
        "paper.pdf",
        "pipe.txt",
        "wrong.html",
    ]
    assert skipped["wrong.html"] == "not text but a PDF"


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "secret" / "s.txt", STORY)
    put(tmp_path / "in" / "a.txt", STORY)
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "secret" / "s.txt")
    (tmp_path / "in" / "c").symlink_to(tmp_path / "secret")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "self.txt").symlink_to("self.txt")
    documents, skipped = read(tmp_path, "in")
    assert list(documents) == ["a"]
    assert sorted(skipped) == ["in/b.txt", "in/c", "in/self.txt"]


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.txt", STORY)
    (tmp_path / "in" / "z.txt").symlink_to("a.txt")
    assert len(read(tmp_path, "in", "in/a.txt", "in/*.txt", "./in/")[0]) == 1


def test_the_order_in_which_sources_are_named_does_not_matter(tmp_path: Path) -> None:
    for name in ("b/1.txt", "a/1.txt", "a/1.md", "c.txt"):
        put(tmp_path / name, f"{name}: {STORY}")
    assert read(tmp_path, "a", "b", "c.txt") == read(tmp_path, "c.txt", "b", "a")
    documents, _ = read(tmp_path, "a", "b", "c.txt")
    assert len(documents) == 4


def test_globs_reach_into_folders_and_what_matches_nothing_is_missing(tmp_path: Path) -> None:
    put(tmp_path / "x" / "y" / "a.txt", STORY)
    put(tmp_path / "[odd] name?.txt", STORY)
    found = find_sources(
        ("**/*.txt", "*.nothing", "none.txt", "https://a.example/x", "[odd] name?.txt"), tmp_path
    )
    assert [file.source for file in found.files] == ["[odd] name?.txt", "x/y/a.txt"]
    assert found.missing == ("*.nothing", "none.txt")
    assert found.addresses == ("https://a.example/x",)


def test_a_site_within_the_folder_is_no_source(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", STORY)
    put(tmp_path / "site" / "index.html", PAGE)
    put(tmp_path / "site" / ".dateline", "index.html\n")
    put(tmp_path / "new" / "index.html", PAGE)
    documents, _ = read_sources(find_sources((".",), tmp_path, tmp_path / "new"))
    assert [each.id for each in documents] == ["a"]


@pytest.mark.parametrize(
    ("stem", "slug"),
    [
        ("2025/Élysée: day 2.txt", "2025-élysée-day-2"),
        ("北京.html", "北京"),
        ("-rf *.txt", "rf"),
        ("a\nb\x1b[2J.txt", "a-b-2j"),
        ("x" * 400 + ".txt", "x" * 120),
    ],
)
def test_ids_are_slugs_of_paths(stem: str, slug: str) -> None:
    assert make_slug(stem) == slug


def test_file_names_that_are_not_utf8_are_read_all_the_same(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(STORY, encoding="utf-8")
    (document,) = read(tmp_path)[0].values()
    assert document.source == "caf\ufffd.txt"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-02-11", date(2025, 2, 11)),
        ("2025-02-11T23:30:00-05:00", date(2025, 2, 11)),
        ("20250211", date(2025, 2, 11)),
        ("2025/02/11 10:00", date(2025, 2, 11)),
        ("Tue, 11 Feb 2025 10:00:00 GMT", date(2025, 2, 11)),
        ("February 11, 2025", date(2025, 2, 11)),
        ("2025-02-30", None),
        ("9999-12-31", None),
        ("0001-01-01T00:00:00Z", None),
        ("Tuesday", None),
        ("2025", None),
        ("x" * 100_000, None),
    ],
)
def test_days_of_metadata(written: str, day: date | None) -> None:
    assert read_day(written) == day


def test_nothing_but_documents_and_skipped_comes_out(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", STORY)
    documents, skipped = read_sources(find_sources(("a.txt", "b.txt"), tmp_path))
    assert [type(each) for each in (*documents, *skipped)] == [SourceDocument, Skipped]


def test_lines_broken_to_fit_a_page_are_put_together_and_paragraphs_stay_apart() -> None:
    broken = (
        "BERGEN, Norway\n"
        "The harbour of Bergen reopened on Monday,\n"
        "three weeks after the storm. The captain\n"
        "was pleased.\n"
        "\n"
        "Nobody was hurt, said the mayor of Bergen\n"
        "on Tuesday. Ships from seven countries\n"
        "came in.\n"
    )
    assert unwrap_text(broken).split("\n") == [
        "BERGEN, Norway",
        "The harbour of Bergen reopened on Monday, three weeks after the storm. The captain was pleased.",
        "",
        "Nobody was hurt, said the mayor of Bergen on Tuesday. Ships from seven countries came in.",
        "",
    ]


@pytest.mark.parametrize(
    "text", [STORY * 3, "a\nb\nc\nd\n", "x" * 200 + "\n" + "y" * 190 + "\nz\n", "", "\n\n"]
)
def test_lines_that_are_paragraphs_stay_as_they_are(text: str) -> None:
    assert unwrap_text(text) == text


def test_a_paragraph_of_markdown_is_one_line_and_blocks_stay_apart() -> None:
    text = "# Harbour\nThe harbour\nreopened on\n  Monday.\n- one\n  goes on\n- two\n\nEnd  \nhere.\n"
    assert unwrap_markdown(text) == (
        "# Harbour\nThe harbour reopened on Monday.\n- one goes on\n- two\n\nEnd  \nhere.\n"
    )


def test_long_lines_of_markdown_are_paragraphs() -> None:
    long = "The harbour of Bergen reopened on Monday after the storm that sank two of its ferries " * 2
    assert unwrap_markdown(f"{long.strip()}.\nNobody was hurt.") == f"{long.strip()}.\nNobody was hurt."


@given(st.text(max_size=60) | st.from_regex(r"[0-9A-Za-z ,:+./-]{0,40}", fullmatch=True))
def test_any_metadata_is_a_day_or_none(written: str) -> None:
    read_day(written)


PIECES = [
    "<p>", "</p>", "<meta name=date content='", "'>", "<time datetime=", ">",
    "<script type=application/ld+json>",
    '{"@type":"Article","datePublished":', "[", "null", "}", "</script>", "2025-02-11", "<table><tr><td>",
    "\x00", "|", "<link rel=canonical href=", "On Monday ships came in.", "é", "<!--", "&#0;", "&amp;",
    "<html lang=", "</html>",
]  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_pages_made_of_any_pieces_are_read_or_skipped(tmp_path: Path, pieces: list[str]) -> None:
    put(tmp_path / "p.html", "".join(pieces))
    documents, skipped = read(tmp_path)
    assert len(documents) + len(skipped) == 1


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=200),
    st.sampled_from([suffix for reader in READERS for suffix in reader.SUFFIXES]),
    st.sampled_from(
        [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<rss>", b"A: b\n\n", b"[", b"text,", b"WARC/1.0\r\n"]
    ),
)
def test_files_of_any_bytes_are_read_or_skipped(
    tmp_path: Path, content: bytes, suffix: str, start: bytes
) -> None:
    content = start + content
    put(tmp_path / f"f{suffix}", content)
    documents, skipped = read(tmp_path, f"f{suffix}")
    assert all(document.text.strip() for document in documents.values())
    assert documents or skipped or not content.strip() or suffix in MANY


def test_the_language_of_an_article_is_what_it_says_or_what_its_words_tell(tmp_path: Path) -> None:
    german = "Die Brücke wurde am Montag für den Verkehr geöffnet, und der Minister war auch dabei.\n"
    put(tmp_path / "a.txt", german)
    put(tmp_path / "b.txt", german)
    put(tmp_path / "b.yaml", "language: de-AT\n")
    put(tmp_path / "c.txt", STORY)
    documents, _ = read(tmp_path)
    assert {name: each.language for name, each in documents.items()} == {"a": "de", "b": "de-AT", "c": "en"}


def read_while(
    folder: Path, change: Callable[[int], object]
) -> tuple[tuple[SourceDocument, ...], tuple[Skipped, ...]]:
    """What is read of a folder in which `change` happens at each reading, counted from 0."""
    turns = count()

    def each(work: Work[Item, Result], items: Sequence[Item], /) -> Sequence[Result]:
        change(next(turns))
        return one_by_one(work, items)

    return read_sources(find_sources((str(folder),), folder), each)


def test_a_file_that_changes_while_it_is_read_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Half a sent", encoding="utf-8")

    def finish(turn: int) -> None:
        if turn == 0:
            path.write_text("A whole sentence about the harbour.", encoding="utf-8")

    documents, skipped = read_while(tmp_path, finish)
    assert [document.text for document in documents] == ["A whole sentence about the harbour."]
    assert skipped == ()


def test_a_file_that_never_stands_still_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")
    documents, skipped = read_while(tmp_path, lambda turn: path.write_text("y" * (turn + 2)))
    assert documents == ()
    assert [item.reason for item in skipped] == ["changes while it is read; build again when it is complete"]
