"""Of very many passages that say one thing the few that a page quotes; data/explainer.json has them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from output.model import Edit
from output.outline import EventLine
from output.passages import Library, Passage, Words, list_words, name_document, quote_words
from timeline.model import SourceDocument, Span

MOST_PASSAGES = 12
"""For one answer of a country, or one event: a reader who doubts after so many wants the data."""
FEWEST_PASSAGES = 2
"""The same where there is much to quote for: one that says it, and one that confirms it."""
MOST_ON_PAGE = 1000
"""For all answers together, and for all events, where some have more than `MOST_PASSAGES`."""

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is quoted of the passages that say one thing."""

    words: tuple[Words, ...]
    names: tuple[str, ...]
    """Who says it, each once: those who are quoted, then those whose passages are left out."""
    left: int
    """How many passages more there are."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The same in the words of a page."""

    passages: tuple[Passage, ...]
    names: tuple[str, ...]
    left: int = 0


def share_passages(sizes: Collection[int]) -> int:
    """How many passages are quoted for each answer, or each event, where there are `sizes` of them: at most
    `MOST_PASSAGES`, and of very many answers as many as a page can bear."""
    if max(sizes, default=0) <= MOST_PASSAGES:
        return MOST_PASSAGES
    shares = range(MOST_PASSAGES, FEWEST_PASSAGES, -1)
    bearable = (most for most in shares if sum(min(size, most) for size in sizes) <= MOST_ON_PAGE)
    return next(bearable, FEWEST_PASSAGES)


def share_former(most: int | None) -> int | None:
    """The same for an answer that stands no more, where there is much to quote: half."""
    return most if most is None or most == MOST_PASSAGES else most // 2


def choose_some(
    spans: Iterable[Span],
    documents: Mapping[str, SourceDocument],
    edits: Mapping[str, Edit],
    most: int | None,
) -> Chosen:
    """Of the passages at these spans all when they are no more than `most`, else the most useful ones."""
    words = list_words(spans, documents)
    return choose_all(words, choose_words([words], documents, edits, most), documents)


def choose_all(
    words: Collection[Words], chosen: Collection[Words], documents: Mapping[str, SourceDocument]
) -> Chosen:
    """Those of the words that are `chosen`."""
    kept = tuple(each for each in words if each in chosen)
    names = dict.fromkeys(name_document(documents[document]) for document, _ in (*kept, *words))
    return Chosen(kept, tuple(names), len(set(words).difference(chosen)))


def quote_chosen(chosen: Chosen, library: Library) -> Quoted:
    """What is chosen, in the words of a page."""
    return Quoted(tuple(quote_words(words, library) for words in chosen.words), chosen.names, chosen.left)


def choose_words(
    told: Sequence[Collection[Words]],
    documents: Mapping[str, SourceDocument],
    edits: Mapping[str, Edit],
    most: int | None,
    first: Words | None = None,
) -> frozenset[Words]:
    """What is quoted of the words that tell of several countries, where `told` has those of each: of each
    country all when they are no more than `most`, else at least so many.

    `first` is among them, and whatever an editor added: it stands for a correction. Then come the words that
    tell of the most countries, then those that most deserve it (`rank_words`).
    """
    every = dict.fromkeys(words for each in told for words in each)
    if most is None or all(len(set(each)) <= most for each in told):
        return frozenset(every)
    holders: dict[Words, list[int]] = {}
    for at, each in enumerate(told):
        for words in set(each):
            holders.setdefault(words, []).append(at)
    added = {words for words in every if is_added(words[0], edits)}
    ranked = sorted(
        rank_words(every, documents),
        key=lambda words: (words != first, words not in added, -len(holders[words])),
    )
    lacking, chosen = [most] * len(told), set()
    for words in ranked:
        if words in added or any(lacking[at] > 0 for at in holders[words]):
            chosen.add(words)
            for at in holders[words]:
                lacking[at] -= 1
    return frozenset(chosen)


def rank_words(every: Iterable[Words], documents: Mapping[str, SourceDocument]) -> list[Words]:
    """One passage of each publisher before the second of any: ten that say it independently tell more than
    ten of one. Among those the earliest published first: it is what the others may have it from."""

    def published(words: Words) -> date:
        return documents[words[0]].published or date.max

    return in_turn(sorted(every, key=published), lambda words: name_document(documents[words[0]]))


def in_turn(items: Iterable[_Item], name: Callable[[_Item], str]) -> list[_Item]:
    """The first item of each name, then the second of each, and so on.

    >>> in_turn(["a1", "a2", "b1", "a3", "b2"], lambda item: item[0])
    ['a1', 'b1', 'a2', 'b2', 'a3']
    """
    seen: Counter[str] = Counter()
    rounds = []
    for item in items:
        rounds.append((seen[name(item)], item))
        seen[name(item)] += 1
    return [item for _, item in sorted(rounds, key=lambda each: each[0])]


def is_added(document: str, edits: Mapping[str, Edit]) -> bool:
    """Whether an editor brought this source into the story."""
    return document in edits and "added" in edits[document].fields


def quoting_others(lines: Sequence[EventLine], edits: Mapping[str, Edit]) -> Callable[[EventLine], Quoted]:
    """What a document that tells these events quotes of each beside its first passage."""
    # The first one is none of the others.
    most = share_passages([1 + len(line.also) for line in lines]) - 1
    return lambda line: quote_others(line.also, edits, most)


def leave_out(lines: Sequence[EventLine], edits: Mapping[str, Edit]) -> bool:
    """Whether some event has more passages than such a document quotes."""
    quote = quoting_others(lines, edits)
    return any(quote(line).left for line in lines)


def quote_others(passages: Sequence[Passage], edits: Mapping[str, Edit], most: int) -> Quoted:
    """Of the passages that tell an event beside its first one, which are ordered by how clearly they do: no
    more than `most`, one of each source before the second of any, and whatever an editor added."""
    ranked = in_turn(range(len(passages)), lambda at: passages[at].source.name)
    ranked.sort(key=lambda at: not is_added(passages[at].source.id, edits))
    added = sum(is_added(passage.source.id, edits) for passage in passages)
    kept = tuple(passages[at] for at in sorted(ranked[: max(most, added)]))
    names = tuple(dict.fromkeys(passage.source.name for passage in (*kept, *passages)))
    return Quoted(kept, names, len(passages) - len(kept))
