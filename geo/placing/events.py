"""Where each event happened."""

from __future__ import annotations

from collections.abc import Mapping

from geo.model import PlacedMention, Placement
from timeline.model import Timeline


def place_events(
    timeline: Timeline, placed: Mapping[str, tuple[PlacedMention, ...]]
) -> dict[str, tuple[Placement, ...]]:
    """The places of every event that has one."""
    return {}
