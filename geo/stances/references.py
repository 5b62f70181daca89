"""Whom "it", "they" and "the two countries" mean."""

from __future__ import annotations

from collections.abc import Sequence

from geo.stances.groups import Group, both, group_after, list_before
from geo.stances.phrases import is_form
from geo.stances.subjects import leading_group
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import COUNTRY_ROLES, Passage, Word

_QUOTES = frozenset(('"', "“", "”", "„", "«", "»"))


def refer(group: Group, passages: Sequence[Passage], index: int, vocabulary: Vocabulary) -> Group:
    """The group with its pronoun replaced by those it means; unchanged where nobody can be meant."""
    if group.pronoun is None:
        return group
    words = passages[index].words
    if words[group.pronoun].lower in vocabulary.words["speakers"]:
        return both(group, Group(group.first, group.last, _speaker_of(words, group.pronoun, vocabulary)))
    behind = words[group.pronoun : group.pronoun + 3]
    many = _is_many(behind, vocabulary)
    if many:
        sizes = vocabulary.sizes
        size = next((sizes[word.lower] for word in behind if word.lower in sizes), None)
        countries = _several(words[: group.pronoun], passages, index, size)
    else:
        countries = _single(words[: group.pronoun], behind[0].lower, passages, index, vocabulary)
    return both(group, Group(group.first, group.last, countries))


def _speaker_of(words: Sequence[Word], pronoun: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Who says "we" in a quotation of this sentence: ""We are staying away," the Swedish chairman said"."""
    quoted = [index for index, word in enumerate(words) if word.text in _QUOTES]
    opening = max((index for index in quoted if index < pronoun), default=None)
    if opening is None:
        return ()
    closing = min((index for index in quoted if index > pronoun), default=len(words))
    verbs = [
        index
        for index, word in enumerate(words)
        if not opening <= index <= closing and is_form(word, "reporting", vocabulary)
    ]
    for verb in verbs:
        behind = group_after(words, verb + 1, vocabulary) if verb > closing else Group(verb, verb)
        for found in (list_before(words, verb - 1, vocabulary), behind):
            if len(found.countries) == 1:
                return found.countries
    return ()


def lists_in(words: Sequence[Word]) -> tuple[tuple[str, ...], ...]:
    """The countries of a sentence, those that stand in one list together."""
    lists: list[list[str]] = []
    linked = False
    for word in words:
        if word.country is not None and word.role in COUNTRY_ROLES:
            if linked and lists:
                lists[-1].append(word.country)
            else:
                lists.append([word.country])
            linked = True
        elif word.lower not in (",", "and", "or", "the", "&", "both", "'s"):
            linked = False
    return tuple(tuple(dict.fromkeys(each)) for each in lists)


def _is_many(behind: Sequence[Word], vocabulary: Vocabulary) -> bool:
    written = tuple(word.lower for word in behind)
    return any(written[: len(entry)] == entry for entry in vocabulary.phrases["plural_pronouns"])


def _several(
    before: Sequence[Word], passages: Sequence[Passage], index: int, size: int | None
) -> tuple[str, ...]:
    earlier = [before, *(passages[back].words for back in range(index - 1, max(index - 3, -1), -1))]
    for words in earlier:
        for found in reversed(lists_in(words)):
            if len(found) == size or (size is None and len(found) > 1):
                return found
    for words in earlier[:2]:
        everybody = tuple(dict.fromkeys(country for found in lists_in(words) for country in found))
        if len(everybody) == size or (size is None and len(everybody) == 2):
            return everybody
    return ()


def _single(
    before: Sequence[Word], pronoun: str, passages: Sequence[Passage], index: int, vocabulary: Vocabulary
) -> tuple[str, ...]:
    if pronoun in vocabulary.words["people"]:
        persons = [word.country for word in before if word.role == "person" and word.country is not None]
        if persons:
            return (persons[-1],)
    speaker = _speaker(before, vocabulary)
    if speaker:
        return speaker
    before = [word for index, word in enumerate(before) if not _is_adjective(before, index)]
    last = max((i for i, word in enumerate(before) if word.role in COUNTRY_ROLES), default=-1)
    if any(word.role == "bloc" for word in before[last + 1 :]):
        return ()
    opening = _described(before, vocabulary)
    if opening is not None:
        return (opening,)
    here = leading_group(before, len(before) - 1, vocabulary) if before else Group(0, 0)
    if len(here.countries) == 1:
        return here.countries
    named = [word.country for word in before if word.role in COUNTRY_ROLES and word.country is not None]
    if named:
        return (named[-1],)
    if index == 0:
        return ()
    previous = passages[index - 1].words
    found = leading_group(previous, len(previous) - 1, vocabulary) if previous else Group(0, 0)
    return found.countries if len(found.countries) == 1 else ()


def _described(words: Sequence[Word], vocabulary: Vocabulary) -> str | None:
    """ "Chile, where Spain fought, ...: it": the country a sentence begins with and describes."""
    named = next((i for i, word in enumerate(words[:2]) if word.role in COUNTRY_ROLES), None)
    if named is None or named + 2 >= len(words) or words[named + 1].text != ",":
        return None
    relative = words[named + 2].lower in vocabulary.words["asides"]
    return words[named].country if relative else None


def _is_adjective(words: Sequence[Word], index: int) -> bool:
    """ "The French-led mission" is nobody."""
    hyphen = index + 1 < len(words) and words[index + 1].text == "-"
    return words[index].role == "demonym" and hyphen and words[index + 1].start == words[index].end


def _speaker(before: Sequence[Word], vocabulary: Vocabulary) -> tuple[str, ...]:
    """ "Chile agreed, and Peru said (that) it": the country that says it."""
    lists = vocabulary.words
    verb = len(before) - 1
    while verb > 0 and (
        before[verb].role == "date" or before[verb].lower in lists["relatives"] | lists["date_links"]
    ):
        verb -= 1
    if verb < 1 or not is_form(before[verb], "reporting", vocabulary):
        return ()
    countries = list_before(before, verb - 1, vocabulary).countries
    return countries if len(countries) == 1 else ()
