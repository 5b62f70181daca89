"""Every stretch of words that is a name of the gazetteer, longest first, whatever it means here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from timeline.mentions.features import feature_end, landform_span, shared_kinds
from timeline.mentions.lexicon import Lexicon
from timeline.mentions.peoples import may_begin_people
from timeline.mentions.stretches import Candidate, longest_at
from timeline.mentions.traits import (
    FEATURE,
    REGION,
    SHARED,
    TRAIT_MASK,
)
from timeline.mentions.words import Words

_QUOTES = "'’"


def find_candidates(text: str, words: Words, names: Mapping[str, int], lexicon: Lexicon) -> list[Candidate]:
    """The longest name at each place of the text, in order, none overlapping.

    The lexicon's `others` are names of several words that are no places; what they cover is passed over.
    """
    openings = _openings(lexicon.others)
    shared = shared_kinds(words, lexicon)
    small, peoples = lexicon.small, "lower-peoples" in lexicon.habits
    found = []
    following = 0
    for index, form in enumerate(words.forms):
        if index < following:
            continue
        begins = form[0].isupper() or form[0] in _QUOTES or form in small
        if not begins and not (peoples and may_begin_people(words, index, lexicon)):
            continue
        passed = _others_at(text, words, index, openings, lexicon)
        if passed:
            following = index + passed
            continue
        candidate = _of_kind(text, words, index, shared[index], names) if index in shared else None
        if candidate is None:
            candidate = _candidate_at(text, words, index, names, lexicon)
        if candidate is not None:
            found.append(candidate)
            following = candidate.last + 1
    return found


def _candidate_at(
    text: str, words: Words, index: int, names: Mapping[str, int], lexicon: Lexicon
) -> Candidate | None:
    """The name or the thing in the landscape that begins with this word, whichever is longer."""
    form = words.forms[index]
    known = longest_at(text, words, index, names, lexicon)
    if known is not None and form.lower() in lexicon.definite and index < known.last:
        # "La Unión Europea": not the town of La Unión
        inner = longest_at(text, words, index + 1, names, lexicon)
        known = inner if inner is not None and inner.last > known.last else known
    candidate = _as_feature(text, words, index, known, lexicon) or known
    landform = _as_landform(text, words, index, names, lexicon) if form.islower() else None
    if landform is not None and (candidate is None or landform.last > candidate.last):
        return landform
    return candidate


def _of_kind(
    text: str, words: Words, index: int, shared: tuple[int, str], names: Mapping[str, int]
) -> Candidate | None:
    """A name whose kind is told behind the last of its list, if the gazetteer has it with that kind."""
    last, kind = shared
    start, end = words.starts[index], words.ends[last]
    key = f"{text[start:end]} {kind}"
    value = names.get(key)
    return None if value is None else Candidate(index, last, start, end, key, SHARED | value & TRAIT_MASK)


def _as_feature(
    text: str, words: Words, index: int, known: Candidate | None, lexicon: Lexicon
) -> Candidate | None:
    """The feature that begins with this word, where the gazetteer knows less of its name or nothing."""
    if known is not None and known.last > index and words.forms[known.last] in lexicon.features:
        return None
    end = feature_end(words, index, index - 1 if known is None else known.last, lexicon)
    if end is None:
        return None
    start, stop = words.starts[index], words.ends[end]
    return Candidate(index, end, start, stop, text[start:stop], FEATURE)


def _as_landform(
    text: str, words: Words, index: int, names: Mapping[str, int], lexicon: Lexicon
) -> Candidate | None:
    """ "col d'Aspin", "río Negro", "quartier de Guet Ndar": what such a word stands before.

    Not where that is enough of a name itself: "aeropuerto de Lima", "río Ebro".
    """
    found = landform_span(words, index, lexicon)
    if found is None:
        return None
    first, last = found
    inner = longest_at(text, words, first, names, lexicon)
    if inner is not None and inner.last >= last:
        joined = words.forms[index + 1] in lexicon.belonging
        if inner.traits & REGION or (joined and words.forms[first].lower() not in lexicon.words):
            return None
    first = first if words.forms[index] in lexicon.quarters else index
    start, stop = words.starts[first], words.ends[last]
    return Candidate(first, last, start, stop, text[start:stop], FEATURE)


@lru_cache(maxsize=16)
def _openings(others: frozenset[str]) -> frozenset[str]:
    """Their first words."""
    return frozenset(other.partition(" ")[0].partition("-")[0] for other in others)


def _others_at(text: str, words: Words, index: int, openings: frozenset[str], lexicon: Lexicon) -> int:
    """How many words the name of some other thing takes here, with its article; 0 for none."""
    passed = _other_at(text, words, index, openings, lexicon)
    if passed or words.forms[index].lower() not in lexicon.definite or index + 1 == len(words):
        return passed
    # "La Guardia Civil": not the town of La Guardia
    inside = _other_at(text, words, index + 1, openings, lexicon)
    return inside + 1 if inside > 1 else 0


def _other_at(text: str, words: Words, index: int, openings: frozenset[str], lexicon: Lexicon) -> int:
    """How many words the name of some other thing takes that begins here; 0 for none."""
    if words.forms[index] not in openings:
        return 0
    start = words.starts[index]
    for last in range(min(index + 4, len(words.forms) - 1), index - 1, -1):
        if " ".join(text[start : words.ends[last]].split()) in lexicon.others:
            return last - index + 1
    return 0
