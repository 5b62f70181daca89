"""The text of an article as it is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.cleaning import clean_text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("One.\r\nTwo.\rThree.", "One.\nTwo.\nThree."),
        ("Line\u2028Paragraph\u2029End\x85", "Line\nParagraph\nEnd\n"),
        ("zero\u200bwidth soft\u00adhyphen \ufeffmark", "zerowidth softhyphen mark"),
        ("left\u202eright\u202c and \u2066isolated\u2069", "leftright and isolated"),
        ("bell\x07 and null\x00", "bell  and null "),
        ("<p>One <b>bold</b> word.</p><p>Two.</p>", "\nOne bold word.\n\nTwo.\n"),
        ("Before<br/>after", "Before\nafter"),
        ("a<script>if (1 < 2) { steal() }</script>b", "a\nb"),
        ("a<style>p { color: red }</style>b", "a\nb"),
        ("<!-- note -->text", "\ntext"),
        ("5 < 6 and 7 > 3, said <Ann>", "5 < 6 and 7 > 3, said <Ann>"),
        ("Caf\u00e9 \u201cquote\u201d \u2013 100 \u20ac", "Caf\u00e9 \u201cquote\u201d \u2013 100 \u20ac"),
    ],
)
def test_only_what_hides_or_marks_up_is_taken_out(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


def test_a_script_that_never_closes_hides_nothing() -> None:
    assert "the story" in clean_text("<script>var x = 1; the story")


@given(st.text())
def test_text_without_tags_keeps_its_words(raw: str) -> None:
    plain = "".join(mark for mark in raw if mark.isalnum() or mark == " ")
    assert clean_text(plain) == plain


@given(st.text())
def test_no_text_is_too_strange(raw: str) -> None:
    assert "\r" not in clean_text(raw)
    assert "\x00" not in clean_text(raw)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["<script>", "<p ", "<", "<!--", "</", "\r\n", "<b>"])
def test_long_runs_take_little_time(piece: str) -> None:
    clean_text(piece * 50_000)
