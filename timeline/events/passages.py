"""The sentences of a story with what was found in each: its clauses, dates and names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from timeline.events.clauses import Parse, parse_sentence
from timeline.events.tagging import Setting
from timeline.events.tokens import Token, find_quotes, tokenise
from timeline.events.words import EventWords
from timeline.model import DatedExpression, Mention, SourceDocument, Span

_LONGEST_SENTENCE = 1_500
_LONGEST_HEADING = 150
_MOST_QUOTES = 50
_RANGE_GAP = 5


@dataclass(frozen=True, eq=False)
class Passage:
    """One sentence with what was found in it."""

    span: Span
    text: str
    line: int
    """Which line of the text it stands in; lines are paragraphs."""
    setting: Setting
    tokens: tuple[Token, ...]
    words: EventWords
    dates: tuple[DatedExpression, ...]
    """Those that name days, in order."""
    unknown: tuple[DatedExpression, ...]
    """Those that name a day which nobody can tell: "on Monday" in an article without a date."""
    mentions: tuple[Mention, ...]

    @cached_property
    def parse(self) -> Parse:
        """The sentence taken apart, when somebody asks for it: most sentences tell nothing."""
        return parse_sentence(self.tokens, _dated(self.tokens, self.dates), self.words, self.setting)


def read_passages(
    document: SourceDocument,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    dates: Sequence[DatedExpression],
    words: EventWords,
) -> tuple[Passage, ...]:
    """One passage for each sentence of the story, in order."""
    texts = [document.text[sentence.start : sentence.end] for sentence in sentences]
    tokenised = _tokenised(document, sentences)
    headings = [_is_heading(text, tokens) for text, tokens in zip(texts, tokenised, strict=True)]
    running = [tokens for tokens, heading in zip(tokenised, headings, strict=True) if not heading]
    names, common = _names(running), _common(running)
    timed = [date for date in dates if date.interval is not None and date.type in ("DATE", "TIME")]
    unknown = [date for date in dates if _is_unknown_day(date)]
    unknown_starts = [date.mention.span.start for date in unknown]
    date_starts = [date.mention.span.start for date in timed]
    name_starts = [mention.span.start for mention in mentions]
    passages, line, before = [], 0, 0
    for sentence, text, tokens, heading in zip(sentences, texts, tokenised, headings, strict=True):
        line += document.text.count("\n", before, sentence.start)
        before = sentence.start
        inside = timed[bisect_left(date_starts, sentence.start) : bisect_left(date_starts, sentence.end)]
        named = mentions[bisect_left(name_starts, sentence.start) : bisect_left(name_starts, sentence.end)]
        first, last = (bisect_left(unknown_starts, at) for at in (sentence.start, sentence.end))
        setting = Setting(heading, names, common)
        days = tuple(inside), tuple(unknown[first:last])
        passages.append(Passage(sentence, text, line, setting, tokens, words, *days, tuple(named)))
    return tuple(passages)


def _is_unknown_day(date: DatedExpression) -> bool:
    """Whether it means one day of the calendar, and we do not know which."""
    return date.interval is None and date.type == "DATE" and date.value.startswith("XXXX")


def _tokenised(document: SourceDocument, sentences: Sequence[Span]) -> list[tuple[Token, ...]]:
    quotes = find_quotes(document.text)
    opened, ends = [start for start, _ in quotes], [end for _, end in quotes]
    tokenised = []
    for sentence in sentences:
        stop = min(sentence.end, sentence.start + _LONGEST_SENTENCE)
        first = bisect_left(ends, sentence.start)
        near = quotes[first : min(first + _MOST_QUOTES, bisect_left(opened, stop))]
        tokenised.append(tokenise(document.text, sentence.start, stop, near))
    return tokenised


def _names(sentences: Iterable[Sequence[Token]]) -> frozenset[str]:
    """The words that have a capital within a sentence; behind a dash or a mark one may begin."""
    return frozenset(
        token.text
        for tokens in sentences
        for before, token in pairwise(tokens)
        if token.text[0].isupper() and (before.text[0].isalnum() or before.text == ",")
    )


def _common(sentences: Iterable[Sequence[Token]]) -> frozenset[str]:
    """The words that stand without a capital somewhere."""
    return frozenset(token.text for tokens in sentences for token in tokens if token.text[0].islower())


def _dated(tokens: Sequence[Token], dates: Sequence[DatedExpression]) -> list[bool]:
    flags = [False] * len(tokens)
    starts = [token.start for token in tokens] if dates else []
    before: DatedExpression | None = None
    for date in dates:
        # "10 and 11 February" is one date.
        near = before is not None and date.mention.span.start - before.mention.span.end <= _RANGE_GAP
        opening = before.mention.span.start if before and near else date.mention.span.start
        before = date
        first = bisect_left(starts, opening)
        for index in range(first, bisect_left(starts, date.mention.span.end)):
            flags[index] = True
    return flags


def _is_heading(text: str, tokens: Sequence[Token]) -> bool:
    """Whether most long words are capitalised, or the line is short and has no full stop."""
    if len(text) > _LONGEST_HEADING or text.rstrip()[-1] in ".!?:;,”\"'’…":
        return False
    long_words = [token.text for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]
    capitals = sum(word[0].isupper() for word in long_words)
    return bool(long_words) and capitals >= 0.6 * len(long_words)
