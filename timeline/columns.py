"""Sequences that make what they hold when somebody asks for it: of very many things none need be kept.

Where the things come from is each sequence's own affair: what keeps them as bytes (`dateline.shelf`) can hand
the bytes on, since what a sequence is made of can be seen.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar, overload, runtime_checkable

Thing = TypeVar("Thing")


class OnDemand(Sequence[Thing], ABC):
    """Makes a thing each time it is asked for: who looks twice may keep it."""

    @abstractmethod
    def make(self, place: int) -> Thing:
        """The thing at this place, from 0 to the length."""

    @overload
    def __getitem__(self, place: int) -> Thing: ...
    @overload
    def __getitem__(self, place: slice) -> list[Thing]: ...
    def __getitem__(self, place: int | slice) -> Thing | list[Thing]:
        if isinstance(place, slice):
            return [self.make(at) for at in range(*place.indices(len(self)))]
        return self.make(range(len(self))[place])

    def __iter__(self) -> Iterator[Thing]:
        return map(self.make, range(len(self)))


@runtime_checkable
class HasColumns(Protocol):
    """Knows a shorter way to a field of its things than through the things."""

    def column(self, name: str) -> Sequence[Any]:  # Any: whatever the field holds
        """That field of each."""


def column(things: Sequence[object], name: str) -> Sequence[Any]:  # Any: as above
    """A field of each of these things."""
    return things.column(name) if isinstance(things, HasColumns) else _Column(things, name)


class _Column(OnDemand[Any]):  # Any: as above
    """A field of each of some things."""

    def __init__(self, things: Sequence[object], name: str) -> None:
        self._things = things
        self._name = name

    def __len__(self) -> int:
        return len(self._things)

    def make(self, place: int) -> Any:  # noqa: ANN401  (as above)
        """The field of the thing at this place."""
        return getattr(self._things[place], self._name)


class Joined(OnDemand[Thing]):
    """Things put together from sequences that hold their fields, by name: `kind(field=..., other=...)`."""

    def __init__(self, kind: Callable[..., Thing], **columns: Sequence[object]) -> None:
        self.kind = kind
        self.columns: Mapping[str, Sequence[object]] = columns

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))

    def make(self, place: int) -> Thing:
        """The thing at this place."""
        return self.kind(**{name: held[place] for name, held in self.columns.items()})

    def column(self, name: str) -> Sequence[Any]:  # Any: as above
        """That field of each."""
        return self.columns[name]


class Gathered(OnDemand[Thing]):
    """Things from one sequence or several, in an order of their own."""

    def __init__(self, found: Sequence[tuple[Sequence[Thing], int]]) -> None:
        self.found = found
        """The sequence of each, and its place there."""

    def __len__(self) -> int:
        return len(self.found)

    def make(self, place: int) -> Thing:
        """The thing at this place."""
        things, there = self.found[place]
        return things[there]

    def column(self, name: str) -> Sequence[Any]:  # Any: as above
        """That field of each."""
        known: dict[int, Sequence[Any]] = {}
        for things, _ in self.found:
            if id(things) not in known:
                known[id(things)] = column(things, name)
        return Gathered([(known[id(things)], there) for things, there in self.found])


def pick(things: Sequence[Thing], places: Sequence[int]) -> Gathered[Thing]:
    """The things at these places, in this order."""
    return Gathered([(things, place) for place in places])


def exchange(things: Sequence[Thing], places: Sequence[int], others: Sequence[Thing]) -> Gathered[Thing]:
    """The things, but at these places the others, one for each."""
    found = [(things, place) for place in range(len(things))]
    for number, place in enumerate(places):
        found[place] = (others, number)
    return Gathered(found)


class Keyed(Mapping[str, Thing]):
    """Things by their names, in order."""

    def __init__(self, names: Sequence[str], things: Sequence[Thing]) -> None:
        self._places = {name: place for place, name in enumerate(names)}
        self._things = things

    def __getitem__(self, name: str) -> Thing:
        return self._things[self._places[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def find(self, names: Sequence[str], missing: Thing) -> Sequence[Thing]:
        """Those of these names, in this order; `missing` for a name that nothing has."""
        either = ((self._things, self._places[name]) if name in self._places else None for name in names)
        return Gathered([found or ([missing], 0) for found in either])


def find_named(things: Mapping[str, Thing], names: Sequence[str], missing: Thing) -> Sequence[Thing]:
    """The things of these names, in this order; `missing` for a name that nothing has."""
    if isinstance(things, Keyed):
        return things.find(names, missing)
    return [things.get(name, missing) for name in names]
