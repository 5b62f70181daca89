"""The kinds of question and the answers a country can give to each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from geo.model import QuestionKind, StanceChoice

KINDS: Mapping[QuestionKind, tuple[StanceChoice, ...]] = MappingProxyType(
    {
        "signatories": (StanceChoice("signed", "Signed"), StanceChoice("declined", "Declined")),
        "ratification": (
            StanceChoice("ratified", "Ratified"),
            StanceChoice("not-ratified", "Not ratified"),
            StanceChoice("withdrew", "Withdrew"),
        ),
        "vote": (
            StanceChoice("for", "For"),
            StanceChoice("against", "Against"),
            StanceChoice("abstained", "Abstained"),
        ),
        "recognition": (
            StanceChoice("recognised", "Recognised"),
            StanceChoice("not-recognised", "Not recognised"),
        ),
        "sanctions": (StanceChoice("sanctioned", "Imposed sanctions"),),
        "custom": (),
    }
)
"""The built-in choices of each kind, in the order of a legend; those of a custom question come from its
configuration. The words that give each answer stand in the language's table."""

DONE: Mapping[QuestionKind, str] = MappingProxyType(
    {
        "signatories": "signed",
        "ratification": "ratified",
        "recognition": "recognised",
        "sanctions": "sanctioned",
        "vote": "for",
    }
)
"""The answer that is a deed."""

UNDONE: Mapping[QuestionKind, str] = MappingProxyType(
    {"signatories": "declined", "ratification": "not-ratified", "recognition": "not-recognised"}
)
"""The answer of those who have not done the deed; kinds that are missing have none."""
