"""Which tellings are of one happening: alike in words and near in time, without comparing all with all."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from timeline.merging.likeness import ALIKE, Comparison
from timeline.merging.tellings import Telling
from timeline.merging.versions import Version, find_versions

_LONGEST_DAYS = 10
_BLOCKING_STEMS = 12
_COARSE_STEMS = 5
_POSTINGS = 150
_COMPARED = 6
"""Versions of each of two clusters."""
_ON_THE_WHOLE = 0.7
_MOST_DAYS_BY_MONTH = 400

_Block = int | tuple[int, int]
"""A day by its ordinal; a year and a month, or two years, the last one negative."""
_Postings = dict[str, deque[int]]
"""The places of versions by each of their words."""


def cluster_tellings(tellings: Sequence[Telling]) -> list[list[int]]:
    """The places of the tellings of each happening, in order of the first. The tellings are in order of their
    first days."""
    versions = find_versions(tellings)
    clusters: dict[int, list[int]] = {place: [place] for place in range(len(versions))}
    home = list(range(len(versions)))
    comparison = Comparison(versions)
    # There are many candidates, and few that are alike: only these are kept.
    alike = [
        (-likeness, one, other)
        for one, other in _candidates(versions)
        if (likeness := comparison.likeness(one, other)) >= ALIKE
    ]
    for _, one, other in sorted(alike):
        first, second = sorted((home[one], home[other]))
        if first == second or not _agree(comparison, clusters[first], clusters[second]):
            continue
        for place in clusters[second]:
            home[place] = first
        clusters[first] += clusters.pop(second)
    return sorted(
        sorted(telling for place in places for telling in versions[place].tellings)
        for places in clusters.values()
    )


def _candidates(versions: Sequence[Version]) -> Iterator[tuple[int, int]]:
    """Pairs that share a day and a telling word, each once. The versions are in order of their first days."""
    in_time: dict[_Block, _Postings] = defaultdict(_open_postings)
    told_in: dict[str, _Postings] = defaultdict(_open_postings)
    lasts = [version.last for version in versions]
    today = 0
    for place, version in enumerate(versions):
        if version.first > today:
            today = version.first
            for over in [block for block in in_time if _is_over(block, version)]:
                del in_time[over]
        heavy = tuple(version.wording.words.weights)  # the heaviest first
        eve = version.first - 1
        met: set[int] = set()
        for block, stems in _blocks(version, heavy):
            inside = told_in[block] if isinstance(block, str) else in_time[block]
            for stem in stems:
                bucket = inside[stem]
                # Most that share a month are days apart: what has ended by now is over for all that follow.
                while bucket and lasts[bucket[0]] < eve:
                    bucket.popleft()
                met.update(bucket)
                bucket.append(place)
        for other in sorted([other for other in met if lasts[other] >= eve]):
            yield other, place


def _open_postings() -> _Postings:
    return defaultdict(_open_bucket)


def _open_bucket() -> deque[int]:
    return deque(maxlen=_POSTINGS)


def _blocks(version: Version, heavy: Sequence[str]) -> Iterator[tuple[_Block | str, Sequence[str]]]:
    """The days or months a version is compared in, or the documents, by their ids; and which of its words
    count there, of which the heaviest come first."""
    interval, many = version.when.interval, heavy[:_BLOCKING_STEMS]
    days = version.last - version.first + 1
    if version.when.precision in ("day", "week") and days <= _LONGEST_DAYS:
        yield from ((day, many) for day in range(version.first - 1, version.last + 1))
        yield (interval.first.year, interval.first.month), heavy[:_COARSE_STEMS]
    elif days <= _MOST_DAYS_BY_MONTH:
        begun = 12 * interval.first.year + interval.first.month - 1
        ended = 12 * interval.last.year + interval.last.month - 1
        yield from (((month // 12, month % 12 + 1), many) for month in range(begun, ended + 1))
    else:
        yield (interval.first.year, -interval.last.year), many
    if version.wording.traits.agrees:
        # "The accord was signed" has no word in common with what it refers to.
        yield from ((document, ("",)) for document in sorted(version.documents))


def _is_over(block: _Block, version: Version) -> bool:
    """Whether nothing that begins with this version, or later, is compared in a block."""
    if isinstance(block, int):
        return block < version.first - 1
    year, within = block
    first = version.when.interval.first
    return year < first.year or (year == first.year and 0 < within < first.month)


def _agree(comparison: Comparison, one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two clusters may be one: their versions are alike on the whole, not only the closest two."""
    likenesses = [comparison.likeness(a, b) for a in one[:_COMPARED] for b in other[:_COMPARED]]
    return sum(likenesses) / len(likenesses) >= _ON_THE_WHOLE * ALIKE and min(likenesses) > 0
