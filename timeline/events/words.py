"""The words of a language that tell events, compiled from its table `events`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from timeline.languages import Language

VerbKind = Literal["happening", "act", "report", "state", "action"]
"""News by itself; done with words; handing on what was said; no happening; anything else."""

_KINDS: tuple[tuple[str, VerbKind], ...] = (
    ("states", "state"),
    ("reports", "report"),
    ("acts", "act"),
    ("happenings", "happening"),
)
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One written form of a verb. `tag` is one letter, as in `timeline.events.tagging`."""

    base: str
    kind: VerbKind
    tag: str


@dataclass(frozen=True, slots=True, eq=False)
class EventWords:
    """The words of a language, by what they do in a sentence that tells an event."""

    verbs: Mapping[str, VerbForm]
    pasts: Mapping[str, str]
    """The past tense of irregular verbs whose participle is another word."""
    tags: Mapping[str, str]
    """Words that are no verbs: a tag of one letter."""
    adjectives: frozenset[str]
    nouns: frozenset[str]
    """Nouns that look like adverbs ("assembly")."""
    approximators: frozenset[str]
    homographs: frozenset[str]
    """Short words that are names too, with a capital."""
    tens: Mapping[str, int]
    """What may stand before the hyphen of a number ("fifty")."""
    planned: frozenset[str]
    """Words that announce after "is" and before "to": "is scheduled to"."""
    elsewhen: frozenset[str]
    """Words before an occasion that mean another time than its own."""
    things: frozenset[str]
    """Pronouns that stand for no person."""
    spells: frozenset[str]
    """Nouns of stretches of time: "hours after the vote, ..."."""
    disasters: frozenset[str]
    """What strikes: two on one day are rarely told in one corpus."""
    lasting: frozenset[str]
    """Words of what goes on ("has been closed since")."""
    occasions: frozenset[str]
    scene: frozenset[str]
    """Prepositions that open where or when something happens."""
    owners: frozenset[str]
    """Possessives of somebody named before."""
    objects: frozenset[str]
    """Pronouns that are objects."""
    pointers: frozenset[str]
    """Words that point at what was named before ("the first of those")."""
    ranks: frozenset[str]
    """Words that pick one of many ("the first")."""
    anybody: frozenset[str]
    """Nouns that name nobody ("the two men")."""
    definite: frozenset[str]
    """The article of what is known."""
    complements: frozenset[str]
    """Prepositions that complete others ("in connection with")."""
    day_parts: frozenset[str]
    ages: frozenset[str]
    """How a word of somebody's age ends ("a 30-year-old")."""
    emphatic: frozenset[str]
    """Adjectives that a headline can do without."""
    everywhere: frozenset[str]
    """Words that open what happens again and again."""
    timing: frozenset[str]
    """Words that open a clause that says when something happened."""
    when: frozenset[str]
    """Words that open what happened on the day just named ("on 3 May, when the bridge fell")."""
    meals: frozenset[str]
    """Occasions that a host gives once a day."""
    unveilings: frozenset[str]
    """Deeds done once with what bears a name."""
    agreeing: frozenset[str]
    """Deeds that make an agreement."""
    initials: Mapping[str, str]
    """Long names and their initials, which everybody knows."""
    papers: frozenset[str]
    """What is written and signed, and never acts."""
    gatherings: frozenset[str]
    """Occasions that many other happenings can be part of."""
    was: tuple[str, str]
    """What a shortened passive lacks, for one and for many."""
    membership: frozenset[str]
    """After "were": that the subject did what others did."""
    citing: frozenset[str]
    """Verbs that may close a sentence as "said" does."""
    phrasal: frozenset[str]
    """Short words that end a verb ("sworn in", "walked out")."""
    plurals: frozenset[str]
    """Nouns that stand without an article at the head of a sentence, and are no names."""
    auxiliary: frozenset[str]
    """Base forms of the verbs that help others."""
    where: frozenset[str]
    """Relatives that open what happens at the same place and time."""
    speeches: frozenset[str]
    openings: frozenset[str]
    closings: frozenset[str]
    sources: frozenset[str]
    roles: frozenset[str]
    bodies: frozenset[str]
    particles: frozenset[str]
    light: frozenset[str]
    """Verbs that say little without their object."""
    holding: frozenset[str]
    """Verbs whose subject is held ("the summit took place")."""
    hosting: frozenset[str]
    """Verbs whose object is held ("France hosted the summit")."""
    visiting: frozenset[str]
    """Verbs whose object is an occasion that others hold ("attended the summit")."""
    attending: frozenset[str]
    """Prepositions that say during which occasion something happens."""
    decisions: frozenset[str]
    """Verbs that are news even when they are denied."""
    casualties: frozenset[str]
    """Verbs that tell what became of people in a disaster."""
    weather: frozenset[str]
    """Verbs whose subject is nobody: "It rained"."""
    answers: frozenset[str]
    """Verbs by which countries and members answer a question that is put to all of them."""
    generally: frozenset[str]
    idioms: Mapping[str, frozenset[str]]
    """Verbs of states, each with the words behind it that make a deed of it."""
    """Adverbs of what holds at all times ("always")."""
    speakers_self: frozenset[str]
    """Pronouns of those who speak for themselves; they tell no news."""
    counted: frozenset[str]
    """Stems of what is counted in the news ("kill", "country")."""
    tallied: frozenset[str]
    """Stems of what is counted to the last one ("country")."""
    dates: frozenset[str]
    """Words next to which a number is part of a date."""
    ranked: frozenset[str]
    """Words whose number counts nothing: "magnitude 6.1"."""
    bounds: Mapping[str, str]
    """How firm a word makes the number after it: "about", "least", "most"."""
    numbers: Mapping[str, int]
    scales: Mapping[str, float]
    stopwords: frozenset[str]
    leads: re.Pattern[str]
    aliases: Mapping[str, str]
    alias_pattern: re.Pattern[str]
    denials: frozenset[str]
    """Words of a headline that say that something did not happen."""
    synonyms: Mapping[str, str]
    """The word that stands for each word of the same meaning."""


@cache
def event_words(language: Language) -> EventWords:
    """The compiled table of a language."""
    table = language.tables["events"]

    def words(key: str) -> frozenset[str]:
        return frozenset(table[key].split())

    verbs = _verbs(table)
    return EventWords(
        verbs=verbs,
        pasts={form.base: past for past, form in verbs.items() if form.tag == "V"},
        tags=_tags(table),
        adjectives=words("adjectives"),
        nouns=words("nouns"),
        approximators=words("approximators"),
        homographs=words("homographs"),
        tens={word: 10 * place for place, word in enumerate(table["tens"].split(), 2)},
        planned=words("planned"),
        elsewhen=words("elsewhen"),
        things=words("things"),
        spells=words("spells"),
        disasters=words("disasters"),
        lasting=words("lasting"),
        occasions=words("occasions"),
        scene=words("scene"),
        owners=words("owners"),
        objects=words("objects"),
        pointers=words("pointers"),
        ranks=words("ranks"),
        anybody=words("anybody"),
        definite=words("definite"),
        complements=words("complements"),
        day_parts=words("day_parts"),
        ages=words("ages"),
        emphatic=words("emphatic"),
        everywhere=words("everywhere"),
        timing=words("timing"),
        when=words("when"),
        meals=words("meals"),
        unveilings=words("unveilings"),
        agreeing=words("agreeing"),
        initials={
            name: short.upper()
            for name, short in sorted(table["aliases"].items())
            if len(short) == 2 and " " in name
        },
        papers=words("papers"),
        gatherings=words("gatherings"),
        was=(table["was"], table["were"]),
        membership=words("membership"),
        citing=words("citing"),
        phrasal=words("phrasal"),
        plurals=words("plurals"),
        auxiliary=words("auxiliary"),
        where=words("where"),
        speeches=words("speeches"),
        openings=words("openings"),
        closings=words("closings"),
        sources=words("sources"),
        roles=words("roles"),
        bodies=words("bodies"),
        particles=words("particles"),
        light=words("light"),
        holding=words("holding"),
        hosting=words("hosting"),
        visiting=words("visiting"),
        attending=words("attending"),
        decisions=words("decisions"),
        casualties=words("casualties"),
        weather=words("weather"),
        answers=words("answers"),
        generally=words("generally"),
        idioms={verb: frozenset(cell.split()) for verb, cell in table["idioms"].items()},
        speakers_self=words("selves"),
        counted=words("counted"),
        tallied=words("tallied"),
        dates=_months(language.tables["dates"]["words"]),
        ranked=words("ranked"),
        bounds={word: bound for bound, others in table["bounds"].items() for word in others.split()},
        numbers={word: number for number, word in enumerate(table["numbers"].split())},
        scales=table["scales"],
        stopwords=words("stopwords"),
        leads=re.compile(rf"^(?:{'|'.join(table['leads'])})$", re.IGNORECASE),
        aliases=table["aliases"],
        alias_pattern=_any_of(table["aliases"]),
        denials=words("denials"),
        synonyms={
            word: first for first, others in table["synonyms"].items() for word in [first, *others.split()]
        },
    )


def _months(words: Mapping[str, Any]) -> frozenset[str]:  # Any: a table of TOML
    tables = (words.get(name, {}) for name in ("month", "short_month", "doubtful_month"))
    return frozenset(word for table in tables for word in table)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    # Two letters are initials only in capitals: "US", not "us".
    initials = "|".join(name.upper() for name in longest_first if len(name) == 2)
    long = "|".join(re.escape(name) for name in longest_first if len(name) > 2)
    return re.compile(rf"(?<!\w)(?:(?i:{long})|{initials})(?!\w)")


def _tags(table: Mapping[str, Any]) -> Mapping[str, str]:  # Any: a table of TOML
    tags: dict[str, str] = {}
    for tag, key in (
        ("A", "adverbs"),
        ("P", "prepositions"),
        ("S", "subordinators"),
        ("D", "determiners"),
        ("R", "relatives"),
    ):
        tags |= dict.fromkeys(table[key].split(), tag)
    tags |= dict.fromkeys(table["pronouns"].split(), "p") | dict.fromkeys(table["hedges"].split(), "M")
    tags |= dict.fromkeys(table["negations"].split(), "N") | dict.fromkeys(table["future"].split(), "W")
    for tag, key in table["auxiliaries"].items():
        tags |= dict.fromkeys(key.split(), tag)
    return tags


def _verbs(table: Mapping[str, Any]) -> Mapping[str, VerbForm]:  # Any: a table of TOML
    irregular = {}
    for entry in table["irregular"].replace("\n", ";").split(";"):
        if entry.strip():
            base, past, participle = entry.split()
            irregular[base] = (past, participle)
    kinds: dict[str, VerbKind] = dict.fromkeys(irregular, "action")
    for key, kind in _KINDS:
        kinds |= dict.fromkeys(table[key].split(), kind)
    adjectives = frozenset(table["adjectives"].split())
    verbs: dict[str, VerbForm] = {}
    for base, kind in kinds.items():
        for form, tag in _forms(base, irregular.get(base)):
            if form not in adjectives and (form not in verbs or tag != "Z"):
                verbs[form] = VerbForm(base, kind, tag)
    return verbs


def _forms(base: str, irregular: tuple[str, str] | None) -> Iterator[tuple[str, str]]:
    """Present forms are Z, past ones V, participles I, and E is what may be either of the two."""
    yield base, "Z"
    yield _with_s(base), "Z"
    if irregular is None:
        for past in _regular_pasts(base):
            yield past, "E"
    elif irregular[0] == irregular[1]:
        yield irregular[0], "E"
    else:
        yield irregular[0], "V"
        yield irregular[1], "I"


def _with_s(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _regular_pasts(base: str) -> tuple[str, ...]:
    if base.endswith("e"):
        return (base + "d",)
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return (base[:-1] + "ied",)
    if len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in _VOWELS and base[-3] not in _VOWELS:
        return (base + "ed", base + base[-1] + "ed")
    return (base + "ed",)
