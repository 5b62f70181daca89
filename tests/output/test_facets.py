"""What events can be narrowed down by."""

from __future__ import annotations

from dataclasses import replace

from output.facets import Facet, count_tellings, find_full_names, list_choices, list_facets
from output.model import Explainer
from output.outline import outline_explainer
from timeline.model import Timeline


def facets_of(explainer: Explainer) -> dict[str, Facet]:
    return {facet.name: facet for facet in list_facets(outline_explainer(explainer))}


def told(facet: Facet) -> list[tuple[str, str, int]]:
    return [(choice.value, choice.label, len(choice.events)) for choice in list_choices(facet)]


def with_actors(explainer: Explainer, *names: tuple[str, ...]) -> Explainer:
    """The explainer with these participants in its first events."""
    events = list(explainer.timeline.events)
    for number, each in enumerate(names):
        events[number] = replace(events[number], participants=each)
    return replace(explainer, timeline=Timeline(tuple(events)))


def test_sources_are_told_by_name_those_of_most_events_first(explainer: Explainer) -> None:
    assert told(facets_of(explainer)["source"]) == [
        ("dispatch", "Evening Dispatch", 8),
        ("courier", "The Harbour Courier", 6),
        ("ministry", "Ministry notes", 2),
        ("blog", "What I heard in the corridors", 2),
    ]


def test_articles_of_one_publisher_stand_together_and_can_be_kept_together(explainer: Explainer) -> None:
    documents = tuple(replace(document, publisher="The Wire") for document in explainer.documents)
    facet = facets_of(replace(explainer, documents=documents))["source"]
    assert [group.label for group in facet.groups] == ["The Wire"]
    whole, *parts = list_choices(facet)
    assert (whole.value, whole.label, len(whole.events)) == ("The Wire", "All of The Wire", 13)
    assert {choice.value for choice in parts} == {document.id for document in documents}


def test_places_stand_with_their_country(explainer: Explainer) -> None:
    places = told(facets_of(explainer)["place"])
    assert places[0] == ("Paris, FRA", "France: Paris", 6)
    assert ("GBR", "All of United Kingdom", 2) in places
    assert ("London, GBR", "London", 1) in places


def test_a_country_is_no_place_beside_itself(explainer: Explainer) -> None:
    placements = {
        event: tuple(
            replace(each, place=replace(each.place, name="France")) if each.place.name == "Paris" else each
            for each in placed
        )
        for event, placed in explainer.placements.items()
    }
    places = told(facets_of(replace(explainer, placements=placements))["place"])
    assert places[0] == ("FRA", "France", 6)


def test_those_who_act_stand_under_their_full_name(explainer: Explainer) -> None:
    people = facets_of(with_actors(explainer, ("Modi",), ("Narendra Modi",), ("Modi", "Ann Lee")))["person"]
    assert told(people) == [("Narendra Modi", "Narendra Modi", 3), ("Ann Lee", "Ann Lee", 1)]


def test_a_name_that_two_share_and_a_country_stay_what_they_are() -> None:
    names = ("Lee", "Ann Lee", "Bo Lee", "Ireland", "Northern Ireland", "Kim", "Jo Kim")
    full = find_full_names(names)
    assert {name: full[name] for name in ("Lee", "Ireland", "Kim")} == {
        "Lee": "Lee",
        "Ireland": "Ireland",
        "Kim": "Jo Kim",
    }


def test_a_facet_with_a_single_choice_is_left_out(explainer: Explainer) -> None:
    assert "person" not in facets_of(with_actors(explainer, ("Ann Lee",), ("Ann Lee",)))
    assert "person" in facets_of(with_actors(explainer, ("Ann Lee",), ("Bo Lee",)))


def test_a_source_knows_how_many_events_it_tells(explainer: Explainer) -> None:
    outline = outline_explainer(explainer)
    source = next(facet for facet in list_facets(outline) if facet.name == "source")
    assert count_tellings(outline) == {choice.value: len(choice.events) for choice in list_choices(source)}
