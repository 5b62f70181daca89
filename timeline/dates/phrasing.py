"""How a date is told: the tense of its clause and of its sentence, and what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.dates.cues import Tense, find_tense, is_present, looks_back, says_until
from timeline.dates.history import opens_line
from timeline.dates.kinds import KIND
from timeline.dates.lexing import Tokens
from timeline.dates.sentence import sentence_around
from timeline.dates.vocabulary import Vocabulary

POSSESSIVE = KIND["possessive"]


@dataclass(slots=True)
class Phrasing:
    """The words around the dates of one text; it remembers the sentence it looked at last."""

    tokens: Tokens
    vocabulary: Vocabulary
    ends: Sequence[int]
    """The tokens that end a sentence."""
    is_chronology: bool
    """Whether the lines of the text open with days of the past: "February 24 - Rebels take the town"."""
    sentence: tuple[int, int, bool] = (0, 0, False)
    """The sentence looked at last: its first token, its full stop, and whether it has no verb of the past."""

    def tense(self, token: int) -> Tense:
        """What the words around a date say of it; an entry of a chronology is past."""
        if self.is_chronology and opens_line(self.tokens, token):
            return "entry"
        return find_tense(self.tokens.text, self.tokens.starts[token], self.vocabulary)

    def looks_back(self, token: int) -> bool:
        """Whether a verb of the past stands in front of a date."""
        return looks_back(self.tokens.text, self.tokens.starts[token], self.vocabulary)

    def says_until(self, token: int) -> bool:
        """Whether a date says until when."""
        return says_until(self.tokens.text, self.tokens.starts[token], self.vocabulary)

    def owns(self, token: int) -> bool:
        """Whether a date has something: "Wednesday's ruling"."""
        return POSSESSIVE in self.tokens.kinds[token + 1 : token + 2]

    def is_ahead(self, token: int) -> bool:
        """Whether the sentence of a date has no verb of the past, so that the day is still to come."""
        return not self.owns(token) and self._look_at(token)[2]

    def is_past(self, token: int) -> bool:
        """Whether the sentence of a date is known and has a verb of the past."""
        first, stop, is_present_tense = self._look_at(token)
        return first < stop and not is_present_tense

    def _look_at(self, token: int) -> tuple[int, int, bool]:
        first, stop, _ = self.sentence
        if not first <= token < stop:
            first, stop = sentence_around(self.tokens, self.ends, token) or (token, token)
            text = self.tokens.text[self.tokens.starts[first] : self.tokens.starts[stop]]
            self.sentence = (first, stop, first < stop and is_present(text, self.vocabulary))
        return self.sentence
