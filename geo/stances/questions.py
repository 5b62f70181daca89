"""The questions a corpus answers, found from its own words: what its countries signed, or refused to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from geo.model import Question, QuestionKind
from geo.stances.agreements import Name, best_name, by_body, cluster_names, slug, telling_names
from geo.stances.bodies import Body
from geo.stances.corpora import Corpus
from geo.stances.hearing import Answers, hear_corpus
from geo.stances.kinds import KINDS
from geo.stances.skimming import AIMED_KINDS, SIGNED_KINDS, Skim, SkimDocument
from geo.stances.targets import rank_targets
from timeline.model import Span
from timeline.works import Each, one_by_one

_FEWEST_COUNTRIES = 3
_MOST_CLUSTERS = 6
_POSSESSIVE = re.compile(r"['’]s\b")


@dataclass(frozen=True, slots=True)
class Answered:
    """A question, what the documents in the language it was found in say on it, and the sentences that do,
    each with its country."""

    question: Question
    language: str
    answers: Answers
    evidence: frozenset[tuple[Span, str]]


def find_questions(corpora: Sequence[Corpus], each: Each = one_by_one) -> tuple[Answered, ...]:
    """The agreements and votes on which at least three countries are said to have taken a stance, the one
    with most sentences first; empty when there is none."""
    asked = [(tuple(_all_candidates(corpus, each)), corpus) for corpus in corpora]
    answered = [one for questions, corpus in asked for one in _answered(questions, corpus, each)]
    if not answered and sum(len(corpus.documents) for corpus in corpora) == 1:
        answered = [
            one
            for questions, corpus in asked
            for one in _answered([_widen(question, corpus) for question in questions], corpus, each)
        ]
    return _distinct(answered)


def _widen(question: Question, corpus: Corpus) -> Question:
    """The question with the bare nouns of its names: a lone article means one thing by "the declaration"."""
    instruments = corpus.vocabulary.words["instruments"]
    nouns = {word for name in question.about for word in name.lower().split() if word in instruments}
    return replace(question, about=(*question.about, *sorted(nouns.difference(question.about))))


def _all_candidates(corpus: Corpus, each: Each) -> Iterator[Question]:
    skims = tuple(each(SkimDocument(corpus.language.tag), corpus.worded))
    for kind in SIGNED_KINDS:
        yield from _candidates(kind, skims, corpus)
    for kind in AIMED_KINDS:
        yield from _aimed(kind, skims, corpus)


def _aimed(kind: QuestionKind, skims: Sequence[Skim], corpus: Corpus) -> Iterator[Question]:
    """The questions about whom countries recognise or punish."""
    language = corpus.documents[0].language or "en"
    title = corpus.vocabulary.titles.get(kind, "{name}")
    for target in rank_targets((skim.targets.get(kind, {}) for skim in skims), language):
        identity = slug(f"{kind} {target.name}")
        asked = title.format(name=target.name)
        yield Question(identity, asked, kind, target.names, KINDS[kind], target.name)


def _answered(questions: Sequence[Question], corpus: Corpus, each: Each) -> Iterator[Answered]:
    for question, answers in hear_corpus(corpus, questions, each).items():
        statements = [statement for found in answers.values() for statement in found.statements]
        if len({one.country for one in statements}) >= _FEWEST_COUNTRIES:
            evidence = frozenset((one.evidence, one.country) for one in statements)
            yield Answered(question, corpus.language.tag, answers, evidence)


def _distinct(answered: Iterable[Answered]) -> tuple[Answered, ...]:
    """The questions without those that rest on the same sentences as a larger one."""
    chosen: list[Answered] = []
    for found in sorted(answered, key=lambda one: (-len(one.evidence), one.question.id)):
        each = _by_kind(found, [other.question for other in chosen])
        known = {other.question.id for other in chosen}
        shared = (len(each.evidence & other.evidence) for other in chosen)
        if each.question.id not in known and all(2 * size < len(each.evidence) for size in shared):
            chosen.append(each)
    return tuple(chosen)


def _by_kind(found: Answered, chosen: Sequence[Question]) -> Answered:
    """What was found, under an id of its own where another kind of question about the same was chosen: who
    voted for a treaty, and who ratified it."""
    question = found.question
    namesakes = {each.kind for each in chosen if each.id == question.id}
    if not namesakes or question.kind in namesakes:
        return found
    return replace(found, question=replace(question, id=slug(f"{question.id} {question.kind}")))


def _candidates(kind: QuestionKind, skims: Sequence[Skim], corpus: Corpus) -> list[Question]:
    names = [name for skim in skims for name in skim.names.get(kind, ())]
    votes: Counter[Body] = Counter()
    for skim in skims:
        votes.update(dict(skim.votes.get(kind, ())))
    return [
        _question(kind, cluster, body, corpus)
        for body, group in by_body(names, votes)
        for cluster in cluster_names(group)[:_MOST_CLUSTERS]
    ]


def _question(kind: QuestionKind, cluster: Sequence[Name], body: str | None, corpus: Corpus) -> Question:
    name = best_name(cluster, corpus.documents)
    # "the summit's declaration" is looked for as "the summit declaration": an owner's ending tells nothing
    about = tuple(dict.fromkeys(_POSSESSIVE.sub("", each) for each in (name, *telling_names(cluster))))
    titles = corpus.vocabulary.titles
    if body is None:
        title = titles.get(kind, "{name}").format(name=name)
        return Question(slug(name), title, kind, about, KINDS[kind], name)
    title = titles.get(f"{kind}_in", "{body}: {name}").format(name=name, body=body)
    return Question(slug(f"{body} {name}"), title, kind, (*about, body), KINDS[kind], name, body)
