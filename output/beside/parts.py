"""The parts in which the events are told that a page does not carry itself, as the gaps of its list."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from output.outline import EventLine

PER_PART = 250
"""How many events a part has at least, but for the last one; and how many of one gap it has at most."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Events one after the other that the page leaves to a part."""

    lines: tuple[EventLine, ...]
    part: int
    """The number of the part: 1, 2, ..."""


@dataclass(frozen=True, slots=True)
class Part:
    """The gaps that are told in one file, in order of time."""

    number: int
    gaps: tuple[Gap, ...]

    @property
    def lines(self) -> tuple[EventLine, ...]:
        """Its events."""
        return tuple(line for gap in self.gaps for line in gap.lines)


def plan_parts(
    lines: Sequence[EventLine], carried: Collection[int], per_part: int = PER_PART
) -> tuple[Part, ...]:
    """The parts of all events whose numbers are not `carried`; each gap lies in one part, so that what is
    loaded fills whole gaps. A gap of more than `per_part` is cut."""
    gaps = list(cut_gaps(lines, carried, per_part))
    parts: list[Part] = []
    while gaps:
        taken, size = 0, 0
        while taken < len(gaps) and size < per_part:
            size += len(gaps[taken])
            taken += 1
        number = len(parts) + 1
        parts.append(Part(number, tuple(Gap(told, number) for told in gaps[:taken])))
        del gaps[:taken]
    return tuple(parts)


def cut_gaps(
    lines: Sequence[EventLine], carried: Collection[int], most: int
) -> Iterator[tuple[EventLine, ...]]:
    """The runs of events that are not carried, none longer than `most`."""
    for kept, run in groupby(lines, key=lambda line: line.number in carried):
        told = () if kept else tuple(run)
        yield from (told[at : at + most] for at in range(0, len(told), most))


def weave(
    carried: Sequence[EventLine], parts: Sequence[Part], size: int
) -> Iterator[tuple[EventLine | Gap, ...]]:
    """The events that the page carries, in batches, with the gaps where they belong in time."""
    gaps = deque(gap for part in parts for gap in part.gaps)
    for at in range(0, len(carried), size):
        batch: list[EventLine | Gap] = []
        for line in carried[at : at + size]:
            while gaps and gaps[0].lines[0].number < line.number:
                batch.append(gaps.popleft())
            batch.append(line)
        if at + size >= len(carried):
            batch += gaps
        yield tuple(batch)
