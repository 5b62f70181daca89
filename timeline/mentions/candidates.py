"""Every stretch of words that is a name of the gazetteer, longest first, whatever it means here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from timeline.mentions.features import feature_end, landform_span, shared_kinds
from timeline.mentions.lexicon import Lexicon
from timeline.mentions.traits import (
    ADMIN1,
    CITY,
    COUNTRY,
    DEMONYM,
    FEATURE,
    LARGE,
    REGION,
    SHARED,
    TOWNSPEOPLE,
    TRAIT_MASK,
)
from timeline.mentions.words import Words

_QUOTES = "'’"
_LONGEST = 7
_LONGEST_SHORT = 6
"""Letters, and the space before them, of an abbreviation."""
_SHORTEST = 3
"""Letters of a town whose adjective is made by rule; more than that."""
_SHORTEST_OF_SMALL = 4
"""The same for a small town, whose adjective could be many another word."""
_WOMEN = ("in", "innen")
_SHORTEST_GENITIVE = 5
"""Letters of a small town's genitive; more than that: "Virus" and "Keks" are none."""
_GAPS = frozenset(
    (" ", " (", "-", ". ", ".", "\n", "  ", " \n", "–", ", ", "’s ", "'s ", " & ", "/", "’", "'")
)
_DIVIDED = COUNTRY | ADMIN1 | LARGE | REGION | DEMONYM
"""What can have a north and a south."""
_TAILS = frozenset(
    ("peninsula", "rainforest", "basin", "headquarters", "airport", "territories", "zone", "area")
)
"""Words in lower case that end some names."""
_JOINTS = frozenset(
    {
        *(
            "of",
            "and",
            "upon",
            "under",
            "by",
            "on",
            "in",
            "am",
            "an",
            "im",
            "bei",
            "aan",
            "ob",
            "a",
            "es",
            "au",
            "der",
            "den",
            "das",
        ),
        *(
            "van",
            "von",
            "zu",
            "de",
            "la",
            "le",
            "les",
            "du",
            "des",
            "sur",
            "sous",
            "en",
            "del",
            "della",
            "di",
            "da",
        ),
        *("do", "dos", "el", "al", "y", "e", "the", "next", "à", "lès", "aux", "près"),
    }
)
"""Small words inside names."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `first` to `last` (both included) are a name; `start` and `end` in the text."""

    first: int
    last: int
    start: int
    end: int
    key: str
    traits: int


def find_candidates(text: str, words: Words, names: Mapping[str, int], lexicon: Lexicon) -> list[Candidate]:
    """The longest name at each place of the text, in order, none overlapping.

    The lexicon's `others` are names of several words that are no places; what they cover is passed over.
    """
    openings = _openings(lexicon.others)
    shared = shared_kinds(words, lexicon)
    lower = "lower-peoples" in lexicon.habits
    found = []
    following = 0
    for index, form in enumerate(words.forms):
        begins = form[0].isupper() or form[0] in _QUOTES or form in lexicon.small
        if index < following or not (begins or (lower and _may_begin_people(words, index, lexicon))):
            continue
        passed = _other_at(text, words, index, lexicon.others) if form in openings else 0
        if not passed and form.lower() in lexicon.definite and index + 1 < len(words):
            # "La Guardia Civil": not the town of La Guardia
            inside = (
                _other_at(text, words, index + 1, lexicon.others) if words.forms[index + 1] in openings else 0
            )
            passed = inside + 1 if inside > 1 else 0
        if passed:
            following = index + passed
            continue
        if index in shared:
            candidate = _of_kind(text, words, index, shared[index], names)
            if candidate is not None:
                found.append(candidate)
                following = candidate.last + 1
                continue
        candidate = _longest_at(text, words, index, names, lexicon)
        if candidate is not None and form.lower() in lexicon.definite and index < candidate.last:
            # "La Unión Europea": not the town of La Unión
            inner = _longest_at(text, words, index + 1, names, lexicon)
            candidate = inner if inner is not None and inner.last > candidate.last else candidate
        candidate = _as_feature(text, words, index, candidate, lexicon) or candidate
        landform = _as_landform(text, words, index, names, lexicon) if form.islower() else None
        if landform is not None and (candidate is None or landform.last > candidate.last):
            candidate = landform
        if candidate is not None:
            found.append(candidate)
            following = candidate.last + 1
    return found


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
    inner = _longest_at(text, words, first, names, lexicon)
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


def _other_at(text: str, words: Words, index: int, others: frozenset[str]) -> int:
    """How many words the name of some other thing takes that begins here; 0 for none."""
    start = words.starts[index]
    for last in range(min(index + 4, len(words.forms) - 1), index - 1, -1):
        if " ".join(text[start : words.ends[last]].split()) in others:
            return last - index + 1
    return 0


def _may_begin_people(words: Words, index: int, lexicon: Lexicon) -> bool:
    return _is_people(words.forms[index], lexicon) or _opens_people(words, index, lexicon)


def _is_people(word: str, lexicon: Lexicon) -> bool:
    """Whether a word in lower case is an adjective of a people: "polnisch", "ostpolnisch"."""
    if "lower-peoples" not in lexicon.habits:
        return False
    return word in lexicon.peoples or any(rest in lexicon.peoples for rest in _behind_compass(word, lexicon))


def _opens_people(words: Words, index: int, lexicon: Lexicon) -> bool:
    """ "baden-" of "baden-württembergisch": whether what a hyphen joins is an adjective of a people."""
    if "lower-peoples" not in lexicon.habits or words.text[words.ends[index] : words.ends[index] + 1] != "-":
        return False
    return index + 1 < len(words) and f"{words.forms[index]}-{words.forms[index + 1]}" in lexicon.peoples


def _behind_compass(word: str, lexicon: Lexicon) -> Iterator[str]:
    """ "Südfrankreich", "ostpolnisch": what the names of a compass's points stand before."""
    plain = word.lower()
    for point in lexicon.compass:
        if plain.startswith(point) and len(word) > len(point) + _SHORTEST:
            rest = word[len(point) :].removeprefix("-")
            yield rest[:1].upper() + rest[1:] if word[0].isupper() else rest


def _longest_at(
    text: str, words: Words, index: int, names: Mapping[str, int], lexicon: Lexicon
) -> Candidate | None:
    """The longest name that begins with this word."""
    last = _reach(words, index, lexicon)
    start = words.starts[index]
    for end_index in range(last, index - 1, -1):
        if end_index > index and words.forms[end_index] in _JOINTS:
            continue
        end = words.ends[end_index]
        for key, stop in _spellings(text, start, end):
            meant = _read_name(key, names, lexicon)
            if meant is not None:
                return Candidate(index, end_index, start, stop, *meant)
        if "genitive-s" in lexicon.habits and text[end - 1] == "s":
            meant = _read_name(text[start : end - 1], names, lexicon)
            if meant is not None and (end - start > _SHORTEST_GENITIVE or meant[1] & _DIVIDED):
                return Candidate(index, end_index, start, end - 1, *meant)
    if _is_attribute(words, index, lexicon):
        town = _small_town_of(words.forms[index], names, lexicon)
        if town is not None:
            return Candidate(index, index, start, words.ends[index], town, DEMONYM | TOWNSPEOPLE)
    return None


def _read_name(written: str, names: Mapping[str, int], lexicon: Lexicon) -> tuple[str, int] | None:
    """The name as the gazetteer has it, and its traits; None when it is nobody's."""
    place = lexicon.peoples.get(written)
    named = COUNTRY
    if "small-nouns" in lexicon.habits and written[:1].isupper():
        named |= CITY | ADMIN1  # "Soriano" in Uruguay is nobody from Soria
    known = written in lexicon.exonyms or place == written or names.get(written, 0) & named
    if place is not None and not known:
        return place, DEMONYM | _townspeople(written, names.get(place, 0), lexicon)
    key = lexicon.exonyms.get(written, written)
    value = names.get(key)
    if value is None or not value & _DIVIDED:
        town = _town_of(written, names, lexicon)
        if town is not None:
            return town, DEMONYM | TOWNSPEOPLE
    if value is not None and value & DEMONYM and not value & COUNTRY:
        town = _town_of(written, names, lexicon)
        return key, value & TRAIT_MASK | (TOWNSPEOPLE if town is not None else 0)
    if value is not None:
        return key, value & TRAIT_MASK
    home = _townswoman_of(written, names, lexicon)
    if home is not None:
        return home, DEMONYM
    for rest in _behind_compass(written, lexicon):
        meant = _read_name(rest, names, lexicon)
        if meant is not None and meant[1] & _DIVIDED and rest.lower() not in lexicon.words:
            return meant
    for prefix, pattern in lexicon.patterns:
        if written.startswith(prefix):
            rest = written[len(prefix) :]
            key = pattern.replace("*", lexicon.exonyms.get(rest, rest))
            if key in names:
                return key, names[key] & TRAIT_MASK
    return None


def _townspeople(written: str, place: int, lexicon: Lexicon) -> int:
    """Whether a people that the language has a word for is that of a town: "Wiener", not "Schweizer"."""
    ends = written[:1].isupper() and written.rstrip("ns").endswith("er") and "er-adjectives" in lexicon.habits
    return TOWNSPEOPLE if ends and place & CITY and not place & COUNTRY else 0


def _is_attribute(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Whether a word with a capital stands between one without and a noun: "der Husumer Hafen"."""
    form = words.forms[index]
    if index == 0 or index + 1 >= len(words.forms) or form[-2:] != "er" or form.islower():
        return False
    before, following = words.forms[index - 1], words.forms[index + 1]
    if words.text[words.ends[index] : words.starts[index + 1]] != " " or not following[0].isupper():
        return False
    return following not in lexicon.given and (before.islower() or before.lower() in lexicon.definite)


def _small_town_of(written: str, names: Mapping[str, int], lexicon: Lexicon) -> str | None:
    """ "Husumer", "Hersfelder": the town, of any size, or the spa that such an adjective is made of."""
    town = _town_of(written, names, lexicon, CITY, _SHORTEST_OF_SMALL)
    spa = f"Bad {written[:-2]}"
    return spa if town is None and written[-2:] == "er" and names.get(spa, 0) & CITY else town


def _townswoman_of(written: str, names: Mapping[str, int], lexicon: Lexicon) -> str | None:
    """ "Traunsteinerin": the town that she is from."""
    for ending in _WOMEN:
        if "er-adjectives" in lexicon.habits and written.endswith(f"er{ending}"):
            return _town_of(written.removesuffix(ending), names, lexicon, CITY, _SHORTEST_OF_SMALL)
    return None


def _town_of(
    written: str, names: Mapping[str, int], lexicon: Lexicon, wanted: int = LARGE, shortest: int = _SHORTEST
) -> str | None:
    """ "Pariser", "Bremer", "Dresdner": the town, by default a large one, that the adjective is made of."""
    stem = written[:-2]
    if "er-adjectives" not in lexicon.habits or written[-2:] != "er" or written.lower() in lexicon.words:
        return None
    for town in (stem, stem + "en", stem[:-1] + "en" if stem[-1:] == "n" else stem + "e"):
        name = lexicon.exonyms.get(town, town)
        if len(town) > shortest and (names.get(name) or 0) & wanted and town.lower() not in lexicon.words:
            return name
    return None


def _reach(words: Words, index: int, lexicon: Lexicon) -> int:
    """The last word a name beginning here could possibly take in."""
    last = index
    for following in range(index + 1, min(index + _LONGEST, len(words.forms))):
        gap = words.text[words.ends[following - 1] : words.starts[following]]
        form = words.forms[following]
        if gap not in _GAPS:
            break
        joined = gap == "-" and (_is_people(form, lexicon) or _opens_people(words, index, lexicon))
        if form in lexicon.inside:
            last = following
        elif not (form[0].isupper() or form in _JOINTS or form[1:2] in ("'", "’") or joined):
            return following if form in _TAILS else last
        else:
            last = following
    return last


def _spellings(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """How the table may write what stands here, and where that ends: full stops, capitals, line ends."""
    raw = text[start:end]
    if not raw.isascii() or "\n" in raw or "  " in raw:
        raw = " ".join(raw.replace("’", "'").replace("\n", " ").split())
    short = text[end : end + 1] == "." and len(raw) - raw.rfind(" ") <= _LONGEST_SHORT
    if not short and "-" not in raw and "(" not in raw and not raw.isupper():
        return [(raw, end)]
    found = [(raw + ".", end + 1)] if short else []
    if "(" in raw and text[end : end + 1] == ")":
        found.append((raw + ")", end + 1))
    if short and raw.isupper():
        found.append((_title(raw) + ".", end + 1))
    found.append((raw, end))
    if raw.isupper() and len(raw) > 3:
        found.append((_title(raw), end))
    elif "-" in raw:
        found.append(
            ("-".join(part.lower() if part.lower() in _JOINTS else part for part in raw.split("-")), end)
        )
        found.append((raw.replace("-", " "), end))
    return found


def look_up(written: str, names: Mapping[str, int], lexicon: Lexicon) -> tuple[str, int] | None:
    """The name as the gazetteer spells it, of a mention as written, and its traits; None when it has none."""
    for key, _ in _spellings(written, 0, len(written)):
        meant = _read_name(key, names, lexicon)
        if meant is not None:
            return meant
    town = _small_town_of(written, names, lexicon)
    return None if town is None else (town, DEMONYM)


def _title(name: str) -> str:
    first, *rest = re.split("([ -])", name.lower())
    parts = [first[:1].upper() + first[1:]]
    parts += [part if part in _JOINTS else part[:1].upper() + part[1:] for part in rest]
    return "".join(parts)
