"""Who speaks for which country: "Chilean president Ana Rojas", "Jan Kos, the Polish prime minister"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from geo.stances.vocabulary import Vocabulary
from geo.stances.words import Known, Passage, Word

_COUNTRIES = frozenset({"name", "demonym"})
_REACH = 4
_MOSTLY = 0.8
_LONGEST_NAME = 5


Introductions = tuple[tuple[str, str, int], ...]
"""Surname, country, and how often a text introduces the one with the other."""


def find_introductions(passages: Iterable[Passage], vocabulary: Vocabulary) -> Introductions:
    """Who is introduced with a country, in the order of the text."""
    titles = vocabulary.starts["titles"]
    titled = (passage for passage in passages if not titles.isdisjoint(passage.said))
    pairs = Counter(pair for passage in titled for pair in _introduced(passage.words, vocabulary))
    return tuple((surname, country, times) for (surname, country), times in pairs.items())


def name_leaders(introductions: Iterable[Introductions]) -> dict[str, str]:
    """Surnames and the country they speak for; a surname that stands for two countries is left out."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for each in introductions:
        for surname, country, times in each:
            votes[surname][country] += times
    return {
        surname: found.most_common(1)[0][0]
        for surname, found in sorted(votes.items())
        if found.most_common(1)[0][1] > _MOSTLY * found.total()
    }


def find_persons(passages: Iterable[Passage], leaders: Mapping[str, str]) -> tuple[Known, ...]:
    """Where these leaders are named, first names included."""
    found = []
    for passage in passages:
        words = passage.words
        for index, word in enumerate(words):
            if word.text in leaders and not _is_name_part(words, index + 1):
                first = index
                while first > 0 and _is_name_part(words, first - 1) and index - first < _LONGEST_NAME:
                    first -= 1
                found.append(Known(words[first].start, word.end, "person", leaders[word.text]))
    return tuple(found)


def _introduced(words: Sequence[Word], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    for index, word in enumerate(words):
        if word.country is None or word.role not in _COUNTRIES:
            continue
        for surname in (_name_after(words, index, vocabulary), _name_before(words, index, vocabulary)):
            if surname is not None:
                yield surname, word.country


def _name_after(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> str | None:
    """ "Chilean President Rojas", "Chile's president, Ana Rojas", "the president of Chile, Ana Rojas"."""
    if _follows_title(words, index, vocabulary):
        return _surname(words, index + 1)
    for start in range(index + 1, min(index + 1 + _REACH, len(words))):
        end = _title_end(words, start, vocabulary)
        if end is not None:
            return _surname(words, end)
        if words[start].role != "word":
            return None
    return None


def _name_before(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> str | None:
    """ "Jan Kos, the Polish prime minister", "President Ana Rojas of Chile"."""
    before = index - 1
    if before > 0 and words[before].lower == "of":
        last = before - 1
        first = last
        while first > 0 and _is_name_part(words, first):
            first -= 1
        titled = first < last and _title_ends_at(words, first, vocabulary)
        return words[last].text if titled else None
    while before > 0 and words[before].lower in vocabulary.words["determiners"] | vocabulary.words["former"]:
        before -= 1
    if before < 1 or words[before].text != "," or not _is_name_part(words, before - 1):
        return None
    titled = any(
        _title_end(words, start, vocabulary) for start in range(index + 1, min(index + 4, len(words)))
    )
    return words[before - 1].text if titled else None


def _follows_title(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    return index > 1 and words[index - 1].lower == "of" and _title_ends_at(words, index - 2, vocabulary)


def _title_ends_at(words: Sequence[Word], last: int, vocabulary: Vocabulary) -> bool:
    return any(
        _title_end(words, start, vocabulary) == last + 1 for start in range(max(0, last - 2), last + 1)
    )


def _title_end(words: Sequence[Word], start: int, vocabulary: Vocabulary) -> int | None:
    if words[start].lower not in vocabulary.starts["titles"]:
        return None
    for title in vocabulary.phrases["titles"]:
        if tuple(word.lower for word in words[start : start + len(title)]) == title:
            return start + len(title)
    return None


def _surname(words: Sequence[Word], start: int) -> str | None:
    """The last word of the name that begins here, behind "to Russia" (an ambassador's post) and a comma."""
    if start + 1 < len(words) and words[start].lower in ("to", "at", "in") and words[start + 1].country:
        start += 2
    if start < len(words) and words[start].text == ",":
        start += 1
    end = start
    while end < len(words) and _is_name_part(words, end) and end - start < _LONGEST_NAME:
        end += 1
    return words[end - 1].text if end > start and len(words[end - 1].text) > 2 else None


def _is_name_part(words: Sequence[Word], index: int) -> bool:
    """A capitalised word that is no country; in a double name the hyphen and what follows it."""
    if not 0 <= index < len(words):
        return False
    word = words[index]
    if word.role == "person":
        return True
    if word.text == "-":
        return index > 0 and words[index - 1].end == word.start
    glued = index > 0 and words[index - 1].text == "-" and words[index - 1].end == word.start
    return word.role == "word" and (glued or word.text[0].isupper()) and not word.text.isupper()
