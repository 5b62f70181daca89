"""Files made to hang, to grow or to lead astray: each is skipped with its reason or read, and the good one
beside it is read all the same."""

from __future__ import annotations

import gzip
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.sources import supervised
from dateline.sources.documents import find_sources, read_sources
from dateline.supervision import Supervisor

NEWS = "Ministers met in Paris on 12 February 2025 to sign the declaration.\n"
PAGE = "<html><body>"
FEED = '<rss version="2.0"><channel><title>T</title><item><description>'
LETTER = "From: a@quay.example\nSubject: News\n"
MANY = 100_000


def read_beside_a_good_one(folder: Path, **files: str | bytes) -> tuple[dict[str, str], dict[str, str]]:
    """The texts by id, and the reasons by source, of files named `a_html` and the like."""
    (folder / "good.txt").write_text(NEWS, encoding="utf-8")
    for name, content in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    documents, skipped = read_sources(find_sources((".",), folder))
    assert "good" in {document.id for document in documents}
    return (
        {document.id: document.text for document in documents if document.id != "good"},
        {item.source: item.reason for item in skipped},
    )


def make_pdf(*drawing: bytes) -> bytes:
    """A page for each drawing, every object in its place."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(drawing)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(drawing)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, drawn in enumerate(drawing):
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % (5 + 2 * number),
            b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        ]
    made, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(made))
    return made + head + table + tail


WRITTEN = b"BT /F 12 Tf (Ministers met in Paris on 12 February 2025.) Tj ET "
DRAWN = b"0 0 m 1 1 l S " * 140_000
"""What pypdf needs some seconds for."""


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A second for each article."""
    supervisor = Supervisor(seconds=1)
    monkeypatch.setattr(supervised, "SUPERVISOR", supervisor)
    yield
    supervisor.close()


@pytest.mark.usefixtures("hasty")
def test_a_file_that_takes_too_long_is_skipped_and_the_next_is_read(tmp_path: Path) -> None:
    read, skipped = read_beside_a_good_one(
        tmp_path, a_pdf=make_pdf(*[DRAWN] * 4), b_pdf=make_pdf(WRITTEN), c_html=f"<p>{NEWS}</p>"
    )
    assert skipped == {"a.pdf": "takes longer than 1 s to read"}
    assert read == {"b": "Ministers met in Paris on 12 February 2025.", "c": NEWS.strip()}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory cannot be limited")
def test_a_file_that_takes_too_much_memory_is_skipped_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervised, "SUPERVISOR", Supervisor(memory=100_000_000))
    read, skipped = read_beside_a_good_one(
        tmp_path, a_json="[" + "[]," * 2_000_000 + "[]]", b_html=f"<p>{NEWS}</p>"
    )
    assert skipped == {"a.json": "takes more than 100 MB of memory to read"}
    assert read == {"b": NEWS.strip()}


def make_archive(*pages: bytes) -> bytes:
    records = b""
    for number, page in enumerate(pages):
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        records += b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://quay.example/%d\r\n" % number
        records += b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n" % len(answer)
        records += answer + b"\r\n\r\n"
    return records


SLOW_PAGE = f"<html><body><p {' '.join(f'a{number}=1' for number in range(100_000))}>{NEWS}".encode()


@pytest.mark.usefixtures("hasty")
def test_one_page_of_an_archive_that_takes_too_long_does_not_take_the_others(tmp_path: Path) -> None:
    good = f"<p>{NEWS}</p>".encode()
    read, skipped = read_beside_a_good_one(tmp_path, a_warc=make_archive(good, SLOW_PAGE, good))
    assert skipped == {"a.warc:2": "takes longer than 1 s to read"}
    assert list(read) == ["quay-example-0", "quay-example-2"]


@pytest.mark.usefixtures("hasty")
def test_an_archive_of_nothing_but_such_pages_is_given_up(tmp_path: Path) -> None:
    _, skipped = read_beside_a_good_one(tmp_path, a_warc=make_archive(*[SLOW_PAGE] * 4))
    assert skipped["a.warc"] == "2 pages of it take too long or too much; the rest was not read"


@pytest.mark.parametrize(
    "page",
    [
        PAGE + "<div>" * MANY + NEWS,
        PAGE + "<b>" * MANY + NEWS,
        PAGE + "<a href=x>" * 10_000 + NEWS,
        PAGE + "<table><tr><td>" * 10_000 + NEWS,
        PAGE + "<svg><g>" * 10_000 + NEWS,
        PAGE + "<!--" * MANY + NEWS,
        PAGE + "<script>" * MANY + NEWS,
        PAGE + "&" * MANY + NEWS,
        "<" * MANY + NEWS,
        '<html><script type="application/ld+json">' + "[" * MANY + "</script><p>" + NEWS,
        "<html><head>" + '<meta name=date content="2025-13-45">' * 5_000 + "</head><p>" + NEWS,
        PAGE + "\0" * MANY + NEWS,
        PAGE + f'<p title="{"x" * 1_000_000}">{NEWS}',
    ],
    ids=lambda page: repr(page[12:40]),
)
def test_a_page_made_to_break_the_reader_breaks_nothing_else(tmp_path: Path, page: str) -> None:
    _, skipped = read_beside_a_good_one(tmp_path, a_html=page)
    assert "please report it" not in str(skipped)


@pytest.mark.parametrize(
    "feed",
    [
        FEED + "<b>" * 20_000 + NEWS,
        FEED + "<![CDATA[" + "<div>" * 50_000 + NEWS + "]]>",
        FEED + "<" * 50_000,
        FEED.replace("<description>", "") + "<item>" * 5_000 + NEWS,
        "<!--" * 5_000 + FEED,
        "<?" * 5_000 + FEED,
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + FEED + "&x; " + NEWS,
        '<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>' + FEED + "&b; " + NEWS,
    ],
    ids=lambda feed: repr(feed[:12] + feed[63:90]),
)
def test_a_feed_made_to_break_the_reader_breaks_nothing_else(tmp_path: Path, feed: str) -> None:
    read, skipped = read_beside_a_good_one(tmp_path, a_xml=feed)
    assert "please report it" not in str(skipped)
    assert "lollol" not in str(read)
    assert socket.gethostname() not in str(read)


@pytest.mark.parametrize(
    "letter",
    [
        LETTER + "X: " + "y" * 1_000_000 + "\n\n" + NEWS,
        LETTER + "Date: " + "1 " * 50_000 + "\n\n" + NEWS,
        LETTER + "Content-Type: text/plain; charset=punycode\n\n" + "a" * MANY,
        LETTER + "Content-Type: text/plain; charset=unicode_escape\n\n\\N{bullet}" + NEWS,
        LETTER
        + "Content-Type: multipart/mixed; boundary=b0\n\n"
        + "".join(
            f"--b{depth}\nContent-Type: multipart/mixed; boundary=b{depth + 1}\n\n" for depth in range(1_100)
        ),
        f"From: {'(' * 50_000} a@quay.example\n\n{NEWS}",
        f"{LETTER}Subject: {'=?utf-8?q?' * 5_000}\n\n{NEWS}",
    ],
    ids=lambda letter: repr(letter[36:70]),
)
def test_a_letter_made_to_break_the_reader_breaks_nothing_else(tmp_path: Path, letter: str) -> None:
    _, skipped = read_beside_a_good_one(tmp_path, a_eml=letter)
    assert "please report it" not in str(skipped)


@pytest.mark.parametrize(
    "sidecar",
    [
        "a: &a [x, x, x]\n"
        + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)),
        "".join(" " * depth + "a:\n" for depth in range(600)),
        "- " * 3_000 + "x",
        "? " * 3_000 + "x",
        'title: !!python/object/apply:os.system ["touch pwned"]',
        "title: 0x" + "f" * 50_000,
        "title: " + "9" * 50_000,
        "published: !!bool never",
        "published: !!int x\ntitle: !!float y",
        "a: &a {x: 1}\n<<: [*a, *a]",
        "? {a: b}\n: c",
        b"\xff\xfe\x00",
        "\x1b[2J: \x07",
    ],
    ids=lambda sidecar: repr(sidecar[:24]),
)
def test_a_sidecar_made_to_break_the_reader_leaves_its_article(tmp_path: Path, sidecar: str | bytes) -> None:
    read, skipped = read_beside_a_good_one(tmp_path, a_txt=NEWS, a_yaml=sidecar)
    assert list(read) == ["a"]
    assert "please report it" not in str(skipped)
    assert not Path("pwned").exists()


@pytest.mark.parametrize(
    ("drawing", "reason"),
    [
        ((b"[" * 50_000 + WRITTEN,), "a damaged PDF; open it and save it anew"),
        ((b"BT (" + b"(" * MANY,), "a damaged PDF; open it and save it anew"),
    ],
)
def test_a_pdf_made_to_break_the_reader_is_named(
    tmp_path: Path, drawing: tuple[bytes, ...], reason: str
) -> None:
    _, skipped = read_beside_a_good_one(tmp_path, a_pdf=make_pdf(*drawing))
    assert set(skipped) <= {"a.pdf"}
    assert "please report it" not in str(skipped)


def test_a_bomb_in_an_archive_of_pages_is_not_unpacked(tmp_path: Path) -> None:
    _, skipped = read_beside_a_good_one(tmp_path, a_warc_gz=gzip.compress(b"\0" * 50_000_000))
    assert skipped == {"a.warc.gz": "not a web archive (WARC)"}


def test_of_a_text_without_end_the_beginning_is_read(tmp_path: Path) -> None:
    read, skipped = read_beside_a_good_one(tmp_path, a_txt="It rained in Lisbon. " * 20_000)
    assert skipped == {
        "a.txt": "longer than 300,000 characters; what comes after them was not read: split it"
    }
    assert 299_000 < len(read["a"]) <= 300_000
    assert read["a"].endswith("Lisbon.")


def test_a_line_of_a_hundred_megabytes_is_passed_over(tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("wb") as file:
        file.truncate(100_000_000)
        file.seek(0, 2)
        file.write(b"\n" + json.dumps({"id": "b", "text": NEWS}).encode())
    read, skipped = read_beside_a_good_one(tmp_path)
    assert list(read) == ["b"]
    assert skipped == {"a.jsonl:1": "longer than 20 MB"}


def test_of_very_many_bad_lines_the_first_thousand_are_named(tmp_path: Path) -> None:
    good = json.dumps({"id": "b", "text": NEWS})
    read, skipped = read_beside_a_good_one(
        tmp_path, a_jsonl=f"{good}\n" + '{"id": "x", "text": "x"}\n' * 3_000
    )
    assert list(read) == ["b"]
    assert len(skipped) == 1_001
    assert skipped["a.jsonl:2"] == "has no more than 1 characters of text"
    assert skipped["a.jsonl"] == "2,000 problems more, which are not named one by one"


@pytest.mark.parametrize("kind", ["txt", "html", "pdf", "docx", "eml", "mhtml", "xml", "md"])
def test_a_file_of_one_article_has_at_most_20_megabytes(tmp_path: Path, kind: str) -> None:
    with (tmp_path / f"a.{kind}").open("wb") as file:
        file.truncate(20_000_001)
    _, skipped = read_beside_a_good_one(tmp_path)
    assert skipped == {f"a.{kind}": "larger than 20 MB; split it"}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such paths")
def test_folders_without_end_are_named_and_left_alone(tmp_path: Path) -> None:
    before = Path.cwd()
    try:
        os.chdir(tmp_path)
        for _ in range(1_200):
            Path("d").mkdir()
            os.chdir("d")
    finally:
        os.chdir(before)
    read, skipped = read_beside_a_good_one(tmp_path, a_txt=NEWS)
    subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)  # which shutil cannot
    assert list(read) == ["a"]
    assert list(skipped.values()) == ["more than 60 folders deep; name it itself"]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder of articles beside a secret."""
    (tmp_path / "secret.txt").write_text("The password is in Lisbon.", encoding="utf-8")
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(NEWS, encoding="utf-8")
    return folder


LEADS_OUT = "a link that leads out of the folder; name its target itself"


@pytest.mark.parametrize("named", [".", "*.txt", "**/*.txt", "../articles/*.txt"])
def test_a_link_out_of_the_folder_is_not_followed(elsewhere: Path, named: str) -> None:
    (elsewhere / "link.txt").symlink_to("../secret.txt")
    (elsewhere / "within.txt").symlink_to("good.txt")
    documents, skipped = read_sources(find_sources((named,), elsewhere))
    assert [document.text.strip() for document in documents] == [NEWS.strip()]
    assert [item.reason for item in skipped] == [LEADS_OUT]


def test_a_link_that_is_named_itself_is_followed(elsewhere: Path) -> None:
    (elsewhere / "link.txt").symlink_to("../secret.txt")
    documents, _ = read_sources(find_sources(("link.txt",), elsewhere))
    assert [document.text for document in documents] == ["The password is in Lisbon."]


def test_a_sidecar_that_is_a_link_out_of_the_folder_is_not_read(elsewhere: Path) -> None:
    (elsewhere / "good.yaml").symlink_to("../secret.txt")
    documents, skipped = read_sources(find_sources((".",), elsewhere))
    assert len(documents) == 1
    assert [(item.source, item.reason) for item in skipped] == [("good.yaml", LEADS_OUT)]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
def test_what_is_no_file_is_named_and_never_waited_for(elsewhere: Path) -> None:
    os.mkfifo(elsewhere / "pipe.txt")
    os.mkfifo(elsewhere / "good.yaml")
    (elsewhere / "loop.txt").symlink_to("loop.txt")
    (elsewhere / "self").symlink_to(".")
    (elsewhere / "zero.txt").symlink_to("/dev/zero")
    documents, skipped = read_sources(find_sources((".", "/dev/zero"), elsewhere))
    assert len(documents) == 1
    assert {item.source: item.reason for item in skipped} == {
        "/dev/zero": "not a file",
        "loop.txt": "cannot be read: Too many levels of symbolic links",
        "pipe.txt": "not a file",
        "zero.txt": LEADS_OUT,
    } | {item.source: item.reason for item in skipped if item.source == "good.yaml"}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere not all of these are names")
def test_any_name_a_file_can_have_is_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    names = [
        *("a\nb", "a\x1b[31m", "-o", "--help", "CON", "A", "a", "<script>", "{{7*7}}", "=cmd()|x", "%s%n"),
        *("'\"`$(touch pwned)", "\u202etxt", "a:b", "a#b", "x" * 250, "é", "e\u0301"),
    ]
    for name in names:
        (folder / f"{name}.txt").write_text(NEWS, encoding="utf-8")
    (folder / os.fsdecode(b"\xff\xfe.html")).write_text(f"<p>{NEWS}</p>", encoding="utf-8")
    assert main(["build", str(folder), "-o", str(tmp_path / "site")]) == 0
    said = capfd.readouterr().err
    assert f"{len(names) + 1} articles" in said
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert not Path("pwned").exists()
    json.loads((tmp_path / "site" / "data" / "explainer.json").read_text(encoding="utf-8"))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere not all of these are names")
@pytest.mark.parametrize("name", [os.fsdecode(b"\xff\xfe"), "\ud800", "a" * 5_000, "[", "\x1b[2J", "-"])
def test_a_source_that_is_not_there_is_named_whatever_it_is_called(
    tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "good.txt").write_text(NEWS, encoding="utf-8")
    assert main(["build", "--output", str(tmp_path / "site"), "--", name, str(tmp_path / "good.txt")]) == 0
    said = capfd.readouterr().err.splitlines()
    assert said[0].startswith("skipped ")
    assert all(len(line) < 420 and line.isprintable() for line in said)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such names")
def test_no_table_and_no_text_of_a_site_steers_a_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "\x1b]0;a\x07\u202e.txt").write_text(NEWS, encoding="utf-8")
    record = {
        "id": "\x1b[2J\u202e",
        "title": "\x1b[31mNews\x9b",
        "publisher": "\x07",
        "text": f"\x1b[5m{NEWS}",
    }
    (folder / "b.jsonl").write_text(json.dumps(record), encoding="utf-8")
    source = r'{title: "\a\e[1m\u202e", publisher: "\x9b5m", published: 2025-02-11}'
    (tmp_path / "corrections.yaml").write_text(
        r'add: {events: [{title: "\e[31mRain\a", date: 2025-02-11, reason: "\e]0;a\a", summary: "\x9b2J",'
        f" source: {source}}}]}}",
        encoding="utf-8",
    )
    (tmp_path / "config.yaml").write_text(
        r'{title: "\e[2J\u202eNews", sources: [articles/], corrections: corrections.yaml, places: '
        r'[{name: Paris, also: ["\e[1m"], latitude: 48.9, longitude: 2.3}]}',
        encoding="utf-8",
    )
    assert main(["build", "-c", str(tmp_path / "config.yaml")]) == 0
    assert "Rain" in (tmp_path / "site" / "data" / "events.csv").read_text(encoding="utf-8")
    for path in (tmp_path / "site").rglob("*"):
        if path.is_file() and path.suffix != ".png":
            steering = {"\x1b", "\x07", "\x9b"} & set(path.read_text(encoding="utf-8"))
            assert not steering, path
