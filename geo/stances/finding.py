"""The questions of a corpus and the stances of all countries on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.model import Count, PlacedMention, Question, Stance
from geo.stances.corpora import Corpus, read_corpora
from geo.stances.grammar import compile_grammar
from geo.stances.hearing import Answers, hear_corpus
from geo.stances.holding import find_voting_days
from geo.stances.questions import find_questions
from geo.stances.resolving import resolve_counts, resolve_stances
from geo.stances.statements import Findings, keep_those_of
from timeline.model import Reading


@dataclass(frozen=True, slots=True)
class Positions:
    """The questions, every country's answer to each, and the numbers told; question by question."""

    questions: tuple[Question, ...] = ()
    stances: tuple[Stance, ...] = ()
    counts: tuple[Count, ...] = ()


def find_positions(
    readings: Sequence[Reading],
    placed: Mapping[str, Sequence[PlacedMention]],
    asked: Sequence[Question] = (),
) -> Positions:
    """What the documents say on the questions asked; where none is, on those they answer by themselves."""
    corpora = read_corpora(readings, placed)
    found = () if asked else find_questions(corpora)
    questions = tuple(asked) or tuple(each.question for each in found)
    known = {(each.question.id, each.language): each.answers for each in found}
    answers = [_hear(corpus, questions, known) for corpus in corpora]
    stances: list[Stance] = []
    counts: list[Count] = []
    for question in questions if corpora else ():
        findings = [
            each
            for corpus, heard in zip(corpora, answers, strict=True)
            for each in _findings(question, corpus, heard[question.id])
        ]
        statements = [statement for each in findings for statement in each.statements]
        stances += resolve_stances(statements, compile_grammar(question, corpora[0].vocabulary))
        counts += resolve_counts((figure for each in findings for figure in each.figures), question)
    return Positions(questions, tuple(stances), tuple(counts))


def _hear(
    corpus: Corpus, questions: Sequence[Question], known: Mapping[tuple[str, str], Answers]
) -> dict[str, Answers]:
    """The answers of a corpus by question id; those `known` need not be heard again."""
    tag = corpus.language.tag
    new = [question for question in questions if (question.id, tag) not in known]
    heard = dict(zip((question.id for question in new), hear_corpus(corpus, new), strict=True))
    return heard | {identity: each for (identity, language), each in known.items() if language == tag}


def _findings(question: Question, corpus: Corpus, heard: Answers) -> list[Findings]:
    """What the documents of a corpus say on a question, of a vote only what can be of its days."""
    held = find_voting_days(question, corpus.language)
    published = {each.document.id: each.document.published for each in corpus.readings}
    return [keep_those_of(held, found, published[document]) for document, found in heard.items()]
