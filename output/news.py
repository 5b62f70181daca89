"""What changed since the version before, in words for readers who come back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from geo.countries import country_name
from output.model import EventChange, Explainer, Former, PositionChange, Refresh, SourceChange
from output.question_words import put_question
from output.when import write_whole
from output.wording import Wording, say, write_day, write_number

MOST_TOLD = 12
"""Refreshes that the page tells of; data/changes.json has more."""
MOST_LINES = 60
"""Changes told of each; a first refresh may change everything."""


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One change."""

    words: str
    href: str | None
    """Where it is told on the page; None when it no longer is."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What one refresh changed."""

    datetime: str | None
    heading: str
    lines: tuple[NewsLine, ...]
    more: int
    """Changes that are left out."""


@dataclass(frozen=True, slots=True)
class Gone:
    """An event that is no longer told; links that lead to it lead here."""

    id: str
    title: str
    when: str
    datetime: str


@dataclass(frozen=True, slots=True)
class News:
    """All that the page says of its own history."""

    summary: str
    """What the last refresh changed, counted; empty when there was none."""
    editions: tuple[Edition, ...]
    gone: tuple[Gone, ...]


def tell_news(explainer: Explainer, wording: Wording) -> News:
    """The news of an explainer."""
    refreshes = explainer.refreshes[:MOST_TOLD]
    return News(
        summary=_sum_up(refreshes[0], wording) if refreshes else "",
        editions=tuple(_tell_edition(refresh, explainer, wording) for refresh in refreshes),
        gone=tuple(_tell_gone(each, wording) for each in explainer.former if not leads_on(each, explainer)),
    )


def leads_on(former: Former, explainer: Explainer) -> bool:
    """Whether the page shows what a former event has become a part of."""
    return former.into in explainer.shown


def list_marks(explainer: Explainer, wording: Wording) -> dict[str, str]:
    """What an event is marked with when the last refresh brought or moved it, by event id."""
    changes = explainer.refreshes[0].events if explainer.refreshes else ()
    return {each.id: say(wording, f"changes.mark-{each.kind}") for each in changes if each.kind != "gone"}


def list_former(explainer: Explainer) -> dict[str, tuple[str, ...]]:
    """The ids that once led to events of the page, by the id of the event they lead to now."""
    led: dict[str, list[str]] = {}
    for each in explainer.former:
        if each.into is not None and leads_on(each, explainer):
            led.setdefault(each.into, []).append(each.id)
    return {into: tuple(ids) for into, ids in led.items()}


def tell_positions(
    changes: Iterable[PositionChange], explainer: Explainer, wording: Wording
) -> Iterator[NewsLine]:
    """One line for each change, in their order."""
    questions = {each.id: put_question(each, wording) for each in explainer.questions}
    labels: Mapping[tuple[str, str], str] = {
        (each.id, choice.id): choice.label for each in questions.values() for choice in each.choices
    }
    places = {each.id: number for number, each in enumerate(questions.values(), 1)}
    for each in changes:
        before, after = (
            labels.get((each.question, stance), stance) if stance else None
            for stance in (each.before, each.after)
        )
        key = "position-gone" if after is None else "position" if before is None else "position-changed"
        country = country_name(each.country, wording.tag)
        words = say(wording, f"changes.{key}", country=country, before=before, after=after)
        asked = questions.get(each.question)
        told = say(wording, "join.clauses", first=asked.title, second=words) if asked else words
        yield NewsLine(told, f"#who-{places[each.question]}" if asked and after else None)


def _sum_up(refresh: Refresh, wording: Wording) -> str:
    """ "Since the version before: new events: 3, new sources: 1."."""
    counts = {
        "new-events": sum(each.kind == "new" for each in refresh.events),
        "moved-events": sum(each.kind == "moved" for each in refresh.events),
        "gone-events": sum(each.kind == "gone" for each in refresh.events),
        "positions": len(refresh.positions),
        "new-sources": sum(each.kind == "new" for each in refresh.sources),
        "gone-sources": sum(each.kind == "gone" for each in refresh.sources),
    }
    told = [
        say(wording, f"changes.{what}", n=write_number(count, wording))
        for what, count in counts.items()
        if count
    ]
    return say(wording, "changes.since", changes=say(wording, "join.list").join(told))


def _tell_edition(refresh: Refresh, explainer: Explainer, wording: Wording) -> Edition:
    lines = [
        *_tell_events(refresh.events, explainer, wording),
        *tell_positions(refresh.positions, explainer, wording),
        *_tell_sources(refresh.sources, wording),
    ]
    newest = refresh.newest
    heading = say(wording, "page.updated", date=write_day(newest, wording)) if newest else ""
    return Edition(
        newest.isoformat() if newest else None, heading, tuple(lines[:MOST_LINES]), len(lines[MOST_LINES:])
    )


def _tell_events(
    changes: Iterable[EventChange], explainer: Explainer, wording: Wording
) -> Iterator[NewsLine]:
    into = {each.id: each.into for each in explainer.former}
    for each in changes:
        days = {"before": _write_days(each.before, wording), "after": _write_days(each.after, wording)}
        words = say(wording, f"changes.event-{each.kind}", title=each.title, **days)
        now = into.get(each.id, each.id)
        yield NewsLine(words, f"#{now}" if now in explainer.shown else None)


def _write_days(days: str | None, wording: Wording) -> str:
    """ "2025-02-10/2025-02-28" as the page writes it."""
    if days is None:
        return ""
    first, _, last = days.partition("/")
    if not last:
        return write_day(date.fromisoformat(first), wording)
    return write_whole(date.fromisoformat(first), date.fromisoformat(last), wording)


def _tell_sources(changes: Iterable[SourceChange], wording: Wording) -> Iterator[NewsLine]:
    for each in changes:
        yield NewsLine(say(wording, f"changes.source-{each.kind}", title=each.title), None)


def _tell_gone(former: Former, wording: Wording) -> Gone:
    return Gone(former.id, former.title, write_day(former.first, wording), former.first.isoformat())
