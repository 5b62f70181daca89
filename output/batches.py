"""Which countries one passage tells of together: a list of signatories is quoted once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from output.passages import Words


def plan_batches(told: Sequence[Sequence[Words]]) -> Iterator[tuple[tuple[int, ...], Words | None]]:
    """The places of the countries in `told`, which has what is told of each, batch by batch, and the words
    that tell of all of a batch; None where nothing is told. Those that tell of most of the countries left
    come first."""
    # Numbers are compared and counted much faster than words, and each batch counts all that is left.
    numbers: dict[Words, int] = {}
    counted = [[numbers.setdefault(words, len(numbers)) for words in each] for each in told]
    held, every = [frozenset(each) for each in counted], list(numbers)
    left = list(range(len(told)))
    while left:
        tellings = Counter(chain.from_iterable(counted[at] for at in left))
        most = max(tellings, key=tellings.__getitem__, default=None)
        yield (
            tuple(at for at in left if most is None or most in held[at]),
            None if most is None else every[most],
        )
        left = [at for at in left if most is not None and most not in held[at]]
