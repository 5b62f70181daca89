"""Reading dates: what holds for every text, and how long it may take."""

from __future__ import annotations

import pkgutil
import time
from datetime import date

import pytest
from dateparser.data import date_translation_data  # type: ignore[import-untyped]  # without types
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates import find_dates, read_dates
from timeline.dates.locales import find_locale
from timeline.dates.vocabulary import NO_WORDS, compile_vocabulary
from timeline.languages import Language, known_languages, load_language
from timeline.model import DatedExpression, SourceDocument

ENGLISH = load_language("en")
WORDS = """
Feb. 10-11 Tuesday May march 1998 the 20th 's of last next week year ago earlier from to until and 3 a few
2025-02-11 31/12/1999 12:30 p.m. 480 BC quarter third second early late , . - ( ) ' 1980s Christmas Easter
the end every daily Friday Group 30 February 99999999 9999 0 00 1/2 ½ ² ٣ 'n9 " hundred
"""
PIECES = st.sampled_from([*WORDS.split(), "\n\n", "\n", " "])
TEXTS = st.one_of(
    st.text(), st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=30).map("".join)
)
DAYS = st.one_of(st.none(), st.dates())


def _read(text: str, published: date | None = None) -> tuple[DatedExpression, ...]:
    return read_dates(SourceDocument("d", text, "d.txt", published=published), ENGLISH)


@given(TEXTS, DAYS)
@settings(max_examples=400)
def test_whatever_the_text_says_its_dates_are_sound(text: str, published: date | None) -> None:
    found = _read(text, published)
    assert found == _read(text, published)
    end = 0
    for one in found:
        span = one.mention.span
        assert one.mention.text == text[span.start : span.end] != ""
        assert span.start >= end
        end = span.end
        assert one.rule
        assert (one.interval is None) == (one.precision is None) == (one.basis is None)
        if one.interval:
            assert one.interval.first <= one.interval.last


@given(st.sampled_from(known_languages()), TEXTS)
@settings(max_examples=100)
def test_no_text_is_too_odd_for_any_language(tag: str, text: str) -> None:
    for one in find_dates(SourceDocument("d", text, "d.txt", language=tag), load_language(tag)):
        assert 0 <= one.start < one.end <= len(text)


NEWS = "The mayor resigned on Monday, May 5, 2014, two weeks after the council had met in the town of Ghent. "


def _seconds_per_character(text: str) -> float:
    start = time.process_time()
    _read(text, date(2014, 5, 6))
    return (time.process_time() - start) / len(text)


@pytest.mark.parametrize(
    "unit",
    [
        "Feb ",
        "1,",
        "1",
        "1 ",
        "the ",
        "a ",
        "May 3, 2011 to ",
        "'",
        "last ",
        "the end of ",
        "two hundred ",
        "\n\n",
        "1/",
        "((",
        "Friday ",
        "on Friday the vote, ",
        "on May 3 the ",
        "a week ago Tuesday ",
        "nineteen eighty-",
        "1-",
        "In 2019 ",
        "and on the 3rd ",
        "18h30",
        "10 Feb, 11 Feb, 12 Feb and ",
    ],
)
def test_hostile_texts_take_time_in_proportion(unit: str) -> None:
    hostile = (unit * (100_000 // len(unit)))[:100_000]
    assert _seconds_per_character(hostile) < 20 * _seconds_per_character(NEWS * 300)


@pytest.mark.parametrize(
    ("tag", "text", "values"),
    [
        (
            "it",
            "Il vertice dell'11 febbraio 2025; in marzo piove, il 3 di marzo 2024 no.",
            ["2025-02-11", "2024-03", "2024-03-03"],
        ),
        ("pl", "Szczyt 11 lutego 2025 w Gandawie.", ["2025-02-11"]),
        ("xx", "1 blah 2000", ["2000"]),
    ],
)
def test_a_language_without_a_file_borrows_the_months_of_dateparser(
    tag: str, text: str, values: list[str]
) -> None:
    document = SourceDocument("d", text, "d.txt", language=tag)
    found = [one.value for one in read_dates(document, load_language(tag)) if one.interval]
    assert found == values


LOCALES = sorted(
    module.name for module in pkgutil.iter_modules(date_translation_data.__path__) if "-" not in module.name
)


def test_every_locale_of_dateparser_becomes_a_vocabulary() -> None:
    assert len(LOCALES) > 150
    for tag in LOCALES:
        assert compile_vocabulary(find_locale(tag)).tag == tag


@pytest.mark.parametrize("tag", ["xx", "en-GB", "..", "", "q1", "it/../fr"])
def test_a_tag_without_a_locale_has_no_words(tag: str) -> None:
    assert find_locale(tag) is NO_WORDS


def test_abbreviations_of_a_locale_are_no_words_of_its_texts() -> None:
    words = find_locale("pt").tables["dates"]["words"]
    assert "segunda-feira" in words["weekday"]
    assert not {"segunda", "dom", "sex", "mar", "sem"} & {word for table in words.values() for word in table}


def test_the_ends_of_a_range_have_the_days_of_the_whole() -> None:
    first, second = _read("The summit of February 10-11, 2025 was held in Paris.")
    assert first.interval == second.interval
    assert first.interval
    assert (first.interval.first, first.interval.last) == (date(2025, 2, 10), date(2025, 2, 11))


def test_every_date_names_the_rule_that_read_it() -> None:
    assert [one.rule for one in _read("On 4 March 1987 and last Tuesday", date(2025, 2, 11))] == [
        "day-month-year",
        "relative-weekday",
    ]


def test_a_word_stands_in_one_table_only() -> None:
    tables = {"dates": {"words": {"month": {"may": 5}, "unit": {"may": "day"}}}}
    with pytest.raises(ValueError, match="'may' stands in two tables"):
        compile_vocabulary(Language("xx", tables))


def test_a_table_of_words_has_a_known_kind() -> None:
    with pytest.raises(ValueError, match="no such kind"):
        compile_vocabulary(Language("xx", {"dates": {"words": {"monthe": {"may": 5}}}}))


def test_an_unknown_language_is_read_as_english() -> None:
    assert load_language("xx-YY").tag == "en"
    assert load_language("en-GB") is load_language("en")
