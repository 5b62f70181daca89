from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import SourceError
from dateline.sources.word_document import read
from timeline.model import SourceDocument


def make_docx(title: str = "", inserted: str = "") -> bytes:
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.language = "en-GB"
    document.core_properties.created = datetime(2001, 1, 1)
    document.add_heading("Harbour reopens after the storm", 1)
    document.add_paragraph("The harbour of Bergen reopened on Monday.").add_run(" Nobody was hurt.")
    table = document.add_table(2, 2)
    for row, (country, ships) in zip(table.rows, (("Norway", "12"), ("Denmark", "4")), strict=True):
        row.cells[0].text, row.cells[1].text = country, ships
    document.add_paragraph("Ships came in first.")
    if inserted:
        document.element.body.insert(2, parse_xml(inserted))
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def read_one(tmp_path: Path, content: bytes, name: str = "a.docx") -> SourceDocument:
    path = tmp_path / name
    path.write_bytes(content)
    (document,) = read(path)
    assert isinstance(document, SourceDocument)
    return document


def test_headings_paragraphs_and_tables_stand_in_their_order(tmp_path: Path) -> None:
    assert read_one(tmp_path, make_docx()).text.split("\n") == [
        "Harbour reopens after the storm",
        "The harbour of Bergen reopened on Monday. Nobody was hurt.",
        "Norway | 12",
        "Denmark | 4",
        "Ships came in first.",
    ]


def test_properties_tell_title_and_language_but_no_day_of_publication(tmp_path: Path) -> None:
    document = read_one(tmp_path, make_docx("Ships are back"))
    assert (document.title, document.language, document.published) == ("Ships are back", "en-GB", None)
    assert read_one(tmp_path, make_docx()).title == "Harbour reopens after the storm"


def test_what_was_inserted_is_text_and_what_was_deleted_or_hidden_is_none(tmp_path: Path) -> None:
    tracked = (
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p>"
        "<w:ins w:id='1' w:author='a'><w:r><w:t>Two ferries</w:t></w:r></w:ins>"
        "<w:del w:id='2' w:author='a'><w:r><w:delText>Three ferries</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> secret</w:t></w:r>"
        "<w:hyperlink><w:r><w:t> sank.</w:t></w:r></w:hyperlink>"
        "</w:p></w:sdtContent></w:sdt>"
    )
    assert "\nTwo ferries sank.\n" in read_one(tmp_path, make_docx(inserted=tracked)).text


def zipped(name: str, content: bytes) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0 old", r"an old Word document; open it and save it as \.docx"),
        ("a.docx", b"\xd0\xcf\x11\xe0 new", "protected by a password; save it without one"),
        ("a.docx", b"plain text", "not a Word document"),
        ("a.docx", b"PK\x03\x04", "a damaged document"),
        ("a.docx", zipped("a.txt", b"x"), "a damaged Word document"),
        ("a.docx", zipped("word/document.xml", b" " * 20_000_000), "unpacks to 20 MB"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        read_one(tmp_path, content, name)


def test_entities_of_a_document_are_not_expanded(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "expanded">]>'
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(make_docx())) as old, zipfile.ZipFile(changed, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == "word/document.xml":
                head, rest = content.split(b"?>", 1)
                content = head + b"?>" + bomb + rest.replace(b"Monday", b"&a;")
            new.writestr(member, content)
    assert "expanded" not in read_one(tmp_path, changed.getvalue()).text


SAMPLE = make_docx()


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
