"""The same story in several outlets: agency copy, cut and edited a little, under other headlines.

Two articles are copies when four fifths of the shorter one's runs of five words stand in the longer one too,
the shorter is not much shorter, and they do not put different numbers into the same words. An article that
repeats the background of an earlier one shares paragraphs with it, but not four fifths; a later version with
a new death toll is another source.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from zlib import crc32

from timeline.model import Outlet, SourceDocument

_RUN = 5
"""Words."""
_SAMPLE = 4
"""One run in four is looked up, the same one in every document; what is alike is compared whole."""
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
_COMPARED = 3

# A character of a script that does not part its words counts as a word (Chinese, Japanese, Thai, Khmer, Lao).
_WORD = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|\d+(?:[.,]\d+)*|[^\W\d_]+")

_Run = tuple[str, ...]


def fold_copies(documents: Iterable[SourceDocument]) -> tuple[SourceDocument, ...]:
    """The documents, each story once, by id; the copies of a story are the outlets of the document kept."""
    folded = []
    for kept, *copies in find_copies(documents):
        outlets = [outlet for copy in copies for outlet in (_outlet(copy), *copy.outlets)]
        folded.append(replace(kept, outlets=(*kept.outlets, *outlets)))
    return tuple(sorted(folded, key=lambda document: document.id))


def find_copies(documents: Iterable[SourceDocument]) -> tuple[tuple[SourceDocument, ...], ...]:
    """Each document in one group: the earliest that holds (nearly) the whole story, then the others by age.

    The order of the documents does not matter. Linear in the length of the texts.
    """
    longest_first = sorted(documents, key=lambda document: (-len(document.text), *_by_age(document)))
    groups: list[list[SourceDocument]] = []
    holders: dict[int, list[int]] = defaultdict(list)
    for document in longest_first:
        words = _words(document.text)
        sampled = _sample(words) if len(words) >= _SHORTEST else ()
        shared = Counter(place for number in sampled for place in holders[number])
        likely = [place for place, count in shared.items() if count >= 0.5 * len(sampled)]
        likely.sort(key=lambda place: (-shared[place], place))
        copied = next((place for place in likely[:_COMPARED] if _is_copy(words, groups[place][0].text)), None)
        if copied is not None:
            groups[copied].append(document)
            continue
        for number in sampled:
            if len(holders[number]) < _TOO_COMMON:
                holders[number].append(len(groups))
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


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _runs(words: Sequence[str]) -> Iterator[_Run]:
    return (tuple(words[start : start + _RUN]) for start in range(max(1, len(words) - _RUN + 1)))


def _sample(words: Sequence[str]) -> tuple[int, ...]:
    """The numbers of some runs. CRC-32 is no secret; whoever makes two runs alike gets a comparison."""
    numbers = {crc32(" ".join(run).encode("utf-8", "replace")) for run in _runs(words)}
    return tuple(sorted(number for number in numbers if number % _SAMPLE == 0))


def _is_copy(words: Sequence[str], longer: str) -> bool:
    in_order = list(_runs(words))
    opening = in_order[: max(1, int(_OPENING * len(in_order)))]
    mine, theirs = set(in_order), set(_runs(_words(longer)))
    return (
        len(mine & theirs) >= _CONTAINED * len(mine)
        and sum(run in theirs for run in opening) >= _OPENING_CONTAINED * len(opening)
        and len(mine) >= _LENGTH * len(theirs)
        and not _contradict(mine - theirs, theirs - mine)
    )


def _contradict(mine: Iterable[_Run], theirs: Iterable[_Run]) -> bool:
    """Whether the same words stand around different numbers: "killed at least 53 people"."""
    return not _around_numbers(mine).isdisjoint(_around_numbers(theirs))


def _around_numbers(runs: Iterable[_Run]) -> set[_Run]:
    """Runs with a number in their middle, without it."""
    middle = _RUN // 2
    return {
        (*run[:middle], "#", *run[middle + 1 :])
        for run in runs
        if len(run) > middle and run[middle][0].isdigit()
    }
