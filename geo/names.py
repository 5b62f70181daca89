"""The names of the gazetteer, looked up where they lie packed: sorted, one a line, in blocks.

None is unpacked before it is asked for: a quarter of a million strings take longer to make than most texts
take to read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from timeline.mentions.traits import REGION, TRAIT_BITS

BLOCK = 64
"""So many names are in a block."""
_REMEMBERED = 1 << 16
"""So many answers are kept: a text asks for the same words again and again."""


def block_starts(lengths: Sequence[int]) -> list[int]:
    """Where each block begins, of things one after the other, given how long the thing of every name is."""
    return list(accumulate(lengths, initial=0))[:-1:BLOCK]


@dataclass(frozen=True, slots=True, eq=False)
class NameTable:
    """All names by number, in the order of their letters (UTF-8)."""

    lines: bytes
    """Every name between two line ends."""
    blocks: Sequence[int]
    """Where each block begins in `lines`, at the line end before its first name; lastly the end of all."""
    heads: tuple[bytes, ...]
    """The first name of each block."""
    traits: Sequence[int]


def open_table(lines: bytes, blocks: Sequence[int], traits: Sequence[int]) -> NameTable:
    """The table of these names."""
    heads = tuple(lines[start + 1 : lines.index(b"\n", start + 1)] for start in blocks[:-1])
    return NameTable(lines, blocks, heads, traits)


class Names(Mapping[str, int]):
    """For every name its traits (the low bits) and its number (the rest)."""

    def __init__(self, table: NameTable, own: Sequence[str] = ()) -> None:
        """The names of the table; `own` are an editor's, numbered behind them, each in place of its like."""
        self.table, self.own = table, tuple(own)
        first = len(table.traits)
        self._own = {name: REGION | number << TRAIT_BITS for number, name in enumerate(self.own, start=first)}
        self._find = lru_cache(_REMEMBERED)(self._search)

    # Mapping's has overloads for a default of another type, which nobody asks for here.
    def get(self, name: str, default: int | None = None) -> int | None:  # type: ignore[override]
        """The traits and the number of a name."""
        found = self._find(name)
        return default if found is None else found

    def __getitem__(self, name: str) -> int:
        found = self._find(name)
        if found is None:
            raise KeyError(name)
        return found

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._find(name) is not None

    def __len__(self) -> int:
        return len(self.table.traits) + sum(self._search_table(name) is None for name in self.own)

    def __iter__(self) -> Iterator[str]:
        yield from (line.decode() for line in self.table.lines[1:-1].split(b"\n"))
        yield from (name for name in self.own if self._search_table(name) is None)

    def spelling(self, number: int) -> str:
        """The name of a number."""
        table = self.table
        if number >= len(table.traits):
            return self.own[number - len(table.traits)]
        block, place = divmod(number, BLOCK)
        return table.lines[table.blocks[block] + 1 : table.blocks[block + 1]].split(b"\n")[place].decode()

    def _search(self, name: str) -> int | None:
        return self._own[name] if name in self._own else self._search_table(name)

    def _search_table(self, name: str) -> int | None:
        table, letters = self.table, name.encode("utf-8", "replace")
        block = bisect_right(table.heads, letters) - 1
        if block < 0 or b"\n" in letters:
            return None
        start = table.blocks[block]
        at = table.lines.find(b"\n" + letters + b"\n", start, table.blocks[block + 1] + 1)
        if at < 0:
            return None
        number = block * BLOCK + table.lines.count(b"\n", start, at)
        return table.traits[number] | number << TRAIT_BITS
