"""What a name can be: the bits of the small number that `names` gives for every name.

`names` is built by geo (`Gazetteer.names`); the bits above `TRAIT_BITS` are geo's own business.
"""

from __future__ import annotations

COUNTRY = 1 << 0
ADMIN1 = 1 << 1
"""A state, a province, a region of the first order."""
ADMIN2 = 1 << 2
"""A county, a department, a district."""
CITY = 1 << 3
LARGE = 1 << 4
"""A capital, or a city of 100,000 people and more."""
REGION = 1 << 5
"""A landmark, a sea, a bloc, a continent, or a region that is not an administrative unit."""
DEMONYM = 1 << 6
ABBREVIATION = 1 << 7
"""The short form of a state ("Tex."): a place only next to one ("Paris, Tex.")."""
ALTERNATE = 1 << 8
"""Nobody's first name for anything: only other names of places."""
HUGE = 1 << 9
"""A city of a million people and more."""
SITE = 1 << 10
"""A place only where something happens at it; its name mostly means who works there ("the Pentagon")."""
BLOC = 1 << 11
"""A group of countries."""

FEATURE = 1 << 12
"""Something in the landscape, by the word for its kind: "Tippecanoe River", which no gazetteer has."""

SHARED = 1 << 13
"""Named by half: what it is stands once behind several names ("Polk and Dallas counties")."""

TOWNSPEOPLE = 1 << 14
"""Who comes from a town, or its adjective: "Berliner". Found by how it is written, so no name has it."""

TRAIT_BITS = 14
TRAIT_MASK = (1 << TRAIT_BITS) - 1
