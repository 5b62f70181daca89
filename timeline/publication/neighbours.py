"""The day of publication by the company an article keeps: the dated articles that tell the same story."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from math import log, sqrt

from timeline.model import SourceDocument

_NAME = re.compile(r"(?<=[^\s.!?:\n“\"]\s)[^\W\d_a-z][\w’'-]{2,}")
COMMON = 64
"""A name that more dated articles share says nothing about which story it is; it also keeps this linear."""

ENOUGH_NAMES = 5
ENOUGH_LIKENESS = 0.25
AS_GOOD = 0.8
"""Neighbours at least so near as the nearest have a say too."""

SAME_DAYS = 7
"""How many days the nearest articles may lie apart and still tell one day."""


def find_neighbours_days(documents: Sequence[SourceDocument]) -> dict[int, date]:
    """For each document without a day, by its place in the sequence: the day of the story it tells.

    A document whose likeness to dated ones is not clear, or whose neighbours disagree, is absent.
    """
    dated = {index: doc.published for index, doc in enumerate(documents) if doc.published is not None}
    if not dated or len(dated) == len(documents):
        return {}
    names = [frozenset(_NAME.findall(document.text)) for document in documents]
    bearers: dict[str, list[int]] = defaultdict(list)
    for index in dated:
        for name in sorted(names[index]):
            bearers[name].append(index)
    weights = {name: log(1 + len(documents) / len(there)) for name, there in bearers.items()}
    found = {}
    for index in range(len(documents)):
        if index not in dated:
            likeness = _likeness(names[index], names, bearers, weights)
            if day := _agreed(likeness, dated):
                found[index] = day
    return found


def _likeness(
    own: frozenset[str],
    names: Sequence[frozenset[str]],
    bearers: Mapping[str, Sequence[int]],
    weights: Mapping[str, float],
) -> dict[int, float]:
    """The likeness (0..1) to each dated document that shares enough names."""
    shared: Counter[int] = Counter()
    weight: dict[int, float] = defaultdict(float)
    for name in sorted(own):
        if len(bearers.get(name, ())) <= COMMON:
            for index in bearers.get(name, ()):
                shared[index] += 1
                weight[index] += weights[name] ** 2
    length = sqrt(sum(weights.get(name, 0.0) ** 2 for name in own)) or 1.0
    return {
        index: weight[index] / (length * sqrt(sum(weights[name] ** 2 for name in names[index])))
        for index in shared
        if shared[index] >= ENOUGH_NAMES
    }


def _agreed(likeness: Mapping[int, float], dated: Mapping[int, date]) -> date | None:
    """The day most of the nearest documents are of; None if none is near or they are of different stories."""
    best = max(likeness.values(), default=0.0)
    if best < ENOUGH_LIKENESS:
        return None
    days = Counter(dated[index] for index, value in likeness.items() if value >= best * AS_GOOD)
    if (max(days) - min(days)).days > SAME_DAYS:
        return None
    return min(days, key=lambda day: (-days[day], day))
