"""Countries named apart from the phrase they belong to: "61 countries signed, including Chile"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.stances.groups import DASHES, Group, both, entry_at, group_after, list_before
from geo.stances.phrases import is_form, is_number
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import COUNTRY_ROLES, Word

_REACH = 40
_OPENINGS = frozenset({":", "("}) | DASHES
_MARKS = frozenset({",", ";"})
_SEPARATORS = _MARKS | {":", "and"}


def named_beside(words: Sequence[Word], collective: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The countries a collective is said to include, anywhere behind it before another collective."""
    countries: list[str] = []
    for index in range(collective + 1, len(words)):
        if _is_collective(words, index, vocabulary) or _is_bare_number(words, index, vocabulary):
            if countries or not _is_subordinate(words, index, vocabulary):
                break
            continue
        countries += _list_before_inclusion(words, index, collective, vocabulary)
        first = _list_start(words, index, vocabulary)
        if first is None:
            continue
        found = group_after(words, first, vocabulary)
        if _is_plain_list(words, index, found, vocabulary):
            countries += found.countries
    return tuple(dict.fromkeys(countries))


def excepted_beside(words: Sequence[Word], collective: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The countries a collective is said not to include."""
    for index in range(collective + 1, len(words)):
        size = entry_at(words, index, "exceptions", vocabulary)
        if size:
            return group_after(words, index + size, vocabulary).countries
    return ()


def company_behind(words: Sequence[Word], deed: int, vocabulary: Vocabulary) -> Group:
    """Those who did the same, named behind the deed: "abstained, along with Chile and Peru"."""
    company = Group(deed, deed)
    for index in range(deed + 1, min(deed + _REACH, len(words))):
        if words[index].text in {";", ":", '"', "”"}:
            break
        size = entry_at(words, index, "beside_deed", vocabulary)
        if size and not _goes_on_list(words, index, size, deed):
            company = both(company, group_after(words, index + size, vocabulary))
        elif words[index].lower in vocabulary.words["next"] and words[index - 1].text == ",":
            # "signed first, then Costa Rica"
            found = group_after(words, index + 1, vocabulary)
            if found.last + 1 >= len(words) or words[found.last + 1].role == "mark":
                company = both(company, Group(index, index, found.countries))
        elif index == deed + 1 and words[index].lower in vocabulary.words["absolutes"]:
            # "voted with Chile and Peru against"
            found = group_after(words, index + 1, vocabulary)
            company = both(company, Group(index, index, found.countries))
        elif words[index].lower in vocabulary.words["absolutes"]:
            company = both(company, Group(index, index, _counterpart(words, index + 1, vocabulary)))
    return replace(company, first=deed, last=deed, pronoun=None, blocs=())


def _goes_on_list(words: Sequence[Word], index: int, size: int, deed: int) -> bool:
    """ "Recognised Croatia, as well as Bosnia": whether what follows is one more object."""
    before = index - 2 if words[index - 1].text == "," else index - 1
    added = size > 1 and words[index].lower == words[index + size - 1].lower
    return added and before > deed and words[before].role == "name"


def _counterpart(words: Sequence[Word], first: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    """ "With his Peruvian counterpart"."""
    near = words[first : first + 5]
    if any(is_form(word, "counterparts", vocabulary) for word in near):
        return group_after(words, first, vocabulary).countries
    return ()


def items_with_numbers(words: Sequence[Word], start: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The countries of an elliptic list behind a deed: "Turkey will send 500" ... ", Romania 400"."""
    countries: list[str] = []
    for first, end in _items(words, start, _SEPARATORS, vocabulary):
        if is_number(words[end], vocabulary) and _closes(words, end + 1, vocabulary):
            countries += _named(words[first:end])
    return tuple(dict.fromkeys(countries))


def items_with_dates(words: Sequence[Word], start: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The countries of one: "Kenya did on Thursday" ... ", Chad and Togo on Friday"."""
    countries: list[str] = []
    for first, end in _items(words, start, _MARKS, vocabulary):
        date = end + (words[end].lower in vocabulary.words["date_links"])
        dated = date < len(words) and words[date].role == "date" and _closes(words, date + 1, vocabulary)
        if dated and any(word.role == "date" for word in words[start:first]):
            countries += _named(words[first:end])
    return tuple(dict.fromkeys(countries))


def _items(
    words: Sequence[Word], start: int, separators: frozenset[str], vocabulary: Vocabulary
) -> Iterator[tuple[int, int]]:
    """First and last word, the latter exclusive, of every list of countries behind a separator."""
    for index in range(start, len(words) - 2):
        if words[index].text not in separators:
            continue
        first = index + 1
        while first < len(words) and words[first].lower in vocabulary.words["item_openings"]:
            first += 1
        end = first
        while end < len(words) and (
            words[end].role in COUNTRY_ROLES or words[end].lower in vocabulary.words["item_links"]
        ):
            end += 1
        if first < end < len(words):
            yield first, end


def _named(words: Sequence[Word]) -> list[str]:
    return [word.country for word in words if word.country is not None]


def _closes(words: Sequence[Word], position: int, vocabulary: Vocabulary) -> bool:
    return position >= len(words) or words[position].lower in vocabulary.words["item_ends"]


def _list_before_inclusion(
    words: Sequence[Word], index: int, collective: int, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """The list that ends in "Chile and Peru among them"."""
    size = entry_at(words, index, "inclusions", vocabulary)
    closing = index + size
    if not size or (closing < len(words) and words[closing].role != "mark"):
        return ()
    return list_before(words, index - 1, vocabulary, collective).countries


def _list_start(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> int | None:
    """Where a list begins behind "including", a colon, a dash or a bracket."""
    size = entry_at(words, index, "inclusions", vocabulary)
    if size:
        first = index + size
        return first if first < len(words) else None
    if words[index].text in _OPENINGS and index + 1 < len(words):
        first = index + 1
        if entry_at(words, first, "inclusions", vocabulary):
            return None
        return first
    return None


def _is_plain_list(words: Sequence[Word], index: int, found: Group, vocabulary: Vocabulary) -> bool:
    """Behind a dash or bracket only a list that fills it counts; behind "including" any."""
    if not found.countries:
        return False
    if entry_at(words, index, "inclusions", vocabulary):
        return True
    closing = found.last + 1
    if closing >= len(words) or words[closing].role == "mark":
        return True
    return entry_at(words, closing, "inclusions", vocabulary) > 0


def _is_collective(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    return (
        is_form(words[index], "collectives", vocabulary)
        and words[index].lower not in vocabulary.words["no_collectives"]
    )


def _is_bare_number(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """ "Five, including Chile": a number that stands for countries."""
    if not is_number(words[index], vocabulary) or index + 1 >= len(words):
        return False
    behind = index + 2 if words[index + 1].text == "," else index + 1
    return entry_at(words, behind, "inclusions", vocabulary) > 0


def _is_subordinate(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Whether the collective belongs to the same phrase: "dozens of other countries", "member states"."""
    before = words[index - 1]
    return before.lower in vocabulary.words["subordinate"] or before.role in ("demonym", "bloc")
