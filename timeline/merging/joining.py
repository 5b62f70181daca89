"""One event made of all tellings of a happening: its date, its wording, its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from timeline.events.words import EventWords
from timeline.merging.disputes import find_disputes
from timeline.merging.likeness import overlap
from timeline.merging.tellings import Telling, cosine
from timeline.model import DateInterval, Dispute, Event, Mention, Span, When

_BASES = {"explicit": 1.0, "year-inferred": 0.95, "relative": 0.8, "inherited": 0.4}
_FINENESS = {
    "day": 0,
    "week": 1,
    "month": 2,
    "quarter": 3,
    "season": 4,
    "half": 5,
    "year": 6,
    "decade": 7,
    "century": 8,
}
_MOST_NAMES = 12
_COMPARED = 30
_GOOD_TITLE = range(25, 81)
_PRONOUNS = frozenset({"he", "she", "it", "they", "them", "him", "her", "we", "i", "this", "that", "who"})


def join_tellings(tellings: Sequence[Telling], words: EventWords) -> Event:
    """The event, with every passage that tells it; the id is still that of its best telling."""
    when = agreed_date([telling.event.when for telling in tellings])
    ranked = _rank(tellings, when)
    best = ranked[0].event
    return replace(
        best,
        when=when,
        where=_joined_places(ranked),
        participants=_joined_names([name for t in ranked for name in t.event.participants], words),
        evidence=tuple(dict.fromkeys(span for telling in ranked for span in telling.event.evidence)),
        status="happened" if any(map(_happened, tellings)) else "announced",
        importance=max(telling.event.importance for telling in tellings),
        disputes=_joined_disputes(ranked, when, words),
    )


def _joined_disputes(ranked: Sequence[Telling], when: When, words: EventWords) -> tuple[Dispute, ...]:
    """What was in dispute before, and what the tellings dispute now; one dispute for each thing."""
    known = [dispute for telling in ranked for dispute in telling.event.disputes]
    seen = {variant.evidence for dispute in known for variant in dispute.variants}
    new = [
        dispute
        for dispute in find_disputes([t for t in ranked if _happened(t)] or ranked, when, words)
        if not all(variant.evidence in seen for variant in dispute.variants)
    ]
    return tuple(dict.fromkeys([*known, *new]))


def agreed_date(dates: Sequence[When]) -> When:
    """The most precise date that most tellings agree with; days worked out from the text count most."""
    support: Mapping[When, float] = {
        when: sum(_BASES[other.basis] for other in dates if overlap(when.interval, other.interval))
        for when in sorted(set(dates), key=_order)
    }
    return min(support, key=lambda when: (_is_coarse(when, dates), -round(support[when], 3), *_order(when)))


def _is_coarse(when: When, dates: Sequence[When]) -> bool:
    """Whether another date says the same more precisely. Two days told as two days are not coarse."""
    told = when.precision == "day" and when.basis != "inherited"
    return not told and any(
        other != when
        and when.interval.first <= other.interval.first
        and other.interval.last <= when.interval.last
        and (_FINENESS[other.precision], _days(other)) < (_FINENESS[when.precision], _days(when))
        for other in dates
    )


def _days(when: When) -> int:
    return (when.interval.last - when.interval.first).days


def _order(when: When) -> tuple[int, int, float, DateInterval]:
    """Finest first; of days told outright the longer stretch, which holds the others."""
    told = when.precision == "day" and when.basis != "inherited"
    return (
        _FINENESS[when.precision],
        -_days(when) if told else _days(when),
        -_BASES[when.basis],
        when.interval,
    )


def _rank(tellings: Sequence[Telling], when: When) -> list[Telling]:
    """The clearest telling first: a whole headline, of the agreed day, saying what the others say."""
    typical = _find_typical(tellings)
    happened = any(map(_happened, tellings))

    def sorts_by(telling: Telling) -> tuple[float, date, tuple[Span, ...], str]:
        clarity = typical[telling.wording.number] + _clarity(telling.event, when)
        # What has happened is not told as a plan.
        clarity -= 1.0 * (happened and not _happened(telling))
        return (
            -round(clarity, 6),
            telling.published or date.max,
            telling.event.evidence,
            telling.event.title,
        )

    return sorted(tellings, key=sorts_by)


def _find_typical(tellings: Sequence[Telling]) -> Mapping[int, float]:
    """How much each wording says of what all say, 0..1, by its number."""
    others = [telling.wording for telling in tellings[:_COMPARED]]
    wordings = {telling.wording.number: telling.wording for telling in tellings}
    return {
        number: sum(cosine(wording.words, other.words) for other in others) / len(others)
        for number, wording in wordings.items()
    }


def _clarity(event: Event, when: When) -> float:
    """How clearly it is told."""
    title = event.title
    folded = title.lower().replace(":", " ").split()
    score = 0.5 * event.importance
    score -= 0.4 * any(word in _PRONOUNS for word in folded)
    score -= 0.2 * (len(title) not in _GOOD_TITLE)
    score -= 0.1 * (": " in title)
    return score + 0.2 * (event.when.interval == when.interval) + 0.2 * _BASES[event.when.basis]


def _happened(telling: Telling) -> bool:
    return telling.event.status == "happened"


def _joined_names(names: Sequence[str], words: EventWords) -> tuple[str, ...]:
    """Each participant once: by its fullest name, and by the first of those that mean the same."""
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(words.alias_pattern.sub(lambda m: words.aliases[m[0].lower()], name).lower(), name)
    full = [name for key, name in known.items() if not any(other.endswith(f" {key}") for other in known)]
    return tuple(full[:_MOST_NAMES])


def _joined_places(ranked: Sequence[Telling]) -> tuple[Mention, ...]:
    return tuple(dict.fromkeys(mention for telling in ranked for mention in telling.event.where))
