"""What a map says of the borders on it: whose they are, and what the editor decided."""

from __future__ import annotations

from geo.boundaries import OPEN, Borders, load_territories
from geo.countries import country_name
from output.wording import Wording, say


def write_disclaimer(borders: Borders, wording: Wording) -> str:
    """ "Borders follow Natural Earth, but here Crimea is drawn as part of Ukraine. ..."."""
    if not borders:
        return say(wording, "choropleth.disclaimer")
    choices = say(wording, "join.titles").join(
        write_choice(territory, owner, wording) for territory, owner in borders
    )
    return say(wording, "borders.disclaimer", choices=choices)


def write_choice(territory: str, owner: str, wording: Wording) -> str:
    """ "Western Sahara is left open"."""
    name = name_territory(territory, wording)
    if owner == OPEN:
        return say(wording, "borders.left-open", territory=name)
    return say(wording, "borders.part-of", territory=name, country=country_name(owner, wording.tag))


def name_territory(code: str, wording: Wording) -> str:
    """What the page calls a country or a part of one."""
    territory = load_territories().get(code)
    if territory is None or territory.name is None:
        return country_name(code, wording.tag)
    name: str = wording.strings["territories"].get(code, territory.name)
    return name
