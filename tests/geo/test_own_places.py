from __future__ import annotations

from geo.gazetteer import load_gazetteer
from geo.model import Place
from geo.own_places import OwnPlace, add_places
from geo.placing import place_mentions
from timeline.languages import load_language
from timeline.mentions import find_names
from timeline.model import SourceDocument

QUAY = OwnPlace(("Quay House", "the Quay House"), 51.5, -0.1, "GBR")
PARIS = OwnPlace(("Paris",), 33.66, -95.55, "USA")


def places_of(text: str, *own: OwnPlace) -> dict[str, Place | None]:
    gazetteer = add_places(load_gazetteer(), own)
    document = SourceDocument("d", text, "d.txt")
    mentions = find_names(document, gazetteer.names, load_language("en"))
    return {placed.mention.text: placed.place for placed in place_mentions(document, mentions, gazetteer)}


def test_a_place_of_the_editors_is_found_where_the_text_names_it() -> None:
    text = "Ministers met at Quay House before they flew to Norway."
    assert "Quay House" not in places_of(text)
    place = places_of(text, QUAY)["Quay House"]
    assert place
    assert (place.name, place.latitude, place.longitude, place.country) == ("Quay House", 51.5, -0.1, "GBR")


def test_a_place_of_the_editors_comes_before_its_namesakes() -> None:
    place = places_of("The council met in Paris on Monday.", PARIS)["Paris"]
    assert place
    assert place.country == "USA"


def test_the_gazetteer_itself_stays_as_it_was() -> None:
    before = len(load_gazetteer().names)
    add_places(load_gazetteer(), [QUAY])
    assert len(load_gazetteer().names) == before
