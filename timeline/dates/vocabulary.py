"""The words of a language that dates are written with, compiled once from its table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from timeline.dates.kinds import KIND, WORD_KINDS
from timeline.languages import Language

Value = str | int | float | tuple[int, ...]
"""What a token is worth: the number of a month, the name of a unit, a rule for a holiday."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words and phrases of one language, each with the character of its kind and its value."""

    tag: str
    words: Mapping[str, tuple[str, Value]]
    phrases: Mapping[str, re.Pattern[str]]
    """First word -> every phrase that begins with it, the longest first."""
    openings: frozenset[str]
    """Every word that stands in `words` or begins a phrase."""
    plain: Mapping[str, tuple[str, Value]]
    """The words that, written small, are what `words` says whatever stands around them."""
    future: re.Pattern[str]
    """Cues that a date behind them lies ahead ("will meet on Friday")."""
    past: re.Pattern[str]
    """Cues that it does not, whatever else is said ("was scheduled for Friday")."""
    pluperfect: re.Pattern[str]
    """Cues that a plan had come to nothing, or to its end ("had been due on Friday")."""
    past_verbs: re.Pattern[str]
    """Verbs in the past, by their endings: a weaker cue."""
    past_forms: re.Pattern[str]
    """Verbs in the past and verbs of telling; what looks like one may be a participle."""
    before_participle: frozenset[str]
    """What a participle stands behind: "will be closed", "the proposed cuts"."""
    knows_past: bool
    """Whether the language's verbs of the past are known, so that their absence says something."""
    either_tense: re.Pattern[str]
    """Verbs that are the same in past and present."""
    told: re.Pattern[str]
    """Verbs that keep what follows them from telling the tense of a date in front of them."""
    since: re.Pattern[str]
    """Cues that a date directly behind them has begun ("since June")."""
    planned: re.Pattern[str]
    """Cues that a date directly behind them was once to come ("was set for Saturday")."""
    until: re.Pattern[str]
    """Directly in front of the day that something lasted to."""
    deadline: re.Pattern[str]
    """Cues that a date directly behind them lies ahead ("by Friday")."""
    scheduled: re.Pattern[str]
    """A verb of the present that tells a programme, and up to five words between it and the date."""
    schedule_opens: re.Pattern[str]
    """A date at the head of a sentence, up to five words and such a verb."""
    capitalised: frozenset[str]
    """Kinds (characters) that are written with a capital letter."""
    lowercase: frozenset[str]
    """Kinds (characters) that are written with a small letter: "Paul Janvier" is no month."""
    alone: frozenset[str]
    """Kinds (characters) that stand behind no name: "Gerda Mai" is no month."""
    dotted: frozenset[str]
    """Kinds (characters) whose abbreviations take their full stop with them."""
    initials: frozenset[str]
    """Kinds (characters) that are written as initials: B.C., a.m."""
    ordinal_dot: bool
    """Whether "11." is the eleventh."""
    ordinal_suffixes: frozenset[str]
    decade_suffixes: frozenset[str]
    centuries: Mapping[str, int]
    """Numbers that open a year spoken in two halves ("nineteen eighty-two") -> its hundreds."""
    rest_of_year: re.Pattern[str]
    """The second half of such a year: its tens and its ones, or one word of both."""
    order: str
    """How 2/11/2025 is read when the document does not tell: "MDY" or "DMY"."""


def _entries(tables: Mapping[str, Mapping[str, Value]]) -> dict[str, tuple[str, Value]]:
    """Every word and phrase once.

    Raises ValueError for an unknown kind or a word in two tables.
    """
    entries: dict[str, tuple[str, Value]] = {}
    for kind, table in tables.items():
        if kind not in WORD_KINDS.split():
            raise ValueError(
                f"dates.words.{kind}: no such kind of word; one of {' '.join(WORD_KINDS.split())}"
            )
        for word, value in table.items():
            if word in entries:
                raise ValueError(f"dates.words.{kind}: {word!r} stands in two tables")
            entries[word] = (KIND[kind], value)
    return entries


def _compounds(weekdays: Mapping[str, Value], parts: Mapping[str, Value]) -> dict[str, Value]:
    """ "Freitagabend": each weekday grown together with each part of a day -> "5EV"."""
    return {
        weekday + part: f"{number}{value}"
        for weekday, number in weekdays.items()
        for part, value in parts.items()
    }


def _plain(
    entries: Mapping[str, tuple[str, Value]], table: Mapping[str, Any], openings: frozenset[str]
) -> dict[str, tuple[str, Value]]:
    minded = {KIND[kind] for name in ("capitalised", "alone", "dotted") for kind in table.get(name, ())}
    return {word: entry for word, entry in entries.items() if word not in openings and entry[0] not in minded}


def _alternatives(phrases: list[str]) -> str:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(r"\s+".join(re.escape(part) for part in phrase.split()) for phrase in longest_first)


def _phrases(entries: Mapping[str, object]) -> dict[str, re.Pattern[str]]:
    by_first: dict[str, list[str]] = {}
    for entry in entries:
        first = re.match(r"[^\W\d_]+", entry)
        if first and first[0] != entry:
            by_first.setdefault(first[0], []).append(entry)
    # The first word stands once: behind it most alternatives fail at their first letter.
    return {
        first: re.compile(rf"{first}(?:{_rests(first, phrases)})(?:(?<!\w)|(?!\w))", re.IGNORECASE)
        for first, phrases in by_first.items()
    }


def _rests(first: str, phrases: Sequence[str]) -> str:
    """What follows the first word of some phrases, as a pattern: of several that fit the longest."""
    rests = [phrase[len(first) :] for phrase in phrases]
    spaced = _alternatives([rest for rest in rests if rest[:1].isspace()])
    grown = _alternatives([rest for rest in rests if not rest[:1].isspace()])
    return "|".join(part for part in (rf"\s+(?:{spaced})" if spaced else "", grown) if part)


NO_WORDS = Language("und", {"dates": {"words": {}}})
"""A language of which no word is known: figures are read all the same."""


_FEW_WORDS = r"((?:\s+[^\s,.;:]+){0,5})\s*"


def _verbs(table: Mapping[str, Any], *names: str, begin: str = "", end: str = "") -> re.Pattern[str]:
    """One pattern for the verbs of some lists, which are words or regular expressions."""
    listed = [verb for name in names for verb in table.get("cues", {}).get(name, ())]
    words = sorted({verb for verb in listed if verb.isalpha()})
    # By their first letter: an alternation of two hundred words is tried word by word at every place.
    by_letter = (
        letter + f"(?:{'|'.join(word[1:] for word in group)})" for letter, group in _by_letter(words)
    )
    verbs = "|".join([*(verb for verb in listed if not verb.isalpha()), *by_letter]) or "(?!)"
    return re.compile(rf"{begin}\b(?:{verbs})\b{end}", re.IGNORECASE)


def _by_letter(words: Iterable[str]) -> Iterable[tuple[str, Iterable[str]]]:
    return groupby(words, key=lambda word: word[0])


def _centuries(table: Mapping[str, Any]) -> dict[str, int]:
    numbers = table["words"].get("number", {})
    return {word: numbers[word] * 100 for word in table.get("centuries", ())}


def _rest_of_year(table: Mapping[str, Any]) -> re.Pattern[str]:
    numbers = table["words"].get("number", {})

    def words(wanted: Iterable[int]) -> str:
        return _alternatives([word for word, number in numbers.items() if number in wanted]) or "(?!)"

    tens, ones, teens = words(range(20, 100, 10)), words(range(1, 10)), words(range(10, 20))
    return re.compile(rf"[\s-]+(?:({tens})(?:[\s-]+({ones}))?|({teens}))(?!\w)", re.IGNORECASE)


def _cues(table: Mapping[str, Any], *names: str, end: str = r"\b", verbs: str = "") -> re.Pattern[str]:
    cues = table.get("cues", {})
    phrases = "|".join(
        [_alternatives([cue for name in names for cue in cues.get(name, [])]) or "(?!)", *cues.get(verbs, [])]
    )
    return re.compile(rf"(?<!\w)(?:{phrases}){end}", re.IGNORECASE)


@lru_cache(maxsize=16)
def compile_vocabulary(language: Language) -> Vocabulary:
    """The vocabulary of a language, from its `[dates]` table."""
    table = language.tables["dates"]
    words, cues = table["words"], table.get("cues", {})
    compounds = _compounds(words.get("weekday", {}), table.get("grows_together", {}))
    entries = _entries({**words, "holiday": table.get("holidays", {}), "weekday_part": compounds})
    phrases = _phrases(entries)
    centuries = _centuries(table)
    return Vocabulary(
        tag=language.tag,
        words=entries,
        phrases=phrases,
        openings=frozenset(entries) | frozenset(phrases),
        plain=_plain(entries, table, frozenset(phrases) | frozenset(centuries)),
        future=_cues(table, "future", verbs="future_verbs"),
        past=_cues(table, "past"),
        pluperfect=_cues(table, "pluperfect"),
        past_verbs=_verbs(table, "past_verbs"),
        knows_past="past_verbs" in cues,
        either_tense=_verbs(table, "either_tense"),
        past_forms=_verbs(table, "past_verbs", "told"),
        before_participle=frozenset(cues.get("before_participle", ())),
        told=_cues(table, "told"),
        since=_cues(table, "since", end=r"\W*$"),
        planned=_cues(table, "planned", end=r"\W*$"),
        until=_cues(table, "until", end=r"\W*$"),
        deadline=_cues(table, "until", "deadline", end=r"\W*$"),
        scheduled=_verbs(table, "scheduled", end=f"{_FEW_WORDS}$"),
        schedule_opens=_verbs(table, "scheduled", begin=r"\w+,?(?:\s+[^\s,.;:]+){1,5}?\s+"),
        capitalised=frozenset(KIND[kind] for kind in table.get("capitalised", ())),
        lowercase=frozenset(KIND[kind] for kind in table.get("lowercase", ())),
        alone=frozenset(KIND[kind] for kind in table.get("alone", ())),
        dotted=frozenset(KIND[kind] for kind in table.get("dotted", ())),
        initials=frozenset(KIND[kind] for kind in table.get("initials", ())),
        ordinal_dot=table.get("ordinal_dot", False),
        ordinal_suffixes=frozenset(table.get("ordinal_suffixes", ())),
        decade_suffixes=frozenset(table.get("decade_suffixes", ())),
        centuries=centuries,
        rest_of_year=_rest_of_year(table),
        order=table.get("order", "DMY"),
    )
