"""The parts of a text outside the story: biographies, comment forms, menus, credits, calls to subscribe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from timeline.languages import Language

_LINE = re.compile(r"[^\n]+")
# What is left of a tag that was cut in two: `" src="..." alt="..." />`.
_ATTRIBUTE = re.compile(
    r"\b(?:src|srcset|href|alt|class|style|width|height|title|target|rel|id|data-\w{1,30})\s?=\s?"
    r"(?:\"[^\"\n<>]{0,2000}\"|'[^'\n<>]{0,2000}')"
)
_TAG_END = re.compile(r"(?:\s|/)*>")
_MENU = re.compile(r"\s(?:\||›|»|•|·|>|/)\s")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s*$")
_LONGEST_NAME = 60
_LONGEST_LINE = 600
"""Characters; a longer line is an article that begins with an advertisement's mark, not the advertisement."""
_BACK_PART = 0.3


@dataclass(frozen=True, slots=True)
class _Phrases:
    line: re.Pattern[str]
    ending: re.Pattern[str]
    prefix: re.Pattern[str]
    credit: re.Pattern[str]
    biography: re.Pattern[str]
    pronoun: re.Pattern[str]


def find_furniture(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """Start and end of each passage that does not belong to the story, in order, without overlaps."""
    phrases = _phrases(language)
    lines = [match.span() for match in _LINE.finditer(text) if match[0].strip()]
    found = [*_boilerplate(text, lines, phrases), *_biographies(text, lines, phrases)]
    for start, end in lines:
        found += _within_line(text, start, end, phrases)
    return _joined(found)


def _boilerplate(text: str, lines: list[tuple[int, int]], phrases: _Phrases) -> Iterator[tuple[int, int]]:
    for start, end in lines:
        line = text[start:end].strip()
        if phrases.ending.match(line) and start > _BACK_PART * len(text):
            yield start, len(text)
            return
        mark = phrases.line.search(line)
        if mark and len(line) > _LONGEST_LINE:
            yield start, start + mark.end()
        elif mark or _is_menu(line):
            yield start, end


def _is_menu(line: str) -> bool:
    """Three or more items between bars or arrows, none of them a sentence."""
    return len(_MENU.findall(line)) >= 2 and not _SENTENCE_END.search(line) and len(line) < 300


def _biographies(text: str, lines: list[tuple[int, int]], phrases: _Phrases) -> Iterator[tuple[int, int]]:
    """The lines from "Jane Doe is a senior reporter ..." on, as long as they go on about the same person."""
    names: list[str] = []
    for start, end in lines:
        line = text[start:end]
        if begin := phrases.biography.match(line):
            if start > _BACK_PART * len(text) or len(lines) == 1:
                names = [name for name in begin["name"].split() if len(name) > 2]
                yield start, end
        elif names and (phrases.pronoun.search(line) or any(name in line for name in names)):
            yield start, end
        else:
            names = []


def _within_line(text: str, start: int, end: int, phrases: _Phrases) -> Iterator[tuple[int, int]]:
    line = text[start:end]
    if prefix := phrases.prefix.match(line):
        yield start, start + prefix.end()
    if credit := phrases.credit.search(line):
        yield start + credit.start(), end
    last = 0
    for attribute in _ATTRIBUTE.finditer(line):
        tail = _TAG_END.match(line, attribute.end())
        last = tail.end() if tail else attribute.end()
    if last:
        # Whatever stands before the attributes is the broken value of an earlier one.
        yield start, start + last


def _joined(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return tuple(joined)


@cache
def _phrases(language: Language) -> _Phrases:
    table = language.tables["bylines"]

    def any_of(key: str) -> str:
        return "|".join(table[key])

    name = r"(?P<name>[A-Z][\w.'’-]{0,30}(?:\s[A-Z][\w.'’-]{0,30}){1,3})"
    return _Phrases(
        line=re.compile(f"^(?:{any_of('lines')})", re.IGNORECASE),
        ending=re.compile(f"^(?:{any_of('endings')})", re.IGNORECASE),
        prefix=re.compile(rf"^\s*(?:{any_of('prefixes')})", re.IGNORECASE),
        credit=re.compile(rf"\b(?:{any_of('credits')})\s?:\s?[^.!?\n]{{1,{_LONGEST_NAME}}}\.?\s*$"),
        biography=re.compile(rf"^\s*(?:{any_of('about')})?{name},?\s(?:{any_of('biographies')})"),
        pronoun=re.compile(rf"\b(?:{any_of('pronouns')})\b", re.IGNORECASE),
    )
