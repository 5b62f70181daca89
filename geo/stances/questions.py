"""The questions a corpus answers, found from its own words: what its countries signed, or refused to."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geo.model import PlacedMention, Question, QuestionKind
from geo.stances.actors import read_actors
from geo.stances.deeds import find_deeds
from geo.stances.grammar import compile_grammar
from geo.stances.instruments import find_namings
from geo.stances.kinds import KINDS
from geo.stances.statements import find_statements
from geo.stances.vocabulary import Vocabulary, load_vocabulary
from geo.stances.words import Passage
from timeline.languages import load_language
from timeline.model import Reading

_FOUND_KINDS: tuple[QuestionKind, ...] = ("signatories", "ratification", "vote")
_FEWEST_COUNTRIES = 3
_LONGEST_ID = 60
_MOST_TERMS = 12


@dataclass(frozen=True, slots=True)
class _Name:
    """An agreement as named in one place beside a deed."""

    text: str
    document: str
    content: frozenset[str]
    proper: bool


def find_questions(
    readings: Sequence[Reading], placed: Mapping[str, Sequence[PlacedMention]]
) -> tuple[Question, ...]:
    """The agreements and votes on which at least three countries are said to have taken a stance, the one
    with most sentences first; empty when there is none."""
    vocabulary = load_vocabulary(load_language("en"))
    passages = read_actors(readings, placed, vocabulary)
    found = []
    for kind in _FOUND_KINDS:
        for question in _candidates(kind, readings, passages, vocabulary):
            statements = find_statements(readings, passages, compile_grammar(question, vocabulary)).statements
            countries = {statement.country for statement in statements}
            if len(countries) >= _FEWEST_COUNTRIES:
                found.append(
                    (
                        question,
                        len(statements),
                        frozenset((each.evidence, each.country) for each in statements),
                    )
                )
    return _distinct(found)


def _distinct(found: Iterable[tuple[Question, int, frozenset[object]]]) -> tuple[Question, ...]:
    """The questions without those that rest on the same sentences as a larger one."""
    chosen: list[tuple[Question, frozenset[object]]] = []
    for question, _, evidence in sorted(found, key=lambda each: (-each[1], each[0].id)):
        if all(len(evidence & other) * 2 < len(evidence) for _, other in chosen):
            chosen.append((question, evidence))
    return tuple(question for question, _ in chosen)


def _candidates(
    kind: QuestionKind,
    readings: Sequence[Reading],
    passages: Mapping[str, Sequence[Passage]],
    vocabulary: Vocabulary,
) -> list[Question]:
    open_question = Question(kind, "", kind, (), KINDS[kind])
    patterns = compile_grammar(open_question, vocabulary).patterns
    names: list[_Name] = []
    for reading in readings:
        for passage in passages[reading.document.id]:
            if find_deeds(passage.words, patterns, vocabulary):
                names += _names(passage, reading, vocabulary)
    return [_question(kind, cluster, readings, vocabulary) for cluster in _clusters(names)]


def _names(passage: Passage, reading: Reading, vocabulary: Vocabulary) -> list[_Name]:
    words, text = passage.words, reading.document.text
    return [
        _Name(
            " ".join(text[words[each.first].start : words[each.last].end].split()),
            reading.document.id,
            each.content,
            each.proper,
        )
        for each in find_namings(words, vocabulary)
    ]


def _clusters(names: Sequence[_Name]) -> list[list[_Name]]:
    """The names that share a telling word, most first; names without one go to the largest."""
    clusters: list[tuple[set[str], list[_Name]]] = []
    for name in sorted(names, key=lambda each: (-len(each.content), each.text, each.document)):
        if not name.content:
            continue
        home = next((each for each in clusters if each[0] & name.content), None)
        if home is None:
            clusters.append((set(name.content), [name]))
        else:
            home[0].update(name.content)
            home[1].append(name)
    ranked = sorted((each[1] for each in clusters), key=lambda each: (-len(each), each[0].text))
    vague = [name for name in names if not name.content]
    if ranked:
        ranked[0] += vague
    return ranked or ([vague] if vague else [])


def _question(
    kind: QuestionKind, cluster: Sequence[_Name], readings: Sequence[Reading], vocabulary: Vocabulary
) -> Question:
    name = _best_name(cluster, readings)
    telling = [each for each in cluster if each.content or each.proper]
    covered = {each.document for each in telling}
    # a document that says only "the joint declaration" is about it too
    terms = [each.text for each in telling] + [each.text for each in cluster if each.document not in covered]
    terms = [text for text, _ in Counter(terms).most_common(_MOST_TERMS)]
    wording = vocabulary.titles.get(kind, "{name}")
    about = tuple(dict.fromkeys((name, *sorted(terms))))
    return Question(_slug(name), wording.format(name=name), kind, about, KINDS[kind])


def _best_name(cluster: Sequence[_Name], readings: Sequence[Reading]) -> str:
    """The title that most documents give, the longest where they are even; else any other name."""
    documents: dict[str, set[str]] = defaultdict(set)
    candidates = (
        [each for each in cluster if each.proper] or [each for each in cluster if each.content] or cluster
    )
    for candidate in candidates:
        for reading in readings:
            if candidate.text in reading.document.text:
                documents[candidate.text].add(reading.document.id)
    return min(documents, key=lambda text: (-len(documents[text]), -len(text), text))


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    slug = ""
    for word in words:
        if len(slug) + len(word) + 1 > _LONGEST_ID:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug or "question"
