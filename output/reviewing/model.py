"""The words of reviewing: what the page of a review shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from geo.model import Question
from output.edit_lines import EditLine
from output.model import Explainer
from output.outline import EventLine
from output.passages import Passage
from output.reviewing.doubts import Doubt

Show = Literal["doubtful", "accepted", "hidden", "all", "positions"]
"""Which events are listed, or that positions are."""

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
    decisions: Mapping[tuple[str, str], Entry] = field(default_factory=dict)
    """By the id of the question and the country; `date` is since when."""
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


@dataclass(frozen=True, slots=True)
class PositionLine:
    """One country's answer to one question, as a review lists it."""

    id: str
    """ "position:QUESTION:COUNTRY"."""
    question: Question
    country: str
    """Its name."""
    stance: str
    """The id of the answer; "none" where an editor took it away."""
    label: str
    as_of: str
    """The day in ISO 8601; "" where it is not known."""
    passages: tuple[Passage, ...]
    earlier: tuple[tuple[str, tuple[Passage, ...]], ...]
    """Answers it gave before, in words."""
    doubts: tuple[str, ...]
    """Why it may be wrong, in words."""
    contested: bool
    edit: EditLine | None
