"""Made-up articles, as many as wanted and the same each time: words of our own, real countries and towns.

Each tells of one of many stories, with other dates than the others: some name the day, some the weekday, some
count from their own. As with real news most stories are told once or twice and a few by very many articles:
the number of stories grows with a power of that of the articles (the process of Pitman and Yor, 1997), and
what happens in a story with the articles that tell it. So there are more events the more articles there are,
but fewer for each article.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

START, DAYS = date(2022, 1, 3), 1100
FEWEST_STORIES, NEW_STORIES = 40.0, 0.5
"""The strength and the discount of the process: how soon, and how much at last, stories are new ones."""
HAPPENINGS, FILLED = (6, 12), (24, 40)
"""Sentences of an article: some 3,000 characters, as most reports of agencies have."""
AT_FIRST, PER_ARTICLE = 8, 0.5
"""Happenings of a story when it begins, and with each article."""
RECENT = 14
"""Happenings that an article may tell, the last ones."""
PER_DAY = 3
"""Happenings of a story, about."""
TOWNS = (
    "Bergen", "Lima", "Nairobi", "Porto", "Osaka", "Cork", "Accra", "Quito", "Tampere", "Valencia", "Davao",
    "Izmir", "Gdansk", "Adelaide", "Halifax", "Tunis", "Rosario", "Pune", "Busan", "Leeds", "Trieste",
    "Turku", "Arequipa", "Mombasa", "Braga", "Sapporo", "Galway", "Kumasi", "Cuenca", "Oulu", "Malaga",
    "Cebu", "Bursa", "Poznan", "Hobart", "Winnipeg", "Sfax", "Mendoza", "Jaipur", "Daegu", "Bristol", "Bari",
    "Recife", "Valparaiso", "Antwerp", "Bordeaux", "Rostock", "Malmo", "Aarhus", "Salzburg", "Basel", "Brno",
    "Varna", "Riga", "Tartu", "Kaunas", "Split", "Cluj", "Szeged", "Patras", "Haifa", "Aqaba", "Muscat",
    "Karachi", "Colombo", "Hanoi", "Surabaya", "Penang", "Dakar", "Abidjan", "Kampala", "Maputo", "Durban",
    "Windhoek",
)  # fmt: skip
COUNTRIES = (
    "Norway", "Peru", "Kenya", "Portugal", "Japan", "Ireland", "Ghana", "Ecuador", "Finland", "Spain",
    "Turkey", "Poland", "Australia", "Canada", "Tunisia", "Argentina", "India", "Italy", "Brazil", "Chile",
    "Belgium", "France", "Germany", "Sweden", "Denmark", "Austria", "Switzerland", "Bulgaria", "Latvia",
    "Estonia", "Lithuania", "Croatia", "Romania", "Hungary", "Greece", "Israel", "Jordan", "Oman", "Pakistan",
    "Vietnam", "Indonesia", "Malaysia", "Senegal", "Uganda", "Mozambique", "Namibia", "Mexico", "Uruguay",
)  # fmt: skip
FIRST_NAMES = (
    "Ada", "Tomas", "Mei", "Jon", "Sara", "Piet", "Lena", "Omar", "Ruth", "Ivo", "Nia", "Karl", "Amina",
    "Luis", "Hanna", "Dmitri", "Yara", "Colm", "Priya", "Otto",
)  # fmt: skip
LAST_NAMES = (
    "Lindqvist", "Okoro", "Arai", "Pereira", "Nkemelu", "Brandsma", "Haddad", "Castell", "Abano", "Marin",
    "Sorensen", "Weyland", "Quispe", "Toivonen", "Galea", "Novak", "Mwangi", "Fontaine", "Ikeda", "Rourke",
)  # fmt: skip
KINDS = (
    "old", "new", "northern", "southern", "eastern", "western", "upper", "lower", "royal", "second",
    "municipal", "deep", "long", "temporary",
)  # fmt: skip
THINGS = (
    "harbour wall", "tidal barrier", "rail tunnel", "grain terminal", "ferry line", "reservoir",
    "solar field", "fish market", "archive", "hospital wing", "bridge", "quarry", "seed bank", "tram depot",
    "lighthouse", "steel mill", "airfield", "canal lock", "cable car", "observatory", "power station",
    "water tower",
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
    "A fire destroyed the {thing} in {town} {day}, {fewer} people were hurt.",
    "{who} was elected mayor of {town} {day}.",
    "Police in {town} arrested {fewer} men {day} who had sold parts of the {thing}.",
    "Work on the {thing} near {town} began {day}.",
    "{country} sent {number} engineers to {town} {day}.",
    "The owners of the {thing} in {town} announced {day} that {number} people would lose their jobs.",
)
FILLING = (
    "Nobody had expected the work to take so long, {who} said.",
    "The council keeps the plans in a box that has been moved {fewer} times.",
    "Those who live beside the {thing} hear it at night when the wind turns.",
    "It will cost more than was said at first, and less than many feared.",
    "What happens next depends on the weather, on money, and on whether the two sides still talk.",
    "A spokeswoman for {country} would not say who had asked for it.",
    "The {thing} has stood there for longer than anyone in {town} can remember.",
    "“We were told to wait, so we wait,” said {who}, who has a shop across the road.",
    "Of the {number} letters that came to the paper, most were against it.",
    "In {town} they tell it otherwise, and with more pride.",
    "{who} had warned of it in a report that few have read.",
    "The figures that {country} gives are not those that {other} gives.",
    "There is a waiting list for the tours, and a small museum.",
    "Some say that the {thing} was never meant to last, others that nothing is.",
    "Buses go every {fewer} minutes, when they go.",
    "The archive of {town} has {number} drawings of it, none of them signed.",
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


@dataclass(slots=True)
class _Story:
    """What has happened in it so far, and how many articles told it."""

    random: Random
    first: date
    articles: int = 0
    happenings: list[_Happening] = field(default_factory=list)

    def go_on(self) -> None:
        """Let happen what the next article has to tell."""
        while len(self.happenings) < AT_FIRST + PER_ARTICLE * self.articles:
            day = self.first + timedelta(days=len(self.happenings) // PER_DAY + self.random.randrange(5))
            self.happenings.append(_Happening(day, _fill(self.random.choice(TOLD), self.random)))
        self.articles += 1


def make_articles(count: int) -> Iterator[Article]:
    """So many articles, by name; the first ones are the same however many there are."""
    stories: list[_Story] = []
    told: list[int] = []
    for number in range(count):
        random = Random(f"article {number}")
        place = _choose_story(told, stories, random)
        if place == len(stories):
            own = Random(f"story {place}")
            stories.append(_Story(own, START + timedelta(days=own.randrange(DAYS))))
        told.append(place)
        stories[place].go_on()
        yield _write(number, stories[place].happenings[-RECENT:], random)


def _choose_story(told: list[int], stories: list[_Story], random: Random) -> int:
    """The place of the story that the next article tells, after those that were told; a new one's is the
    next."""
    new = FEWEST_STORIES + NEW_STORIES * len(stories)
    if random.random() * (len(told) + FEWEST_STORIES) < new:
        return len(stories)
    while True:
        place = random.choice(told)
        if random.random() * stories[place].articles >= NEW_STORIES:
            return place


def _write(number: int, happenings: list[_Happening], random: Random) -> Article:
    published = max(each.day for each in happenings) + timedelta(days=random.randrange(4))
    told = random.sample(happenings, min(len(happenings), random.randint(*HAPPENINGS)))
    sentences = [each.sentence.replace("{day}", _write_day(each.day, published, random)) for each in told]
    sentences += [_fill(random.choice(FILLING), random) for _ in range(random.randint(*FILLED))]
    random.shuffle(sentences)
    title = random.choice(told).sentence.replace(" {day}", "").rstrip(".")
    paragraphs = (" ".join(sentences[start : start + 3]) for start in range(0, len(sentences), 3))
    return Article(f"{number:06d}", published, "\n\n".join((title, *paragraphs)) + "\n")


def _fill(sentence: str, random: Random) -> str:
    country, other = random.sample(COUNTRIES, 2)
    values = {
        "{who}": f"{random.choice(FIRST_NAMES)} {random.choice(LAST_NAMES)}",
        "{thing}": f"{random.choice(KINDS)} {random.choice(THINGS)}",
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
