"""The weightiest thing that a name can be."""

from __future__ import annotations

from timeline.mentions import traits


def rank_of(bits: int) -> str:
    """The weightiest thing the name can be."""
    for bit, name in (
        (traits.FEATURE, "feature"),
        (traits.COUNTRY, "country"),
        (traits.DEMONYM, "demonym"),
        (traits.ADMIN1, "state"),
        (traits.HUGE, "huge-city"),
        (traits.BLOC, "bloc"),
        (traits.REGION | traits.LARGE, "known-region"),
        (traits.REGION, "region"),
        (traits.LARGE, "large-city"),
        (traits.ADMIN2, "county"),
        (traits.CITY, "town"),
    ):
        if bits & bit == bit:
            return name
    return "abbreviation"
