"""A made-up story of as many events as wanted, the same each time: real places, words of our own."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from geo.countries import load_countries
from geo.gazetteer import describe_place, kind_of, load_gazetteer
from geo.model import Count, Place, Placement, Question, Stance, StanceChoice
from output.model import Explainer
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

START = date(2023, 1, 9)
MOST_YEARS = 4
PER_ARTICLE = 8
"""How many events one article tells."""
PER_ANSWER = 8
"""How many countries one sentence names together."""
SIGNED, DECLINED = 40, 8
WHO = ("Engineers", "The council", "A court", "Ministers", "Fishers", "The regulator", "Divers", "Two unions")
DID = ("inspect", "close", "reopen", "argue over", "pay for", "survey", "hand over", "refuse to insure")
WHAT = (
    "the northern lock",
    "the old tide barrier",
    "a bridge of forty arches",
    "the harbour archive",
    "three pumping stations",
    "the drained canal",
)
WHY = (
    "after nine weeks of rain",
    "to the surprise of the keeper",
    "before the spring tide",
    "for want of spare parts",
    "as the water keeps rising",
)


def make_story(count: int) -> Explainer:
    """An explainer of so many events, each at a place of its own, all of them shown."""
    documents = tuple(
        write_article(number, range(number * PER_ARTICLE, min(count, (number + 1) * PER_ARTICLE)), count)
        for number in range(-(-count // PER_ARTICLE))
    )
    answers = write_answers()
    events = tuple(tell_event(number, count, documents) for number in range(count))
    events = tuple(sorted(events, key=lambda event: (event.when.interval.first, event.id)))
    question = Question(
        id="barrier-treaty",
        title="Who signed the treaty on tide barriers?",
        kind="signatories",
        about=("treaty",),
        choices=(StanceChoice("signed", "Signed"), StanceChoice("declined", "Declined")),
    )
    stances = make_stances(question, answers)
    tally = Count(question.id, "signed", SIGNED + 13, True, (last_line(answers),))
    return Explainer(
        title=f"The tide barriers, told in {count} events",
        language="en",
        documents=(*documents, answers),
        timeline=Timeline(events),
        shown=frozenset(event.id for event in events),
        placements={
            event.id: (Placement(list_cities(count)[number_of(event)], "text", event.evidence[0]),)
            for event in events
        },
        questions=(question,),
        stances=stances,
        counts=(tally,),
        skipped=(),
    )


@cache
def list_cities(count: int) -> tuple[Place, ...]:
    """The most populous cities, each name once."""
    gazetteer = load_gazetteer()
    cities = (entry for entry in range(len(gazetteer.kind)) if kind_of(gazetteer, entry) == "city")
    ranked = sorted(cities, key=lambda entry: (-gazetteer.population[entry], entry))
    by_name: dict[str, Place] = {}
    for entry in ranked:
        place = describe_place(gazetteer, entry)
        by_name.setdefault(place.name, place)
        if len(by_name) == count:
            break
    return tuple(by_name.values())


def share(number: int, salt: int) -> float:
    """A number from 0 to 1 that looks like chance and is not."""
    return (number * 7919 + salt * 104_729) % 1009 / 1009


def first_day(number: int, count: int) -> date:
    """When an event begins: crowded around some weeks, thin between them."""
    days = min(MOST_YEARS * 365, 40 + 2 * count)
    at = (number + 0.9 * share(number, 1)) / count
    crowded = at if number % 3 else round(at * 7) / 7
    return START + timedelta(days=int(crowded * days))


def name_event(number: int) -> str:
    """A headline, none of them a part of another."""
    who, did = WHO[number % len(WHO)], DID[number // 3 % len(DID)]
    what, why = WHAT[number // 5 % len(WHAT)], WHY[number // 7 % len(WHY)]
    return f"{who} {did} barrier {number + 1} and {what} {why}"


def write_line(number: int, count: int) -> str:
    """The sentence of an article that tells an event."""
    day = first_day(number, count)
    place = list_cities(count)[number].name
    return (
        f"{name_event(number)}, people in {place} said on {day.day} {day:%B %Y}; "
        f"it took {3 + number % 40} hours and {2 + number % 9} boats, and nobody was hurt."
    )


def write_article(number: int, numbers: range, count: int) -> SourceDocument:
    """An article, one line an event."""
    return SourceDocument(
        id=f"report-{number + 1:03}",
        text="\n".join(write_line(event, count) for event in numbers),
        source=f"articles/report-{number + 1:03}.md",
        title=f"Water report {number + 1}",
        publisher=f"The Harbour Courier, desk {number % 12 + 1}",
        url=f"https://news.example/report-{number + 1:03}",
        language="en",
        published=first_day(numbers[-1], count) + timedelta(days=9),
        published_basis="metadata",
    )


def tell_event(number: int, count: int, documents: tuple[SourceDocument, ...]) -> Event:
    """One event: three in four on one day, the others ranges, months, announced or disputed."""
    first = first_day(number, count)
    last, precision = first, "day"
    kind = number % 20
    if kind in (3, 9):
        last = first + timedelta(days=2 + number % 12)
    elif kind in (5, 15):
        first = first.replace(day=1)
        last, precision = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), "month"
    document = documents[number // PER_ARTICLE]
    passage = find_line(document, number % PER_ARTICLE)
    readings = (Variant("3 hours", passage), Variant("4 hours", passage))
    return Event(
        id=f"{first.isoformat()}-{number + 1:04}",
        title=name_event(number),
        summary=name_event(number),
        when=When(DateInterval(first, last), as_precision(precision), "explicit"),
        where=(),
        participants=(),
        evidence=(passage,),
        status="announced" if kind == 17 else "happened",
        importance=round(share(number, 2), 3),
        disputes=(Dispute("figure", readings),) if kind == 11 else (),
    )


def as_precision(name: str) -> Precision:
    """The precision of this name."""
    return "month" if name == "month" else "day"


def number_of(event: Event) -> int:
    """The number an event was made with."""
    return int(event.id.rsplit("-", 1)[1]) - 1


def find_line(document: SourceDocument, number: int) -> Span:
    """The passage on one line of an article."""
    lines = document.text.split("\n")
    start = sum(len(line) + 1 for line in lines[:number])
    return Span(document.id, start, start + len(lines[number]))


def last_line(document: SourceDocument) -> Span:
    """The passage on the last line of an article."""
    return find_line(document, document.text.count("\n"))


def list_answers() -> tuple[tuple[str, str], ...]:
    """The countries that answered, as (alpha-3, stance)."""
    codes = sorted(code for code, country in load_countries().items() if country.capital)[::4]
    answered = codes[: SIGNED + DECLINED]
    return tuple((code, "signed" if place < SIGNED else "declined") for place, code in enumerate(answered))


def write_answers() -> SourceDocument:
    """The article that says who signed, so many countries a line, and on its last line how many did."""
    answers = list_answers()
    lines = [
        f"Of group {start // PER_ANSWER + 1} the delegates of {', '.join(code for code, _ in group)} "
        f"{group[0][1]} the treaty on tide barriers."
        for start in range(0, len(answers), PER_ANSWER)
        for group in [answers[start : start + PER_ANSWER]]
    ]
    lines.append(f"Around {SIGNED + 13} countries signed the treaty, the secretariat said.")
    return SourceDocument(
        id="treaty",
        text="\n".join(lines),
        source="articles/treaty.md",
        title="The barrier treaty is open for signature",
        publisher="Evening Dispatch",
        url="https://news.example/treaty",
        language="en",
        published=START + timedelta(days=20),
        published_basis="metadata",
    )


def make_stances(question: Question, answers: SourceDocument) -> tuple[Stance, ...]:
    """The answer of each country, with the line that gives it."""
    return tuple(
        Stance(
            question.id, code, stance, False, answers.published, (find_line(answers, place // PER_ANSWER),)
        )
        for place, (code, stance) in enumerate(list_answers())
    )
