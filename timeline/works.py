"""What is done for every document by itself: whoever runs it may use many cores, or remember the results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, Protocol, TypeVar

Item = TypeVar("Item")
Whole = TypeVar("Whole")
Part = TypeVar("Part")
Result = TypeVar("Result")
_Item = TypeVar("_Item", contravariant=True)
_Result = TypeVar("_Result", covariant=True)


class Work(Protocol[_Item, _Result]):
    """A pure function of one item, written as a frozen dataclass. Its fields, the item and the result are
    plain data (dataclasses, tuples, text, numbers, days), so that they can be kept and sent elsewhere."""

    label: ClassVar[str]
    """What it does, in a word, for those who wait: "Reading"."""

    def __call__(self, item: _Item, /) -> _Result:
        """The result for one item."""


@dataclass(frozen=True, slots=True)
class Parted(Generic[Whole, Part]):
    """An item of which much is asked: a work gives a tuple with one result for each part, and none depends on
    the other parts. Where a part is new the work is done for that part alone."""

    whole: Whole
    parts: tuple[Part, ...]


class Each(Protocol):
    """Does a work for all items and gives the results in their order."""

    def __call__(self, work: Work[Item, Result], items: Sequence[Item], /) -> Sequence[Result]:
        """One result for each item. They may be read anew whenever they are asked for, so that they need not
        all be in memory: who looks at one more than once may keep it."""


def one_by_one(work: Work[Item, Result], items: Sequence[Item], /) -> list[Result]:
    """The plainest way: one item after the other."""
    return [work(item) for item in items]
