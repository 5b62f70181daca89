from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from dateline.decoding import decode_text, read_object, whole_characters
from dateline.errors import SourceError

EXAMPLES = YAML(typ="safe").load(Path(__file__).parents[1] / "examples" / "encodings.yaml")
SENTENCE = "L’Élysée a reçu soixante délégations – hier."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_text_is_read_in_whatever_encoding_it_was_saved(encoding: str) -> None:
    assert decode_text(SENTENCE.encode(encoding)) == SENTENCE


@pytest.mark.parametrize("times", [1, 20])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: f"{each['encoding']}: {each['text'][:12]}")
def test_an_old_encoding_is_told_from_the_words(example: dict[str, str], times: int) -> None:
    text = "\n".join([example["text"]] * times)
    assert decode_text(text.encode(example["encoding"])) == text


def test_an_old_encoding_is_told_among_many_lines_of_ascii() -> None:
    page = "<td class=plain>words of a menu</td>\n" * 500 + "<p>{}</p>"
    for example in EXAMPLES:
        text = page.format(example["text"])
        assert decode_text(text.encode(example["encoding"])) == text


def test_markup_does_not_hide_what_a_page_is_written_in() -> None:
    for example in EXAMPLES:
        page = f"<div class='plain'><span id=one>{'<i class=icon></i>' * 200}</span>{example['text']}</div>"
        assert decode_text(page.encode(example["encoding"])) == page


def test_a_declared_charset_is_believed_where_utf8_is_not_possible() -> None:
    assert decode_text("Встреча в Женеве".encode("koi8-r"), "koi8-r") == "Встреча в Женеве"


def test_a_page_that_declares_latin_1_but_is_utf8_is_read_as_utf8() -> None:
    assert decode_text(SENTENCE.encode(), "iso-8859-1") == SENTENCE


@pytest.mark.parametrize("declared", ["no-such-codec", "rot13", "zip", "idna", "a" * 40])
def test_a_declared_charset_that_is_nonsense_is_ignored(declared: str) -> None:
    assert decode_text(SENTENCE.encode(), declared) == SENTENCE


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7 ...", b"PK\x03\x04....", b"\x89PNG\r\n\x1a\n", bytes(range(256)) * 40, b"\x00\x01" * 99],
)
def test_what_is_not_text_is_refused(content: bytes) -> None:
    with pytest.raises(SourceError, match="not text"):
        decode_text(content)


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\x00\x00"])
def test_nothing_is_refused_as_empty(content: bytes) -> None:
    with pytest.raises(SourceError, match="empty"):
        decode_text(content)


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "utf-16", "shift_jis", "utf-7", "punycode"]))
def test_any_bytes_are_text_or_a_source_error(content: bytes, declared: str | None) -> None:
    try:
        decode_text(content, declared).encode()
    except SourceError:
        return


@given(st.text(st.characters()))
def test_whole_characters_can_be_written_to_a_file_and_keep_offsets(text: str) -> None:
    whole = whole_characters(text)
    whole.encode()
    assert len(whole) == len(text)


def test_half_a_character_is_replaced_one_for_one() -> None:
    assert whole_characters("a\ud800b\udc00c") == "a\ufffdb\ufffdc"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "not JSON"),
        (b"[1]", "not a JSON object"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": ' + b"9" * 5000 + b"}", "number too long"),
    ],
)
def test_a_line_that_is_no_object_says_why(line: bytes, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        read_object(line)


@pytest.mark.parametrize("declared", ["punycode", "idna", "hex", "rot13", "no-such-thing"])
def test_a_charset_that_is_none_is_not_tried(declared: str) -> None:
    text = "a-" + "b" * 2_000_000  # would take punycode half an hour
    assert decode_text(text.encode(), declared) == text
