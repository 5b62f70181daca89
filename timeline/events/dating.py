"""Which date belongs to which clause of a sentence."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from timeline.events.clauses import Clause, Parse
from timeline.events.passages import Passage
from timeline.events.trimming import ARTICLES
from timeline.model import DatedExpression, DateInterval, When

_PRECISIONS = ("day", "week", "month", "quarter", "season", "half", "year")
# "since Monday", "by Friday", "until 2020" bound something; they do not say when it happened.
_BOUNDS = frozenset(
    {"since", "until", "till", "by", "from", "before", "after", "for", "than", "of", "'til", "through"}
)
# "By the evening" tells no day of its own.
_NO_DAY = frozenset({"that-part"})
_BEFORE_RELATIVE = re.compile(r"\|+,?P?R")
_SHORTENED = re.compile(r"[AX]?E")
_DURING = frozenset({"in", "at", "during"})
_PARTS = frozenset(
    {"night", "morning", "evening", "afternoon", "eve", "day", "hours", "dawn", "weekend", "early"}
)
"""Of a day, and no things that a day tells apart: "the night of 4 July"."""
_TOPICS = frozenset({"over", "about", "into", "regarding", "concerning"})
"""What follows is what a deed is about, and has a day of its own: "charged two men over the collapse"."""
_STILL_DATES = frozenset({"of", "from"})


def date_clauses(passage: Passage) -> Mapping[int, DatedExpression]:
    """The date of each clause that has one, by the clause's place; -1 is that of the closing attribution."""
    return _date_clauses(passage) if passage.dates else {}


# Asked for the day of the news first, and again for the events.
@lru_cache(maxsize=256)
def _date_clauses(passage: Passage) -> dict[int, DatedExpression]:
    found: dict[int, DatedExpression] = {}
    lines: dict[int, DatedExpression] = {}
    named: set[int] = set()
    parse = passage.parse
    starts = [token.start for token in parse.tokens]
    for date in passage.dates:
        index = bisect_left(starts, date.mention.span.start)
        if index >= len(starts) or date.precision not in _PRECISIONS or parse.tokens[index].quoted:
            continue
        if date.rule in _NO_DAY:
            continue
        if (
            _of_another(parse, index, date)
            or _in_name(parse, index, date)
            or _in_aside(parse, index)
            or (date.type == "DATE" and _bounds(parse, index, date))
        ):
            continue
        owner = -1 if index >= parse.attribution else _owner(parse, index)
        # "OSLO, 12 June (Agency) - A ferry sank on Monday": the date line is that of the report.
        known = lines if "-" in parse.tags[index : parse.lead] else found
        if owner is None:
            continue
        attribute = _is_attribute(parse, index, date)
        if owner in known and known is found and attribute != (owner in named):
            better = not attribute  # "was arrested in March over the Jan. 14 fire"
        else:
            better = owner not in known or _finer(date, known[owner])
        if better:
            known[owner] = date
            named = named | {owner} if attribute and known is found else named - {owner}
    blocked = _unknown_days(passage)
    told = {at: date for at, date in found.items() if date.precision == "day" or at not in blocked}
    return {at: date for at, date in lines.items() if at not in blocked} | told


def _unknown_days(passage: Passage) -> set[int]:
    """The clauses that name a day which nobody can tell: they borrow no wider date."""
    starts = [token.start for token in passage.parse.tokens]
    indices = [bisect_left(starts, date.mention.span.start) for date in passage.unknown]
    owners = (_owner(passage.parse, index) for index in indices if index < len(starts))
    return {owner for owner in owners if owner is not None}


def as_when(date: DatedExpression) -> When | None:
    """The days of a resolved date."""
    if date.interval is None or date.precision is None or date.basis is None:
        return None
    return When(date.interval, date.precision, date.basis)


def days_of(
    passage: Passage, clause: Clause, dated: DatedExpression, published: datetime.date | None
) -> When | None:
    """The days of a date; in the present tense "on Tuesday" is the Tuesday to come."""
    when = as_when(dated)
    if when is None or clause.verb.tense != "present" or passage.setting.heading or published is None:
        return when
    week = datetime.timedelta(days=7)
    first, last = when.interval.first, when.interval.last
    passed = when.basis == "relative" and when.precision == "day" and first < published
    if passed and published - first < week and datetime.date.max - last >= week:
        when = replace(when, interval=DateInterval(first + week, last + week))
    return when if clause.verb.kind == "happening" or when.interval.first > published else None


def _finer(one: DatedExpression, other: DatedExpression) -> bool:
    return _rank(one) < _rank(other)


def _rank(date: DatedExpression) -> tuple[int, bool]:
    """The finest first; of those a date that is written out."""
    return _PRECISIONS.index(date.precision or "year"), date.basis == "relative"


def _of_another(parse: Parse, index: int, date: DatedExpression) -> bool:
    """Whether a date is that of a noun other than the subject: "the dead of Friday's quake"."""
    last = next((t for t in parse.tokens[index : index + 8] if t.end >= date.mention.span.end), None)
    if last is None or not last.folded.endswith(("'s", "s'")):
        return False
    during = index > 0 and parse.tokens[index - 1].folded in _DURING
    return not any(
        (clause.subject and clause.subject[0] == index)
        or (
            during
            and clause.verb.last < index < clause.last
            and "T" not in parse.tags[clause.verb.last : index]
        )
        for clause in parse.clauses
    )


def _is_attribute(parse: Parse, index: int, date: DatedExpression) -> bool:
    """Whether a date tells which thing is meant: "the Jan. 14 fire", "the flood of 5 July 2021", "over the
    collapse on 3 May"."""
    owner = _owner(parse, index)
    told = parse.tokens[parse.clauses[owner].verb.last : index] if owner is not None else ()
    if any(token.folded in _TOPICS and following.folded in ARTICLES for token, following in pairwise(told)):
        return True
    before = [token.folded for token in parse.tokens[max(0, index - 2) : index]]
    if len(before) == 2 and before[1] == "of" and before[0] not in _PARTS:
        return parse.tags[index - 2] in "XU"
    last = next((at for at in range(index, len(parse.tokens)) if parse.tags[at] != "|"), len(parse.tokens))
    articled = parse.tags[index - 1 : index] == "D" or parse.tokens[index].folded in ARTICLES
    return articled and parse.tags[last : last + 1] in tuple("XUZ")


def _in_aside(parse: Parse, index: int) -> bool:
    """Whether a date belongs to a shortened clause between commas: "the visit, first mooted in May, was"."""
    opening = parse.tags.rfind(",", 0, index)
    closing = parse.tags.find(",", index)
    if opening < 0 or closing < 0 or not _SHORTENED.match(parse.tags, opening + 1):
        return False
    inside = any(opening < clause.verb.head < closing for clause in parse.clauses)
    return not inside and any(closing < clause.verb.first for clause in parse.clauses)


def _in_name(parse: Parse, index: int, date: DatedExpression) -> bool:
    """Whether a year is part of a name ("the 2024 Summer Games")."""
    following = parse.tags[index + 1 : index + 2]
    return date.precision == "year" and following == "U" and parse.tags[index - 1 : index] not in ("", "P")


def _bounds(parse: Parse, index: int, date: DatedExpression) -> bool:
    before = parse.tokens[index - 1].folded if index else ""
    if before in ("the", "last", "early", "late") and index > 1:
        before = parse.tokens[index - 2].folded
    if before in _STILL_DATES and date.precision == "day":
        return False
    possessive = any(
        token.folded.endswith("'s") and token.start < date.mention.span.end + 2
        for token in parse.tokens[index : index + 6]
    )
    return before in _BOUNDS and not possessive


def _owner(parse: Parse, index: int) -> int | None:
    """The innermost clause around a word; what stands before the subject belongs to the main clause."""
    # "the day, 3 May 2021, on which the bridge fell"
    apposed = _BEFORE_RELATIVE.match(parse.tags, index)
    if apposed and parse.tags[index - 1 : index] == ",":
        opened = [at for at, clause in enumerate(parse.clauses) if clause.opening == apposed.end() - 1]
        if opened:
            return opened[0]
    main = next((at for at, clause in enumerate(parse.clauses) if clause.kind == "main"), None)
    inside = [at for at, clause in enumerate(parse.clauses) if _holds(clause, index)]
    if inside:
        return max(inside, key=lambda at: parse.clauses[at].opening)
    if index < parse.lead or main is None:
        return main if main is not None else (0 if parse.clauses else None)
    return main


def _holds(clause: Clause, index: int) -> bool:
    return clause.first <= index < clause.last or index in clause.subject
