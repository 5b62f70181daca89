"""The clauses of a sentence: who does what, and how one clause hangs on another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from timeline.events.fringes import find_attribution, find_lead
from timeline.events.tagging import Setting, tag_tokens
from timeline.events.tokens import Token
from timeline.events.verbs import Verb, find_verbs
from timeline.events.words import EventWords

ClauseKind = Literal["main", "coordinate", "relative", "subordinate", "content", "participle"]

_MARKERS: dict[str, ClauseKind] = {
    "R": "relative",
    "K": "content",
    "S": "subordinate",
    ";": "coordinate",
    ":": "coordinate",
}
_SHORT_NOUN = re.compile(r"D[XU]{1,3}")
_ROLE_OF = re.compile(r"D?X{1,3}P$")
_HELD = re.compile(r",(E)[^,;SRK]*,")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause, by token indices; its predicate is `first` to `last`, exclusive."""

    kind: ClauseKind
    subject: tuple[int, ...]
    """May stand apart from the predicate, and may be empty."""
    verb: Verb
    first: int
    last: int
    opening: int
    """Where the clause begins: its marker, or its first word."""


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence taken apart."""

    tokens: tuple[Token, ...]
    tags: str
    inner: str
    """The same letters as if nothing were quoted."""
    clauses: tuple[Clause, ...]
    lead: int
    """How many words stand before the subject of the first clause: "On Tuesday,"."""
    attribution: int
    """Where a closing ", officials said" begins; the number of words when there is none."""


def parse_sentence(
    tokens: Sequence[Token], dated: Sequence[bool], words: EventWords, setting: Setting
) -> Parse:
    """The clauses of a sentence, in order. `dated` says which words belong to a date."""
    tags = tag_tokens(tokens, dated, words, setting)
    inner = tags
    if "Q" in tags:
        inner = tag_tokens(
            [token._replace(quoted=False) if token.quoted else token for token in tokens],
            dated,
            words,
            setting,
        )
    verbs = find_verbs(tokens, tags, words, setting.heading)
    attribution = find_attribution(tokens, tags, verbs, words)
    told = [verb for verb in verbs if verb.first < attribution]
    lead = find_lead(tokens, tags, told, words)
    clauses = [
        _of_person(tokens, tags, _naming_day(tokens, tags, clause, words))
        for clause in _clauses(tags, told, lead, attribution)
    ]
    return Parse(
        tuple(tokens), tags, inner, (*clauses, *_participles(tokens, tags, clauses, words)), lead, attribution
    )


def _clauses(tags: str, verbs: Sequence[Verb], lead: int, end: int) -> list[Clause]:
    clauses: list[Clause] = []
    for verb in verbs:
        if not verb.sure and _apposed(tags, verb, clauses):
            continue
        lonely = not any(clause.kind == "main" for clause in clauses)
        if verb is verbs[-1] and lonely and clauses and clauses[-1].kind == "relative":
            # "The deal they signed in May collapsed": nothing else is left to be the predicate.
            verb = replace(verb, sure=True)
        clause = _clause(tags, verb, clauses, lead, end)
        if clause is None:
            continue
        if clauses and clause.kind == "main" and clauses[-1].kind == "main":
            clauses.pop()
        if clauses and clauses[-1].last > clause.opening:
            clauses[-1] = replace(clauses[-1], last=max(clause.opening, clauses[-1].first + 1))
        clauses.append(clause)
    return clauses


def _of_person(tokens: Sequence[Token], tags: str, clause: Clause) -> Clause:
    """ "The owner of Harrow Wharf, who was arrested": who acts is a person, and no wharf."""
    if clause.kind != "relative" or not clause.subject or tokens[clause.opening].folded != "who":
        return clause
    first = clause.subject[0]
    owner = _ROLE_OF.search(tags, 0, first)
    if owner is None or tokens[first - 1].folded != "of":
        return clause
    return replace(clause, subject=tuple(range(owner.start(), clause.subject[-1] + 1)))


def _naming_day(tokens: Sequence[Token], tags: str, clause: Clause, words: EventWords) -> Clause:
    """ "..., the day the siege began, and": a clause that only says which day is meant ends at its comma."""
    own = [index for index in clause.subject if tags[index] not in ",|"]
    names = "".join(tags[index] for index in own[:3]) == "DXD" and tokens[own[1]].folded in words.spells
    if not names:
        return clause
    end = next((at for at in range(clause.verb.last, clause.last) if tags[at] in ",;"), clause.last)
    return replace(clause, kind="relative", last=end)


def _apposed(tags: str, verb: Verb, before: Sequence[Clause]) -> bool:
    """Whether the word is a participle of something added after a comma ("..., a school founded in 1900")."""
    if not any(clause.kind == "main" for clause in before):
        return False
    gap = tags[before[-1].verb.last : verb.first]
    return "," in gap and not any(mark in gap for mark in "CRKS;:")


def _clause(tags: str, verb: Verb, before: Sequence[Clause], lead: int, end: int) -> Clause | None:
    """The clause of a verb; None when the verb is a participle after all."""
    previous = before[-1] if before else None
    floor = previous.verb.last if previous else 0
    in_lead = verb.first < lead
    if not in_lead:
        floor = max(floor, lead)
    gap = tags[floor : verb.first]
    has_main = any(clause.kind == "main" for clause in before)
    marker = max(gap.rfind(mark) for mark in _MARKERS)

    def made(kind: ClauseKind, subject_from: int, opening: int, subject_to: int = verb.first) -> Clause:
        subject = tuple(range(subject_from, subject_to))
        return Clause(kind, subject, verb, verb.first, lead if in_lead else end, opening)

    if in_lead:
        return made("subordinate", floor + max(marker, 0) + (marker >= 0), floor + max(marker, 0))
    behind = None if has_main else _behind_place(tags, verb, marker, floor, lead, previous)
    if behind is not None:
        return made("main", behind, behind - 1)
    if not has_main and _closes(gap) and (marker >= 0 or (previous and previous.first >= lead)):
        subject_to = previous.opening if previous and previous.first >= lead else verb.first
        return made("main", lead, verb.first, subject_to)
    if marker < 0 and previous and verb.sure and _is_restrictive(tags, previous, gap):
        start = before[-2].verb.last if has_main and len(before) > 1 else lead
        subject = tuple(range(start, previous.opening))
        return Clause("content" if has_main else "main", subject, verb, verb.first, end, verb.first)
    if not has_main and marker >= 0 and gap[marker : marker + 2] == "RZ" and "," not in gap:
        # "People who live near the dam fled": the relative is in the present tense.
        return made("main", lead, lead, floor + marker)
    if has_main and marker >= 0 and gap[marker : marker + 2] == "RZ" and "," not in gap:
        # "... and the bridge that carries the road fell"
        joint = gap.rfind("C", 0, marker)
        if joint >= 0:
            return made("coordinate", floor + joint + 1, floor + joint, floor + marker)
    if marker >= 0 and gap[marker] == "R" and not gap[marker + 1 :].strip("A|N"):
        return made("relative", find_antecedent(tags, floor + marker), floor + marker, floor + marker)
    if marker >= 0:
        return made(_MARKERS[gap[marker]], floor + marker + 1, floor + marker)
    if not has_main and (previous is None or previous.first < lead):
        return made("main", lead, lead)
    return _follower(tags, verb, before, made_from=floor, end=end, lead=lead)


def _behind_place(
    tags: str, verb: Verb, marker: int, floor: int, lead: int, previous: Clause | None
) -> int | None:
    """Where the subject begins behind what is told of a place that stands before it: "In Lima, where they had
    met, | Peru and Chile signed"; None where no such thing ends before the verb."""
    gap = tags[floor : verb.first]
    told = marker < 0 and previous is not None and previous.kind == "relative"
    tells = marker >= 0 and gap[marker] == "R"
    opening = previous.opening if told and previous else floor + marker
    comma = gap.find(",", max(marker, 0))
    if not lead or not (told or tells) or tags[lead:opening].strip("U,") or opening < lead or comma < 0:
        return None
    has_subject = bool(gap[comma + 1 :].strip("A|N"))
    return floor + comma + 1 if has_subject and (told or "Z" in gap[marker:comma]) else None


def _is_restrictive(tags: str, clause: Clause, gap: str) -> bool:
    """Whether a relative clause without commas ends before the verb: "the fire they lit | spread"."""
    return clause.kind == "relative" and "," not in gap and tags[clause.opening - 1 : clause.opening] != ","


def _follower(
    tags: str, verb: Verb, before: Sequence[Clause], made_from: int, end: int, lead: int
) -> Clause | None:
    """A clause that no marker opens: what is said, a second predicate, or the true predicate after all."""
    previous = before[-1]
    gap = tags[made_from : verb.first]
    joint = gap.rfind("C")
    if gap.strip("A") == "C":
        return None
    inserted = ",C" not in gap and "," in tags[lead : previous.first]
    if previous.kind == "main" and _closes(gap) and inserted:
        # "Nordo, a firm few had heard of, bought ...": the verb before stood in the insertion.
        comma = tags.index(",", lead)
        return Clause("main", tuple(range(lead, comma)), verb, verb.first, end, verb.first)
    if joint >= 0 and not gap[joint + 1 :].strip("A|NT"):
        return Clause("coordinate", previous.subject, verb, verb.first, end, made_from + joint)
    if not previous.verb.sure and verb.sure and previous.kind in ("main", "relative") and "," not in gap:
        start = (
            lead if previous.kind == "main" else previous.subject[0] if previous.subject else previous.opening
        )
        return Clause(previous.kind, tuple(range(start, verb.first)), verb, verb.first, end, previous.opening)
    if previous.verb.kind in ("report", "act") and "," not in gap:
        # "said on Wednesday it would ...": the date is that of the saying.
        start = made_from + len(gap) - len(re.sub(r"^[AP]?\|+", "", gap))
        return Clause("content", tuple(range(start, verb.first)), verb, verb.first, end, start)
    if ",C" in gap:
        joint = gap.index(",C") + 1
    cut = joint if ",C" in gap else max(gap.rfind(","), joint)
    if cut < 0 and (not verb.sure or tags[verb.first] == "E"):
        return None
    pronoun = made_from + len(gap.rstrip("A|N")) - 1
    if cut < 0 and tags[pronoun] == "p" and tags[pronoun - 1 : pronoun] in ("X", "U"):
        # "the deaths of two workers he had failed to warn"
        return Clause("relative", (pronoun,), verb, verb.first, end, pronoun)
    start = made_from + cut + 1
    kind: ClauseKind = "coordinate" if cut >= 0 else "subordinate"
    return Clause(kind, tuple(range(start, verb.first)), verb, verb.first, end, max(start - 1, made_from))


def _closes(gap: str) -> bool:
    """Whether an insertion ends right before the verb."""
    return gap.rstrip("A|N").endswith((",", ")", "-"))


def _participles(
    tokens: Sequence[Token], tags: str, clauses: Sequence[Clause], words: EventWords
) -> list[Clause]:
    """ "The summit, held on 10 February, ...": a shortened clause between commas is a clause of its own."""
    found = []
    for match in _HELD.finditer(tags):
        head = match.start(1)
        form = words.verbs.get(tokens[head].folded)
        start = max(tags.rfind(mark, 0, match.start()) for mark in ",;:KRS") + 1
        if form is None or any(clause.first == head for clause in clauses):
            continue
        held = form.base in words.holding and tokens[match.start() - 1].folded in words.occasions
        done = form.kind == "happening" and _SHORT_NOUN.fullmatch(tags, start, match.start())
        if not held and not done:
            continue
        verb = Verb(head, head + 1, head, form.base, form.kind, "past", False, True, False)
        subject = tuple(range(start, match.start()))
        found.append(Clause("participle", subject, verb, head, match.end() - 1, match.start()))
    return found


def find_antecedent(tags: str, marker: int) -> int:
    """Where the noun begins that a relative clause hangs on."""
    start = marker
    while start > 0 and tags[start - 1] == ",":
        start -= 1
    while start > 0 and tags[start - 1] in "XU#Q":
        start -= 1
    articled = tags.rfind("D", start, marker) if "D" in tags[start:marker] else start
    bare = re.search(r"DX+P$", tags[:start]) if tags[start : start + 1] == "X" and articled == start else None
    if bare and tags[marker - 1 : marker] == ",":
        return bare.start()  # "the state of emergency, which"
    return start - 1 if start > 0 and tags[start - 1] == "D" else articled
