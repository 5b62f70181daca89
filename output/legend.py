"""The keys of the still pictures: what a mark or a colour means, as a symbol of 34 by 16 and words."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from output.boards import Board
from output.outline import EventLine
from output.static_defs import PATTERNS
from output.stops import Stop
from output.timeline_chart import is_exact, is_long, role_of
from output.wording import Wording, say

SYMBOL_PX = (34, 16)
MARKS = {
    "key-day": Markup('<circle class="happened" cx="17" cy="8" r="5.5"/>'),
    "key-range": Markup(
        '<path class="range" d="M5 8H29"/><circle class="happened" cx="6" cy="8" r="5"/>'
        '<circle class="happened" cx="28" cy="8" r="5"/>'
    ),
    "key-soft": Markup('<rect class="soft happened" x="0" y="1" width="34" height="14"/>'),
    "key-announced": Markup('<circle class="announced" cx="17" cy="8" r="5"/>'),
    "key-disputed": Markup('<path class="disputed" d="M17 1l7 7-7 7-7-7z"/>'),
}
STOPS = {
    "text": Markup('<circle class="stop" cx="17" cy="8" r="6"/>'),
    "document": Markup('<circle class="stop inferred" cx="17" cy="8" r="6"/>'),
}

KeyItem = tuple[Markup, str]


def key_of_map(stops: Sequence[Stop], wording: Wording) -> tuple[KeyItem, ...]:
    """The circles; only those it shows."""
    inferred = {len(stop.inferred) == len(stop.events) for stop in stops}
    kinds = [kind for kind, there in (("text", False), ("document", True)) if there in inferred]
    return tuple((STOPS[kind], say(wording, f"map.{kind}")) for kind in kinds)


def key_of_timeline(events: Sequence[EventLine], wording: Wording) -> tuple[KeyItem, ...]:
    """The marks; only those it shows."""
    seen = seen_marks(events)
    return tuple((MARKS[name], say(wording, f"timeline.{name}")) for name in MARKS if name in seen)


def seen_marks(lines: Sequence[EventLine]) -> frozenset[str]:
    """Which marks a timeline has."""
    events = [line.event for line in lines]
    exact = [event for event in events if is_exact(event)]
    there = {
        "key-day": any(not is_long(event) for event in exact),
        "key-range": any(is_long(event) for event in exact),
        "key-soft": len(exact) < len(events),
        "key-announced": any(role_of(event) == "announced" for event in events),
        "key-disputed": any(role_of(event) == "disputed" for event in events),
    }
    return frozenset(name for name, seen in there.items() if seen)


def key_of_board(board: Board, wording: Wording) -> tuple[KeyItem, ...]:
    """The colours of a question."""
    items = [(swatch(group.role), group.label) for group in board.groups]
    if board.contested:
        items.append((swatch("contested"), say(wording, "choropleth.contested")))
    return (*items, (swatch("unnamed"), say(wording, "choropleth.unnamed")))


def swatch(role: str) -> Markup:
    """A square in the colour of a role, with its pattern."""
    patterned = " patterned" if role in PATTERNS else ""
    return Markup('<rect class="swatch role-{}{}" x="17" y="1" width="14" height="14" rx="3"/>').format(
        role, patterned
    )
