"""A story with more events than a timeline has labels for: sixty in five days, and one years before.

And with a question that a large country and one too small for the map have answered.
"""

from __future__ import annotations

from datetime import date

from geo.model import Place, Placement, Question, Stance, StanceChoice
from output.model import Explainer
from timeline.model import DateInterval, Event, SourceDocument, Span, Timeline, When

CITIES = (
    ("Lyon", "FRA", 45.76, 4.84),
    ("Paris", "FRA", 48.85, 2.35),
    ("Lima", "PER", -12.05, -77.04),
    ("Nairobi", "KEN", -1.29, 36.82),
    ("Osaka", "JPN", 34.69, 135.5),
)
THINGS = (
    "school", "harbour", "library", "stadium", "museum", "hospital",
    "bridge", "theatre", "factory", "airport", "prison", "market",
)  # fmt: skip
PEOPLE = ("Ada Moreau", "Moreau", "Ben Okafor", "Chie Sato", "Okafor")
"""Who acts in each city, by the full name or by the last one."""
QUESTION = Question(
    "charter",
    "Who signed the charter?",
    "signatories",
    ("charter",),
    (StanceChoice("signed", "Signed"), StanceChoice("declined", "Declined")),
)
BACKGROUND = "The first plan for a museum was drawn up in 2019."
"""Told by the first source, of no place and nobody."""


def tell_city(number: int) -> SourceDocument:
    """What the Herald of a city reports: a thing opened on each of five days, over and over."""
    city = CITIES[number][0]
    lines = [
        f"On {3 + place % 5} February {PEOPLE[number]} opened a {thing} in {city}."
        for place, thing in enumerate(THINGS)
    ]
    return SourceDocument(
        id=f"herald-{number}",
        text="\n".join([*lines, BACKGROUND]),
        source=f"articles/{city}.txt",
        title=f"A week in {city}",
        publisher=f"Herald of {city}",
        language="en",
        published=date(2025, 2, 9),
        published_basis="metadata",
    )


def tell_events(document: SourceDocument, number: int) -> list[Event]:
    """The events of one city."""
    events, start = [], 0
    for place, line in enumerate(document.text.split("\n")[:-1]):
        day = date(2025, 2, 3 + place % 5)
        events.append(
            Event(
                id=f"{day.isoformat()}-{CITIES[number][0].lower()}-{THINGS[place]}",
                title=line.split(" February ")[1].rstrip("."),
                summary=line,
                when=When(DateInterval(day, day), "day", "year-inferred"),
                where=(),
                participants=(PEOPLE[number],),
                evidence=(Span(document.id, start, start + len(line)),),
                importance=0.9 - place / 20 - number / 1000,
            )
        )
        start += len(line) + 1
    return events


def tell_background(document: SourceDocument) -> Event:
    """What happened years before."""
    start = document.text.index(BACKGROUND)
    return Event(
        id="2019-01-01-first-plan",
        title="First plan for a museum drawn up",
        summary=BACKGROUND,
        when=When(DateInterval(date(2019, 1, 1), date(2019, 12, 31)), "year", "explicit"),
        where=(),
        participants=(),
        evidence=(Span(document.id, start, start + len(BACKGROUND)),),
        importance=0.2,
    )


def make_busy_explainer() -> Explainer:
    """The story: 61 events, five sources, five places in four countries, three people."""
    documents = tuple(tell_city(number) for number in range(len(CITIES)))
    told = [tell_events(document, number) for number, document in enumerate(documents)]
    placements: dict[str, tuple[Placement, ...]] = {}
    for events, (city, country, latitude, longitude) in zip(told, CITIES, strict=True):
        spot = Place(city, latitude, longitude, country, "city", None, "gazetteer")
        placements |= {event.id: (Placement(spot, "text", event.evidence[0]),) for event in events}
    events = [tell_background(documents[0]), *(event for events in told for event in events)]
    events.sort(key=lambda event: (event.when.interval.first, event.id))
    return Explainer(
        title="A week of openings",
        language="en",
        documents=documents,
        timeline=Timeline(tuple(events)),
        shown=frozenset(event.id for event in events),
        placements=placements,
        questions=(QUESTION,),
        stances=tuple(
            Stance(QUESTION.id, code, stance, False, None, events[1].evidence)
            for code, stance in (("CHN", "signed"), ("SGP", "declined"))
        ),
        counts=(),
        skipped=(),
    )
