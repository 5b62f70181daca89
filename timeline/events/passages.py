"""The sentences of a story with what was found in each: its clauses, dates and names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.events.clauses import Parse, parse_sentence
from timeline.events.tokens import Token, find_quotes, tokenise
from timeline.events.words import EventWords
from timeline.model import DatedExpression, Mention, SourceDocument, Span

_LONGEST_SENTENCE = 1_500
_LONGEST_HEADING = 150


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence. A heading stands alone on its line, in capitals or without a full stop."""

    span: Span
    text: str
    line: int
    """Which line of the text it stands in; lines are paragraphs."""
    heading: bool
    parse: Parse
    dates: tuple[DatedExpression, ...]
    """Those that name days, in order."""
    mentions: tuple[Mention, ...]


def read_passages(
    document: SourceDocument,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    dates: Sequence[DatedExpression],
    words: EventWords,
) -> tuple[Passage, ...]:
    """One passage for each sentence of the story, in order."""
    quotes = find_quotes(document.text)
    ends = [end for _, end in quotes]
    timed = [date for date in dates if date.interval is not None and date.type in ("DATE", "TIME")]
    date_starts = [date.mention.span.start for date in timed]
    name_starts = [mention.span.start for mention in mentions]
    passages, line, before = [], 0, 0
    for sentence in sentences:
        line += document.text.count("\n", before, sentence.start)
        before = sentence.start
        stop = min(sentence.end, sentence.start + _LONGEST_SENTENCE)
        tokens = tokenise(
            document.text, sentence.start, stop, quotes[bisect_left(ends, sentence.start) :][:50]
        )
        inside = timed[bisect_left(date_starts, sentence.start) : bisect_left(date_starts, stop)]
        named = mentions[bisect_left(name_starts, sentence.start) : bisect_left(name_starts, stop)]
        text = document.text[sentence.start : sentence.end]
        heading = _is_heading(text, tokens)
        parse = parse_sentence(tokens, _dated(tokens, inside), words, heading)
        passages.append(Passage(sentence, text, line, heading, parse, tuple(inside), tuple(named)))
    return tuple(passages)


def _dated(tokens: Sequence[Token], dates: Sequence[DatedExpression]) -> list[bool]:
    flags = [False] * len(tokens)
    starts = [token.start for token in tokens]
    for date in dates:
        first = bisect_left(starts, date.mention.span.start)
        for index in range(first, bisect_left(starts, date.mention.span.end)):
            flags[index] = True
    return flags


def _is_heading(text: str, tokens: Sequence[Token]) -> bool:
    """Whether most long words are capitalised, or the line is short and has no full stop."""
    long_words = [token.text for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]
    if len(text) > _LONGEST_HEADING or not long_words or text.rstrip()[-1] in ".!?:;,”\"'’…":
        return False
    capitals = sum(word[0].isupper() for word in long_words)
    return capitals >= 0.6 * len(long_words)
