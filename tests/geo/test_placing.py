"""Placing events: their own words first, then the scene of their story, and otherwise nowhere."""

from __future__ import annotations

import time
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer import load_gazetteer
from geo.model import PlacedMention, Placement
from geo.placing import place_events, place_mentions
from geo.placing.distance import distance_km, roughly_km
from timeline.languages import load_language
from timeline.mentions import find_names
from timeline.model import DateInterval, Event, SourceDocument, Span, Timeline, When

ENGLISH = load_language("en")
MAY_2 = (date(2024, 5, 2), date(2024, 5, 2))
APRIL = (date(2024, 4, 1), date(2024, 4, 30))


def read(text: str, name: str = "one") -> tuple[PlacedMention, ...]:
    document = SourceDocument(name, text, f"{name}.txt")
    gazetteer = load_gazetteer()
    return place_mentions(document, find_names(document, gazetteer.names, ENGLISH), gazetteer)


def tell(text: str, sentence: str, days: tuple[date, date], day: bool = True, name: str = "one") -> Event:
    """One event told by one sentence of a text, with the place mentions that stand in it."""
    start = text.index(sentence)
    where = tuple(
        placed.mention
        for placed in read(text, name)
        if start <= placed.mention.span.start < start + len(sentence)
    )
    return Event(
        id=f"{name}-{start}",
        title=sentence[:90],
        summary=sentence,
        when=When(DateInterval(*days), "day" if day else "month", "explicit"),
        where=where,
        participants=(),
        evidence=(Span(name, start, start + len(sentence)),),
    )


def place(text: str, *events: Event) -> dict[str, tuple[Placement, ...]]:
    return place_events(Timeline(events), {"one": read(text)})


def named(placements: tuple[Placement, ...]) -> list[tuple[str, str]]:
    return [(placement.place.name, placement.basis) for placement in placements]


def test_an_event_happens_where_its_own_words_say() -> None:
    text = "Ministers met in Oslo on Thursday. Finland sent a deputy."
    event = tell(text, "Ministers met in Oslo on Thursday.", MAY_2)
    placed = place(text, event)
    assert named(placed[event.id]) == [("Oslo", "text")]
    evidence = placed[event.id][0].evidence
    assert text[evidence.start : evidence.end] == "Oslo"


def test_who_acts_is_no_scene() -> None:
    text = "German officials said Japan had agreed."
    event = tell(text, text, MAY_2)
    assert place(text, event) == {}


def test_the_place_of_a_plan_counts_when_there_is_nothing_better() -> None:
    text = "The group announced a fund for steel mills in Ohio."
    event = tell(text, text, APRIL, day=False)
    assert named(place(text, event)[event.id]) == [("Ohio", "text")]


def test_an_event_of_the_same_days_takes_the_scene_of_its_story() -> None:
    text = "The forum took place in Nairobi on 2 May. Delegates signed a pledge that day."
    first = tell(text, "The forum took place in Nairobi on 2 May.", MAY_2)
    second = tell(text, "Delegates signed a pledge that day.", MAY_2)
    assert named(place(text, first, second)[second.id]) == [("Nairobi", "document")]


def test_an_event_of_other_days_does_not() -> None:
    text = "The forum took place in Nairobi on 2 May. A spokesman had briefed the press in April."
    first = tell(text, "The forum took place in Nairobi on 2 May.", MAY_2)
    second = tell(text, "A spokesman had briefed the press in April.", (APRIL[0], APRIL[0]))
    assert second.id not in place(text, first, second)


def test_a_country_gives_way_to_the_city_in_it() -> None:
    text = "The treaty was signed in Lisbon, Portugal, on Thursday."
    event = tell(text, text, MAY_2)
    assert named(place(text, event)[event.id]) == [("Lisbon", "text")]


def test_the_occasion_before_the_name_makes_it_a_scene() -> None:
    text = "The Nairobi summit ended without a deal."
    assert [placed.role for placed in read(text)] == ["scene"]


def test_a_date_line_is_known() -> None:
    assert [placed.role for placed in read("GENEVA -- Talks went on.")] == ["dateline"]


def test_continents_and_blocs_are_too_wide_to_be_a_scene() -> None:
    text = "Prices rose in Europe and across the European Union on Thursday."
    event = tell(text, text, MAY_2)
    assert place(text, event) == {}


@given(st.text(max_size=120))
@settings(max_examples=60)
def test_any_text_can_be_placed(text: str) -> None:
    for placed in read(text):
        assert placed.mention.text == text[placed.mention.span.start : placed.mention.span.end]
        assert placed.reason


def test_the_same_text_gives_the_same_places() -> None:
    text = "From Springfield to Columbus, Ohio, and on to Richmond and Paris."
    assert read(text) == read(text)


def test_distances_are_right() -> None:
    assert 340 < distance_km(51.5074, -0.1278, 48.8566, 2.3522) < 348
    assert abs(roughly_km(51.5, -0.1, 48.9, 2.4) - distance_km(51.5, -0.1, 48.9, 2.4)) < 5
    assert roughly_km(0, 179.9, 0, -179.9) < 30


def test_a_long_list_takes_linear_time() -> None:
    before = time.process_time()
    for text in ("Paris, " * 8_000, "Oxford Street and " * 4_000, "Georgia, Texas and Ohio " * 3_000):
        read(text)
    assert time.process_time() - before < 10
