"""What each name of a document means: its namesakes weighed by what the document says."""

from __future__ import annotations

from collections.abc import Sequence

from geo.gazetteer import Gazetteer, describe_place
from geo.model import PlacedMention
from geo.placing.choosing import choose_places
from geo.placing.containment import find_containers
from geo.placing.roles import find_roles
from geo.placing.senses import collect_senses
from timeline.languages import load_language
from timeline.model import Mention, SourceDocument


def place_mentions(
    document: SourceDocument,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    geocoders: Sequence[object] = (),
) -> tuple[PlacedMention, ...]:
    """Every place mention of a document with the place it means, and why that one."""
    named = [mention for mention in mentions if mention.kind != "date"]
    senses = collect_senses(named, gazetteer)
    containers = find_containers(document.text, senses, gazetteer)
    chosen = choose_places(senses, containers, gazetteer)
    roles = find_roles(document.text, named, load_language(document.language))
    return tuple(
        PlacedMention(mention, None, "no gazetteer knows it", role)
        if choice is None
        else PlacedMention(mention, describe_place(gazetteer, choice.entry), choice.reason, role)
        for mention, choice, role in zip(named, chosen, roles, strict=True)
    )
