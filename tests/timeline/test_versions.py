"""What many tell in the same words of the same days is one version, and versions are compared evenly."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from timeline.events.words import event_words
from timeline.languages import load_language
from timeline.merging.likeness import Comparison
from timeline.merging.tellings import Telling, Wordings
from timeline.merging.traits import said_by, sketch
from timeline.merging.versions import Version, find_versions
from timeline.model import SourceDocument
from timeline.reading import read_document

STRUCK = "A barge struck the mole of Skarvik on 3 June."
AGAIN = "A barge struck the mole of Skarvik on 5 June."
OTHER = "The mole of Skarvik was struck by a barge on 3 June."


def versions_of(*texts: str) -> list[Version]:
    documents = [
        SourceDocument(f"d{number}", text, f"d{number}", published=date(2024, 6, 12))
        for number, text in enumerate(texts)
    ]
    readings = [read_document(document, {}, load_language("en")) for document in documents]
    told = [(event, reading.document) for reading in readings for event in reading.events]
    words = event_words(load_language("en"))
    sketches = [sketch(said_by(event), words) for event, _ in told]
    wordings = Wordings(sketches)
    return find_versions(
        [
            Telling(event, frozenset({document.id}), document.published, wordings.find(event, own))
            for (event, document), own in zip(told, sketches, strict=True)
        ]
    )


def test_the_same_words_of_the_same_day_are_one_version() -> None:
    one, other = versions_of(STRUCK, STRUCK, OTHER)
    assert one.tellings == (0, 1)
    assert one.documents == one.sources == {"d0", "d1"}
    assert other.tellings == (2,)


def test_the_same_words_of_another_day_are_another_version() -> None:
    undated = "A barge struck the mole of Skarvik on Monday."
    early, late = undated, undated.replace("Monday", "Tuesday")
    assert [version.tellings for version in versions_of(early, late, early)] == [(0, 2), (1,)]


def test_how_alike_two_versions_are_does_not_depend_on_which_comes_first() -> None:
    versions = versions_of(STRUCK, AGAIN, OTHER, "Barge crews walked out in Skarvik on 4 June.")
    comparison, reverse = Comparison(versions), Comparison(versions[::-1])
    last = len(versions) - 1
    for one, other in combinations(range(len(versions)), 2):
        assert comparison.likeness(one, other) == comparison.likeness(other, one)
        assert comparison.likeness(one, other) == reverse.likeness(last - one, last - other)


def test_what_ended_days_before_is_no_version_of_it() -> None:
    one, other = versions_of(STRUCK, AGAIN)
    assert Comparison([one, other]).likeness(0, 1) == 0
