from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import SourceError
from dateline.sources.letter import read
from dateline.sources.mail_text import trim_letter
from timeline.model import SourceDocument

NEWS = "The harbour of Bergen reopened on Monday.\n\nShips from Norway came in first, said the port captain."


def make_letter(plain: str = NEWS, markup: str = "", **headers: str) -> bytes:
    letter = EmailMessage()
    told = {
        "From": "Havnen i Bergen <press@news.quay.example>",
        "Subject": "Harbour reopens – at last",
        "Date": "Tue, 11 Feb 2025 23:30:00 -0500",
    }
    for name, value in {**told, **headers}.items():
        letter[name] = value
    if plain:
        letter.set_content(plain)
    if markup and plain:
        letter.add_alternative(markup, subtype="html")
    elif markup:
        letter.set_content(markup, subtype="html")
    return letter.as_bytes()


def read_one(tmp_path: Path, content: bytes) -> SourceDocument:
    path = tmp_path / "a.eml"
    path.write_bytes(content)
    (document,) = read(path)
    assert isinstance(document, SourceDocument)
    return document


def test_the_head_of_a_letter_tells_what_it_is(tmp_path: Path) -> None:
    document = read_one(tmp_path, make_letter())
    assert (document.title, document.publisher) == ("Harbour reopens – at last", "Havnen i Bergen")
    assert document.published == date(2025, 2, 11)
    assert document.text == NEWS


def test_a_sender_without_a_name_is_called_by_its_host(tmp_path: Path) -> None:
    document = read_one(tmp_path, make_letter(From="press@quay.example", Subject="Fwd: Re: Harbour"))
    assert (document.publisher, document.title) == ("quay.example", "Harbour")


def test_html_is_read_where_there_is_no_plain_text_or_a_stub_of_it(tmp_path: Path) -> None:
    markup = "".join(f"<p>{line}</p>" for line in NEWS.split("\n\n"))
    shown = NEWS.replace("\n\n", "\n")
    assert read_one(tmp_path, make_letter("", markup)).text == shown
    assert read_one(tmp_path, make_letter("Read it online.", markup)).text == shown
    assert read_one(tmp_path, make_letter(NEWS, markup)).text == NEWS


def test_attachments_are_left_alone(tmp_path: Path) -> None:
    letter = EmailMessage()
    letter["Subject"] = "x"
    letter.set_content(NEWS)
    letter.add_attachment("Something else entirely, said nobody.", filename="a.txt")
    letter.add_attachment(b"\x00\x01", maintype="application", subtype="pdf", filename="a.pdf")
    assert read_one(tmp_path, letter.as_bytes()).text == NEWS


@pytest.mark.parametrize(
    "around",
    [
        "{news}\n-- \nThe press office\n+47 555 00",
        "View this email in your browser\n\n{news}",
        "{news}\n\nYou are receiving this email because you signed up.\nUnsubscribe",
        "{news}\n\nSe désabonner de cette lettre",
        "{news}\n\nWenn Sie keine Post mehr wünschen, können Sie den Newsletter abbestellen.",
        "{news}\n\nOn Mon, 10 Feb 2025, A. Reader wrote:\n> Is it open?\n> Yours",
        "On Mon, 10 Feb 2025, A. Reader wrote:\n> Is it open?\n\n{news}",
    ],
)
def test_what_is_not_the_news_is_left_out(around: str) -> None:
    assert trim_letter(around.format(news=NEWS)) == NEWS


@pytest.mark.parametrize(
    "text",
    [
        f"Readers may unsubscribe from today, the regulator said.\n\n{NEWS}\n\n{NEWS}",
        "On Monday the mayor wrote:\n\nThe harbour is open.",
    ],
)
def test_news_about_letters_is_news(text: str) -> None:
    assert trim_letter(text) == text


def test_a_letter_that_is_all_quotation_is_read() -> None:
    assert trim_letter("> The harbour\n> > reopened.") == "The harbour\nreopened."


def test_texts_in_old_or_wrongly_named_charsets_are_read(tmp_path: Path) -> None:
    head = b"Subject: =?koi8-r?B?8M/S1A==?=\nContent-Type: text/plain; charset=%s\n\n"
    text = "Порт Бергена открылся в понедельник, никто не пострадал."
    document = read_one(tmp_path, head % b"koi8-r" + text.encode("koi8-r"))
    assert (document.title, document.text) == ("Порт", text)
    assert read_one(tmp_path, head % b"no-such-charset" + text.encode()).text == text


def test_lines_that_were_broken_to_fit_are_put_together(tmp_path: Path) -> None:
    head = b"Subject: x\nContent-Type: text/plain; format=flowed\n\n"
    assert (
        read_one(tmp_path, head + b"The harbour of \nBergen reopened.\nShips came.").text
        == "The harbour of Bergen reopened.\nShips came."
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"no header here", "not a message"),
        (b"Subject: x\n\n", "a letter without text"),
        (b"Subject: x\nContent-Type: image/png\n\nabc", "a letter without text"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, content: bytes, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        read_one(tmp_path, content)


PIECES = [
    b"Subject: =?utf-8?B?/w==?=", b"From: <<,;@[", b"Date: Tue, 99", b"\n", b"\n\n", b"boundary=x", b"--x",
    b"--x--", b"Content-Type: multipart/mixed; ", b'Content-Type: text/html; charset="', b"=E9=", b"\xff\xfe",
    b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: quoted-printable", b"> a",
    b"Content-Type: message/rfc822", b"Content-Type: text/plain; charset*=utf-8''%E9; x*1=a",
    b"Content-Disposition: attachment; filename*0*=",
]  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=5), max_size=25))
def test_letters_made_of_any_pieces_are_read_or_refused(tmp_path: Path, pieces: list[bytes]) -> None:
    try:
        read_one(tmp_path, b"X: y\n" + b"".join(pieces))
    except SourceError:
        return
