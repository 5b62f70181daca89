"""Which tellings are of one happening: alike in words and near in time, without comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, MutableMapping, Sequence

from timeline.merging.tellings import Telling, contained, cosine
from timeline.model import DateInterval, Event, Span

_ALIKE = 0.5
_ALIKE_NEXT_DAY = 0.68
_LONGEST_DAYS = 10
_BLOCKING_STEMS = 12
_COARSE_STEMS = 5
_POSTINGS = 150
_SAME_SPEAKER = 0.35
_SAME_OCCASION = 0.45
_SAME_DEED = 0.2
_SAME_REFUSAL = 0.3
_SAME_DISASTER = 0.46
_SAME_FIGURE = 0.15
_SAME_MEAL = 0.4
_SAME_THING = 0.4
_REFERS_BACK = 0.5
_SAME_PAPER = 0.3
_SAME_WORDS = 0.25
_MOSTLY = 0.55
_SHARED_STEMS = 3
_MOST_DAYS_BY_MONTH = 400

_Block = int | str | tuple[int, int]
"""A day by its ordinal; a year and a month, or two years, the last one negative; a document."""


def cluster_tellings(tellings: Sequence[Telling]) -> list[list[int]]:
    """The places of the tellings of each happening, in order of the first."""
    clusters: dict[int, list[int]] = {place: [place] for place in range(len(tellings))}
    home = list(range(len(tellings)))
    # There are many candidates, and few that are alike: only these are kept.
    pairs = {
        (one, other): likeness
        for one, other in _candidates(tellings)
        if (likeness := _likeness(tellings[one], tellings[other])) >= _ALIKE
    }
    for one, other in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
        first, second = sorted((home[one], home[other]))
        if first == second or not _agree(tellings, clusters[first], clusters[second], pairs):
            continue
        for place in clusters[second]:
            home[place] = first
        clusters[first] += clusters.pop(second)
    return [sorted(places) for _, places in sorted(clusters.items())]


def _candidates(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs that share a day and a telling word, each once. The tellings are in order of their first days."""
    postings: dict[tuple[_Block, str], list[int]] = defaultdict(list)
    lasts = [telling.event.when.interval.last.toordinal() for telling in tellings]
    for place, telling in enumerate(tellings):
        heavy = tuple(telling.words)  # the heaviest first
        met: set[int] = set()
        for block, count in _blocks(telling):
            for stem in heavy[:count]:
                bucket = postings[block, stem]
                met.update(bucket[-_POSTINGS:])
                bucket.append(place)
        if telling.traits.agrees:
            # "The accord was signed" has no word in common with what it refers to.
            for document in sorted({span.document for span in telling.event.evidence}):
                bucket = postings[document, ""]
                met.update(bucket[-_POSTINGS:])
                bucket.append(place)
        # Most that share a month are days apart, and can be no one happening.
        eve = telling.event.when.interval.first.toordinal() - 1
        for other in sorted([other for other in met if lasts[other] >= eve]):
            yield other, place


def _blocks(telling: Telling) -> Iterator[tuple[_Block, int]]:
    """The days or months a telling is compared in, and how many of its words count there."""
    interval = telling.event.when.interval
    first, last = interval.first.toordinal(), interval.last.toordinal()
    days = last - first + 1
    if telling.event.when.precision in ("day", "week") and days <= _LONGEST_DAYS:
        yield from ((day, _BLOCKING_STEMS) for day in range(first - 1, last + 1))
        yield (interval.first.year, interval.first.month), _COARSE_STEMS
    elif days <= _MOST_DAYS_BY_MONTH:
        begun = 12 * interval.first.year + interval.first.month - 1
        ended = 12 * interval.last.year + interval.last.month - 1
        yield from (((month // 12, month % 12 + 1), _BLOCKING_STEMS) for month in range(begun, ended + 1))
    else:
        yield (interval.first.year, -interval.last.year), _BLOCKING_STEMS


def _likeness(one: Telling, other: Telling) -> float:
    """How likely two tellings are of one happening; 0 when they cannot be."""
    first, second = one.event, other.event
    mine, theirs = one.traits, other.traits
    if mine.refuses != theirs.refuses:
        return 0.0
    if _share(first.evidence, second.evidence):
        return 0.0
    if len(first.evidence) > 1 and len(second.evidence) > 1:
        # Both were merged before, and kept apart then.
        return 0.0
    people = mine.people & theirs.people
    speech = mine.speech and theirs.speech
    if speech and mine.people and theirs.people and not people:
        return 0.0
    titles = cosine(one.title, other.title)
    likeness = max(0.5 * titles + 0.5 * cosine(one.words, other.words), titles - 0.1)
    shared = one.title.keys() & other.title.keys()
    if speech and people:
        likeness += _SAME_SPEAKER
    if mine.deed is not None and mine.deed == theirs.deed and (people or len(shared) >= _SHARED_STEMS):
        likeness += _SAME_REFUSAL if mine.refuses else _SAME_DEED
    elif mine.refuses and people:
        likeness += _SAME_DEED
    if people and any(stem[0].isdigit() for stem in shared):
        likeness += _SAME_FIGURE
    likeness += _linked(one, other)
    refers = mine.refers or theirs.refers
    if refers and mine.deed is not None and mine.deed == theirs.deed and len(shared) > 1:
        # "The treaty was adopted in the Fijian capital" of what others call the Reef Protection Treaty
        likeness += _SAME_PAPER
    if mine.deed is not None and mine.deed == theirs.deed and mine.speech == theirs.speech:
        share = contained(one.title, other.title)
        likeness += _SAME_WORDS * share if share >= _MOSTLY else 0.0
    if mine.disaster and mine.disaster == theirs.disaster:
        likeness += _SAME_DISASTER
    if mine.occasion and mine.occasion == theirs.occasion:
        likeness += _SAME_OCCASION
    if overlap(first.when.interval, second.when.interval):
        same = first.when.precision == second.when.precision
        return likeness if same else likeness - 0.1
    return likeness - (_ALIKE_NEXT_DAY - _ALIKE) if _adjacent(one, other) else 0.0


def _share(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether two events rest on a passage in common; nearly all rest on one."""
    if len(one) == len(other) == 1:
        return one[0] == other[0]
    return not set(one).isdisjoint(other)


def _linked(one: Telling, other: Telling) -> float:
    """What ties two tellings together beside their words: a host's dinner, a named thing, "the accord"."""
    mine, theirs = one.traits, other.traits
    people = mine.people & theirs.people
    if mine.meal and mine.meal == theirs.meal and people and not (mine.speech or theirs.speech):
        return _SAME_MEAL
    if mine.unveils and theirs.unveils and (mine.things & theirs.things) - people:
        return _SAME_THING
    same = (mine.agrees and theirs.agrees) or (mine.disaster and mine.disaster == theirs.disaster)
    if same and mine.refers != theirs.refers and _told_together(one.event, other.event):
        return _REFERS_BACK
    return 0.0


def _told_together(one: Event, other: Event) -> bool:
    """Whether a document tells both."""
    return not {span.document for span in one.evidence}.isdisjoint(span.document for span in other.evidence)


def overlap(one: DateInterval, other: DateInterval) -> bool:
    """Whether two intervals have a day in common."""
    return one.first <= other.last and other.first <= one.last


def _adjacent(one: Telling, other: Telling) -> bool:
    """Whether the days follow one another and different sources give them."""
    first, second = sorted((one.event.when.interval, other.event.when.interval))
    return one.sources.isdisjoint(other.sources) and 0 < (second.first - first.last).days <= 1


def _agree(
    tellings: Sequence[Telling],
    one: Sequence[int],
    other: Sequence[int],
    known: MutableMapping[tuple[int, int], float],
) -> bool:
    """Whether two clusters may be one: their tellings are alike on the whole, not only the closest two.
    `known` has the likenesses of pairs, and is given those it lacks."""
    likenesses = []
    for pair in (sorted((a, b)) for a in one[:6] for b in other[:6]):
        first, second = pair
        if (first, second) not in known:
            known[first, second] = _likeness(tellings[first], tellings[second])
        likenesses.append(known[first, second])
    return sum(likenesses) / len(likenesses) >= 0.7 * _ALIKE and min(likenesses) > 0
