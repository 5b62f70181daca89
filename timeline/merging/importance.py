"""How much each event matters: who tells it, how often its day is spoken of, how near it is to the topic."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, timedelta

from timeline.events.words import EventWords
from timeline.merging.articles import Article
from timeline.merging.relevance import find_relevance
from timeline.merging.standing import find_standing
from timeline.merging.stems import stems_of
from timeline.merging.tellings import Telling
from timeline.model import DateInterval, Event, SourceDocument

_LATER = timedelta(days=14)
_RETURNS = 3.0
"""Weight of the later weeks that come back to a day; in timelines made by editors it says most."""
_LATER_PRIOR = 20
_KEY_TERMS = 8
_LEAST_IN_DAY = 0.35
_LONGEST_DAYS = 10
_SHARE = 0.8
_MANY = 100
"""With so many articles the days that they return to say enough."""
_DAYS_SHARE = 0.25
"""How much the day of an event says in a handful of articles, beside the event itself."""


@dataclass(slots=True)
class _Day:
    """What is known of one stretch of days."""

    prints: float = 0.0
    """How often what names it was printed: once, and once by each outlet that took it over; what is hardly
    about the topic counts for less."""
    later_weeks: set[int] = field(default_factory=set)
    near: float = 0.0


def weigh_events(
    events: Sequence[Event],
    clusters: Sequence[Sequence[Telling]],
    articles: Sequence[Article],
    about: tuple[str, ...],
    words: EventWords,
) -> list[float]:
    """The importance of each event, 0..1: how its day is told of, times how the event stands out in it."""
    topic = _topic(clusters, about, words)
    near = [any(topic & telling.wording.words.weights.keys() for telling in cluster) for cluster in clusters]
    days = _day_scores(clusters, near, articles, find_relevance([each.document for each in articles], about))
    own = [_own_weight(cluster, is_near) for cluster, is_near in zip(clusters, near, strict=True)]
    best: dict[DateInterval, float] = defaultdict(float)
    for event, weight in zip(events, own, strict=True):
        best[event.when.interval] = max(best[event.when.interval], weight)
    most = max(days.values(), default=0.0) or 1.0
    told = [
        _score(event.when.interval, days)
        / most
        * (_LEAST_IN_DAY + (1 - _LEAST_IN_DAY) * weight / (best[event.when.interval] or 1.0))
        for event, weight in zip(events, own, strict=True)
    ]
    standing = find_standing(events, own, articles)
    # What a handful of articles return to is chance; what they open with is not.
    trust = min(len(articles) / _MANY, 1.0)
    return [
        round(by_days * (trust + (1 - trust) * _DAYS_SHARE) + by_itself * (1 - trust) * (1 - _DAYS_SHARE), 4)
        for by_days, by_itself in zip(told, standing, strict=True)
    ]


def _trust(documents: int) -> float:
    """How much the number of articles that return to a day says, 0..1: next to nothing in a handful."""
    return (documents / (documents + _LATER_PRIOR)) ** 2


def _topic(clusters: Sequence[Sequence[Telling]], about: tuple[str, ...], words: EventWords) -> set[str]:
    """The stems of the topic: those asked for, else those that most sources use."""
    if about:
        return {stem for word in about for stem in stems_of(word, words)}
    users: dict[str, set[str]] = defaultdict(set)
    for cluster in clusters:
        for telling in cluster:
            for stem in telling.wording.title.weights:
                users[stem] |= telling.sources
    ranked = sorted(users, key=lambda stem: (-len(users[stem]), stem))
    return set(ranked[:_KEY_TERMS])


def _own_weight(cluster: Sequence[Telling], near: bool) -> float:
    """How an event stands out: its sources, how much it is news, and how much of the others it says."""
    sources = len({source for telling in cluster for source in telling.sources})
    weight = max(telling.event.importance for telling in cluster)
    return (0.3 + weight) * (1 + math.log(sources)) * (1.0 if near else 0.5)


def _day_scores(
    clusters: Sequence[Sequence[Telling]],
    near: Sequence[bool],
    articles: Sequence[Article],
    relevance: Mapping[str, float],
) -> Mapping[DateInterval, float]:
    """A score for every stretch of days that is written of."""
    days: dict[DateInterval, _Day] = defaultdict(_Day)
    prints = {article.document.id: _prints(article.document) for article in articles}
    published = Counter(day for printed in prints.values() for day in printed if day)
    for article in articles:
        printed, counts = prints[article.document.id], relevance[article.document.id]
        for interval in article.days:
            known = days[interval]
            known.prints += len(printed) * counts
            if counts < 1:
                continue
            known.later_weeks |= {
                day.toordinal() // 7 for day in printed if day and day - interval.last > _LATER
            }
    for cluster, is_near in zip(clusters, near, strict=True):
        for telling in cluster:
            told = telling.event.importance * len(prints[telling.event.evidence[0].document])
            days[telling.event.when.interval].near += told * is_near
    ordered = sorted(published.elements())
    scores = {interval: _day_score(interval, known, ordered) for interval, known in days.items()}
    written = {interval for interval, known in days.items() if known.prints}
    return _spread(scores, written)


def _prints(document: SourceDocument) -> tuple[date | None, ...]:
    """The days an article was printed on. A copy is no second source, but who prints it finds it news."""
    return (document.published, *(outlet.published for outlet in document.outlets))


def _spread(scores: Mapping[DateInterval, float], written: Set[DateInterval]) -> Mapping[DateInterval, float]:
    """The scores; a day of a short stretch that no text names has a share of the stretch's."""
    spread = dict(scores)
    for interval, score in scores.items():
        length = (interval.last - interval.first).days
        for offset in range(length + 1 if 0 < length <= _LONGEST_DAYS else 0):
            day = interval.first + timedelta(days=offset)
            single = DateInterval(day, day)
            if single not in written:
                spread[single] = max(spread.get(single, 0.0), _SHARE * score)
    return spread


def _day_score(interval: DateInterval, known: _Day, published: Sequence[date]) -> float:
    later = len(published) - bisect_right(published, _after(interval.last))
    returns = math.log1p(100 * len(known.later_weeks) / (later + _LATER_PRIOR))
    # In a handful of articles one that looks back says little.
    trust = _trust(len(published))
    return math.log1p(known.prints) + math.log1p(known.near) + _RETURNS * trust * returns


def _after(day: date) -> date:
    """Two weeks later, or the last day there is."""
    return day + _LATER if date.max - day > _LATER else date.max


def _score(interval: DateInterval, days: Mapping[DateInterval, float]) -> float:
    """The score of a stretch of days: its own, or that of its best single day."""
    length = (interval.last - interval.first).days
    inside = [interval]
    if length <= _LONGEST_DAYS:
        firsts = [interval.first + timedelta(days=offset) for offset in range(length + 1)]
        inside += [DateInterval(day, day) for day in firsts]
    return max(days.get(stretch, 0.0) for stretch in inside)
