"""The questions a corpus answers, found from its own words: what its countries signed, or refused to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geo.model import PlacedMention, Question, QuestionKind
from geo.stances.agreements import Name, best_name, by_body, cluster_names, names_in, slug, telling_names
from geo.stances.bodies import Body, bodies_of_deeds, find_bodies
from geo.stances.corpora import Corpus, read_corpora
from geo.stances.grammar import compile_grammar
from geo.stances.kinds import KINDS
from geo.stances.statements import find_statements
from geo.stances.targets import find_targets
from timeline.model import Reading, Span

_FOUND_KINDS: tuple[QuestionKind, ...] = ("signatories", "ratification", "vote")
_AIMED_KINDS: tuple[QuestionKind, ...] = ("recognition", "sanctions")
_FEWEST_COUNTRIES = 3
_MOST_CLUSTERS = 6
_POSSESSIVE = re.compile(r"['’]s\b")


@dataclass(frozen=True, slots=True)
class _Answered:
    """A question and the sentences that answer it, each with its country."""

    question: Question
    evidence: frozenset[tuple[Span, str]]


def find_questions(
    readings: Sequence[Reading], placed: Mapping[str, Sequence[PlacedMention]]
) -> tuple[Question, ...]:
    """The agreements and votes on which at least three countries are said to have taken a stance, the one
    with most sentences first; empty when there is none."""
    asked = [
        (question, corpus)
        for corpus in read_corpora(readings, placed)
        for question in _all_candidates(corpus)
    ]
    answered = [each for question, corpus in asked if (each := _answered(question, corpus))]
    if not answered and len(readings) == 1:
        widened = (_answered(_widen(question, corpus), corpus) for question, corpus in asked)
        answered = [each for each in widened if each]
    return _distinct(answered)


def _widen(question: Question, corpus: Corpus) -> Question:
    """The question with the bare nouns of its names: a lone article means one thing by "the declaration"."""
    instruments = corpus.vocabulary.words["instruments"]
    nouns = {word for name in question.about for word in name.lower().split() if word in instruments}
    return replace(question, about=(*question.about, *sorted(nouns.difference(question.about))))


def _all_candidates(corpus: Corpus) -> Iterator[Question]:
    for kind in _FOUND_KINDS:
        yield from _candidates(kind, corpus)
    for kind in _AIMED_KINDS:
        yield from _aimed(kind, corpus)


def _aimed(kind: QuestionKind, corpus: Corpus) -> Iterator[Question]:
    """The questions about whom countries recognise or punish."""
    passages = [passage for reading in corpus.readings for passage in corpus.passages[reading.document.id]]
    language = corpus.readings[0].document.language or "en"
    title = corpus.vocabulary.titles.get(kind, "{name}")
    for target in find_targets(kind, passages, corpus.vocabulary, language):
        identity = slug(f"{kind} {target.name}")
        asked = title.format(name=target.name)
        yield Question(identity, asked, kind, target.names, KINDS[kind], target.name)


def _answered(question: Question, corpus: Corpus) -> _Answered | None:
    grammar = compile_grammar(question, corpus.vocabulary)
    found = find_statements(corpus, grammar).statements
    if len({each.country for each in found}) < _FEWEST_COUNTRIES:
        return None
    return _Answered(question, frozenset((each.evidence, each.country) for each in found))


def _distinct(answered: Iterable[_Answered]) -> tuple[Question, ...]:
    """The questions without those that rest on the same sentences as a larger one."""
    chosen: list[_Answered] = []
    for each in sorted(answered, key=lambda one: (-len(one.evidence), one.question.id)):
        known = {other.question.id for other in chosen}
        shared = (len(each.evidence & other.evidence) for other in chosen)
        if each.question.id not in known and all(2 * size < len(each.evidence) for size in shared):
            chosen.append(each)
    return tuple(each.question for each in chosen)


def _candidates(kind: QuestionKind, corpus: Corpus) -> list[Question]:
    vocabulary, core = corpus.vocabulary, corpus.vocabulary.core.get(kind, frozenset())
    deeds = core | vocabulary.forms["passing"] if kind == "vote" else core
    names: list[Name] = []
    votes: Counter[Body] = Counter()
    for reading in corpus.readings:
        passages = corpus.passages[reading.document.id]
        bodies = find_bodies(passages, vocabulary) if kind == "vote" else ()
        for passage in passages:
            votes.update(bodies_of_deeds(passage, bodies, core))
            if any(word.lower in deeds for word in passage.words):
                found = names_in(passage, reading, deeds, bodies, vocabulary)
                names += [each for each in found if each.sort != "laws" or kind == "vote"]
    return [
        _question(kind, cluster, body, corpus)
        for body, group in by_body(names, votes)
        for cluster in cluster_names(group)[:_MOST_CLUSTERS]
    ]


def _question(kind: QuestionKind, cluster: Sequence[Name], body: str | None, corpus: Corpus) -> Question:
    name = best_name(cluster, corpus.readings)
    # "the summit's declaration" is looked for as "the summit declaration": an owner's ending tells nothing
    about = tuple(dict.fromkeys(_POSSESSIVE.sub("", each) for each in (name, *telling_names(cluster))))
    titles = corpus.vocabulary.titles
    if body is None:
        title = titles.get(kind, "{name}").format(name=name)
        return Question(slug(name), title, kind, about, KINDS[kind], name)
    title = titles.get(f"{kind}_in", "{body}: {name}").format(name=name, body=body)
    return Question(slug(f"{body} {name}"), title, kind, (*about, body), KINDS[kind], name, body)
