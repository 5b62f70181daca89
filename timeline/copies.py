"""The same story in several outlets: agency copy, cut and edited a little, under other headlines.

Two articles are copies when four fifths of the shorter one's runs of five words stand in the longer one too,
the shorter is not much shorter, and they do not put different numbers into the same words. An article that
repeats the background of an earlier one shares paragraphs with it, but not four fifths; a later version with
a new death toll is another source.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.model import Outlet, SourceDocument
from timeline.shingles import RUN, Holders, Run, TakeShingles, runs_of, split_words
from timeline.works import Each, one_by_one

_CONTAINED = 0.8
_OPENING, _OPENING_CONTAINED = 0.25, 0.5
"""The first quarter is looked at alone: two stubs of one site have all in common but what is new in them."""
_LENGTH = 0.6
"""Of the longer one's runs: what is cut further tells less, and what is added further tells more."""
_SHORTEST = 50
"""Words; shorter texts are alike by chance."""
_NEARLY_WHOLE = 0.9
_TOO_COMMON = 50
"""Stories; what so many have in common is a notice at their ends."""
_LIKELY = 0.5
"""Of the runs that are looked up: so many in common, and the two are compared run by run."""
_COMPARED = 3


def fold_copies(documents: Iterable[SourceDocument], each: Each = one_by_one) -> tuple[SourceDocument, ...]:
    """The documents, each story once, by id; the copies of a story are the outlets of the document kept."""
    folded = []
    for kept, *copies in find_copies(documents, each):
        outlets = [outlet for copy in copies for outlet in (_outlet(copy), *copy.outlets)]
        folded.append(replace(kept, outlets=(*kept.outlets, *outlets)))
    return tuple(sorted(folded, key=lambda document: document.id))


def find_copies(
    documents: Iterable[SourceDocument], each: Each = one_by_one
) -> tuple[tuple[SourceDocument, ...], ...]:
    """Each document in one group: the earliest that holds (nearly) the whole story, then the others by age.

    The order of the documents does not matter. Linear in the length of the texts.
    """
    longest_first = sorted(documents, key=lambda document: (-len(document.text), *_by_age(document)))
    groups: list[list[SourceDocument]] = []
    holders = Holders(_TOO_COMMON)
    shingles = each(TakeShingles(), [document.text for document in longest_first])
    for document, taken in zip(longest_first, shingles, strict=True):
        sampled = taken.sampled if taken.words >= _SHORTEST else ()
        shared = holders.find(sampled, _LIKELY)
        likely = sorted(shared, key=lambda place: (-shared[place], place))
        nearest = (place for place in likely[:_COMPARED] if _is_copy(document.text, groups[place][0].text))
        copied = next(nearest, None)
        if copied is not None:
            groups[copied].append(document)
            continue
        holders.add(len(groups), sampled)
        groups.append([document])
    return tuple(tuple(_put_first(group)) for group in groups)


def _put_first(group: Sequence[SourceDocument]) -> list[SourceDocument]:
    """The group by age, but what stands for it first."""
    whole = _NEARLY_WHOLE * max(len(document.text) for document in group)
    kept = min((document for document in group if len(document.text) >= whole), key=_by_age)
    return [kept, *sorted((document for document in group if document is not kept), key=_by_age)]


def _by_age(document: SourceDocument) -> tuple[str, int, str, str]:
    day = document.published.isoformat() if document.published else "9999"
    return (day, -len(document.text), document.id, document.source)


def _outlet(copy: SourceDocument) -> Outlet:
    return Outlet(copy.id, copy.source, copy.publisher, copy.url, copy.published)


def _is_copy(text: str, longer: str) -> bool:
    in_order = list(runs_of(split_words(text)))
    opening = in_order[: max(1, int(_OPENING * len(in_order)))]
    mine, theirs = set(in_order), set(runs_of(split_words(longer)))
    return (
        len(mine & theirs) >= _CONTAINED * len(mine)
        and sum(run in theirs for run in opening) >= _OPENING_CONTAINED * len(opening)
        and len(mine) >= _LENGTH * len(theirs)
        and not _contradict(mine - theirs, theirs - mine)
    )


def _contradict(mine: Iterable[Run], theirs: Iterable[Run]) -> bool:
    """Whether the same words stand around different numbers: "killed at least 53 people"."""
    return not _around_numbers(mine).isdisjoint(_around_numbers(theirs))


def _around_numbers(runs: Iterable[Run]) -> set[Run]:
    """Runs with a number in their middle, without it."""
    middle = RUN // 2
    return {
        (*run[:middle], "#", *run[middle + 1 :])
        for run in runs
        if len(run) > middle and run[middle][0].isdigit()
    }
