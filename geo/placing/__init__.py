"""Placing: which of its namesakes a name means, and where an event happened."""

from __future__ import annotations

from geo.placing.corpora import place_readings
from geo.placing.events import place_events
from geo.placing.mentions import place_mentions

__all__ = ["place_events", "place_mentions", "place_readings"]
