"""Texts that are made to be slow: each is read in about as many steps as it has characters.

No time is measured. What takes the square of the length takes minutes here, and what calls itself for every
word of a list ends with an error.
"""

from __future__ import annotations

import pytest

from geo.gazetteer import load_gazetteer
from geo.placing import place_mentions
from timeline.languages import load_language
from timeline.languages.guessing import guess_language
from timeline.model import SourceDocument
from timeline.reading import read_document

LENGTH = 40_000
FRENCH = "Les maires sont venus avec les habitants des villes et des ports pour dire non. "
SPANISH = "Los ministros de la ciudad se reunieron con los otros en el puerto para hablar. "
PATTERNS = {
    "a month that is a verb": "May ",
    "one town": "Paris ",
    "towns without a comma": "Paris Texas London Ontario Rome Georgia ",
    "initials": "U.S. U.K. ",
    "peoples": "French German Italian ",
    "saints": "St. San Saint ",
    "countries": "France, Germany, Italy, Spain, Poland, ",
    "days of no month": "on 1 on 2 on 3 ",
    "numbers and slashes": "12/34/56 7-8-9 10.11.12:13 ",
    "brackets": "(",
    "quotes within quotes": '"a “b (c [d ',
    "commas": ",",
    "letters on lines of their own": "a\n",
    "dates": "1 January 2020 ",
    "the same event": "On 1 January 2020 ministers met in Paris. ",
    "marks on one letter": "\u0301",
    "nothing to see": "a\u200b\u200c\u200d\u00ad",
    "a word without end": "\u0627\u062c\u062a\u0645\u0639",
    "a sentence without end": "\u4e8c\u96f6\u5e74\u4e00\u6708\u4e00\u65e5",
    "titles": "Mr. ",
    "addresses": "https://quay.example/2020/01/01/",
    "numbers to call": "+44 20 7946 ",
    "particles": "von der van de ",
    "a French list": FRENCH + "de Brest, de Lyon, de Quimper, " * 2_000,
    "a French compound": FRENCH + "Paris-Brest-Lyon-" * 3_000,
    "a Spanish date line": SPANISH + "Toledo. Una Sevilla / Madrid. El " * 1_500,
}


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_a_text_of_nothing_else_is_read_to_its_end(pattern: str) -> None:
    text = (pattern * (LENGTH // len(pattern) + 1))[:LENGTH]
    document = SourceDocument("a", text, "a.txt", language=guess_language(text))
    gazetteer = load_gazetteer()
    reading = read_document(document, gazetteer.names, load_language(document.language))
    assert all(text[found.span.start : found.span.end] == found.text for found in reading.mentions)
    place_mentions(document, reading.mentions, gazetteer)


def test_what_an_article_tells_again_and_again_is_told_a_few_times() -> None:
    document = SourceDocument("a", PATTERNS["the same event"] * 50, "a.txt", language="en")
    reading = read_document(document, load_gazetteer().names, load_language("en"))
    assert 1 <= len(reading.events) <= 5
