"""A story to render: the Paris AI summit of February 2025, told by four made-up sources in our own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from geo.model import Count, Place, Placement, Question, Stance, StanceChoice
from output.model import Explainer, Skipped
from timeline.model import (
    DateInterval,
    Dispute,
    Event,
    Precision,
    SourceDocument,
    Span,
    Timeline,
    Variant,
    When,
)

TEXTS: Mapping[str, tuple[str, str, date | None, str]] = {
    "courier": (
        "Two refusals in Paris",
        "The Harbour Courier",
        date(2025, 2, 11),
        """Leaders met in the Grand Palais on 10 and 11 February.
On Tuesday 61 countries, China, India, Germany, France, Japan, Australia and Canada among them, signed.
The United States and the United Kingdom declined to sign.
On Tuesday morning the American vice-president warned Europe against too many rules.
Last month the White House presented Stargate, a plan for data centres worth 500 billion dollars.
An association for AI safety from China held a session of its own on the margins on Tuesday.""",
    ),
    "dispatch": (
        "Paris closes its AI summit with a text that not everybody wants",
        "Evening Dispatch",
        date(2025, 2, 12),
        """Around 60 states backed the closing text on 11 February.
On Monday evening the French president spoke of 109 billion euros for French data centres.
A British spokesman said on Wednesday that the text left questions of security open.
The first meeting of the kind took place at Bletchley Park on 1 and 2 November 2023.
A second one followed in Seoul in May 2024.
The next summit is to be held in India in early 2026.""",
    ),
    "ministry": (
        "Foreign ministry: regular press conference",
        "Ministry notes",
        date(2025, 2, 7),
        """On 7 February the spokesman in Beijing announced that a deputy prime minister would travel.
The Commission wants to spend 200 billion euros on AI, it said in the winter of 2025.""",
    ),
    "blog": (
        "What I heard in the corridors",
        "",
        None,
        """They told me the investment was 150 billion.
Nearly 60 delegations signed on the 11th.""",
    ),
}
PLACES = {
    "Paris": (48.85, 2.35, "FRA"),
    "Beijing": (39.91, 116.4, "CHN"),
    "Texas": (31.25, -99.25, "USA"),
    "London": (51.51, -0.13, "GBR"),
    "Brussels": (50.85, 4.35, "BEL"),
    "Bletchley": (51.99, -0.75, "GBR"),
    "Seoul": (37.57, 126.98, "KOR"),
    "New Delhi": (28.64, 77.22, "IND"),
}


def span(document: str, words: str) -> Span:
    """The line of one of the texts that starts with these words."""
    text = TEXTS[document][3]
    start = text.index(words)
    end = text.find("\n", start)
    return Span(document, start, len(text) if end < 0 else end)


def day(number: int, month: int = 2, year: int = 2025) -> tuple[date, date]:
    """One day, of February 2025 unless said otherwise."""
    return date(year, month, number), date(year, month, number)


def event(
    number: int,
    title: str,
    days: tuple[date, date],
    evidence: Sequence[tuple[str, str]],
    precision: Precision = "day",
    importance: float = 0.5,
) -> Event:
    """An event of the story; its id comes from its number."""
    return Event(
        id=f"{days[0].isoformat()}-{number}",
        title=title,
        summary=title,
        when=When(DateInterval(*days), precision, "explicit" if precision == "day" else "relative"),
        where=(),
        participants=(),
        evidence=tuple(span(*passage) for passage in evidence),
        importance=importance,
    )


STARGATE = "White House presents Stargate, a 500-billion-dollar plan for data centres"
INVESTMENT = "French president promises 109 billion euros for data centres"
TRAVEL = "Beijing announces that a deputy prime minister will travel"
SESSION = "Chinese AI safety association holds a session on the margins"
SECURITY = "British spokesman says questions of security were left open"
SUMMIT = "Leaders meet for the AI Action Summit in the Grand Palais"
WARNING = "American vice-president warns Europe against too many rules"


def tell_background() -> list[tuple[Event, str | None]]:
    """What happened before and after the summit, each with the name of its place."""
    winter, early = (date(2024, 12, 1), date(2025, 2, 28)), (date(2026, 1, 1), date(2026, 4, 30))
    may, january = (date(2024, 5, 1), date(2024, 5, 31)), (date(2025, 1, 1), date(2025, 1, 31))
    bletchley = (date(2023, 11, 1), date(2023, 11, 2))
    india = event(
        12, "Next summit to be held in India", early, [("dispatch", "The next summit")], "year", 0.4
    )
    plan = [("ministry", "The Commission")]
    return [
        (
            event(1, "First AI safety summit at Bletchley Park", bletchley, [("dispatch", "The first")]),
            "Bletchley",
        ),
        (event(2, "Second summit in Seoul", may, [("dispatch", "A second")], "month"), "Seoul"),
        (event(3, STARGATE, january, [("courier", "Last month")], "month", 0.7), "Texas"),
        (event(4, TRAVEL, day(7), [("ministry", "On 7")]), "Beijing"),
        (replace(india, status="announced"), "New Delhi"),
        (event(13, "Commission plans 200 billion euros for AI", winter, plan, "season"), None),
    ]


def tell_summit() -> list[tuple[Event, str | None]]:
    """What happened at the summit."""
    days = (date(2025, 2, 10), date(2025, 2, 11))
    summit = event(5, SUMMIT, days, [("courier", "Leaders met"), ("dispatch", "Around 60")], importance=1.0)
    money = event(6, INVESTMENT, day(10), [("dispatch", "On Monday"), ("blog", "They told")], importance=0.6)
    readings = Variant("109 billion", money.evidence[0]), Variant("150 billion", money.evidence[1])
    money = replace(money, disputes=(Dispute("figure", readings),), part_of=summit.id)
    warning = event(7, WARNING, day(11), [("courier", "On Tuesday morning")])
    signing = [("courier", "On Tuesday 61"), ("dispatch", "Around 60"), ("blog", "Nearly 60")]
    refusing = [("courier", "The United States"), ("dispatch", "A British")]
    return [
        (summit, "Paris"),
        (money, "Paris"),
        (replace(warning, part_of=summit.id), "Paris"),
        (event(8, "61 countries sign the declaration", day(11), signing, importance=0.95), "Paris"),
        (
            event(9, "United States and United Kingdom decline to sign", day(11), refusing, importance=0.9),
            "Paris",
        ),
        (event(10, SESSION, day(11), [("courier", "An association")]), "Paris"),
        (event(11, SECURITY, day(12), [("dispatch", "A British")]), "London"),
    ]


def placement(name: str, evidence: Span) -> Placement:
    """A place by its name; London is inferred, to have one of each."""
    latitude, longitude, country = PLACES[name]
    place = Place(name, latitude, longitude, country, "city", None, "gazetteer")
    return Placement(place, "document" if name == "London" else "text", evidence)


def make_explainer() -> Explainer:
    """The whole story as an explainer."""
    told = sorted(tell_background() + tell_summit(), key=lambda pair: (pair[0].when.interval, pair[0].id))
    question = Question(
        "declaration",
        "Who signed the Paris declaration?",
        "signatories",
        ("declaration",),
        (StanceChoice("signed", "Signed"), StanceChoice("declined", "Declined")),
    )
    signing, refusing = span("courier", "On Tuesday 61"), span("courier", "The United States")
    answers = [(code, "signed", signing) for code in ("AUS", "CAN", "CHN", "DEU", "FRA", "IND", "JPN")]
    answers += [(code, "declined", refusing) for code in ("GBR", "USA")]
    return Explainer(
        title="The Paris AI summit",
        language="en",
        documents=tuple(
            SourceDocument(
                id=name,
                text=text,
                source=f"articles/{name}.md",
                title=title,
                publisher=publisher or None,
                url=f"https://example.org/{name}" if published else None,
                published=published,
                published_basis="metadata" if published else None,
            )
            for name, (title, publisher, published, text) in TEXTS.items()
        ),
        timeline=Timeline(tuple(event for event, _ in told)),
        shown=frozenset(event.id for event, _ in told),
        placements={event.id: (placement(name, event.evidence[0]),) for event, name in told if name},
        questions=(question,),
        stances=tuple(
            Stance("declaration", code, stance, False, date(2025, 2, 11), (passage,))
            for code, stance, passage in answers
        ),
        counts=(
            Count("declaration", "signed", 61, False, (signing,)),
            Count(
                "declaration", "signed", 60, True, (span("dispatch", "Around 60"), span("blog", "Nearly 60"))
            ),
        ),
        skipped=(Skipped("articles/empty.html", "no text in it"),),
    )


@pytest.fixture
def explainer() -> Explainer:
    """The story of the Paris AI summit."""
    return make_explainer()
