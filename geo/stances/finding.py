"""The questions of a corpus and the stances of all countries on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from geo.model import Count, PlacedMention, Question, Stance
from geo.stances.corpora import Corpus, read_corpora
from geo.stances.grammar import compile_grammar
from geo.stances.hearing import Answers, hear_corpus
from geo.stances.holding import find_voting_days
from geo.stances.questions import find_questions
from geo.stances.resolving import resolve_counts, resolve_stances
from geo.stances.statements import Findings, keep_those_of
from timeline.languages import Language
from timeline.model import Reading
from timeline.works import Each, one_by_one


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
    each: Each = one_by_one,
) -> Positions:
    """What the documents say on the questions asked; where none is, on those they answer by themselves."""
    corpora = read_corpora(readings, placed, each)
    found = () if asked else find_questions(corpora, each)
    questions = tuple(asked) or tuple(one.question for one in found)
    known = {(one.question, one.language): one.answers for one in found}
    answers = [_hear(corpus, questions, known, each) for corpus in corpora]
    published = {document.id: document.published for corpus in corpora for document in corpus.documents}
    stances: list[Stance] = []
    counts: list[Count] = []
    for question in questions if corpora else ():
        findings = [
            one
            for corpus, heard in zip(corpora, answers, strict=True)
            for one in _findings(question, corpus.language, heard[question], published)
        ]
        statements = [statement for one in findings for statement in one.statements]
        stances += resolve_stances(statements, compile_grammar(question, corpora[0].vocabulary))
        counts += resolve_counts((figure for one in findings for figure in one.figures), question)
    return Positions(questions, tuple(stances), tuple(counts))


def _hear(
    corpus: Corpus,
    questions: Sequence[Question],
    known: Mapping[tuple[Question, str], Answers],
    each: Each,
) -> dict[Question, Answers]:
    """The answers of a corpus to each question; those `known` need not be heard again."""
    tag = corpus.language.tag
    new = [question for question in questions if (question, tag) not in known]
    told = {question: answers for (question, language), answers in known.items() if language == tag}
    return told | dict(hear_corpus(corpus, new, each))


def _findings(
    question: Question, language: Language, heard: Answers, published: Mapping[str, date | None]
) -> list[Findings]:
    """What the documents of a corpus say on a question, of a vote only what can be of its days."""
    held = find_voting_days(question, language)
    return [keep_those_of(held, found, published[document]) for document, found in heard.items()]
