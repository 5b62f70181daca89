"""Reading the dates of one document: find the expressions, join them, then resolve them in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from timeline.dates.almanac import LEAP_YEAR, find_day, find_holiday
from timeline.dates.calendars import resolve_calendar
from timeline.dates.context import PARAGRAPH, Context
from timeline.dates.eras import tell_early_years
from timeline.dates.expressions import Calendar, Expression, Meaning, Numeric, Timed
from timeline.dates.grammar import find_expressions
from timeline.dates.history import find_order, reads_as_chronology, reads_as_history
from timeline.dates.joining import join_expressions
from timeline.dates.landmarks import find_landmarks
from timeline.dates.leaf import read_leaves
from timeline.dates.lexing import Tokens, last_short_year, lex_text
from timeline.dates.locales import find_locale
from timeline.dates.narrative import Narrative
from timeline.dates.phrasing import Phrasing
from timeline.dates.resolution import Resolved, resolve_expression
from timeline.dates.sentence import find_ends
from timeline.dates.vocabulary import Vocabulary, compile_vocabulary
from timeline.languages import Language, known_languages
from timeline.model import UNDETERMINED, DatedExpression, DateInterval, Mention, SourceDocument, Span


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it stands in a text, not yet resolved: its meaning and `text[start:end]`."""

    meaning: Meaning
    start: int
    end: int


def find_dates(
    document: SourceDocument, language: Language, start: int = 0, end: int | None = None
) -> tuple[WrittenDate, ...]:
    """The dates, times, durations and sets as they are written in a document, or in `text[start:end]` of it
    alone, in order."""
    text = document.text[start:end]
    tokens, expressions = _find(document, text, _vocabulary(document, language))
    return tuple(
        WrittenDate(one.meaning, start + tokens.starts[one.first], start + tokens.ends[one.end - 1])
        for one in expressions
    )


def _own_tag(document: SourceDocument) -> str:
    return document.language.replace("_", "-").split("-")[0].lower()


def _vocabulary(document: SourceDocument, language: Language) -> Vocabulary:
    """The vocabulary of the language; when the document is in another, that of dateparser's locale."""
    own = _own_tag(document)
    return compile_vocabulary(language if own in ("", UNDETERMINED, language.tag) else find_locale(own))


def _find(
    document: SourceDocument, text: str, vocabulary: Vocabulary
) -> tuple[Tokens, tuple[Expression, ...]]:
    last_year = last_short_year(document.published)
    return _find_once(text, vocabulary, _own_tag(document), last_year)


# A text without a day of publication is read twice in a row: for that day, then for its dates.
@lru_cache(maxsize=1)
def _find_once(
    text: str, vocabulary: Vocabulary, tag: str, last_year: int
) -> tuple[Tokens, tuple[Expression, ...]]:
    tokens = replace(_lex_once(text, vocabulary, tag), last_year=last_year)
    return tokens, tuple(join_expressions(find_expressions(tokens), tokens))


@lru_cache(maxsize=1)
def _lex_once(text: str, vocabulary: Vocabulary, tag: str) -> Tokens:
    tokens = lex_text(text, vocabulary)
    return tell_early_years(tokens if vocabulary.tag in known_languages() else read_leaves(tokens, tag))


def read_dates(document: SourceDocument, language: Language) -> tuple[DatedExpression, ...]:
    """The dates, times, durations and sets of a document, in order; no two spans overlap.

    The two ends of a range ("10-11 February") are two expressions with one interval, the whole range. In a
    language that has no file figures are read, and the words that dateparser's locale knows.
    """
    vocabulary = _vocabulary(document, language)
    tokens, expressions = _find(document, document.text, vocabulary)
    order = find_order((one.meaning for one in expressions), vocabulary.order)
    context = Context(
        published=document.published,
        is_history=reads_as_history(expressions, document.published),
        order=order,
        tokens=tokens,
        phrasing=Phrasing(tokens, vocabulary, find_ends(tokens), reads_as_chronology(expressions, tokens)),
        narrative=Narrative(tokens.kinds, PARAGRAPH),
        landmarks=find_landmarks(expressions, tokens, order),
    )
    _begin_with_quarter(expressions, context)
    resolved = [(expression, resolve_expression(expression, context)) for expression in expressions]
    dated = [(expression, value) for expression, value in resolved if value]
    return _span_ranges([_dated(document, tokens, *pair) for pair in dated], [pair[0] for pair in dated])


def find_impossible_days(document: SourceDocument, language: Language) -> tuple[DatedExpression, ...]:
    """What is written like a day that no calendar has ("30 February"), in order; none has an interval: what
    is told of it is told of no other day."""
    tokens, expressions = _find(document, document.text, _vocabulary(document, language))
    return tuple(
        DatedExpression(
            Mention(
                Span(document.id, start, end := tokens.ends[one.end - 1]), document.text[start:end], "date"
            ),
            "DATE",
            "XXXX-XX-XX",
            None,
            None,
            None,
            one.rule,
        )
        for one in expressions
        if _is_impossible(one.meaning)
        for start in (tokens.starts[one.first],)
    )


def _is_impossible(meaning: Meaning | None) -> bool:
    if isinstance(meaning, Timed):
        return _is_impossible(meaning.day)
    if isinstance(meaning, Numeric):
        first, second, year = meaning.numbers
        return not (find_day(year, first, second) or find_day(year, second, first))
    if not isinstance(meaning, Calendar):
        return False
    if meaning.holiday and meaning.year:
        return find_holiday(meaning.holiday, meaning.year) is None
    if meaning.month is None or meaning.day is None:
        return False
    return find_day(meaning.year or LEAP_YEAR, meaning.month, meaning.day) is None


def _begin_with_quarter(expressions: Sequence[Expression], context: Context) -> None:
    """Tell the context the first quarter of a report in advance: "a year earlier" compares with it."""
    for expression in expressions:
        meaning = expression.meaning
        if isinstance(meaning, Calendar) and meaning.quarter:
            found = resolve_calendar(meaning, context)
            context.quarter = found.stretch if found else None
            return


def _dated(
    document: SourceDocument, tokens: Tokens, expression: Expression, resolved: Resolved
) -> DatedExpression:
    span = Span(document.id, tokens.starts[expression.first], tokens.ends[expression.end - 1])
    stretch = resolved.stretch
    interval = stretch.interval if stretch else None
    return DatedExpression(
        mention=Mention(span, document.text[span.start : span.end], "date"),
        type=resolved.type,
        value=resolved.value,
        interval=interval,
        precision=stretch.precision if stretch and interval else None,
        basis=resolved.basis if interval else None,
        rule=expression.rule,
    )


def _span_ranges(dates: list[DatedExpression], expressions: list[Expression]) -> tuple[DatedExpression, ...]:
    """The dates with both ends of each range given the whole range."""
    for index in range(len(dates) - 1):
        group = expressions[index].group
        first, last = dates[index].interval, dates[index + 1].interval
        if group is None or group != expressions[index + 1].group or not first or not last:
            continue
        if first.first <= last.last:
            whole = DateInterval(first.first, last.last)
            dates[index] = replace(dates[index], interval=whole)
            dates[index + 1] = replace(dates[index + 1], interval=whole)
    return tuple(dates)
