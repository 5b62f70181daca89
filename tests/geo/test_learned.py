from __future__ import annotations

from datetime import date

from geo.gazetteer import load_gazetteer
from geo.model import Place
from geo.placing import place_events, place_mentions
from timeline.languages import load_language
from timeline.merging import merge_events
from timeline.model import SourceDocument
from timeline.reading import read_document


class Knowing:
    """A geocoder that knows two villages."""

    name = "nominatim"

    def find_place(self, query: str) -> Place | None:
        known = {"Zorblatt": (12.5, -7.25, "MLI"), "Quorvale": (-33.25, -71.5, "CHL")}
        return Place(query, *known[query], "city", None, self.name) if query in known else None


def places_of(text: str) -> dict[date, list[str]]:
    """The places of the events of a text, by their days."""
    gazetteer = load_gazetteer()
    document = SourceDocument("one", text, "one.txt", published=date(2024, 4, 10))
    reading = read_document(document, gazetteer.names, load_language("en"))
    timeline = merge_events([reading])
    placed = {"one": place_mentions(document, reading.mentions, gazetteer, [Knowing()])}
    placements = place_events(timeline, placed)
    return {
        event.when.interval.first: [each.place.name for each in placements.get(event.id, ())]
        for event in timeline.events
    }


def test_an_event_happens_where_only_a_service_knows_it() -> None:
    assert places_of("On 3 April 2024 heavy rain flooded a market in Zorblatt.") == {
        date(2024, 4, 3): ["Zorblatt"]
    }


def test_the_next_sentence_keeps_its_own_place() -> None:
    text = "On 3 April 2024 rain flooded a market in Zorblatt. On 5 April 2024 ministers met in Paris."
    assert places_of(text) == {date(2024, 4, 3): ["Zorblatt"], date(2024, 4, 5): ["Paris"]}


def test_of_two_events_in_a_sentence_each_has_the_place_it_names() -> None:
    text = "On 3 April 2024 rain flooded a market in Zorblatt, and on 5 April 2024 a bridge fell in Quorvale."
    assert places_of(text) == {date(2024, 4, 3): ["Zorblatt"], date(2024, 4, 5): ["Quorvale"]}
