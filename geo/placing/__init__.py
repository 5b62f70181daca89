"""Placing: which of its namesakes a name means, and where an event happened."""

from __future__ import annotations

from geo.placing.corpora import Placeable, place_readings
from geo.placing.events import place_events
from geo.placing.mentions import place_mentions

__all__ = ["Placeable", "place_events", "place_mentions", "place_readings"]
