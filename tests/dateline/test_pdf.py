from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from dateline.errors import SourceError
from dateline.sources.page_text import join_pages
from dateline.sources.pdf import read
from dateline.sources.xmp import read_xmp
from timeline.model import SourceDocument

STORY = [
    "Harbour reopens after the storm",
    "BERGEN, Norway - The harbour of Bergen reopened on Monday, three",
    "weeks after the storm had closed it to all ships. The har-",
    "bour was empty before. Nobody was hurt.",
    "Ships from Norway came in first, and the port captain greeted each",
    "of them with a blast of the horn.",
]

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:prism="http://prismstandard.org/namespaces/basic/3.0/"
 prism:publicationDate="2025-02-11T06:00:00+01:00"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreateDate="2001-01-01">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Harbour open again</rdf:li></rdf:Alt></dc:title>
<dc:publisher><rdf:Bag><rdf:li>The Quay</rdf:li></rdf:Bag></dc:publisher>
<dc:date><rdf:Seq><rdf:li>2003-03-03</rdf:li></rdf:Seq></dc:date>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def make_pdf(*pages: list[str], xmp: str = "", title: str = "", password: str | None = None) -> bytes:
    writer = PdfWriter()
    for lines in pages:
        page = writer.add_blank_page(600, 800)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        content = DecodedStreamObject()
        content.set_data(f"BT /F1 12 Tf 40 750 Td {shown}ET".encode())
        page[NameObject("/Contents")] = writer._add_object(content)
    writer.add_metadata({"/CreationDate": "D:19990101000000Z", "/Title": title or "Microsoft Word - a.docx"})
    if xmp:
        packet = DecodedStreamObject()
        packet.set_data(xmp.encode())
        writer.root_object[NameObject("/Metadata")] = writer._add_object(packet)
    writer.root_object[NameObject("/Lang")] = TextStringObject("en-GB")
    if password is not None:
        writer.encrypt(password, "owner", algorithm="AES-256")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def read_one(tmp_path: Path, content: bytes) -> SourceDocument:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    (document,) = read(path)
    assert isinstance(document, SourceDocument)
    return document


def test_lines_are_put_together_into_paragraphs_and_split_words_are_whole(tmp_path: Path) -> None:
    headline, first, second = read_one(tmp_path, make_pdf(STORY)).text.split("\n")
    assert headline == "Harbour reopens after the storm"
    assert first.startswith(
        "BERGEN, Norway - The harbour of Bergen reopened on Monday, three weeks after the"
    )
    assert first.endswith("to all ships. The harbour was empty before. Nobody was hurt.")
    assert second == (
        "Ships from Norway came in first, and the port captain greeted each of them with a blast of the horn."
    )


def test_the_day_the_file_was_made_is_no_day_of_publication(tmp_path: Path) -> None:
    document = read_one(tmp_path, make_pdf(STORY))
    assert (document.published, document.language) == (None, "en-GB")


def test_a_title_that_is_a_file_name_yields_to_the_headline(tmp_path: Path) -> None:
    assert read_one(tmp_path, make_pdf(STORY, title="Ships are back")).title == "Ships are back"
    assert read_one(tmp_path, make_pdf(STORY)).title == "Harbour reopens after the storm"


def test_xmp_tells_title_publisher_and_day(tmp_path: Path) -> None:
    document = read_one(tmp_path, make_pdf(STORY, xmp=XMP, title="No"))
    assert (document.title, document.publisher, document.published) == (
        "Harbour open again",
        "The Quay",
        date(2025, 2, 11),
    )


def test_entities_of_xmp_are_not_expanded() -> None:
    assert read_xmp(f'<!DOCTYPE x [<!ENTITY a "b">]>{XMP}'.encode()) == {}


def test_running_heads_and_page_numbers_are_no_part_of_the_text(tmp_path: Path) -> None:
    pages = [
        ["The Quay, 11 February 2025", *(f"{word} {line}" for line in STORY), f"Page {number} of 3"]
        for number, word in enumerate(("One", "Two", "Three"), 1)
    ]
    text = read_one(tmp_path, make_pdf(*pages)).text
    assert "The Quay" not in text
    assert "Page" not in text
    assert text.count("blast of the horn.") == 3


def test_what_a_browser_prints_around_a_page_is_its_address_and_no_text(tmp_path: Path) -> None:
    printed = [*STORY, "11/27/26, 11:48 PM Harbour reopens", "https://quay.example/harbour 1/1"]
    document = read_one(tmp_path, make_pdf(printed))
    assert document.url == "https://quay.example/harbour"
    assert document.text.endswith("a blast of the horn.")


def test_paragraphs_are_told_by_gaps_and_indents(tmp_path: Path) -> None:
    gap, indent, back = ") Tj 0 -14 Td (", ") Tj 20 0 Td (", ") Tj -20 0 Td ("
    lines = ["A paragraph of two lines that is", "full to its last words.", f"{gap}Another, after a gap."]
    indented = [f"{indent}A third one, with an indent,", f"{back}goes on without one."]
    text = read_one(tmp_path, make_pdf([*lines, *indented])).text
    assert text.split("\n") == [
        "A paragraph of two lines that is full to its last words.",
        "Another, after a gap.",
        "A third one, with an indent, goes on without one.",
    ]


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    pages = ["It rained for so many days that nobody\n\n1", "remembered what a dry street looked like.\n\n2"]
    assert join_pages(pages) == (
        "It rained for so many days that nobody remembered what a dry street looked like."
    )


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("the long-term plan was a long-", "term plan", "the long-term plan was a long-term plan"),
        ("a delegation of Franco-", "German ministers", "a delegation of Franco-German ministers"),
        ("they signed a decla-", "ration", "they signed a declaration"),
    ],
)
def test_compounds_keep_their_hyphens(before: str, after: str, joined: str) -> None:
    assert join_pages([f"{before}\n{after}"]) == joined


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (make_pdf([]), r"no text in it \(a scan\?\); run OCR first"),
        (make_pdf(STORY, password="secret"), "protected by a password; save it without one"),
        (make_pdf(STORY)[:300], "a damaged PDF"),
        (b"%PDF-1.4", "a damaged PDF"),
        (b"no pdf at all", "a damaged PDF"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, content: bytes, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        read_one(tmp_path, content)


def test_a_page_that_is_one_large_drawing_is_not_gone_through(tmp_path: Path) -> None:
    drawing = ") Tj " + "1 2 m 3 4 l S " * 200_000 + "(nothing"
    assert "nothing" not in read_one(tmp_path, make_pdf(STORY, [drawing])).text


def test_a_file_that_only_its_owner_may_change_is_read(tmp_path: Path) -> None:
    assert "Bergen" in read_one(tmp_path, make_pdf(STORY, password="")).text


SAMPLE = make_pdf(STORY, STORY, xmp=XMP)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.binary(max_size=6)), max_size=8))
def test_a_file_broken_anywhere_is_read_or_refused(tmp_path: Path, breaks: list[tuple[int, bytes]]) -> None:
    content = bytearray(SAMPLE)
    for place, piece in breaks:
        content[place : place + len(piece)] = piece
    try:
        read_one(tmp_path, bytes(content))
    except SourceError:
        return


@given(st.lists(st.text("ab-. \n1éß#", max_size=60), max_size=4))
def test_no_letter_is_lost_between_the_edges_of_pages(pages: list[str]) -> None:
    join_pages(pages)
