"""What `site.borders` may say: which territory is drawn as part of which country, or left open."""

from __future__ import annotations

from dateline.tables import Table, nearest
from geo.boundaries import OPEN, Borders, load_territories
from geo.countries import country_alpha3, country_name, load_countries


def read_borders(site: Table) -> Borders:
    """The editor's decisions by territory; what is wrong in them goes to the table's problems."""
    table = site.table("borders")
    found: dict[str, str] = {}
    keys: dict[str, str] = {}
    for key in table.keys():  # noqa: SIM118  (a Table is no dict)
        territory, owner = read_territory(table, key), read_owner(table, key)
        if territory in found:
            table.complain(key, "decided twice; keep one of them")
        elif territory and owner:
            found[territory], keys[territory] = owner, key
    for territory, owner in found.items():
        if owner in found:
            name = country_name(owner)
            message = f"{name} is not drawn itself: `borders` gives it away or leaves it open"
            table.complain(keys[territory], message)
    table.finish()
    return tuple(sorted(found.items()))


def read_territory(table: Table, key: str) -> str | None:
    """The code of what has a shape of its own, named by its code or its English name."""
    territories = load_territories()
    names = {each.name or country_name(each.code): each.code for each in territories.values()}
    code = names.get(key) or (key if key in territories else country_alpha3(key))
    if code in territories:
        return code
    if code:
        table.complain(key, f"{country_name(code)} has no shape of its own on these maps")
    else:
        table.complain(key, f'unknown territory "{key[:60]}"; {nearest(key, names)}')
    return None


def read_owner(table: Table, key: str) -> str | None:
    """The code of the country that a territory is drawn as part of, or OPEN."""
    given = table.text(key) or ""
    code = OPEN if given == OPEN else country_alpha3(given)
    if code is None:
        names = [OPEN, *(country_name(each) for each in load_countries())]
        table.complain(key, f'unknown country "{given[:60]}"; {nearest(given, names)}')
    return code
