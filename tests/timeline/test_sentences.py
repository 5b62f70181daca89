"""Where sentences begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("It rained. It stopped.", ["It rained.", "It stopped."]),
        ("A headline\nThe story begins.", ["A headline", "The story begins."]),
        (
            "Dr. Vale met Gov. Hurst on Feb. 3. They talked.",
            ["Dr. Vale met Gov. Hurst on Feb. 3.", "They talked."],
        ),
        (
            "The U.S. and the U.K. agreed. France did not.",
            ["The U.S. and the U.K. agreed.", "France did not."],
        ),
        ("It cost $3.5 million. Nobody paid.", ["It cost $3.5 million.", "Nobody paid."]),
        ("\u201cWe must go.\u201d He left.", ["\u201cWe must go.\u201d", "He left."]),
        ("She left New York. New owners came.", ["She left New York.", "New owners came."]),
        ("Capt. Orla Finn of Acme Corp. Norway spoke.", ["Capt. Orla Finn of Acme Corp. Norway spoke."]),
        ("  \n \n", []),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, split: list[str]) -> None:
    assert sentences(text) == split


@given(st.text())
def test_sentences_are_in_order_and_leave_out_only_blanks(text: str) -> None:
    spans = split_sentences(text)
    assert list(spans) == sorted(spans)
    assert all(start < end and text[start:end] == text[start:end].strip() for start, end in spans)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["a ", ". ", "A.", "\u201c", "x", "\n"])
def test_long_runs_take_little_time(piece: str) -> None:
    split_sentences(piece * 50_000)
