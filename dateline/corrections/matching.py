"""What a correction is about, looked up; and the line that says so when it is not there any more."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from heapq import nsmallest

from dateline.corrections.model import AddedStance, StanceCorrection
from geo.countries import country_name
from geo.model import Question

_LONGEST = 100
_LIKELY = 60
"""How many names are compared letter by letter: those that share most words with what is looked for."""


class Unmatched:
    """The lines of corrections that fit nothing."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._found: set[tuple[int, str]] = set()

    def add(self, line: int, message: str) -> None:
        """Note one."""
        self._found.add((line, message))

    @property
    def lines(self) -> tuple[str, ...]:
        """ "corrections.yaml:14: event ... no longer exists; nearest: ...", from the top of the file."""
        return tuple(f"{self._path}:{line}: {message}" for line, message in sorted(self._found))

    def miss(self, line: int, kind: str, name: str, known: Iterable[str]) -> None:
        """Note that something is not there, with the nearest that is."""
        self.add(line, f"{kind} {quoted(name)} no longer exists{name_nearest(name, known)}")


def quoted(name: str) -> str:
    """A name as messages show it, on one line."""
    shown = " ".join(name.split())
    return f'"{shown if len(shown) <= _LONGEST else shown[: _LONGEST - 3] + "..."}"'


def name_nearest(name: str, known: Iterable[str]) -> str:
    """The end of a message: the likeliest of what there is, if there is anything."""
    words = set(name.split("-"))
    likely = nsmallest(_LIKELY, known, key=lambda each: (-len(words.intersection(each.split("-"))), each))
    close = get_close_matches(name[:_LONGEST], likely, n=1, cutoff=0.0)
    return f"; nearest: {quoted(close[0])}" if close else ""


def can_answer(
    wanted: AddedStance | StanceCorrection, questions: Iterable[Question], unmatched: Unmatched
) -> bool:
    """Whether the question is there and has that answer; else why not is noted."""
    by_id = {question.id: question for question in questions}
    if wanted.question not in by_id:
        unmatched.miss(wanted.line, "question", wanted.question, by_id)
        return False
    answers = [choice.id for choice in by_id[wanted.question].choices]
    if wanted.stance is not None and wanted.stance not in answers:
        message = f"question {quoted(wanted.question)} has no answer {quoted(wanted.stance)}"
        unmatched.add(wanted.line, message + name_nearest(wanted.stance, answers))
        return False
    return True


def no_stance(country: str, question: str) -> str:
    """That there is nothing to remove."""
    return f"{country_name(country)} has no stance on {quoted(question)} that could be removed"
