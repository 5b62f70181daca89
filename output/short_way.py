"""The short way round the world: Fiji and Samoa are neighbours, though one lies at 178 E and one at 172 W."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

WORTHWHILE = 0.75
"""The map is turned when that shrinks it to this share: nobody expects Paris to the right of Tokyo."""
FAR = 150.0
"""Beyond this meridian the edge of the usual map is near."""


def unwrap_longitudes(longitudes: Sequence[float]) -> tuple[float, ...]:
    """The same meridians, those west of the widest gap between them counted on beyond 180 degrees.

    >>> unwrap_longitudes([178.0, -172.0])
    (178.0, 188.0)
    >>> unwrap_longitudes([-74.0, 2.0, 139.0])
    (-74.0, 2.0, 139.0)
    """
    ordered = sorted(set(longitudes))
    gaps = [(after - before, after) for before, after in pairwise(ordered)]
    widest, east = max(gaps, default=(0.0, 0.0))
    if not gaps or 360 - widest > WORTHWHILE * (ordered[-1] - ordered[0]):
        return tuple(longitudes)
    return tuple(longitude if longitude >= east else longitude + 360 for longitude in longitudes)


def middle_meridian(longitudes: Sequence[float]) -> float:
    """The meridian that a map of these is centred on: 0, as everybody knows the world, unless they lie at or
    beyond its edge. Takes what `unwrap_longitudes` gives."""
    if not longitudes:
        return 0.0
    middle = (min(longitudes) + max(longitudes)) / 2
    return middle if max(longitudes) > 180 or abs(middle) > FAR else 0.0
