"""Which countries one passage tells of together, and which passages are quoted of each: the same in every
language, so that it is worked out once for all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from unicodedata import combining, normalize

from geo.countries import country_name
from geo.model import Stance
from output.model import Edit, Explainer
from output.passages import Words, list_words
from output.quoted import Chosen, choose_all, choose_some, choose_words, share_former, share_passages
from timeline.model import SourceDocument, Span


@dataclass(frozen=True, slots=True)
class CountryPlan:
    """One country's answer, and what is quoted of it."""

    stance: Stance
    words: tuple[Words, ...]
    earlier: tuple[Chosen, ...]
    """The same of each of the answers it gave before."""


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """Countries that the same words tell of, and what else is quoted of them."""

    countries: tuple[CountryPlan, ...]
    words: Words | None
    also: Chosen


@dataclass(frozen=True, slots=True)
class Plan:
    """What is quoted of all answers."""

    choose: Callable[[Iterable[Span]], Chosen]
    """What is quoted of the passages that say one thing."""
    batches: Mapping[tuple[str, str], tuple[BatchPlan, ...]]
    """By question and answer; absent for an answer that no country gave."""


def plan_boards(explainer: Explainer, documents: Mapping[str, SourceDocument], whole: bool = False) -> Plan:
    """The plan of an explainer with these documents: with the most useful passages, or as a `whole` with all.
    Countries stand by their names in the page's language."""
    most = None if whole else share_passages(list_sizes(explainer.stances))
    edits, groups = explainer.edits.documents, defaultdict(list)
    for stance in sorted(explainer.stances, key=lambda stance: sort_key(stance.country, explainer.language)):
        groups[stance.question, stance.stance].append(stance)
    return Plan(
        lambda spans: choose_some(spans, documents, edits, most),
        {key: tuple(make_batches(stances, documents, edits, most)) for key, stances in groups.items()},
    )


def list_sizes(stances: Iterable[Stance]) -> list[int]:
    """How many passages there are for each answer, former ones too."""
    return [
        size
        for stance in stances
        for size in (len(stance.evidence), *(len(past.evidence) for past in stance.history))
    ]


def sort_key(code: str, language: str) -> tuple[str, str]:
    """Countries stand by their names in the page's language, accents apart ("Österreich" before "Polen").

    A chart that is asked for in another language keeps that order, and static/translate.js sorts the names.
    """
    name = normalize("NFKD", country_name(code, language)).casefold()
    return "".join(char for char in name if not combining(char)), code


def make_batches(
    stances: Sequence[Stance],
    documents: Mapping[str, SourceDocument],
    edits: Mapping[str, Edit],
    most: int | None,
) -> Iterator[BatchPlan]:
    """The countries of one answer batch by batch."""
    told = [list_words(stance.evidence, documents) for stance in stances]
    for numbers, first in group_told(told):
        chosen = choose_words([told[at] for at in numbers], documents, edits, most, first)
        yield BatchPlan(
            tuple(
                CountryPlan(
                    stances[at],
                    tuple(words for words in told[at] if words in chosen),
                    tuple(choose_former(stances[at], documents, edits, most)),
                )
                for at in numbers
            ),
            first,
            choose_all(
                dict.fromkeys(words for at in numbers for words in told[at] if words != first),
                chosen,
                documents,
            ),
        )


def choose_former(
    stance: Stance, documents: Mapping[str, SourceDocument], edits: Mapping[str, Edit], most: int | None
) -> Iterator[Chosen]:
    """What is quoted of the answers that a country gave before. Where sources contradict one another, what
    they say against its answer counts as much as what is for it."""
    share = most if stance.contested else share_former(most)
    return (choose_some(past.evidence, documents, edits, share) for past in stance.history)


def group_told(told: Sequence[Sequence[Words]]) -> Iterator[tuple[tuple[int, ...], Words | None]]:
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
