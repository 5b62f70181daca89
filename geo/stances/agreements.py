"""The agreements a corpus speaks of: their names, which of them mean the same, the best of each."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.stances.bodies import Body, body_at
from geo.stances.instruments import Naming, done_to, find_namings
from geo.stances.vocabulary import Vocabulary
from geo.stances.words import Passage
from timeline.model import Reading, SourceDocument

_LONGEST_ID = 60
_MOST_TERMS = 12
_SORTS = ("statements", "treaties", "laws")


@dataclass(frozen=True, slots=True)
class Name:
    """An agreement as one document names it; `content` are the words that tell it from others."""

    text: str
    document: str
    content: frozenset[str]
    proper: bool
    sort: str = ""
    """The list its noun stands in: a treaty is no statement."""
    body: Body | None = None
    """Where it was voted on, if the text says."""


def names_in(
    passage: Passage,
    reading: Reading,
    core: frozenset[str],
    bodies: Sequence[Body],
    vocabulary: Vocabulary,
) -> list[Name]:
    """The agreements to which a sentence says something was done; `core` are the words for that, `bodies`
    those the document names."""
    words = passage.words
    namings = list(find_namings(words, vocabulary, _placed_in(passage, reading)))
    deeds = [index for index, word in enumerate(words) if word.lower in core]
    meant = {each.noun: each for deed in deeds if (each := done_to(words, namings, deed)) is not None}
    return [_name(meant[noun], passage, reading, bodies, vocabulary) for noun in sorted(meant)]


def _placed_in(passage: Passage, reading: Reading) -> frozenset[int]:
    """Where the names of places begin in a sentence."""
    first, last = (
        bisect_left(reading.mentions, at, key=lambda each: each.span.start)
        for at in (passage.span.start, passage.span.end)
    )
    return frozenset(each.span.start for each in reading.mentions[first:last] if each.kind == "name")


def _name(
    naming: Naming, passage: Passage, reading: Reading, bodies: Sequence[Body], vocabulary: Vocabulary
) -> Name:
    words, text = passage.words, reading.document.text
    noun = words[naming.noun].lower
    return Name(
        " ".join(text[words[naming.first].start : words[naming.last].end].split()),
        reading.document.id,
        naming.content,
        naming.proper,
        next((sort for sort in _SORTS if noun in vocabulary.words[sort]), ""),
        body_at(bodies, words[naming.noun].start, words[-1].end),
    )


def by_body(names: Sequence[Name], votes: Counter[Body]) -> list[tuple[str | None, list[Name]]]:
    """The names by the body that voted, as written; those without one go to the body with most votes."""
    if not votes:
        return [(None, list(names))]
    cast = Counter(body.name for body in votes.elements())
    written = {body.name: body.written for body in sorted(votes, key=lambda each: each.written)}
    most = min(cast, key=lambda name: (-cast[name], name))
    groups: dict[str, list[Name]] = {body: [] for body in sorted(cast)}
    for name in names:
        groups.setdefault(most if name.body is None else name.body.name, []).append(name)
    return [(written.get(body, body), group) for body, group in groups.items()]


def cluster_names(names: Iterable[Name]) -> list[list[Name]]:
    """The names that share a telling word, most first; those of documents that give no other
    ("the pact") go to the largest."""
    homes: dict[tuple[str, str], int] = {}
    clusters: list[list[Name]] = []
    vague: list[Name] = []
    for name in sorted(names, key=lambda each: (-len(each.content), each.text, each.document)):
        if not name.content:
            vague.append(name)
            continue
        keys = [(word, sort) for word in sorted(name.content) for sort in _alike(name.sort)]
        home = min((homes[key] for key in keys if key in homes), default=len(clusters))
        if home == len(clusters):
            clusters.append([])
        clusters[home].append(name)
        for word in name.content:
            homes.setdefault((word, name.sort), home)
    ranked = sorted(
        clusters, key=lambda each: (-len({name.document for name in each}), -len(each), each[0].text)
    )
    if not ranked:
        return [vague] if vague else []
    covered = {name.document for cluster in ranked for name in cluster}
    return [ranked[0] + [name for name in vague if name.document not in covered], *ranked[1:]]


def _alike(sort: str) -> tuple[str, ...]:
    """The sorts that may mean the same: its own and those that say nothing ("deal", "text")."""
    return (sort, "") if sort else (*_SORTS, "")


def best_name(cluster: Sequence[Name], documents: Sequence[SourceDocument]) -> str:
    """The title that most documents give, the longest where they are even; else any other name."""
    titles = (
        [each for each in cluster if each.proper] or [each for each in cluster if each.content] or cluster
    )
    told = {
        text: sum(text in document.text for document in documents) for text in {each.text for each in titles}
    }
    return min(told, key=lambda text: (-told[text], -len(text), text))


def telling_names(cluster: Sequence[Name]) -> tuple[str, ...]:
    """The names that are used most, in alphabetical order. A document that says only "the joint declaration"
    is about it too, so its vague names count."""
    telling = [each for each in cluster if each.content or each.proper]
    covered = {each.document for each in telling}
    texts = [each.text for each in telling] + [each.text for each in cluster if each.document not in covered]
    return tuple(sorted(text for text, _ in Counter(texts).most_common(_MOST_TERMS)))


def slug(name: str) -> str:
    """A name as an id: small letters, digits and hyphens, whole words, at most 60 characters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = ""
    for word in re.findall(r"[a-z0-9]+", plain):
        if len(found) + len(word) + 1 > _LONGEST_ID:
            break
        found = f"{found}-{word}" if found else word
    return found or "question"
