"""The words of reviewing: what the page of a review shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from output.edit_lines import EditLine
from output.model import Explainer
from output.outline import EventLine
from output.reviewing.doubts import Doubt

Show = Literal["doubtful", "accepted", "hidden", "all"]
"""Which events are listed."""

State = Literal["doubtful", "accepted", "hidden", "settled"]
"""What an editor has to do with an event; settled is what there is little doubt about."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a corrections file says of one event, in its own words; "" where it says nothing."""

    title: str = ""
    date: str = ""
    place: str = ""
    reason: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """A story under review."""

    found: Explainer
    """As it was found."""
    edited: Explainer
    """As the site tells it, corrections applied."""
    file: str
    """The name of the corrections file."""
    accepted: frozenset[str] = frozenset()
    """The ids of events that an editor has accepted."""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    """By event id."""
    notes: tuple[str, ...] = ()
    """What corrections fit nothing any more, a line each."""
    problems: tuple[str, ...] = ()
    """What is wrong with the file, a line each; as long as there is something, nothing can be written."""
    undoable: str = ""
    """What the last click did, in words; "" where there is nothing to take back."""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One event of a review."""

    line: EventLine
    doubts: tuple[Doubt, ...]
    state: State
    edit: EditLine | None
    """That it was edited, and why."""
    days: str
    """Its days as a corrections file writes them."""
    country: str
    """The name of the country it is placed in; "" where it is in none."""
