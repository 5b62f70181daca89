"""From many statements to one stance for each country: the latest stands, contradiction is kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from geo.model import Count, PastStance, Question, Stance
from geo.stances.counting import Figure
from geo.stances.grammar import Grammar
from geo.stances.statements import Statement
from timeline.model import Span

_LATE = 60
"""Days after a vote on which articles still tell it without its day."""


def resolve_stances(statements: Iterable[Statement], grammar: Grammar) -> tuple[Stance, ...]:
    """One stance for each country, by code."""
    by_country: dict[str, list[Statement]] = defaultdict(list)
    kept = list(statements)
    for statement in _on_the_day(kept) if grammar.question.kind == "vote" else kept:
        by_country[statement.country].append(statement)
    return tuple(_resolve(country, by_country[country], grammar) for country in sorted(by_country))


def _on_the_day(statements: Sequence[Statement]) -> list[Statement]:
    """The statements of a vote; those that give no day have the one that most others give."""
    exact = [(each, each.day) for each in statements if each.exact and each.day is not None]
    days = Counter(day for each, day in exact if each.told)
    days = days or Counter(day for each, day in exact if each.borrowed)
    if not days:
        return list(statements)
    held = min(days, key=lambda day: (-days[day], day))
    if any(each.told and each.day == held for each in statements):
        # What is told of a day long before is another vote of the same body.
        statements = [
            each for each in statements if not (each.told and each.day and (held - each.day).days > _LATE)
        ]
    return [
        each
        if each.told or each.day is None or not 0 <= (each.day - held).days <= _LATE
        else replace(each, day=held)
        for each in statements
    ]


def resolve_counts(figures: Iterable[Figure], question: Question) -> tuple[Count, ...]:
    """Each number once for each way of putting it ("around 60", "nearly 60"), with all that give it."""
    evidence: dict[tuple[str, int, str], list[Span]] = defaultdict(list)
    for figure in figures:
        evidence[figure.choice, figure.count, figure.approximation].append(figure.evidence)
    return tuple(
        Count(question.id, choice, count, bool(approximation), tuple(dict.fromkeys(spans)))
        for (choice, count, approximation), spans in sorted(evidence.items())
    )


def _resolve(country: str, statements: Sequence[Statement], grammar: Grammar) -> Stance:
    current, contested = _current(statements, grammar)
    told = [each for each in statements if each.choice == current]
    others: dict[str, list[Statement]] = defaultdict(list)
    for each in statements:
        if each.choice != current:
            others[each.choice].append(each)
    history = tuple(
        PastStance(choice, _latest(others[choice]), _spans(others[choice]))
        for choice in sorted(others, key=lambda name: (_latest(others[name]) or date.min, name))
    )
    return Stance(grammar.question.id, country, current, contested, _latest(told), _spans(told), history)


def _current(statements: Sequence[Statement], grammar: Grammar) -> tuple[str, bool]:
    """The answer that stands, and whether sources contradict one another about it."""
    choices = {each.choice for each in statements}
    if len(choices) == 1:
        return next(iter(choices)), False
    if grammar.question.kind == "vote":
        return _majority(statements)
    standing = _without_retold(statements, grammar)
    last = max(_order(each) for each in standing)
    newest = [each for each in standing if _order(each) == last]
    documents: dict[str, Statement] = {}
    for each in newest:
        known = documents.get(each.evidence.document)
        # What was not done is superseded by the deed; what was undone ("withdrew on Monday") is a deed too.
        deed = known is not None and known.told and grammar.question.kind == "custom"
        waiting = known is not None and known.choice == grammar.undone and not deed
        if known is None or waiting:
            documents[each.evidence.document] = each
    votes = Counter(each.choice for each in documents.values())
    winner = min(votes, key=lambda choice: (-votes[choice], choice == grammar.undone, choice))
    return winner, len(votes) > 1


def _without_retold(statements: Sequence[Statement], grammar: Grammar) -> Sequence[Statement]:
    """Without refusals that are retold as past once the deed is done."""
    done = [each for each in statements if each.choice != grammar.undone]
    if not done:
        return statements
    kept = [
        each
        for each in statements
        if each.choice != grammar.undone
        or each.fresh
        or not any(_order(other) <= _order(each) for other in done)
    ]
    return kept or statements


def _majority(statements: Sequence[Statement]) -> tuple[str, bool]:
    """A vote is cast once: what most documents say of it, the latest where they are even."""
    documents: dict[str, set[str]] = defaultdict(set)
    for each in statements:
        documents[each.choice].add(each.evidence.document)
    sentences = Counter(each.choice for each in statements)
    latest = {
        choice: max(_order(each) for each in statements if each.choice == choice) for choice in documents
    }
    ranked = sorted(
        documents,
        key=lambda choice: (
            -len(documents[choice]),
            -latest[choice].toordinal(),
            -sentences[choice],
            choice,
        ),
    )
    tie = (
        len(documents[ranked[0]]) == len(documents[ranked[1]])
        and documents[ranked[0]] != documents[ranked[1]]
    )
    return ranked[0], tie


def _order(statement: Statement) -> date:
    return statement.day or date.min


def _latest(statements: Sequence[Statement]) -> date | None:
    days = [each.day for each in statements if each.day is not None]
    exact = [each.day for each in statements if each.day is not None and each.exact]
    return max(exact or days) if days else None


def _spans(statements: Iterable[Statement]) -> tuple[Span, ...]:
    return tuple(sorted(dict.fromkeys(each.evidence for each in statements)))
