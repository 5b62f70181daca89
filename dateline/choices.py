"""What a configuration chooses among what the other rooms offer."""

from __future__ import annotations

from functools import cache

from dateline.config import Config, DateOrder
from geo.gazetteer import Gazetteer, load_gazetteer
from geo.geocoders import Known, Service, open_geocoders
from geo.own_places import OwnPlace, add_places
from timeline.languages import Language, load_language


@cache
def choose_language(tag: str, order: DateOrder) -> Language:
    """The language of a document; with the order of 2/11/2025 that the editor knows its sources to use."""
    language = load_language(tag)
    if order == "auto":
        return language
    dates = {**language.tables["dates"], "order": order}
    return Language(language.tag, {**language.tables, "dates": dates})


@cache
def choose_gazetteer(places: tuple[OwnPlace, ...]) -> Gazetteer:
    """The gazetteer, with the editor's own places."""
    return add_places(load_gazetteer(), places)


def asks_services(config: Config) -> bool:
    """Whether the configuration names a geocoder beside the gazetteer."""
    return any(choice.name != "gazetteer" for choice in config.geocoders)


def choose_geocoders(config: Config, known: Known | None = None) -> tuple[Service, ...]:
    """The services to ask for what the gazetteer does not know, in order; `known`: what they told before."""
    return open_geocoders([(choice.name, dict(choice.settings)) for choice in config.geocoders], known)
