"""`dateline build` with addresses: read like files, fetched when named, and nothing else is."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from dateline import read_explainer
from dateline.cli import main
from dateline.fetching.pages import Page
from dateline.store import open_store
from tests.web_server import Reply, WebServer, serving_pages

STORY = (
    "On 3 April 2024 the port of Bergen reopened after the storm, and ships came in. Ministers of Norway and "
    "Denmark met in Oslo on 5 April 2024 and promised money for the harbours of the coast."
)
PAGE = f"""<html lang="en"><head><title>Harbour reopens</title>
<meta property="article:published_time" content="2024-04-06"></head>
<body><article><h1>Harbour reopens after the storm</h1><p>{STORY}</p></article></body></html>"""
SUMMARY = "The port of Stavanger closed on 8 April 2024 because of a storm from the west."

Run = Callable[..., str]


@pytest.fixture
def server() -> Iterator[WebServer]:
    with serving_pages() as running:
        running.replies["/story"] = Reply(PAGE.encode())
        yield running


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Builds these sources with these settings of `fetch`, and gives what was said on stderr."""

    def build(*sources: str, code: int = 0, **fetch: object) -> str:
        settings = {"private": True, "pause_s": 0, "timeout_s": 5, **fetch}
        config = {"title": "Harbours", "sources": list(sources), "fetch": settings}
        (tmp_path / "config.yaml").write_text(json.dumps(config), encoding="utf-8")
        assert main(["build", "-c", str(tmp_path / "config.yaml")]) == code
        return capfd.readouterr().err

    return build


def told(folder: Path) -> Mapping[str, Any]:  # Any: JSON
    read: Mapping[str, Any] = json.loads((folder / "site" / "data" / "explainer.json").read_text("utf-8"))
    return read


def documents(folder: Path) -> dict[str, Mapping[str, Any]]:  # Any: JSON
    return {document["source"]: document for document in told(folder)["documents"]}


def files_of(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def feed(*entries: tuple[str, str]) -> Reply:
    """A feed of entries with these links and texts."""
    items = "".join(
        f"<item><title>Ports</title><link>{link}</link><description>{text}</description></item>"
        for link, text in entries
    )
    xml = f'<rss version="2.0"><channel><title>The Quay</title>{items}</channel></rss>'
    return Reply(xml.encode(), kind="application/rss+xml")


def test_a_page_is_read_like_a_file(server: WebServer, run: Run, tmp_path: Path) -> None:
    address = f"{server.address}/story#top"
    assert run(address) == "1 article, 2 events, 0 positions\n"
    document = documents(tmp_path)[address]
    assert document["url"] == f"{server.address}/story"
    assert (document["title"], document["published"]) == ("Harbour reopens after the storm", "2024-04-06")
    assert document["publisher"] == "127.0.0.1"
    assert server.asked == ["/story"]


def test_without_a_configuration_this_machine_is_out_of_reach(
    server: WebServer, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", f"{server.address}/story", "-o", str(tmp_path / "site")]) == 1
    refusal = "on a private network; `fetch: {private: true}` in config.yaml allows that"
    assert capfd.readouterr().err.splitlines() == [
        f"skipped {server.address}/story: {refusal}",
        f"nothing to build: no article could be read from {server.address}/story",
    ]
    assert server.requests == []


def test_an_address_stands_beside_files(server: WebServer, run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Storm in Stavanger\n\n{SUMMARY}", encoding="utf-8")
    run(f"{server.address}/story", "a.txt")
    assert set(documents(tmp_path)) == {"a.txt", f"{server.address}/story"}


def test_a_notebook_reads_addresses(server: WebServer, tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(f"sources: ['{server.address}/story']\nfetch: {{private: true, pause_s: 0}}\n")
    assert [document.source for document in read_explainer(config=config).documents] == [
        f"{server.address}/story"
    ]


def test_where_a_redirect_led_is_the_address_of_the_page(server: WebServer, run: Run, tmp_path: Path) -> None:
    server.replies["/short"] = Reply(status=302, headers={"Location": "/story?from=short"})
    server.replies["/story?from=short"] = Reply(PAGE.encode())
    run(f"{server.address}/short")
    assert documents(tmp_path)[f"{server.address}/short"]["url"] == f"{server.address}/story?from=short"


def test_a_page_that_names_its_canonical_address_has_that_one(
    server: WebServer, run: Run, tmp_path: Path
) -> None:
    canonical = '<link rel="canonical" href="https://quay.example/harbour"></head>'
    server.replies["/story"] = Reply(PAGE.replace("</head>", canonical).encode())
    run(f"{server.address}/story")
    (document,) = documents(tmp_path).values()
    assert (document["url"], document["publisher"]) == ("https://quay.example/harbour", "quay.example")


# --- which reader ---


def word() -> bytes:
    document, content = Document(), BytesIO()
    document.add_paragraph(STORY)
    document.save(content)
    return content.getvalue()


def json_lines(*texts: str) -> bytes:
    return "\n".join(json.dumps({"id": f"a{n}", "text": text}) for n, text in enumerate(texts)).encode()


@pytest.mark.parametrize(
    ("path", "kind", "body"),
    [
        ("/a", "text/html", PAGE.encode()),
        ("/a.php", "TEXT/HTML; Charset=UTF-8", PAGE.encode()),
        ("/a", "text/plain", STORY.encode()),
        ("/a", "text/markdown; charset=utf-8", f"# Ports\n\n{STORY}".encode()),
        ("/raw/a.html", "text/plain; charset=utf-8", PAGE.encode()),
        ("/a.txt", "application/octet-stream", STORY.encode()),
        ("/a.txt", "", STORY.encode()),
        ("/a.jsonl", "application/octet-stream", json_lines(STORY)),
        ("/a", "application/x-ndjson", json_lines(STORY)),
        ("/a", "application/json", json.dumps([{"text": STORY}]).encode()),
        ("/a", "text/csv", f'id,text\n1,"{STORY}"\n'.encode()),
        ("/a", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", word()),
        ("/a.docx", "application/x-unheard-of", word()),
    ],
)
def test_what_the_server_says_it_is_decides_the_reader(
    server: WebServer, run: Run, tmp_path: Path, path: str, kind: str, body: bytes
) -> None:
    server.replies[path] = Reply(body, kind=kind)
    run(server.address + path)
    (document,) = documents(tmp_path).values()
    assert document["source"].startswith(server.address + path)
    assert {event["start"] for event in told(tmp_path)["events"]} == {"2024-04-03", "2024-04-05"}


@pytest.mark.parametrize(
    ("path", "kind", "body", "reason"),
    [
        ("/a.png", "image/png", b"\x89PNG", "not a kind that can be read (image/png)"),
        ("/a", "", b"?", "not a kind that can be read (the server names none)"),
        ("/a", "application/zip", b"PK\x03\x04", "not a kind that can be read (application/zip)"),
        ("/a", "text/html", b"", "empty"),
        ("/a", "text/html", b"\x89PNG\r\n", "not text but a picture"),
        ("/a", "application/pdf", b"no pdf", "a damaged PDF; open it and save it anew"),
        ("/a", "application/xml", b"<page/>", "not a feed (RSS, Atom)"),
        ("/a", "application/json", b"{", "not JSON"),
    ],
)
def test_what_no_reader_is_for_is_skipped_with_its_type(
    server: WebServer, run: Run, path: str, kind: str, body: bytes, reason: str
) -> None:
    server.replies[path] = Reply(body, kind=kind)
    assert run(f"{server.address}{path}", code=1).startswith(f"skipped {server.address}{path}: {reason}")


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("windows-1251", "cp1251"), ("KOI8-R", "koi8-r"), ('"utf-8"', "utf-8"), ("utf-16le", "utf-16-le")],
)
def test_the_charset_of_the_server_is_honoured(
    server: WebServer, run: Run, tmp_path: Path, charset: str, encoding: str
) -> None:
    page = PAGE.replace("<title>", '<meta charset="latin-1"><title>').replace(
        "Harbour reopens", "Порт открыт"
    )
    server.replies["/story"] = Reply(page.encode(encoding), kind=f"text/html; charset={charset}")
    run(f"{server.address}/story")
    assert [document["title"] for document in documents(tmp_path).values()] == ["Порт открыт after the storm"]


@pytest.mark.parametrize("charset", ["utf-8", "no-such-thing", "hex", "idna", "punycode", "\u00fc", ""])
def test_a_charset_that_the_page_is_not_in_is_not_believed(
    server: WebServer, run: Run, tmp_path: Path, charset: str
) -> None:
    page = PAGE.replace("<title>", '<meta charset="cp1251"><title>').replace("Harbour reopens", "Порт открыт")
    server.replies["/story"] = Reply(page.encode("cp1251"), kind=f"text/html; charset={charset}")
    run(f"{server.address}/story")
    assert [document["title"] for document in documents(tmp_path).values()] == ["Порт открыт after the storm"]


# --- nothing that a document refers to ---


def test_nothing_that_is_found_inside_a_page_is_fetched(server: WebServer, run: Run, tmp_path: Path) -> None:
    here = server.address
    data = {
        "@context": f"{here}/context.json",
        "@type": "NewsArticle",
        "url": f"{here}/ld",
        "image": f"{here}/ld.png",
        "datePublished": "2024-04-06",
        "mainEntityOfPage": f"{here}/main",
    }
    page = f"""<!DOCTYPE html SYSTEM "{here}/page.dtd">
<html manifest="{here}/m"><head><base href="{here}/base/">
<meta http-equiv="refresh" content="0; url={here}/refresh"><link rel="stylesheet" href="{here}/a.css">
<link rel="canonical" href="{here}/canonical"><link rel="amphtml" href="{here}/amp">
<link rel="next" href="{here}/2"><link rel="alternate" type="application/rss+xml" href="{here}/feed">
<meta property="og:image" content="{here}/og.png"><meta property="og:url" content="{here}/og">
<script src="{here}/a.js"></script><script>location.href = "{here}/script"</script>
<script type="application/ld+json">{json.dumps(data)}</script></head>
<body background="{here}/b.png"><iframe src="{here}/frame"></iframe>
<img src="{here}/i.png" srcset="{here}/j.png 2x"><article>
<p>{STORY} <a href="{here}/link">More</a> at {here}/written and {here}/story.pdf.</p></article>
<video src="{here}/v.mp4" poster="{here}/p.png"></video><object data="{here}/o"></object>
<form action="{here}/form"></form></body></html>"""
    headers = {"Link": f"<{here}/preload>; rel=preload", "Refresh": f"0; url={here}/r"}
    server.replies["/story"] = Reply(page.encode(), headers=headers)
    run(f"{here}/story")
    assert [request.path for request in server.requests] == ["/robots.txt", "/story"]


def test_nothing_that_is_found_inside_a_feed_is_fetched(server: WebServer, run: Run, tmp_path: Path) -> None:
    here = server.address
    xml = f"""<?xml version="1.0"?><?xml-stylesheet href="{here}/a.xsl"?>
<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "{here}/rss.dtd">
<rss version="2.0" xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:media="http://search.yahoo.com/mrss/"><channel><title>The Quay</title>
<atom:link rel="next" href="{here}/feed?2"/><atom:link rel="hub" href="{here}/hub"/>
<image><url>{here}/i.png</url></image>
<item><title>Ports</title><link>{here}/story</link><guid>{here}/guid</guid><comments>{here}/comments</comments>
<enclosure url="{here}/e.mp3" type="audio/mpeg"/><media:content url="{here}/m.png"/>
<xi:include href="{here}/x.xml"/>
<description>{SUMMARY} &lt;img src="{here}/t.png"&gt;</description></item></channel></rss>"""
    server.replies["/feed"] = Reply(xml.encode(), kind="application/rss+xml")
    run(f"{here}/feed")
    assert [request.path for request in server.requests] == ["/robots.txt", "/feed"]
    (document,) = documents(tmp_path).values()
    assert document["url"] == f"{here}/story"


@pytest.mark.parametrize("feed_pages", [False, True])
def test_entities_of_a_feed_are_not_fetched(server: WebServer, run: Run, feed_pages: bool) -> None:
    here = server.address
    xml = f"""<!DOCTYPE rss [<!ENTITY x SYSTEM "{here}/secret">]>
<rss version="2.0"><channel><item><description>&x;</description></item></channel></rss>"""
    server.replies["/feed"] = Reply(xml.encode(), kind="application/xml")
    assert "declares entities of its own" in run(f"{here}/feed", code=1, feed_pages=feed_pages)
    assert server.asked == ["/feed"]


def test_nothing_that_is_found_inside_a_document_is_fetched(server: WebServer, run: Run) -> None:
    here, packed = server.address, BytesIO(word())
    schema = "http://schemas.openxmlformats.org"
    relations = f"""<Relationships xmlns="{schema}/package/2006/relationships">
<Relationship Id="r9" Type="{schema}/officeDocument/2006/relationships/attachedTemplate"
 Target="{here}/template.dotm" TargetMode="External"/></Relationships>"""
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("word/_rels/settings.xml.rels", relations)
    server.replies["/a.docx"] = Reply(packed.getvalue(), kind="application/octet-stream")
    run(f"{here}/a.docx")
    assert server.asked == ["/a.docx"]


# --- feeds ---


def test_of_a_feed_the_entries_are_read(server: WebServer, run: Run, tmp_path: Path) -> None:
    server.replies["/feed"] = feed((f"{server.address}/story", SUMMARY), ("https://quay.example/2", STORY))
    run(f"{server.address}/feed")
    found = documents(tmp_path)
    assert {document["url"] for document in found.values()} == {
        f"{server.address}/story",
        "https://quay.example/2",
    }
    assert all(source.startswith(f"{server.address}/feed#") for source in found)
    assert server.asked == ["/feed"]


def test_the_pages_of_a_feed_are_read_instead_of_its_entries_where_that_is_wished(
    server: WebServer, run: Run, tmp_path: Path
) -> None:
    here = server.address
    server.replies["/feed"] = feed(
        (f"{here}/story", "Read on"), (f"{here}/gone", SUMMARY), ("/relative", SUMMARY + " Or not.")
    )
    said = run(f"{here}/feed", feed_pages=True)
    assert server.asked == ["/feed", "/story", "/gone"]
    assert f"skipped {here}/gone: not found (404)" in said
    assert "Read on" not in said
    assert "has no more than" not in said
    found = documents(tmp_path)
    assert found[f"{here}/story"]["published"] == "2024-04-06"
    assert len(found) == 3


def test_the_pages_of_a_json_feed_are_read_where_that_is_wished(
    server: WebServer, run: Run, tmp_path: Path
) -> None:
    items = [
        {"id": 1, "url": f"{server.address}/story", "summary": "Read on"},
        {"id": 2, "content_text": SUMMARY},
    ]
    content = {"version": "https://jsonfeed.org/version/1.1", "title": "The Quay", "items": items}
    server.replies["/feed"] = Reply(json.dumps(content).encode(), kind="application/feed+json")
    assert "skipped" not in run(f"{server.address}/feed", feed_pages=True)
    assert f"{server.address}/story" in documents(tmp_path)
    assert len(documents(tmp_path)) == 2


def test_of_a_long_feed_fifty_pages_are_fetched(server: WebServer, run: Run) -> None:
    links = [f"{server.address}/{number}" for number in range(60)]
    server.replies |= {
        f"/{number}": Reply(PAGE.replace("storm", f"storm {number}").encode()) for number in range(60)
    }
    server.replies["/feed"] = feed(*((link, SUMMARY) for link in links))
    run(f"{server.address}/feed", feed_pages=True)
    assert server.asked == ["/feed", *(f"/{number}" for number in range(50))]


@pytest.mark.parametrize(
    "link", ["file:///etc/passwd", "ftp://quay.example/a", "http://me@127.0.0.1/a", "//a", ""]
)
def test_a_link_of_a_feed_that_could_not_be_named_is_left_alone(
    server: WebServer, run: Run, tmp_path: Path, link: str
) -> None:
    server.replies["/feed"] = feed((link, SUMMARY))
    run(f"{server.address}/feed", feed_pages=True)
    assert server.asked == ["/feed"]
    assert len(documents(tmp_path)) == 1


def test_a_page_that_is_named_twice_is_fetched_once(server: WebServer, run: Run, tmp_path: Path) -> None:
    here = server.address
    server.replies["/feed"] = feed((f"{here}/story#more", SUMMARY))
    run(f"{here}/feed", f"{here}/story", f"{here}/story#a", feed_pages=True)
    assert server.asked == ["/feed", "/story"]
    assert len(documents(tmp_path)) == 1


def test_robots_txt_holds_for_the_pages_of_a_feed(server: WebServer, run: Run) -> None:
    server.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /story", kind="text/plain")
    server.replies["/feed"] = feed((f"{server.address}/story", SUMMARY))
    assert "robots.txt asks to leave it alone" in run(f"{server.address}/feed", feed_pages=True)
    assert server.asked == ["/feed"]


# --- built again ---


def test_a_page_that_has_not_changed_gives_the_same_bytes(
    server: WebServer, run: Run, tmp_path: Path
) -> None:
    server.replies["/story"] = Reply(PAGE.encode(), headers={"ETag": '"1"'})
    run(f"{server.address}/story")
    first = files_of(tmp_path / "site")
    run(f"{server.address}/story")
    assert files_of(tmp_path / "site") == first
    assert [
        request.headers.get("If-None-Match") for request in server.requests if request.path == "/story"
    ] == [
        None,
        '"1"',
    ]


def test_while_the_server_is_down_the_site_stays_as_it_was(
    server: WebServer, run: Run, tmp_path: Path
) -> None:
    run(f"{server.address}/story")
    first = files_of(tmp_path / "site")
    server.replies["/story"] = Reply(status=502)
    said = run(f"{server.address}/story")
    assert f"{server.address}/story: the server failed (502); what was fetched last is used\n" in said
    assert files_of(tmp_path / "site") == first


def test_an_address_that_gives_nothing_is_a_source_that_is_missing(
    server: WebServer, run: Run, tmp_path: Path
) -> None:
    said = run(f"{server.address}/story", f"{server.address}/gone", "https://me:secret@quay.example/", code=1)
    assert f"skipped {server.address}/gone: not found (404)\n" in said
    assert "skipped https://...@quay.example/: names a user; save the page and name the file\n" in said
    assert not [path for path, content in files_of(tmp_path / "site").items() if b"secret" in content]
    assert len(documents(tmp_path)) == 1


def test_what_is_not_named_any_more_is_not_kept(server: WebServer, run: Run, tmp_path: Path) -> None:
    server.replies["/other"] = Reply(PAGE.replace("Bergen", "Bodø").encode())
    run(f"{server.address}/story", f"{server.address}/other")
    run(f"{server.address}/other")
    with open_store(tmp_path / "site") as store:
        assert list(store.pages) == [f"{server.address}/other"]
        assert isinstance(store.pages[f"{server.address}/other"], Page)


def test_a_page_that_was_kept_badly_is_fetched_again(server: WebServer, run: Run, tmp_path: Path) -> None:
    server.replies["/story"] = Reply(PAGE.encode(), headers={"ETag": '"1"'})
    run(f"{server.address}/story")
    with open_store(tmp_path / "site") as store:
        store.run("UPDATE pages SET body = 'text'")
    run(f"{server.address}/story")
    assert len(documents(tmp_path)) == 1


def test_check_asks_nobody(server: WebServer, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(f"sources: ['{server.address}/story', 'https://quay.example/a']\n")
    assert main(["check", str(config)]) == 0
    config.write_text("sources:\n- ftp://quay.example/a\n")
    assert main(["check", str(config)]) == 1
    assert (
        '"ftp://quay.example/a": only addresses with http:// or https:// are fetched'
        in capfd.readouterr().err
    )
    assert server.requests == []


@pytest.mark.parametrize(
    ("fetch", "problem"),
    [
        ("{robots: maybe}", 'fetch.robots: must be true or false, found the text "maybe"'),
        ("{private: 1}", "fetch.private: must be true or false, found the number 1"),
        ("{timeout_s: 0}", "fetch.timeout_s: must be a number from 0.1 to 600"),
        ("{largest_mb: 1000}", "fetch.largest_mb: must be a number from 0.001 to 100"),
        ("{pause: 1}", 'fetch.pause: unknown key "pause"; did you mean "pause_s"?'),
        ('{user_agent: "a\\r\\nCookie: b"}', "fetch.user_agent: must be a line of plain letters"),
        ("{user_agent: Küste}", "fetch.user_agent: must be a line of plain letters"),
    ],
)
def test_a_wrong_setting_is_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], fetch: str, problem: str
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(f"fetch: {fetch}\n", encoding="utf-8")
    assert main(["check", str(config)]) == 2
    assert problem in capfd.readouterr().err


def test_the_day_of_a_page_may_stand_in_its_address(server: WebServer, run: Run, tmp_path: Path) -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2024-04-06">', "")
    server.replies["/2024/04/07/ports"] = Reply(page.encode())
    run(f"{server.address}/2024/04/07/ports")
    (document,) = documents(tmp_path).values()
    assert document["published"] == date(2024, 4, 7).isoformat()


def test_a_page_without_a_day_is_named_with_a_remedy_that_fits(server: WebServer, run: Run) -> None:
    text = SUMMARY.replace("on 8 April 2024", "last month")
    page = f"<html><body><article><p>{text}</p></article></body></html>"
    server.replies["/story"] = Reply(page.encode())
    assert (
        f'{server.address}/story: no publication date, so words like "last month" stay undated; '
        "save it and add `published:`, or set `dates: reference:` in config.yaml\n"
    ) in run(f"{server.address}/story")
