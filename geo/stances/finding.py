"""Finding the stances of all countries on all questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.model import Count, PlacedMention, Question, Stance
from geo.stances.actors import read_actors
from geo.stances.grammar import compile_grammar
from geo.stances.resolving import resolve_counts, resolve_stances
from geo.stances.statements import find_statements
from geo.stances.vocabulary import load_vocabulary
from timeline.languages import load_language
from timeline.model import Reading


def find_stances(
    readings: Sequence[Reading],
    placed: Mapping[str, Sequence[PlacedMention]],
    questions: Sequence[Question],
) -> tuple[tuple[Stance, ...], tuple[Count, ...]]:
    """Every country's answer to every question, and the numbers the sources give; question by question."""
    stances: list[Stance] = []
    counts: list[Count] = []
    vocabulary = load_vocabulary(load_language("en"))
    passages = read_actors(readings, placed, vocabulary)
    for question in questions:
        grammar = compile_grammar(question, vocabulary)
        findings = find_statements(readings, passages, grammar)
        stances += resolve_stances(findings.statements, grammar)
        counts += resolve_counts(findings.figures, question)
    return tuple(stances), tuple(counts)
