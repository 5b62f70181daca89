"""The namesakes of every name in a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.gazetteer import Gazetteer, find_entries, kind_of
from timeline.mentions import look_up
from timeline.mentions.traits import DEMONYM
from timeline.model import Mention


@dataclass(frozen=True, slots=True)
class Sense:
    """A mention, its name as the gazetteer writes it, and the places it can mean, most populous first."""

    mention: Mention
    key: str
    entries: tuple[int, ...]


def collect_senses(mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Sense]:
    """One sense for each mention, in order."""
    return [_sense_of(mention, gazetteer) for mention in mentions]


def _sense_of(mention: Mention, gazetteer: Gazetteer) -> Sense:
    key = look_up(mention.text, gazetteer.names)
    if key is None:
        return Sense(mention, mention.text, ())
    entries = find_entries(gazetteer, key)
    if mention.kind == "demonym" or gazetteer.names[key] & DEMONYM:
        peoples = tuple(entry for entry in entries if kind_of(gazetteer, entry) != "city")
        entries = peoples or entries
    return Sense(mention, key, entries)
