"""What the documents of a corpus say on questions: each document is read as words once, for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import ClassVar

from geo.model import Question
from geo.stances.corpora import Corpus
from geo.stances.grammar import Grammar, compile_grammar
from geo.stances.statements import Findings, find_statements
from geo.stances.topics import Topic, can_name
from geo.stances.vocabulary import load_vocabulary
from geo.stances.words import Worded, passages_of
from timeline.columns import Joined, pick
from timeline.languages import load_language
from timeline.works import Each, Parted, one_by_one

_ASKED_AT_ONCE = 256
"""Questions whose grammars are kept while a corpus is heard."""

Answers = Mapping[str, Findings]
"""By document id, in order; documents that say nothing are absent."""


Asked = Parted[Worded, Question]
"""A document and the questions that it may answer."""


@dataclass(frozen=True, slots=True)
class Hear:
    """What a document of this language says on each of the questions it is asked."""

    label: ClassVar[str] = "Looking for positions"
    language: str

    def __call__(self, asked: Asked) -> tuple[Findings, ...]:
        passages = passages_of(asked.whole)
        return tuple(
            find_statements(asked.whole.reading, passages, _grammar_of(question, self.language))
            for question in asked.parts
        )


def hear_corpus(
    corpus: Corpus, questions: Sequence[Question], each: Each = one_by_one
) -> dict[Question, dict[str, Findings]]:
    """The answers to each question."""
    heard: dict[Question, dict[str, Findings]] = {question: {} for question in questions}
    topics = {question: _grammar_of(question, corpus.language.tag).topic for question in questions}
    told = zip(corpus.documents, corpus.subjects, strict=True)
    chosen = [_choose(topics, subjects, document.published) for document, subjects in told]
    places = [at for at, some in enumerate(chosen) if some]
    parts = [chosen[at] for at in places]
    asked: Sequence[Asked] = Joined(Parted, whole=pick(corpus.worded, places), parts=parts)
    answers = each(Hear(corpus.language.tag), asked)
    for at, some, findings in zip(places, parts, answers, strict=True):
        for question, found in zip(some, findings, strict=True):
            if found.statements or found.figures:
                heard[question][corpus.documents[at].id] = found
    return heard


@lru_cache(maxsize=_ASKED_AT_ONCE)
def _grammar_of(question: Question, language: str) -> Grammar:
    return compile_grammar(question, load_vocabulary(load_language(language)))


def _choose(topics: Mapping[Question, Topic], subjects: str, published: date | None) -> tuple[Question, ...]:
    """The questions that a document with these words may answer: most pass most documents by."""
    said, year = frozenset(subjects.split("\n")), published.year if published else None
    return tuple(
        question for question, topic in topics.items() if not topic.terms or can_name(topic, said, year)
    )
