"""Texts marked by hand: their documents, the pairing of marks with what was found, and scores.

A marked text begins with a line `=== id | day of publication`; in it every mark stands as `[[words|...]]`.
The language is the file's name up to its first dot, if there is such a language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from timeline.languages import DEFAULT, known_languages
from timeline.model import SourceDocument

_HEAD = re.compile(r"^=== (?P<id>\S+) \| (?P<published>\d{4}-\d\d-\d\d)$", re.MULTILINE)


class Mark(Protocol):
    """Something that stands in a text."""

    @property
    def start(self) -> int:
        """Where it begins, in code points."""

    @property
    def end(self) -> int:
        """Where it ends."""


AnyMark = TypeVar("AnyMark", bound=Mark)
AnyText = TypeVar("AnyText")


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, how many were found and how many there are."""

    right: int = 0
    found: int = 0
    there: int = 0

    def __add__(self, other: Score) -> Score:
        """Both together."""
        return Score(self.right + other.right, self.found + other.found, self.there + other.there)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1; 1 when nothing was there and nothing found."""
        return 2 * self.right / (self.found + self.there) if self.found + self.there else 1.0


def language_of(path: Path) -> str:
    """The language that a file of marked texts is named after ("de.txt"), else English."""
    tag = path.name.partition(".")[0]
    return tag if tag in known_languages() else DEFAULT


def read_marked(
    path: Path, mark: re.Pattern[str], make: Callable[[int, int, re.Match[str]], AnyMark]
) -> Iterator[tuple[SourceDocument, tuple[AnyMark, ...]]]:
    """The documents of a file and their marks, in order. `mark` has a group "text"; `make` gets its place.

    Raises ValueError where a mark is malformed.
    """
    heads = list(_HEAD.finditer(text := path.read_text(encoding="utf-8")))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    for head, end in zip(heads, ends, strict=True):
        body = text[head.end() : end].strip("\n") + "\n"
        plain, marks, taken, length = [], [], 0, 0
        for found in mark.finditer(body):
            before = body[taken : found.start()]
            start = length + len(before)
            length, taken = start + len(found["text"]), found.end()
            plain += [before, found["text"]]
            marks.append(make(start, length, found))
        whole = "".join([*plain, body[taken:]])
        if "[[" in whole or "]]" in whole:
            raise ValueError(f"{path}: {head['id']}: a malformed mark: {whole[whole.find('[[') :][:60]!r}")
        day = date.fromisoformat(head["published"])
        document = SourceDocument(head["id"], whole, str(path), language=language_of(path), published=day)
        yield document, tuple(marks)


def pair_marks(there: Sequence[AnyMark], found: Sequence[AnyMark]) -> list[tuple[AnyMark, AnyMark]]:
    """Overlapping marks one to one: equal spans first, then the largest overlap, then the earliest."""
    overlaps = sorted(
        ((one.start, one.end) != (other.start, other.end), -overlap, i, j)
        for i, one in enumerate(there)
        for j, other in enumerate(found)
        if (overlap := min(one.end, other.end) - max(one.start, other.start)) > 0
    )
    left, right, pairs = set[int](), set[int](), []
    for _, _, i, j in overlaps:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((there[i], found[j]))
    return pairs


def report(
    arguments: Sequence[str],
    read: Callable[[Path], list[AnyText]],
    score: Callable[[list[AnyText]], Mapping[str, Score]],
    print_errors: Callable[[AnyText], None],
) -> None:
    """Print a line for each file that is named, with its scores; with `--errors` one for each mistake."""
    for path in map(Path, sorted(argument for argument in arguments if argument != "--errors")):
        texts = read(path)
        scores = score(texts)
        figures = "  ".join(f"{name} F1 {100 * each.f1:5.1f}" for name, each in scores.items())
        most = max((each.there for each in scores.values()), default=0)
        print(f"{path.stem:12s} {figures}  ({len(texts)} texts, {most} marks)")
        if "--errors" in arguments:
            for text in texts:
                print_errors(text)


def quote(document: SourceDocument, mark: Mark) -> str:
    """What stands around a mark, on one line."""
    return document.text[max(0, mark.start - 50) : mark.end + 40].replace("\n", " ")
