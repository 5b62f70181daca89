"""The date of a sentence that names none: the article's news day, or that of a dated occasion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.events.dating import as_when, date_clauses, days_of
from timeline.events.passages import Passage
from timeline.events.words import EventWords
from timeline.model import DateInterval, When

_LEAD_SENTENCES = 4
_NEAR = 8
_NEWS_IS_OLD_AFTER = timedelta(days=4)
_LONGEST_OCCASION = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class NewsDay:
    """What an article says of itself: the day of its news, its occasions and the words of its news."""

    when: When | None
    occasions: Mapping[str, When]
    """The days of what was held, by its noun ("summit")."""
    verbs: frozenset[str]
    """Verbs of happenings in the headings and the first sentences, in whatever form."""
    words: frozenset[str]
    """Longer words of the headings and the first sentences."""
    past: frozenset[str] | None
    """Where the opening names a day of long before as well, the verbs of happenings that are of the news."""


def find_news_day(passages: Sequence[Passage], published: date | None, words: EventWords) -> NewsDay:
    """The news day: the first day that the opening names, else the one of an occasion, else publication."""
    opening = [passage for passage in passages if not passage.setting.heading][:_LEAD_SENTENCES]
    headings = [passage for passage in passages[:_LEAD_SENTENCES] if passage.setting.heading]
    occasions = _occasions(passages, published, words)
    when = next((day for day in _days(opening) if _is_news(day, published)), None)
    if when is None and published:
        when = When(DateInterval(published, published), "day", "inherited")
    if when is None and occasions:
        when = next(iter(occasions.values()))
    first = [*headings, *opening[:2]]
    told = [
        date.interval.first
        for passage in first
        for date in passage.dates
        if date.interval and date.precision == "day"
    ]
    looks_back = when and any(when.interval.first - day > _NEWS_IS_OLD_AFTER for day in told)
    past = _happenings([*headings, *opening[:1]], words) if looks_back else None
    key = frozenset(key_words(first, words))
    inherited = when and replace(when, basis="inherited")
    return NewsDay(inherited, occasions, _happenings(first, words), key, past)


def _happenings(passages: Iterable[Passage], words: EventWords) -> frozenset[str]:
    """The verbs of happenings in these passages."""
    forms = [words.verbs.get(token.folded) for passage in passages for token in passage.tokens]
    return frozenset(form.base for form in forms if form and form.kind == "happening")


def key_words(passages: Iterable[Passage], words: EventWords) -> set[str]:
    """The words of passages that carry meaning, shortened to the same length for all their endings."""
    return {
        token.folded[:6]
        for passage in passages
        for token in passage.tokens
        if len(token.folded) > 3 and token.folded not in words.stopwords and token.folded[0].isalpha()
    }


def _days(passages: Iterable[Passage]) -> list[When]:
    """The days of what happened in these passages, in order."""
    found = []
    for passage in passages:
        for place, dated in sorted(date_clauses(passage).items()):
            past = place < 0 or passage.parse.clauses[place].verb.tense == "past"
            if past and (when := as_when(dated)) and when.precision == "day":
                found.append(when)
    return found


def _is_news(when: When, published: date | None) -> bool:
    return published is None or abs(published - when.interval.last) <= _NEWS_IS_OLD_AFTER


def _occasions(passages: Sequence[Passage], published: date | None, words: EventWords) -> dict[str, When]:
    """What was held when: "The summit, held on ...", "the summit took place on ...", "Monday's hearing"."""
    found: dict[str, When] = {}
    for passage in passages:
        for place, dated in date_clauses(passage).items():
            if place < 0:
                continue
            when = days_of(passage, passage.parse.clauses[place], dated, published)
            if when is None or when.precision != "day":
                continue
            if when.interval.last - when.interval.first > _LONGEST_OCCASION:
                continue
            clause = passage.parse.clauses[place]
            subject = {passage.parse.tokens[index].folded for index in clause.subject[-6:]}
            predicate = {passage.parse.tokens[i].folded for i in range(clause.verb.last, clause.last)[:6]}
            held = subject & words.occasions if clause.verb.base in words.holding else set()
            held |= predicate & words.occasions if clause.verb.base in words.hosting else set()
            for noun in sorted(held):
                wider = found.get(noun)
                if wider is None or _covers(when.interval, wider.interval):
                    found[noun] = when
    return found


def _covers(one: DateInterval, other: DateInterval) -> bool:
    return one.first <= other.first and other.last <= one.last and one != other


def occasion_day(passage: Passage, news: NewsDay, words: EventWords) -> When | None:
    """The days of the occasion that a sentence speaks of: the last one where it speaks of its end."""
    folded = [token.folded.removesuffix("'s") for token in passage.tokens]
    place = next((at for at, word in enumerate(folded) if word in news.occasions), None)
    if place is None or not words.elsewhen.isdisjoint(folded[max(0, place - _NEAR) : place]):
        return None
    noun = folded[place]
    when = replace(news.occasions[noun], basis="inherited")
    around = set(folded)
    if around & words.closings:
        return replace(when, interval=DateInterval(when.interval.last, when.interval.last))
    if around & words.openings:
        return replace(when, interval=DateInterval(when.interval.first, when.interval.first))
    return when
