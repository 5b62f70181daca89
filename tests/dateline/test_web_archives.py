from __future__ import annotations

import gzip
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]  # it has no types
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]  # it has no types

from dateline.sources import web_archive
from dateline.sources.documents import find_sources, read_sources
from timeline.model import SourceDocument

STORY = "The harbour of Bergen reopened on Monday, three weeks after the storm had closed it to all ships. "
PAGE = (
    "<html><head><title>Harbour</title><meta name=date content=2025-02-11></head><body><article>"
    f"<p>{STORY * 3}<p>Ships came from Élysée.</article></body></html>"
)


def make_warc(*pages: tuple[str, str, str, bytes], packed: bool = True) -> bytes:
    """An archive of what was fetched: address, status, type and content."""
    written = BytesIO()
    writer = WARCWriter(written, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "ours"}))
    for address, status, kind, content in pages:
        head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(address, "response", payload=BytesIO(content), http_headers=head)
        writer.write_record(record)
    return written.getvalue()


def read(folder: Path, name: str, content: bytes) -> tuple[dict[str, SourceDocument], dict[str, str]]:
    (folder / name).write_bytes(content)
    documents, skipped = read_sources(find_sources((name,), folder))
    return {each.id: each for each in documents}, {each.source: each.reason for each in skipped}


ARCHIVE = make_warc(
    ("https://quay.example/harbour", "200 OK", "text/html; charset=windows-1252", PAGE.encode("cp1252")),
    ("https://quay.example/gone", "404 Not Found", "text/html", PAGE.encode()),
    ("https://quay.example/a.png", "200 OK", "image/png", b"\x89PNG"),
    ("https://quay.example/empty", "200 OK", "text/html", b" "),
)


@pytest.mark.parametrize("name", ["a.warc.gz", "a.WARC.GZ"])
def test_each_page_of_an_archive_is_an_article(tmp_path: Path, name: str) -> None:
    documents, skipped = read(tmp_path, name, ARCHIVE)
    (document,) = documents.values()
    assert (document.id, document.url) == ("quay-example-harbour", "https://quay.example/harbour")
    assert (document.title, document.publisher) == ("Harbour", "quay.example")
    assert document.published == date(2025, 2, 11)
    assert "Élysée" in document.text
    assert skipped == {f"{name}#quay-example-empty": "empty"}


def test_an_archive_that_is_not_packed_is_read_too(tmp_path: Path) -> None:
    page = ("https://quay.example/harbour", "200 OK", "text/html", PAGE.encode())
    assert list(read(tmp_path, "a.warc", make_warc(page, packed=False))[0]) == ["quay-example-harbour"]


@pytest.mark.usefixtures("fresh_reader")
def test_without_the_library_the_reason_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    assert read(tmp_path, "a.warc", ARCHIVE)[1] == {"a.warc": "needs `pip install 'dateline[warc]'`"}


@pytest.mark.usefixtures("fresh_reader")
def test_an_archive_that_unpacks_to_too_much_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_archive, "_LARGEST", 1000)
    bomb = make_warc(
        ("https://quay.example/harbour", "200 OK", "text/html", PAGE.encode()),
        ("https://quay.example/bomb", "200 OK", "text/html", b" " * 5_000_000),
    )
    documents, skipped = read(tmp_path, "a.warc.gz", bomb)
    assert list(documents) == ["quay-example-harbour"]
    assert "unpacks to more than" in skipped["a.warc.gz"]


def test_a_damaged_archive_is_read_as_far_as_it_goes_and_nothing_is_printed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    page = ("https://quay.example/harbour", "200 OK", "text/html", PAGE.encode())
    whole = make_warc(page, packed=False)
    documents, skipped = read(tmp_path, "a.warc", whole + b"no record\r\n" * 9)
    assert list(documents) == ["quay-example-harbour"]
    assert skipped == {"a.warc": "damaged from here on; what stands before was read"}
    assert "WARNING" not in capfd.readouterr().err


def test_other_gzip_files_are_no_sources(tmp_path: Path) -> None:
    assert "not a kind of file" in read(tmp_path, "a.html.gz", gzip.compress(PAGE.encode()))[1]["a.html.gz"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, len(ARCHIVE) - 1), st.binary(max_size=6)), max_size=8), st.booleans()
)
def test_an_archive_broken_anywhere_is_read_or_skipped(
    tmp_path: Path, breaks: list[tuple[int, bytes]], packed: bool
) -> None:
    content = bytearray(ARCHIVE if packed else gzip.decompress(ARCHIVE))
    for place, piece in breaks:
        content[place : place + len(piece)] = piece
    read(tmp_path, "a.warc", bytes(content))


def make_mhtml(page: str = PAGE) -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://quay.example/harbour?x=1\r\n"
        "Subject: Harbour\r\nDate: Wed, 5 Mar 2025 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n'
    )
    parts = (
        "------b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n"
        f"Content-Location: https://quay.example/harbour?x=1\r\n\r\n{page}\r\n"
        "------b\r\nContent-Type: text/css\r\n\r\np { color: red }\r\n------b--\r\n"
    )
    return (head + parts).encode()


def test_a_page_saved_in_one_file_is_read_like_any_page(tmp_path: Path) -> None:
    (document,) = read(tmp_path, "a.mhtml", make_mhtml())[0].values()
    assert (document.title, document.url) == ("Harbour", "https://quay.example/harbour?x=1")
    assert (document.published, document.publisher) == (date(2025, 2, 11), "quay.example")
    assert "Élysée" in document.text


def test_the_day_a_page_was_saved_is_no_day_of_publication(tmp_path: Path) -> None:
    page = PAGE.replace("<meta name=date content=2025-02-11>", "")
    (document,) = read(tmp_path, "a.mht", make_mhtml(page))[0].values()
    assert document.published is None


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"Subject: x\n\nno page", "no web page in it"), (b"no header", "not a message: it has no header")],
)
def test_a_file_without_a_page_says_so(tmp_path: Path, content: bytes, why: str) -> None:
    assert read(tmp_path, "a.mhtml", content)[1] == {"a.mhtml": why}
