"""What a country's stance is by an editor's decision, whatever the sources were understood to say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.corrections.editing import Draft
from dateline.corrections.evidence import Claim
from dateline.corrections.matching import no_stance
from dateline.corrections.model import StanceCorrection
from geo.model import Stance
from timeline.model import Span


def decide_stances(draft: Draft, decisions: Iterable[StanceCorrection], spans: Mapping[Claim, Span]) -> None:
    """Set and remove stances. What stands behind one that is set are the passages that say the same, and the
    reason that the editor gives."""
    for each in decisions:
        key = (each.question, each.country)
        known = draft.stances.pop(key, None)
        if each.stance is not None:
            fields = ("stance", "as_of") if each.as_of else ("stance",)
            draft.stances[key] = _decide(known, each, each.stance, spans[each])
            draft.note_stance(key, fields, each.why)
        elif known is None:
            draft.unmatched.add(each.line, no_stance(each.country, each.question))


def _decide(known: Stance | None, correction: StanceCorrection, stance: str, span: Span) -> Stance:
    told = [(known.stance, known.as_of, known.evidence)] if known else []
    told += [(past.stance, past.as_of, past.evidence) for past in known.history] if known else []
    same = [(day, evidence) for name, day, evidence in told if name == stance]
    day = correction.as_of or max((day for day, _ in same if day), default=None)
    evidence = tuple(dict.fromkeys((*(each for _, spans in same for each in spans), span)))
    history = tuple(past for past in known.history if past.stance != stance) if known else ()
    return Stance(correction.question, correction.country, stance, False, day, evidence, history)
