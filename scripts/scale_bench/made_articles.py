"""Made-up articles, as many as wanted and the same each time: words of our own, real countries and towns.

Each tells of one of many stories, so that events are told by several articles, in other words and with other
dates: some name the day, some the weekday, some count from their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

START, DAYS = date(2022, 1, 3), 1100
PER_STORY = 8
"""Articles."""
HAPPENINGS, FILLED = (8, 14), (14, 24)
"""Sentences of an article."""
PER_TELLING = 18
"""Happenings of a story."""
TOWNS = (
    "Bergen", "Lima", "Nairobi", "Porto", "Osaka", "Cork", "Accra", "Quito", "Tampere", "Valencia", "Davao",
    "Izmir", "Gdansk", "Adelaide", "Halifax", "Tunis", "Rosario", "Pune", "Busan", "Leeds", "Trieste",
)  # fmt: skip
COUNTRIES = (
    "Norway", "Peru", "Kenya", "Portugal", "Japan", "Ireland", "Ghana", "Ecuador", "Finland", "Spain",
    "Turkey", "Poland", "Australia", "Canada", "Tunisia", "Argentina", "India", "Italy", "Brazil", "Chile",
)  # fmt: skip
NAMES = (
    "Ada Lindqvist", "Tomas Okoro", "Mei Arai", "Jon Pereira", "Sara Nkemelu", "Piet de Wit", "Lena Haddad",
    "Omar Castell", "Ruth Abano", "Ivo Marin", "Nia Sorensen", "Karl Weyland",
)  # fmt: skip
THINGS = (
    "harbour wall", "tidal barrier", "rail tunnel", "grain terminal", "ferry line", "reservoir",
    "solar field", "fish market", "archive", "hospital wing", "bridge", "quarry", "seed bank",
)  # fmt: skip
PACTS = ("Clean Rivers", "Fair Ports", "Open Skies", "Quiet Seas", "Safe Cables", "Shared Forests")
TOLD = (
    "{who} opened the {thing} in {town} {day}.",
    "Engineers closed the {thing} near {town} {day} after they had found {number} cracks in it.",
    "A court in {town} ruled {day} that the {thing} must be paid for by the builders.",
    "{country} signed the {pact} Declaration {day}, and {other} did so too.",
    "{country} refused to sign the {pact} Declaration {day}.",
    "Floods reached the {thing} in {town} {day} and {number} people had to leave their homes.",
    "Ministers of {country} and {other} met in {town} {day} to speak about the {thing}.",
    "{who} resigned {day} over the cost of the {thing}.",
    "The parliament of {country} passed a law on the {thing} {day} by {number} votes to {fewer}.",
    "Dockers in {town} went on strike {day}.",
)
FILLING = (
    "Nobody had expected the work to take so long, {who} said.",
    "The council keeps the plans in a box that has been moved {fewer} times.",
    "Those who live beside the {thing} hear it at night when the wind turns.",
    "It will cost more than was said at first, and less than many feared.",
    "What happens next depends on the weather, on money, and on whether the two sides still talk.",
    "A spokeswoman for {country} would not say who had asked for it.",
)


@dataclass(frozen=True, slots=True)
class Article:
    """A made-up article."""

    name: str
    published: date
    text: str


@dataclass(frozen=True, slots=True)
class _Happening:
    day: date
    sentence: str


def make_articles(count: int) -> Iterator[Article]:
    """So many articles, by name; the first ones are the same however many there are."""
    for number in range(count):
        story, random = _make_story(number // PER_STORY), Random(f"article {number}")
        published = max(each.day for each in story) + timedelta(days=random.randrange(6))
        told = random.sample(story, random.randint(*HAPPENINGS))
        sentences = [each.sentence.replace("{day}", _write_day(each.day, published, random)) for each in told]
        sentences += [_fill(random.choice(FILLING), random) for _ in range(random.randint(*FILLED))]
        random.shuffle(sentences)
        title = random.choice(story).sentence.replace(" {day}", "").rstrip(".")
        paragraphs = (" ".join(sentences[start : start + 3]) for start in range(0, len(sentences), 3))
        yield Article(f"{number:06d}", published, "\n\n".join((title, *paragraphs)) + "\n")


def _make_story(number: int) -> list[_Happening]:
    random = Random(f"story {number}")
    first = START + timedelta(days=random.randrange(DAYS))
    return [
        _Happening(first + timedelta(days=random.randrange(20)), _fill(random.choice(TOLD), random))
        for _ in range(PER_TELLING)
    ]


def _fill(sentence: str, random: Random) -> str:
    country, other = random.sample(COUNTRIES, 2)
    values = {
        "{who}": random.choice(NAMES),
        "{thing}": random.choice(THINGS),
        "{town}": random.choice(TOWNS),
        "{pact}": random.choice(PACTS),
        "{country}": country,
        "{other}": other,
        "{number}": str(random.randint(12, 480)),
        "{fewer}": str(random.randint(2, 11)),
    }
    for key, value in values.items():
        sentence = sentence.replace(key, value)
    return sentence


def _write_day(day: date, published: date, random: Random) -> str:
    past = (published - day).days
    ways = [f"on {day.day} {day:%B} {day.year}", f"on {day:%B} {day.day}"]
    if past < 7:
        ways.append(f"on {day:%A}")
    if past == 1:
        ways.append("yesterday")
    elif past > 13:
        ways.append(f"{past} days ago")
    return random.choice(ways)
