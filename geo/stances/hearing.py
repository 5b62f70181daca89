"""What the documents of a corpus say on questions: each document is read as words once, for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.model import Question
from geo.stances.corpora import Corpus, passages_of
from geo.stances.grammar import Grammar, compile_grammar
from geo.stances.statements import Findings, find_statements
from geo.stances.topics import can_name
from timeline.model import Reading

Answers = Mapping[str, Findings]
"""By document id, in order; documents that say nothing are absent."""


def hear_corpus(corpus: Corpus, questions: Sequence[Question]) -> list[Answers]:
    """The answers to each question."""
    grammars = [compile_grammar(question, corpus.vocabulary) for question in questions]
    heard: list[dict[str, Findings]] = [{} for _ in questions]
    for reading in corpus.readings:
        keys = frozenset(corpus.keys[reading.document.id])
        asked = [place for place, each in enumerate(grammars) if _may_speak_of(each, reading, keys)]
        passages = passages_of(corpus, reading) if asked else ()
        for place in asked:
            found = find_statements(reading, passages, grammars[place])
            if found.statements or found.figures:
                heard[place][reading.document.id] = found
    return list(heard)


def _may_speak_of(grammar: Grammar, reading: Reading, keys: frozenset[str]) -> bool:
    """So that most questions pass most documents by."""
    published = reading.document.published
    year = published.year if published else None
    return not grammar.topic.terms or can_name(grammar.topic, keys, year)
