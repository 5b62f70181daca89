"""Which language a text is in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.marking import language_of
from scripts.score_dates import read_marked
from timeline.languages.guessing import guess_language

MARKED = Path(__file__).parent.parent / "examples" / "dated"


@pytest.mark.parametrize("path", sorted(MARKED.glob("*.txt")), ids=lambda path: path.stem)
def test_every_marked_text_is_told_to_be_in_its_language(path: Path) -> None:
    language = language_of(path)
    told = {text.document.id: guess_language(text.document.text) for text in read_marked(path)}
    assert {name: tag for name, tag in told.items() if tag != language} == {}


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("it", "Il ponte è stato chiuso nella notte e non si sa quando sarà riaperto, ha detto il sindaco."),
        ("nl", "De brug is in de nacht gesloten en het is niet bekend wanneer ze weer opengaat, zei hij."),
        (
            "pt",
            "A ponte foi fechada de noite e não se sabe quando será reaberta, disse o prefeito da cidade.",
        ),
        (
            "pl",
            "Most został zamknięty w nocy i nie wiadomo, kiedy się go otworzy, jak mówi burmistrz na sesji.",
        ),
        ("sv", "Bron stängdes på natten och det är inte känt när den ska öppnas, sade han till en tidning."),
        (
            "da",
            "Broen blev lukket om natten, og det er ikke kendt, hvornår den åbner, sagde han til en avis.",
        ),
    ],
)
def test_neighbours_are_told_apart(tag: str, text: str) -> None:
    assert guess_language(text) == tag


def test_a_text_that_does_not_tell_is_taken_for_english() -> None:
    assert guess_language("") == "en"
    assert guess_language("Bilbao 2, Porto 1") == "en"
    assert guess_language("東京都は11日、橋を閉鎖した。") == "en"


@given(st.text())
def test_any_text_has_a_tag(text: str) -> None:
    assert guess_language(text).isalpha()
