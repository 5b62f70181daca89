"""The words of placing: what a place, a question and a stance are.

Latitude and longitude are degrees (WGS 84), in that order; countries are ISO 3166-1 alpha-3.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from timeline.model import Mention, Span

PlaceKind = Literal["country", "admin1", "admin2", "city", "landmark", "region", "sea", "bloc", "continent"]
"""What kind of thing a place is. A bloc is a group of countries (the EU, NATO); a region is anything with a
name and an extent that is not an administrative unit (Silicon Valley, the Middle East)."""

MentionRole = Literal["dateline", "scene", "located", "named"]
"""How a text uses a place: its date line; where something happens ("met in Paris"); where something lies or
is to be ("data centres in Texas"); anything else, an actor for instance."""

PlacementBasis = Literal["text", "document"]
"""The passage itself says where; or the scene of the article does."""

QuestionKind = Literal["signatories", "ratification", "vote", "recognition", "sanctions", "custom"]


@dataclass(frozen=True, slots=True)
class Place:
    """A point with a name. `country` is None for what lies in none or in many (seas, blocs, continents)."""

    name: str
    latitude: float
    longitude: float
    country: str | None
    kind: PlaceKind
    geonameid: int | None
    geocoder: str
    """Who knew it: "gazetteer", "nominatim", "config"."""


@dataclass(frozen=True, slots=True)
class PlacedMention:
    """A name as written, the place it means (None when nobody knows it), why that one, and its role."""

    mention: Mention
    place: Place | None
    reason: str
    role: MentionRole = "named"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one event happened, and on what evidence."""

    place: Place
    basis: PlacementBasis
    evidence: Span


@dataclass(frozen=True, slots=True)
class StanceChoice:
    """One answer a country can give to a question. `phrases` are the words that give it, beyond the built-in
    ones of the question's kind."""

    id: str
    label: str
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Something countries take a stance on: an agreement, a vote, a recognition. One choropleth each."""

    id: str
    title: str
    kind: QuestionKind
    about: tuple[str, ...]
    """Words of the instrument that is meant; empty means that any will do."""
    choices: tuple[StanceChoice, ...]
    name: str = ""
    """What a question found in the text is about, in its words; "" for one that an editor put."""
    body: str = ""
    """Who voted, when that is a body."""


@dataclass(frozen=True, slots=True)
class PastStance:
    """A stance that a later one has replaced."""

    stance: str
    as_of: date | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Stance:
    """One country's answer to one question, with every passage that says so."""

    question: str
    country: str
    stance: str
    contested: bool
    """Sources contradict one another about it at the same time."""
    as_of: date | None
    evidence: tuple[Span, ...]
    history: tuple[PastStance, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """How many countries a source says gave an answer ("around 60 signed")."""

    question: str
    stance: str
    count: int
    approximate: bool
    evidence: tuple[Span, ...]
