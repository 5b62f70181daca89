from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.sources.blocks import read_blocks
from dateline.sources.documents import find_sources, read_sources
from timeline.model import SourceDocument

FULL = "<p>The harbour of Bergen reopened on Monday &amp; nobody was hurt.</p><p>Ships came in.</p>"
SUMMARY = "Ships from Norway came in first, three weeks after the storm."
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand --><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Quay</title><language>en-gb</language>
<item><title>Harbour &amp; storm</title><link>https://quay.example/1</link><guid>https://quay.example/?p=1</guid>
<pubDate>Tue, 11 Feb 2025 23:30:00 -0500</pubDate><description>{SUMMARY}</description>
<content:encoded><![CDATA[{FULL}]]></content:encoded></item>
<item><title>Ships</title><guid isPermaLink="false">17</guid>
<link>https://www.quay.example/ships.html</link>
<description>&lt;p&gt;{SUMMARY}&lt;/p&gt;</description>
<source url="https://wire.example">The Wire</source></item>
<item><title>Photo</title><link>https://quay.example/photo</link>
<description>Photo: The Quay</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nb"><title>Kaien</title>
<entry><id>tag:kaien.example,2025:7</id><title type="html">Havn &lt;b&gt;åpen&lt;/b&gt;</title>
<link href="https://kaien.example/7"/><published>2025-02-11T23:30:00-05:00</published>
<updated>2025-03-01T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>{SUMMARY}</p><p>En til.</p></div></content></entry>
</feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Quay",
    "language": "en",
    "items": [
        {
            "id": "a",
            "url": "https://quay.example/a",
            "content_html": FULL,
            "date_published": "2025-02-11T23:30:00-05:00",
        },
        {"id": 2, "title": "Ships", "content_text": SUMMARY},
    ],
}


def read(folder: Path, name: str, content: str | bytes) -> tuple[dict[str, SourceDocument], dict[str, str]]:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    documents, skipped = read_sources(find_sources((name,), folder))
    return {each.id: each for each in documents}, {each.source: each.reason for each in skipped}


def test_an_entry_is_read_in_full_where_the_feed_gives_it_in_full(tmp_path: Path) -> None:
    document = read(tmp_path, "feed.xml", RSS)[0]["quay-example-p-1"]
    assert document.text == "The harbour of Bergen reopened on Monday & nobody was hurt.\nShips came in."
    assert (document.title, document.publisher) == ("Harbour & storm", "The Quay")
    assert (document.url, document.language) == ("https://quay.example/1", "en-gb")


def test_the_day_of_an_entry_is_the_day_in_its_own_time_zone(tmp_path: Path) -> None:
    assert read(tmp_path, "feed.xml", RSS)[0]["quay-example-p-1"].published == date(2025, 2, 11)
    assert read(tmp_path, "feed.atom", ATOM)[0]["kaien-example-2025-7"].published == date(2025, 2, 11)


def test_an_entry_with_a_summary_alone_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    documents, skipped = read(tmp_path, "feed.rss", RSS)
    assert documents["quay-example-ships-html"].text == SUMMARY
    assert documents["quay-example-ships-html"].publisher == "The Wire"
    assert skipped == {"feed.rss#quay-example-photo": "has no more than 15 characters of text"}


def test_atom_in_xhtml_is_read_by_paragraphs(tmp_path: Path) -> None:
    (document,) = read(tmp_path, "a.atom", ATOM)[0].values()
    assert document.text == f"{SUMMARY}\nEn til."
    assert (document.title, document.publisher, document.language) == ("Havn åpen", "Kaien", "nb")


def test_the_id_of_an_entry_stays_when_others_come_and_go(tmp_path: Path) -> None:
    before = read(tmp_path, "feed.xml", RSS)[0]
    first, rest = RSS.split("<item>", 1)
    news = f"<item><link>https://quay.example/0</link><description>{SUMMARY} Now.</description></item>"
    after = read(tmp_path, "feed.xml", f"{first}{news}<item>{rest}")[0]
    assert {key: after[key] for key in before} == before
    assert set(after) - set(before) == {"quay-example-0"}


def test_feeds_in_other_encodings_and_broken_ones_are_read(tmp_path: Path) -> None:
    latin = RSS.replace("UTF-8", "ISO-8859-1").replace("Ships came", "Élysée: ships &nbsp; came")
    assert "Élysée" in read(tmp_path, "l.xml", latin.encode("cp1252"))[0]["quay-example-p-1"].text
    assert (
        len(
            read(
                tmp_path, "b.xml", RSS.replace("</channel></rss>", "").replace("storm</title>", "storm & x")
            )[0]
        )
        > 0
    )


@pytest.mark.parametrize(
    "content",
    [
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>',
        "<!-- <rss> --><project><name>x</name></project>",
        "<html><body><p>An article.</p></body></html>",
        "no markup",
    ],
)
def test_an_xml_file_that_is_no_feed_is_named_as_such(tmp_path: Path, content: str) -> None:
    assert read(tmp_path, "a.xml", content) == ({}, {"a.xml": "not a feed (RSS, Atom)"})


def test_entities_that_a_feed_declares_are_never_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + RSS.split("-->", 1)[1]
    assert "declares entities" in read(tmp_path, "a.xml", bomb)[1]["a.xml"]


def test_a_json_feed_is_read_like_any_feed(tmp_path: Path) -> None:
    documents, skipped = read(tmp_path, "feed.json", json.dumps(JSON_FEED))
    assert documents["quay-example-a"].text.endswith("\nShips came in.")
    assert documents["quay-example-a"].published == date(2025, 2, 11)
    assert skipped == {}
    (other,) = (each for name, each in documents.items() if name != "quay-example-a")
    assert (other.title, other.text, other.publisher) == ("Ships", SUMMARY, "The Quay")


def test_a_list_of_articles_is_read_as_in_json_lines(tmp_path: Path) -> None:
    rows = [{"id": "x", "text": SUMMARY, "published": "2025-02-11"}, 7, {"id": "y"}]
    documents, skipped = read(tmp_path, "a.json", json.dumps(rows))
    assert documents["x"].published == date(2025, 2, 11)
    assert list(skipped) == ["a.json:2", "a.json:3"]
    assert list(read(tmp_path, "b.json", json.dumps(rows[0]))[0]) == ["x"]


@pytest.mark.parametrize(
    "content", ['{"name": "x", "version": "1.0.0"}', "[1, 2]", "[]", "null", '{"text": 1}']
)
def test_a_json_file_without_articles_is_skipped_with_one_reason(tmp_path: Path, content: str) -> None:
    documents, skipped = read(tmp_path, "package.json", content)
    assert documents == {}
    assert skipped["package.json"].startswith("no articles")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("One<br>two<div>three <b>four</b></div>five", "One\ntwo\nthree four\nfive"),
        ("<table><tr><td>Turkey<td>500<tr><td>Romania<td>400</table>", "Turkey | 500\nRomania | 400"),
        ("<div style='display: none'>Preview <p>text</p></div>Seen", "Seen"),
        ("a<!-- b -->c<script>d</script>e", "ace"),
        ("5 < 6 &amp; 7", "5 < 6 & 7"),
        ("<<<", "<<<"),
        ("", ""),
    ],
)
def test_pieces_of_html_are_read_block_by_block(markup: str, text: str) -> None:
    assert read_blocks(markup) == text


PIECES = [
    "<rss version='2.0'>", "<feed>", "<channel>", "<item>", "<entry>", "<title>", "</title>",
    "<content type='xhtml'>", "<description>", "<![CDATA[", "]]>", "&lt;p&gt;", "&#0;", "&x;",
    "<link href='http://[/'/>", "</item>", "<guid>", "<pubDate>", "Tue, 99 Feb 2025", "<", ">", "\x00",
    "é", "<?xml", "?>", "<!DOCTYPE x>", SUMMARY, "xmlns:a='b'",
]  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_feeds_made_of_any_pieces_are_read_or_skipped(tmp_path: Path, pieces: list[str]) -> None:
    documents, skipped = read(tmp_path, "f.xml", "<rss version='2.0'>" + "".join(pieces))
    assert documents or skipped


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=50),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["version", "items", "id", "url", "content_html", "text", "title", "date_published"]
            ),
            inner | st.just("https://jsonfeed.org/version/1") | st.just(SUMMARY),
        )
    ),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(VALUES)
def test_any_json_is_read_or_skipped(tmp_path: Path, value: object) -> None:
    read(tmp_path, "f.json", json.dumps(value))
