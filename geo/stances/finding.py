"""Finding the stances of all countries on all questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.model import Count, PlacedMention, Question, Stance
from geo.stances.corpora import read_corpora
from geo.stances.grammar import compile_grammar
from geo.stances.holding import find_voting_days
from geo.stances.resolving import resolve_counts, resolve_stances
from geo.stances.statements import find_statements
from timeline.model import Reading


def find_stances(
    readings: Sequence[Reading],
    placed: Mapping[str, Sequence[PlacedMention]],
    questions: Sequence[Question],
) -> tuple[tuple[Stance, ...], tuple[Count, ...]]:
    """Every country's answer to every question, and the numbers the sources give; question by question."""
    stances: list[Stance] = []
    counts: list[Count] = []
    corpora = read_corpora(readings, placed) if questions else ()
    for question in questions:
        grammars = [compile_grammar(question, corpus.vocabulary) for corpus in corpora]
        findings = [
            find_statements(corpus, grammar, find_voting_days(question, corpus.language))
            for corpus, grammar in zip(corpora, grammars, strict=True)
        ]
        statements = [statement for each in findings for statement in each.statements]
        figures = [figure for each in findings for figure in each.figures]
        if grammars:
            stances += resolve_stances(statements, grammars[0])
            counts += resolve_counts(figures, question)
    return tuple(stances), tuple(counts)
