"""What sources contradict one another about: a figure or a date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.events.tokens import Token, tokenise
from timeline.events.words import EventWords
from timeline.merging.features import Telling, stem_of
from timeline.model import Dispute, Span, Variant, When

_AHEAD, _BEHIND = 6, 4
_ROUNDED = 0.34
_EXACT = 0.1
_MOST_TELLINGS = 40


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a passage gives for something, and how firmly."""

    counted: str
    number: float
    bound: str
    """ "about", "least", "most", or nothing."""
    written: str
    evidence: Span
    sources: frozenset[str]


def find_disputes(tellings: Sequence[Telling], when: When, words: EventWords) -> tuple[Dispute, ...]:
    """The contradictions among the tellings of one event; rounded figures contradict little."""
    disputes = []
    if dates := _dates(tellings, when):
        disputes.append(Dispute("date", dates))
    figures: Mapping[str, list[Figure]] = defaultdict(list)
    for telling in tellings[:_MOST_TELLINGS]:
        for figure in find_figures(telling, words):
            figures[figure.counted].append(figure)
    for _, given in sorted(figures.items()):
        if variants := _contradicting(given, words):
            disputes.append(Dispute("figure", variants))
    return tuple(disputes)


def _dates(tellings: Sequence[Telling], when: When) -> tuple[Variant, ...]:
    """The days that different sources give outright, where they have none in common."""
    told: dict[str, tuple[frozenset[str], Variant]] = {}
    for telling in tellings:
        day = telling.event.when
        if day.precision == "day" and day.basis != "inherited" and day.interval.first == day.interval.last:
            value = day.interval.first.isoformat()
            told.setdefault(value, (telling.sources, Variant(value, telling.event.evidence[0])))
    within = {
        value for value in told if when.interval.first.isoformat() <= value <= when.interval.last.isoformat()
    }
    sources = {source for several, _ in told.values() for source in several}
    if len(told) < 2 or len(sources) < 2 or (len(within) == len(told)):
        return ()
    return tuple(variant for _, (_, variant) in sorted(told.items()))


def find_figures(telling: Telling, words: EventWords) -> list[Figure]:
    """The numbers of a passage whose noun or verb is one of those that are counted in the news."""
    event = telling.event
    tokens = tokenise(event.summary, 0, len(event.summary), ())
    found = []
    for index, token in enumerate(tokens):
        number = _number(tokens, index, words)
        if number is None or _counts_nothing(tokens, index, words):
            continue
        near = [*tokens[index + 1 : index + 1 + _AHEAD], *reversed(tokens[max(0, index - _BEHIND) : index])]
        stems = [stem_of(other.folded, words) for other in near if other.folded[0].isalpha()]
        counted = next((stem for stem in stems if stem in words.counted), None)
        if counted:
            bound = _bound(tokens, index, words)
            written = " ".join([*([bound] if bound else []), token.text])
            found.append(Figure(counted, number, bound, written, event.evidence[0], telling.sources))
    return found


def _counts_nothing(tokens: Sequence[Token], index: int, words: EventWords) -> bool:
    """ "On 9 June", "magnitude 6.1": a number that is a date or a rank."""
    beside = {token.folded for token in (*tokens[max(index - 1, 0) : index], *tokens[index + 1 : index + 2])}
    return not beside.isdisjoint(words.dates | words.ranked)


def _number(tokens: Sequence[Token], index: int, words: EventWords) -> float | None:
    folded = tokens[index].folded
    tens, _, units = folded.partition("-")
    if folded in words.numbers or tens in words.tens:
        return float(words.numbers[folded] if folded in words.numbers else _compound(tens, units, words))
    plain = folded.lstrip("$€£¥").replace(",", "")
    if not folded[0].isdigit() or not plain.replace(".", "", 1).isdigit() or len(plain) > 15:
        return None
    following = tokens[index + 1].folded if index + 1 < len(tokens) else ""
    return float(plain) * words.scales.get(following, 1)


def _compound(tens: str, units: str, words: EventWords) -> int:
    """ "fifty-eight" as a number."""
    return words.tens[tens] + words.numbers.get(units, 0)


def _bound(tokens: Sequence[Token], index: int, words: EventWords) -> str:
    before = [token.folded for token in tokens[max(0, index - 2) : index]]
    for word in reversed(before):
        if word in words.bounds:
            return words.bounds[word]
    return ""


def _contradicting(figures: Sequence[Figure], words: EventWords) -> tuple[Variant, ...]:
    """One variant for each reading, when two of different sources cannot both be true."""
    clash = any(
        one.sources.isdisjoint(other.sources) and _clash(one, other, words)
        for place, one in enumerate(figures)
        for other in figures[place + 1 :]
    )
    if not clash:
        return ()
    variants: dict[float, Variant] = {}
    for figure in figures:
        variants.setdefault(figure.number, Variant(figure.written, figure.evidence))
    return tuple(variant for _, variant in sorted(variants.items()))


def _clash(one: Figure, other: Figure, words: EventWords) -> bool:
    low, high = sorted((one, other), key=lambda figure: figure.number)
    if low.bound == "least" or high.bound == "most":
        return False
    rounded = one.bound or other.bound
    if one.counted in words.tallied and not rounded:
        return high.number > low.number
    return high.number - low.number > (_ROUNDED if rounded else _EXACT) * max(high.number, 1.0)
