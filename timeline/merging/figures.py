"""The numbers of a sentence that are counted in the news: the dead, the votes, the money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.events.tokens import Token, tokenise
from timeline.events.words import EventWords
from timeline.merging.stems import stem_of

_AHEAD, _BEHIND = 6, 4


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a passage gives for something, and how firmly."""

    counted: str
    number: float
    bound: str
    """ "about", "least", "most", or nothing."""
    written: str


def find_figures(sentence: str, words: EventWords) -> tuple[Figure, ...]:
    """The numbers of a sentence whose noun or verb is one of those that are counted in the news."""
    tokens = tokenise(sentence, 0, len(sentence), ())
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
            found.append(Figure(counted, number, bound, written))
    return tuple(found)


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
