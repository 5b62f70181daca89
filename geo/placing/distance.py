"""Distances on the globe."""

from __future__ import annotations

import math

EARTH_RADIUS_KM = 6371.0088
_KM_PER_DEGREE = 111.195


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance between two points given in degrees."""
    a, b = math.radians(latitude), math.radians(other_latitude)
    turn = math.radians(other_longitude - longitude) / 2
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))


def roughly_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """About the same, quicker: right to a few per cent below a thousand kilometres."""
    turn = abs(other_longitude - longitude)
    if turn > 180:
        turn = 360 - turn
    narrow = turn * math.cos(math.radians((latitude + other_latitude) / 2))
    return _KM_PER_DEGREE * math.hypot(other_latitude - latitude, narrow)
