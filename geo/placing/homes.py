"""Where a text is at home: by the words only one country's papers use, and by who publishes it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from geo.gazetteer import Gazetteer, kind_of
from geo.lookup import search
from geo.model import PlacedMention
from geo.placing.surroundings import square_at, square_of
from timeline.languages import Language

_WORD = re.compile(r"[a-zA-Z]{2,}+(?=[ ,\n])|[^\W\d_]{2,}(?:-[^\W\d_]+)?")
_EACH, _MOST = 0.7, 4.0
"""What one word is worth, in names of that country, and what all together are worth at most."""
_PUBLISHER = 3.0
"""What it is worth that the publisher is known to be at home in a country."""
_ENOUGH, _CLEAR = 5, 0.5
"""So many articles of a publisher, and this share of them that names one neighbourhood, make it a home."""
_FINE = ("city", "admin2")
_AROUND = tuple(product((-1, 0, 1), repeat=2))


@dataclass(frozen=True, slots=True)
class Home:
    """Where a publisher is at home: a country; a state or county of it; or a town, by its degree square."""

    country: int
    unit: int | None = None
    square: tuple[int, int] | None = None


def find_home(
    text: str, language: Language, gazetteer: Gazetteer, publisher: Home | None = None
) -> dict[int, float]:
    """How far a text is at home in each country, in names of places; by the country's number.

    Where nothing else tells, the `home` of the language is taken for half sure.
    """
    words = set(_WORD.findall(text))
    found = {
        gazetteer.countries.index(country): min(_MOST, _EACH * len(words & telling))
        for country, telling in _load_homes(language).items()
        if words & telling
    }
    if publisher is not None:
        found[publisher.country] = _PUBLISHER + found.get(publisher.country, 0.0)
    default = str(language.tables.get("names", {}).get("home", ""))
    if not found and default:
        found = {gazetteer.countries.index(default): _EACH}
    return dict(sorted(found.items()))


def is_at_home(gazetteer: Gazetteer, entry: int, home: Home | None) -> bool:
    """Whether a place lies in the state or the neighbourhood where the publisher is at home."""
    if home is None or kind_of(gazetteer, entry) in ("country", "continent", "sea", "bloc"):
        return False
    if home.square is not None:
        here = square_of(gazetteer, entry)
        return max(abs(here[0] - home.square[0]), abs(here[1] - home.square[1])) <= 1
    return home.unit is not None and home.unit + 1 in (gazetteer.admin1[entry], gazetteer.admin2[entry])


def name_home(gazetteer: Gazetteer, name: str) -> Home | None:
    """The home an editor names: "India", "Texas", "Paris, Texas"; None when it is no place with a country."""
    entry = next(iter(search(gazetteer, name)), None)
    if entry is None or not gazetteer.countries[gazetteer.country[entry]]:
        return None
    country, kind = gazetteer.country[entry], kind_of(gazetteer, entry)
    if kind == "country":
        return Home(country)
    if kind in ("admin1", "admin2"):
        return Home(country, unit=entry)
    return Home(country, square=square_of(gazetteer, entry))


def learn_home(articles: Sequence[Iterable[PlacedMention]], gazetteer: Gazetteer) -> Home | None:
    """The neighbourhood that most articles of one publisher name places of; None when there is none.

    Each article counts once for every degree square that it names a town or county of, and for those around.
    """
    if len(articles) < _ENOUGH:
        return None
    counts: Counter[tuple[int, int]] = Counter()
    own: Counter[tuple[int, int]] = Counter()
    countries: dict[tuple[int, int], Counter[str]] = {}
    for found in articles:
        squares = set()
        for each in found:
            place = each.place
            if place is None or place.country is None or place.kind not in _FINE:
                continue
            square = square_at(place)
            squares.add(square)
            countries.setdefault(square, Counter())[place.country] += 1
        own.update(squares)
        counts.update({(north + i, east + j) for north, east in squares for i, j in _AROUND})
    if not own:
        return None
    square = max(own, key=lambda each: (counts[each], own[each], each))
    if counts[square] < max(_ENOUGH, _CLEAR * len(articles)):
        return None
    country = max(countries[square].items(), key=lambda each: (each[1], each[0]))[0]
    return Home(gazetteer.countries.index(country), square=square)


@cache
def _load_homes(language: Language) -> Mapping[str, frozenset[str]]:
    homes = language.tables.get("names", {}).get("homes", {})
    return {country: frozenset(str(words).split()) for country, words in homes.items()}
