"""How much of an event a clause with a date is."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.events.clauses import Clause
from timeline.events.passages import Passage
from timeline.events.words import EventWords
from timeline.model import When

INHERITED = 0.8
"""What is left of the weight when the date is not that of the sentence."""
_NEAR = 7
"""Words behind the verb."""
_WEIGHTS = {"happening": 0.6, "action": 0.4, "act": 0.35, "report": 0.2, "state": 0.1}


@dataclass(frozen=True, slots=True)
class Clue:
    """A clause that tells an event, the days it means and how much of an event it is, 0..1."""

    passage: Passage
    clause: Clause
    when: When
    weight: float


def weigh_clause(clause: Clause, when: When, passage: Passage, words: EventWords) -> float:
    """How much of an event a clause is; 0 when it is none."""
    verb = clause.verb
    if _is_visit(passage, clause, when):
        return _WEIGHTS["act"]
    if verb.tense == "hedged" or passage.text.rstrip().endswith("?"):
        return 0.0
    done = verb.kind != "state" or _is_done(passage, clause, words)
    if not done:
        return 0.0
    if any(passage.parse.tokens[at].folded in words.generally for at in range(verb.first, verb.last)):
        return 0.0
    if passage.parse.tokens[clause.opening].folded in words.everywhere:
        return 0.0
    if verb.tense == "present" and not passage.setting.heading and not _is_scheduled(passage, clause, when):
        return 0.0
    if clause.kind == "relative" and when.precision != "day":
        return 0.0
    first = passage.parse.tokens[clause.subject[0]].folded if clause.subject else ""
    if first in words.speakers_self or (not clause.subject and clause.kind != "relative"):
        return 0.0
    weight = _WEIGHTS["act" if verb.kind == "state" else verb.kind]
    if verb.kind == "report" and is_source(passage, clause, words):
        return 0.0
    if verb.negated and verb.base not in words.decisions:
        weight /= 2
    return weight


def _is_done(passage: Passage, clause: Clause, words: EventWords) -> bool:
    """ "appeared before a judge", "kept its rate unchanged": whether what follows makes a deed of a state."""
    telling = words.idioms.get(clause.verb.base)
    if telling is None or clause.verb.negated:
        return False
    following = passage.parse.tokens[clause.verb.last : clause.verb.last + _NEAR]
    return any(token.folded in telling for token in following)


def _is_visit(passage: Passage, clause: Clause, when: When) -> bool:
    """Whether somebody was somewhere on a day: "On Tuesday she was in Oslo"."""
    tags, verb = passage.parse.tags, clause.verb
    somebody = any(tags[index] in "pU" for index in clause.subject)
    somewhere = tags[verb.last : verb.last + 2] == "PU" and not verb.negated
    was = verb.base == "be" and verb.tense == "past" and verb.kind == "state"
    return was and somebody and somewhere and when.precision == "day" and when.basis != "inherited"


def _is_scheduled(passage: Passage, clause: Clause, when: When) -> bool:
    """Whether the present tense tells what was or will be news: "the trial opens on Monday"."""
    alone = passage.parse.tags[clause.verb.first] == "Z"
    return clause.verb.kind in ("happening", "action") and alone and when.precision == "day"


def is_source(passage: Passage, clause: Clause, words: EventWords) -> bool:
    """Whether those who speak only hand on news: agencies, officials without a name."""
    folded = {passage.parse.tokens[index].folded for index in clause.subject}
    return bool(folded & words.sources) or not any(
        passage.parse.tags[index] == "U" for index in clause.subject
    )


def is_past_perfect(passage: Passage, clause: Clause) -> bool:
    """Whether the clause tells what had happened before."""
    return any(passage.parse.tokens[at].folded == "had" for at in range(clause.verb.first, clause.verb.last))
