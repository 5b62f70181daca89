"""What each name of a document means: its namesakes weighed by what the document says."""

from __future__ import annotations

from collections.abc import Sequence

from geo.gazetteer import Gazetteer, describe_place, kind_of
from geo.model import PlacedMention
from geo.placing.choosing import choose_places
from geo.placing.containment import find_containers
from geo.placing.homes import Home
from geo.placing.roles import find_roles
from geo.placing.senses import collect_senses
from geo.placing.unknown import PlaceFinder, find_unknown
from timeline.languages import load_language
from timeline.model import Mention, SourceDocument


def place_mentions(
    document: SourceDocument,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    geocoders: Sequence[PlaceFinder] = (),
    home: Home | None = None,
) -> tuple[PlacedMention, ...]:
    """Every place mention of a document with the place it means, and why that one.

    `geocoders` are asked for places that the gazetteer does not know; those come as mentions of their own.
    `home` is where its publisher is at home, if that is known.
    """
    named = [mention for mention in mentions if mention.kind != "date"]
    language = load_language(document.language)
    senses = collect_senses(document.text, named, gazetteer, language)
    containers = find_containers(document.text, senses, gazetteer, language)
    chosen = choose_places(document.text, senses, containers, gazetteer, language, home)
    kinds = [None if choice is None else kind_of(gazetteer, choice.entry) for choice in chosen]
    roles = find_roles(document.text, named, kinds, language)
    placed = tuple(
        PlacedMention(mention, None, "no gazetteer knows it", role)
        if choice is None
        else PlacedMention(mention, describe_place(gazetteer, choice.entry), choice.reason, role)
        for mention, choice, role in zip(named, chosen, roles, strict=True)
    )
    if not geocoders:
        return placed
    added = find_unknown(document, named, gazetteer.names, geocoders, language)
    return tuple(sorted((*placed, *added), key=lambda each: each.mention.span))
