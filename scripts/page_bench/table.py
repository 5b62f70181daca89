"""The figures of all pages as one table, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

from scripts.page_bench.measuring import Drag, Load, Reach, Weight

COLUMNS = ("page", "events", "hosts", "requests", "raw KB", "gz KB", "paint ms", "ready ms", "busy ms",
    "drag fps", ">50 ms", "axe", "keyboard: events", "countries", "text without JS")  # fmt: skip


@dataclass
class Figures:
    """What was measured of one page; None or empty where it was not."""

    name: str
    events: int
    countries: int = 0
    weight: Weight | None = None
    loads: list[Load] = field(default_factory=list)
    drags: list[Drag] = field(default_factory=list)
    violations: list[str] | None = None
    reach: Reach | None = None
    words: tuple[int, int] | None = None
    missing: str = ""
    """Why nothing was measured."""


def middle(values: Iterable[float | None]) -> float | None:
    """The median of those that are there; None when one of two or more is not."""
    known = list(values)
    there = [value for value in known if value is not None]
    return median(there) if there and 2 * len(there) > len(known) else None


def summarise(figures: Figures) -> dict[str, Any]:  # Any: a JSON value
    """The figures of one page with their medians, for JSON."""
    return {
        **asdict(figures),
        "painted_ms": middle(load.painted_ms for load in figures.loads),
        "ready_ms": middle(load.ready_ms for load in figures.loads),
        "busy_ms": middle(load.busy_ms for load in figures.loads),
        "drag_fps": middle(drag.fps for drag in figures.drags),
        "long_frames": middle(drag.long_frames for drag in figures.drags),
    }


def write_row(figures: Figures) -> tuple[str, ...]:
    """One row of the table, in words."""
    if figures.missing:
        return figures.name, str(figures.events), "not measured", *[""] * (len(COLUMNS) - 3)
    told, weight = summarise(figures), figures.weight
    share = told["long_frames"]
    return (
        figures.name,
        str(figures.events),
        str(weight.hosts) if weight else "",
        str(weight.requests_outside) if weight else "",
        whole(weight.raw / 1000) if weight else "",
        whole(weight.packed / 1000) if weight else "",
        whole(told["painted_ms"]),
        whole(told["ready_ms"]),
        whole(told["busy_ms"]),
        whole(told["drag_fps"]),
        "" if share is None else f"{share:.0%}",
        "" if figures.violations is None else str(len(figures.violations)),
        f"{figures.reach.events}/{figures.events}" if figures.reach else "",
        f"{figures.reach.countries}/{figures.countries}" if figures.reach and figures.countries else "",
        f"{figures.words[0]}/{figures.words[1]}" if figures.words else "",
    )


def whole(number: float | None) -> str:
    """A number without its fraction; empty when there is none."""
    return "" if number is None else f"{number:.0f}"


def write_table(rows: Sequence[Figures], notes: Iterable[str]) -> str:
    """All rows in columns as wide as they need, the notes below."""
    lines = [COLUMNS, *(write_row(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(COLUMNS))]
    written = [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]
    reasons = (f"{row.name}, {row.events} events: not measured, {row.missing}" for row in rows if row.missing)
    return "\n".join([*written, "", *reasons, *notes])
